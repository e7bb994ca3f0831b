"""Where the live tool is found: a short address and a code that a telephone reads."""

from __future__ import annotations

import io
from urllib.parse import urljoin

import segno

from handbook.manual.literals import string


def live(site_url: str, short: str, chapter_title: str) -> str:
    """The code and the short address of a tool; a sentence where the site has no public address."""
    if not site_url:
        return f"#live-without-address({string(chapter_title)})"
    address = urljoin(site_url, short)
    return f"#live({string(code(address))}, {string(address)})"


def code(address: str) -> str:
    """A QR code as SVG: black, four light modules around it, error correction M."""
    buffer = io.BytesIO()
    segno.make(address, error="m", micro=False).save(
        buffer, kind="svg", border=4, xmldecl=False, nl=False, light="#fff"
    )
    return buffer.getvalue().decode()
