"""容忍区图: between what customers accept and what they hope for, where does what they got stand?"""

from __future__ import annotations

from collections.abc import Sequence

from handbook.calculators.charts.points import Point, spread
from handbook.calculators.charts.scale import Scale
from handbook.calculators.charts.svg import WIDTH, Drawing, box, mark
from handbook.calculators.model import Quantity

ROW = 58


def draw(to: Drawing, points: Sequence[Point], heads: Sequence[Quantity]) -> float:
    """A band from adequate to desired, and a mark whose shape and words say below, inside or above."""
    axis = Scale(spread(points), 34, WIDTH - 34)
    lowest, hoped, met = (head.name for head in heads[:3])
    to.text("t u", 0, 13, f"色带：{lowest} 至 {hoped}；记号：{met}")
    words = {3: f"低于{lowest}", 2: f"达到{hoped}", 0: "在容忍区内"}
    for at, point in enumerate(points):
        y = 54 + at * ROW
        low, high, got = point.values[:3]
        form = 3 if got < low else 0 if got < high else 2
        to.text("t", 0, y - 16, point.label)
        to.text("t n e", WIDTH, y - 16, f"{point.shown[2]} {words[form]}")
        to.shape("grid", "M", 34, y, "H", WIDTH - 34)
        to.shape("band", *box(axis(low), y - 8, axis(high) - axis(low), 16))
        to.text("t u e", axis(low) + 8, y + 20, point.shown[0])
        to.text("t u", axis(high) - 8, y + 20, point.shown[1])
        to.shape(f"q{form}", *mark(form, axis(got), y))
    return 26 + len(points) * ROW
