"""折线图: numbers in the order of the rows, usually months."""

from __future__ import annotations

from collections.abc import Sequence

from handbook.calculators.charts.points import Point, legend, spread
from handbook.calculators.charts.scale import Scale, plot
from handbook.calculators.charts.svg import Drawing, line, marks
from handbook.calculators.model import Quantity

LABELLED = 12


def draw(to: Drawing, points: Sequence[Point], heads: Sequence[Quantity]) -> float:
    """Lines that differ in dash and marker; up to twelve numbers are written at their points."""
    top = legend(to, heads, "p") + 12
    axis = Scale(spread(points), top + 150, top)
    xs = plot(to, points, heads[0], axis, 326, inset=True)
    for index in range(len(heads)):
        places = [(x, axis(point.values[index])) for x, point in zip(xs, points, strict=True)]
        to.shape(f"l{index}", *line(places))
        to.shape(f"p{index}", *marks(index % 4, places))
        if len(points) * len(heads) <= LABELLED:
            for (x, y), point in zip(places, points, strict=True):
                to.text("t n m", x, y - 9, point.shown[index])
    return top + 176
