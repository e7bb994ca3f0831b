"""The content's hash in the address of every script and style sheet, so that servers may have them kept for ever.

``assets/javascripts/start.js`` becomes ``…/start.js?v=1f2e3d4c``: a changed file has a new address, the file's name
stays, and from a disk the query means nothing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from hashlib import sha256
from posixpath import join, normpath

_ASSET = re.compile(r'(?P<before>\s(?:src|href)=")(?P<address>[^"?#:]+\.(?:js|css))(?=")')


def stamp_of(content: bytes) -> str:
    """Eight hex digits that change with the content."""
    return sha256(content).hexdigest()[:8]


def stamp(html: str, url: str, stamps: Mapping[str, str]) -> str:
    """The page at ``url`` with stamped addresses; ``stamps`` are those of the files, by address below the root.

    Addresses from the root (``/assets/…``, on the error page) are stamped too.
    """

    def stamped(match: re.Match[str]) -> str:
        address = match["address"]
        folder = "" if address.startswith("/") else url.rpartition("/")[0]
        path = normpath(join(folder, address.lstrip("/")))
        mark = stamps.get(path) or next((stamps[name] for name in stamps if address.endswith(f"/{name}")), "")
        return f"{match['before']}{address}{f'?v={mark}' if mark else ''}"

    return _ASSET.sub(stamped, html)
