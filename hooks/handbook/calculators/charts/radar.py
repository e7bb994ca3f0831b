"""雷达图: several qualities of one or two things, compared at a glance."""

from __future__ import annotations

from collections.abc import Sequence

from handbook.calculators.charts.points import Point, legend, spread
from handbook.calculators.charts.scale import Scale
from handbook.calculators.charts.svg import WIDTH, Drawing, Step, clip, line, marks, turned
from handbook.calculators.model import Quantity

CENTRE = WIDTH / 2
RADIUS = 90


def draw(to: Drawing, points: Sequence[Point], heads: Sequence[Quantity]) -> float:
    """A spoke a point with its numbers at the end; series differ in dash and marker."""
    middle = legend(to, heads, "p") + 126
    axis = Scale([0.0, *spread(points)], 0, RADIUS)

    def corner(radius: float, at: int) -> tuple[float, float]:
        return turned(CENTRE, middle, radius, at / len(points))

    def web(radii: Sequence[float]) -> list[Step]:
        return [*line(corner(radius, at) for at, radius in enumerate(radii)), "z"]

    for tick in axis.ticks:
        to.shape("grid", *web([axis(tick)] * len(points)))
    for at, point in enumerate(points):
        x, y = corner(RADIUS + 10, at)
        side = "t m" if abs(x - CENTRE) < 9 else "t" if x > CENTRE else "t e"
        to.shape("grid", "M", CENTRE, middle, "L", *corner(RADIUS, at))
        to.text(side, x, y + (y - middle) / 8 - 3, clip(point.label, 6))
        to.text(side + " n", x, y + (y - middle) / 8 + 12, clip(" / ".join(point.shown), 13))
    for index in range(len(heads)):
        radii = [axis(point.values[index]) for point in points]
        to.shape(f"a{index}", *web(radii))
        to.shape(f"p{index}", *marks(index % 4, (corner(radius, at) for at, radius in enumerate(radii))))
    return middle + 132
