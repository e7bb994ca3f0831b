"""Setting type at build time: how wide a text is, and where Chinese lines may break."""

from __future__ import annotations

import re
import unicodedata

LABEL = 15.0
"""Size of names, in the units of a drawing."""

NOTE = 13.0
"""Size of everything else; a phone of 360 pixels shows a unit as a pixel."""

LEADING = 1.42
"""From one base line to the next, in sizes."""

NOT_FIRST = frozenset("，。、；：？！）》”’】」』…—·,.;:?!)]}%％")
NOT_LAST = frozenset("（《“‘【「『([{")
FULL = frozenset("“”‘’—…·×÷→←↑↓↗↘−≥≤①②③④⑤⑥⑦⑧⑨")
NARROW = frozenset("iljtfrI.,:;'|!()[]- ")
BROAD = frozenset("mwMW@%")
UNIT = re.compile(r"[A-Za-z0-9][A-Za-z0-9.,:%/+\-]*|\s+|.", re.DOTALL)


def advance(text: str, size: float) -> float:
    """Width of ``text`` in a system font of ``size``; generous, since every machine has another font."""
    return sum(map(_share, text)) * size


def _share(mark: str) -> float:
    if mark in FULL or unicodedata.east_asian_width(mark) in "WF":
        return 1.0
    if mark in NARROW:
        return 0.36
    if mark in BROAD:
        return 0.92
    return 0.7 if mark.isupper() else 0.58


def wrap(text: str, room: float, size: float) -> list[str]:
    """``text`` in lines no wider than ``room``, about equally long; punctuation never begins a line.

    A Latin word or number is kept whole, and stands out of the room only where it alone is too wide.
    """
    pieces = _pieces(text.strip())
    lines = _fill(pieces, room, size)
    if len(lines) < 2:
        return lines
    low, high = room / 2, room
    for _ in range(8):
        middle = (low + high) / 2
        if len(_fill(pieces, middle, size)) > len(lines):
            low = middle
        else:
            high = middle
    return _fill(pieces, high, size)


def _pieces(text: str) -> list[str]:
    """What may not be broken: words, and characters with the punctuation that clings to them."""
    pieces: list[str] = []
    for unit in UNIT.findall(text):
        clings = pieces and (unit[0] in NOT_FIRST or pieces[-1][-1] in NOT_LAST)
        if clings:
            pieces[-1] += unit
        else:
            pieces.append(unit)
    return pieces


def _fill(pieces: list[str], room: float, size: float) -> list[str]:
    lines = [""]
    for piece in pieces:
        if lines[-1] and advance((lines[-1] + piece).rstrip(), size) > room:
            lines.append("")
        lines[-1] += piece.lstrip() if not lines[-1] else piece
    return [line.rstrip() for line in lines if line.strip()]
