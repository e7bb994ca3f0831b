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
GOOD_END = frozenset("，。、；：？！）”》”")
CLINGING = frozenset("的了着过们吗呢吧么")
"""Characters that belong to the one before them."""

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
    """``text`` in as few lines as fit into ``room``, about equally long, broken after punctuation where that does.

    Punctuation never begins a line. A Latin word or number is kept whole, and stands out of the room only
    where it alone is too wide.
    """
    pieces = _pieces(text.strip())
    count = len(_fill(pieces, room, size))
    if count < 2:
        return [text.strip()] if pieces else []
    mean = advance("".join(pieces), size) / count
    best: dict[tuple[int, int], tuple[float, list[str]]] = {(0, 0): (0.0, [])}
    for done in range(count):
        for start in range(len(pieces)):
            if (done, start) in best:
                _continue(best, pieces, (done, start), (room, mean, size))
    return best.get((count, len(pieces)), (0.0, _fill(pieces, room, size)))[1]


def _continue(
    best: dict[tuple[int, int], tuple[float, list[str]]],
    pieces: list[str],
    at: tuple[int, int],
    measures: tuple[float, float, float],
) -> None:
    """Every next line after the lines that end before piece ``at[1]``, where it makes a cheaper whole."""
    room, mean, size = measures
    cost, lines = best[at]
    for end in range(at[1] + 1, len(pieces) + 1):
        line = "".join(pieces[at[1] : end]).strip()
        across = advance(line, size)
        if across > room and end > at[1] + 1:
            return
        total = cost + ((across - mean) / size) ** 2 + _penalty(pieces, end)
        key = (at[0] + 1, end)
        if key not in best or total < best[key][0]:
            best[key] = (total, [*lines, line])


def _penalty(pieces: list[str], end: int) -> float:
    """How much a break before piece ``end`` disturbs the reading."""
    if end == len(pieces) or pieces[end - 1][-1] in GOOD_END or not pieces[end - 1].strip():
        return 0.0
    return 36.0 if pieces[end][0] in CLINGING else 24.0


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
