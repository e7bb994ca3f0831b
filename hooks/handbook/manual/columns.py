"""How wide the columns of a table are, so that nothing is cut and nothing is narrower than it need be.

Widths are in half-ems: a Han character is 2 wide, a Latin letter 1.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from handbook.problems import width

PORTRAIT = 441.0
"""Points across the text of an upright page; see typst/page.typ."""

LANDSCAPE = 695.0
SIZES = (9.0, 8.0, 7.0)
INSET = 10.0
"""Points of white at both sides of a column, together."""

TOKEN = re.compile(r"[\u2e80-\u9fff\uff00-\uffef\u3000-\u303f]|[^\s\u2e80-\u9fff\uff00-\uffef\u3000-\u303f]+")
NARROWEST = 4
SHORT = 12
"""A heading, and a label in the first column, up to this wide stays on one line."""

CROWDED = 4
"""Lines in the fullest cell of a table with many columns from which smaller letters are tried."""

TALL = 14
"""Lines from which a row may break between pages."""


@dataclass(frozen=True)
class Cell:
    """A cell's text and how many columns it spans."""

    text: str
    span: int = 1


@dataclass(frozen=True)
class Shape:
    """Each column's share of the width and the size of the letters in points.

    ``landscape``: the page is turned. ``tall``: some row is too tall to be kept whole.
    """

    shares: tuple[float, ...]
    size: float
    landscape: bool = False
    tall: bool = False


@dataclass(frozen=True)
class _Column:
    """The width at which nothing wraps, and the width below which something is cut or ugly."""

    natural: float
    smallest: float


def shape(rows: Sequence[Sequence[Cell]]) -> Shape:
    """The shape in which a table fits: the largest letters that do not crowd it, then the turned page."""
    count = max((sum(cell.span for cell in row) for row in rows), default=1)
    columns = _measure(rows, count)
    possible = list(_possible(columns))
    roomy = [one for one in possible if count <= 4 or _lines(columns, one[0]) <= CROWDED]
    widths, size, across = (roomy or possible or [_tightest(columns)])[0]
    inset = INSET / (size / 2)
    shares = tuple(round(one + inset, 1) for one in widths)
    return Shape(shares, size, across == LANDSCAPE, _lines(columns, widths) > TALL)


def share(columns: Sequence[tuple[float, float]], room: float) -> list[float]:
    """Divide ``room`` among columns of (natural, smallest) width.

    Every column gets its natural width if that fits; else the long ones give way to the short.
    """
    total = sum(natural for natural, _ in columns)
    if total <= room:
        return [natural * room / total for natural, _ in columns]
    widths = [smallest for _, smallest in columns]
    left = room - sum(widths)
    while left > 0.5:
        gaps = [
            (natural - one) ** 0.5 if natural - one > 0.5 else 0.0
            for (natural, _), one in zip(columns, widths, strict=True)
        ]
        if not sum(gaps):
            break
        gains = [
            min(left * gap / sum(gaps), natural - one)
            for gap, (natural, _), one in zip(gaps, columns, widths, strict=True)
        ]
        widths = [one + max(gain, 0.0) for one, gain in zip(widths, gains, strict=True)]
        left = room - sum(widths)
    return widths


def _possible(columns: Sequence[_Column]) -> Iterator[tuple[list[float], float, float]]:
    """Widths, size and room of every shape in which nothing is cut, the best first."""
    for across in (PORTRAIT, LANDSCAPE):
        for size in SIZES:
            room = (across - INSET * len(columns)) / (size / 2)
            if sum(one.smallest for one in columns) <= room:
                yield share([(one.natural, one.smallest) for one in columns], room), size, across


def _tightest(columns: Sequence[_Column]) -> tuple[list[float], float, float]:
    """For a table that fits nowhere: the turned page, the smallest letters, words broken where they must."""
    room = max((LANDSCAPE - INSET * len(columns)) / (SIZES[-1] / 2), float(len(columns)))
    total = sum(one.smallest for one in columns)
    return [one.smallest * room / total for one in columns], SIZES[-1], LANDSCAPE


def _lines(columns: Sequence[_Column], widths: Sequence[float]) -> float:
    return max((column.natural / one for column, one in zip(columns, widths, strict=True)), default=1.0)


def _measure(rows: Sequence[Sequence[Cell]], count: int) -> list[_Column]:
    natural = [float(NARROWEST)] * count
    smallest = [float(NARROWEST)] * count
    for number, row in enumerate(rows):
        at = 0
        for cell in row:
            if cell.span == 1 and at < count:
                longest = max((width(line.strip()) for line in cell.text.strip().split("\n")), default=0)
                token = max((width(token) for token in TOKEN.findall(cell.text)), default=0)
                if longest <= SHORT and (at == 0 or (number == 0 and count <= 6)):
                    token = longest
                natural[at] = max(natural[at], (longest if number or count <= 6 else longest / 2) + 1)
                smallest[at] = max(smallest[at], min(token, 40) + 1)
            at += cell.span
    return [_Column(max(one, two), two) for one, two in zip(natural, smallest, strict=True)]
