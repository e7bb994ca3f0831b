"""象限图: two qualities of every point, divided at their means."""

from __future__ import annotations

from collections.abc import Sequence

from handbook.calculators.charts.points import Point
from handbook.calculators.charts.scale import Scale
from handbook.calculators.charts.svg import WIDTH, Drawing, box, ring
from handbook.calculators.model import Quantity

LEFT, TOP, SIDE = 60, 8, 240


def draw(to: Drawing, points: Sequence[Point], heads: Sequence[Quantity]) -> float:
    """Numbered marks in a field divided at the means; the list below tells every number's label and values."""
    across = [point.values[0] for point in points]
    up = [point.values[1] for point in points]
    x, y = Scale(across, LEFT + 14, LEFT + SIDE - 14), Scale(up, TOP + SIDE - 14, TOP + 14)
    names = [head.name for head in heads]
    to.shape("frame", *box(LEFT, TOP, SIDE, SIDE))
    to.shape("mean", "M", x(mean(across)), TOP, "v", SIDE, "M", LEFT, y(mean(up)), "h", SIDE)
    to.text("t u", LEFT + 5, TOP + 14, f"↑ {names[1]}")
    to.text("t u e", LEFT + SIDE - 5, TOP + SIDE - 6, f"{names[0]} →")
    for at, point in enumerate(points):
        to.shape("dot", *ring(x(across[at]), y(up[at]), 9))
        to.text("t m o", x(across[at]), y(up[at]) + 4, str(at + 1))
        to.text("t", 0, 282 + at * 18, f"{at + 1} {point.label}")
        to.text("t n e", WIDTH, 282 + at * 18, f"{names[0]} {point.shown[0]}，{names[1]} {point.shown[1]}")
    return 274 + len(points) * 18


def mean(values: Sequence[float]) -> float:
    """The plain average; good enough for a drawing."""
    total = 0.0
    for value in values:
        total += value / len(values)
    return total
