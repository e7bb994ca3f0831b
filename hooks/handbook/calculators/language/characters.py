"""Which characters mean the same, and what a name may be made of.

Folding is one character for one, so that columns in messages stay right. It is a short explicit list:
Unicode's own compatibility folding would read 10² as 102 and ½ as 1⁄2.
"""

from __future__ import annotations

import re

SPACES = " \t\n\v\f\r\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
SPACES += "\u2028\u2029\u202f\u205f\u3000\ufeff"
"""What JavaScript takes for white space."""

ZERO_WIDTH = "\u200b"
BLANKS = SPACES + ZERO_WIDTH
"""What is trimmed from the ends of whatever people type."""

NAME_LIMIT = 60

_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_LOOKALIKES = str.maketrans(
    {
        "×": "*", "✕": "*", "∗": "*", "÷": "/", "∕": "/", "−": "-", "–": "-",
        "“": '"', "”": '"', "【": "[", "】": "]", "￥": "¥",
    }
)  # fmt: skip
_FOLD = _FULL_WIDTH | _LOOKALIKES

_LETTER = (
    "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0391-\u03a9\u03b1-\u03c9"
    "\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U000323af"
)
NAME = re.compile(f"[{_LETTER}_][{_LETTER}0-9_]*")
"""A whole name; Han, Latin and Greek letters, digits and _, no digit first."""

NAME_CHARACTER = re.compile(f"[{_LETTER}0-9_]")

CELL = re.compile(r"[A-Z]{1,3}[0-9]{1,7}|R[0-9]*|C[0-9]*|R[0-9]*C[0-9]*", re.IGNORECASE)
"""What Excel would take for a cell, so that it cannot be a name there."""


def fold(text: str) -> str:
    """``text`` with full-width and typographic characters as their plain ASCII twins, same length."""
    return text.translate(_FOLD)


def trim(text: str) -> str:
    """``text`` without blanks at its ends, full-width and invisible ones included."""
    return text.strip(BLANKS)


def units(text: str) -> int:
    """The length of ``text`` as JavaScript counts it, in UTF-16 units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def same(name: str) -> str:
    """What two names have in common if they may not stand side by side (they differ only in case)."""
    return name.lower()
