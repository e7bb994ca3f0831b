"""柱图: a horizontal bar a number, so that long Chinese labels stay readable on a phone."""

from __future__ import annotations

from collections.abc import Sequence

from handbook.calculators.charts.points import Point, legend, spread
from handbook.calculators.charts.svg import Drawing, box, longest
from handbook.calculators.model import Quantity


def draw(to: Drawing, points: Sequence[Point], heads: Sequence[Quantity]) -> float:
    """Label above, bars below it, every bar ending in its number; series differ in fill and outline."""
    values = [0.0, *spread(points)]
    low = min(values)
    width = max(60, 348 - longest(text for point in points for text in point.shown) * 7)
    times = width / (max(values) - low) if max(values) > low else 0.0
    zero = 2 - low * times
    y = legend(to, heads, "s")
    for point in points:
        to.text("t", 0, y + 12, point.label)
        for at, value in enumerate(point.values):
            y += 16
            to.shape(f"s{at}", *box(zero + min(0.0, value * times), y + 1, abs(value * times), 13))
            to.text("t n", zero + max(0.0, value * times) + 6, y + 12, point.shown[at])
        y += 24
    return y
