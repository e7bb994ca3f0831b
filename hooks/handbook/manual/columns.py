"""How wide the columns of a table are, so that nothing is cut and nothing is narrower than it need be.

Widths are in half-ems: a Han character is 2 wide, a Latin letter 1.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
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
HEADING = 12
"""A heading up to this wide stays on one line."""

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


def shape(rows: Sequence[Sequence[Cell]]) -> Shape:
    """The shape in which a table fits: the largest letters first, then the turned page."""
    count = max((sum(cell.span for cell in row) for row in rows), default=1)
    natural, smallest = _measure(rows, count)
    for across in (PORTRAIT, LANDSCAPE):
        for size in SIZES:
            room = (across - INSET * count) / (size / 2)
            if sum(smallest) <= room:
                return _shape(rows, natural, smallest, room, size, across == LANDSCAPE)
    return _shape(rows, natural, smallest, room, size, landscape=True)


def _shape(
    rows: Sequence[Sequence[Cell]],
    natural: list[float],
    smallest: list[float],
    room: float,
    size: float,
    landscape: bool,
) -> Shape:
    widths = share(natural, smallest, room)
    inset = INSET / (size / 2)
    tall = any(
        width(cell.text) / one > TALL
        for row in rows
        if len(row) == len(widths)
        for cell, one in zip(row, widths, strict=True)
    )
    return Shape(tuple(round(one + inset, 1) for one in widths), size, landscape, tall)


def share(natural: Sequence[float], smallest: Sequence[float], room: float) -> list[float]:
    """Divide ``room``: every column its natural width if that fits, else the long ones give way to the short."""
    if sum(natural) <= room:
        return [one * room / sum(natural) for one in natural]
    widths = list(smallest)
    open_ = list(range(len(widths)))
    left = room - sum(widths)
    while left > 0.5 and open_:
        weights = [(natural[index] - widths[index]) ** 0.5 for index in open_]
        total = sum(weights) or 1.0
        gained = 0.0
        for index, weight in zip(list(open_), weights, strict=True):
            more = min(left * weight / total, natural[index] - widths[index])
            widths[index] += more
            gained += more
            if natural[index] - widths[index] < 0.5:
                open_.remove(index)
        left -= gained
        if gained < 0.1:
            break
    return widths


def _measure(rows: Sequence[Sequence[Cell]], count: int) -> tuple[list[float], list[float]]:
    natural = [float(NARROWEST)] * count
    smallest = [float(NARROWEST)] * count
    for number, row in enumerate(rows):
        column = 0
        for cell in row:
            if cell.span == 1 and column < count:
                longest = max((width(line) for line in cell.text.strip().split("\n")), default=0)
                token = max((width(token) for token in TOKEN.findall(cell.text)), default=0)
                if number == 0 and longest <= HEADING:
                    token = longest
                natural[column] = max(natural[column], longest + 1)
                smallest[column] = max(smallest[column], min(token, 40) + 1)
            column += cell.span
    return natural, smallest
