"""What a chart shows: labelled points with one or more numbers each, taken from computed results."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from handbook.calculators.charts.svg import Drawing, box, clip, mark
from handbook.calculators.display import show
from handbook.calculators.model import Calculator, Chart, Outcome, Quantity, Reference, Results, Type

LABEL = 12
"""Characters of a label."""


@dataclass(frozen=True)
class Point:
    """A label and its numbers, one a series, as values and as readers see them."""

    label: str
    values: tuple[float, ...]
    shown: tuple[str, ...]


def collect(
    calculator: Calculator, chart: Chart, results: Results
) -> tuple[list[Point], list[Quantity], int]:
    """The points of ``chart``, what their numbers are, and how many points lack a number and are left out.

    Columns give a point a row, labelled by the first column of text. Variables give a point each; in a
    tolerance zone, whose numbers mean different things, one point together.
    """
    items = [(quantity_of(calculator, reference), reference) for reference in chart.data]
    numbers = [item for item in items if item[0].type is Type.NUMBER]
    label = next((item for item in items if item[0].type is not Type.NUMBER), None)
    table = next((reference.table for reference in chart.data if reference.table), "")
    heads = [quantity for quantity, _ in numbers]
    found: list[Point | None] = []
    if table:
        for at, row in enumerate(results.tables[table].rows):
            name = str(at + 1) if label is None else show(label[0], outcome(results, row, label[1]))
            found.append(point(name, [(one, outcome(results, row, where)) for one, where in numbers]))
    else:
        single = [(one, outcome(results, {}, where)) for one, where in numbers]
        if chart.kind == "tolerance":
            found.append(point("", single))
        else:
            found += [point(one.name, [(one, value)]) for one, value in single]
            heads = heads[:1]
    points = [one for one in found if one is not None]
    return points, heads, len(found) - len(points)


def quantity_of(calculator: Calculator, reference: Reference) -> Quantity:
    """The variable or column that ``reference`` names."""
    if not reference.table:
        return next(one for one in calculator.variables if one.name == reference.name)
    table = next(one for one in calculator.tables if one.name == reference.table)
    return next(one for one in table.columns if one.name == reference.name)


def outcome(results: Results, row: dict[str, Outcome], reference: Reference) -> Outcome:
    """What ``reference`` is worth in ``row``; a variable is worth the same in every row."""
    return row[reference.name] if reference.table else results.variables[reference.name]


def point(label: str, found: Sequence[tuple[Quantity, Outcome]]) -> Point | None:
    """A point, None where a number is missing."""
    values = tuple(one.value for _, one in found if isinstance(one.value, float))
    if len(values) < len(found):
        return None
    return Point(clip(label, LABEL), values, tuple(show(quantity, one) for quantity, one in found))


def spread(points: Iterable[Point]) -> list[float]:
    """All numbers of all points."""
    return [value for one in points for value in one.values]


def legend(to: Drawing, heads: Sequence[Quantity], kind: str) -> float:
    """Names of two or more series with their marker (``p``) or fill (``s``); gives where the drawing starts."""
    if len(heads) < 2:
        return 4
    for at, head in enumerate(heads):
        swatch = mark(at % 4, 14, at * 18 + 9) if kind == "p" else box(2, at * 18 + 3, 24, 12)
        to.shape(f"{kind}{at}", *swatch)
        to.text("t", 34, at * 18 + 13, head.titled)
    return len(heads) * 18 + 8
