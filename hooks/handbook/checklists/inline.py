"""The few inline marks an item may have: ``**strong**``, ``==mark==`` and code. All else is text."""

from __future__ import annotations

import re
from html import escape

_MARK = re.compile(r"`(?P<code>[^`]+)`|\*\*(?P<strong>\S(?:.*?\S)?)\*\*|==(?P<mark>\S(?:.*?\S)?)==")
LINK = re.compile(r"!?\[[^\]]*\]\([^)]*\)|<(?:https?:|mailto:)[^>]*>")
"""A Markdown link or image; it would be part of what is clicked to tick, so items have none."""


def to_html(text: str) -> str:
    """The text as safe HTML: the three marks as elements, everything else escaped."""
    parts: list[str] = []
    end = 0
    for found in _MARK.finditer(text):
        parts += escape(text[end : found.start()]), _element(found)
        end = found.end()
    return "".join(parts) + escape(text[end:])


def _element(found: re.Match[str]) -> str:
    name = found.lastgroup or "code"
    inside = found[name]
    return f"<{name}>{escape(inside) if name == 'code' else to_html(inside)}</{name}>"


def plain_text(text: str) -> str:
    """The text without its marks, as a reader hears it."""
    return _MARK.sub(_inside, text)


def _inside(found: re.Match[str]) -> str:
    name = found.lastgroup or "code"
    return found[name] if name == "code" else plain_text(found[name])
