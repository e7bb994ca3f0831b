"""The formats TEXT knows: ``0``, ``0.00``, ``#,##0``, ``#,##0.00``, each also with ``%``."""

from __future__ import annotations

import re

FORMAT = re.compile(r"(#,##0|0)(?:\.(0{1,10}))?(%?)")


def decimals_of(pattern: str) -> int:
    """The places a number is rounded to before it is printed with ``pattern``; ``0%`` needs two."""
    found = FORMAT.fullmatch(pattern)
    if found is None:
        return 0
    return len(found[2] or "") + (2 if found[3] else 0)
