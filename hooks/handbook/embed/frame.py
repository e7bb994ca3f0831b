"""What the page of one embedded tool shows; the page itself is the theme's ``embed.html``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from posixpath import join, normpath, relpath
from urllib.parse import urlsplit

from handbook.source import Rendered

_ADDRESS = re.compile(r"(?P<before>\s(?:href|src)=\")(?P<address>[^\"]*)(?=\")")


@dataclass(frozen=True)
class Frame:
    """One tool alone. ``url`` is its page below the site's root; the other addresses lead from there."""

    url: str
    id: str
    title: str
    chapter: str
    html: str
    target: str
    canonical: str
    origins: str


def url_of(tool_id: str) -> str:
    """The page of a tool below the site's root."""
    return f"embed/{tool_id}/index.html"


def frame(tool: Rendered, chapter: str, page: str, origins: list[str], site_url: str = "") -> Frame:
    """The frame of ``tool``, which stands in the chapter at address ``page``.

    ``origins`` are those that may learn the frame's height (``*``: any).
    """
    url = url_of(tool.id)
    place = f"{page}#{tool.anchor}"
    target = relocate(place, "", url)
    return Frame(
        url,
        tool.id,
        tool.title,
        chapter,
        relocate_html(tool.html, page, url),
        target,
        join(site_url, place) if site_url else target,
        " ".join(origins),
    )


def relocate(address: str, page: str, other: str) -> str:
    """``address``, relative to ``page``, as it is written on ``other``; both pages are below the site's root."""
    parts = urlsplit(address)
    if parts.scheme or parts.netloc or not parts.path or parts.path.startswith("/"):
        return address
    path = normpath(join(page.rpartition("/")[0], parts.path))
    rest = address[len(parts.path) :]
    slash = "/" if parts.path.endswith("/") else ""
    return relpath(path, other.rpartition("/")[0] or ".") + slash + rest


def relocate_html(html: str, page: str, other: str) -> str:
    """``html`` of ``page`` with its addresses as they are written on ``other``."""
    return _ADDRESS.sub(lambda match: match["before"] + relocate(match["address"], page, other), html)
