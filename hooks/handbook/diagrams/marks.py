"""The few Markdown marks an editor may have left in a diagram's text."""

from __future__ import annotations

import re

MARKUP = re.compile(r"!?\[[^\]]*\]\([^)]*\)|<[A-Za-z/][^>]*>|\{\{.*?\}\}")
"""Links, images and tags: a drawing shows text only. A variable left over is unknown."""

_EMPHASIS = re.compile(r"\*\*(?P<strong>[^*]+)\*\*|`(?P<code>[^`]+)`|==(?P<mark>[^=]+)==")


def plain(text: str) -> str:
    """``text`` without emphasis."""
    return _EMPHASIS.sub(lambda found: found[found.lastgroup or "strong"], text).strip()
