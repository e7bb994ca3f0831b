"""饼图: shares of a whole, each slice with its number, share and label in the list beside it."""

from __future__ import annotations

from collections.abc import Sequence

from handbook.calculators.charts.points import Point, spread
from handbook.calculators.charts.svg import Drawing, fixed, turned
from handbook.calculators.model import Quantity

RADIUS = 66
X = 88


def draw(to: Drawing, points: Sequence[Point], heads: Sequence[Quantity]) -> float:  # noqa: ARG001
    """Slices in the order written, clockwise from the top."""
    total = 0.0
    for value in spread(points):
        total += value
    height = max(176, len(points) * 34 + 8)
    middle = height / 2
    done = 0.0
    for at, point in enumerate(points):
        part = point.values[0] / total
        start, end = turned(X, middle, RADIUS, done), turned(X, middle, RADIUS, done + part)
        great = 1 if part > 0.5 else 0
        to.shape(f"w{at % 5}", "M", X, middle, "L", *start, "A", RADIUS, RADIUS, 0, great, 1, *end, "z")
        to.text("t m", *turned(X, middle, RADIUS + 12, done + part / 2), str(at + 1))
        to.text("t", 186, at * 34 + 18, f"{at + 1} {point.label}")
        to.text("t n", 200, at * 34 + 33, f"{fixed(part * 100)}%（{point.shown[0]}）")
        done += part
    return height
