"""帕累托图: numbers from the greatest down, and the share that the first ones make together."""

from __future__ import annotations

from collections.abc import Sequence

from handbook.calculators.charts.points import Point
from handbook.calculators.charts.scale import Scale, plot
from handbook.calculators.charts.svg import Drawing, box, fixed, line, ring
from handbook.calculators.model import Quantity

TOP, FOOT, RIGHT = 40, 210, 324
REFERENCE = 0.8


def draw(to: Drawing, points: Sequence[Point], heads: Sequence[Quantity]) -> float:
    """Bars by the left axis, the running share by the right one, and where it reaches four fifths."""
    points = sorted(points, key=lambda point: -point.values[0])
    sums = running([point.values[0] for point in points])
    total = sums[-1]
    axis = Scale([0.0, max(0.0, points[0].values[0])], FOOT, TOP)
    xs = plot(to, points, heads[0], axis, RIGHT, inset=False)
    wide = (RIGHT - xs[0]) / len(points)
    for percent in (0, 50, 80, 100):
        to.text("t u", RIGHT + 4, FOOT + 4 - 1.7 * percent, f"{percent}%")
    to.shape("mean", "M", xs[0], FOOT - 170 * REFERENCE, "H", RIGHT)
    tops = [axis(max(0.0, point.values[0])) for point in points]
    bars = [box(x - wide * 0.4, y, wide * 0.8, FOOT - y) for x, y in zip(xs, tops, strict=True)]
    to.shape("s0", *(step for bar in bars for step in bar))
    ys = [FOOT - 170 * (part / (total or 1)) for part in sums]
    reach = next(at for at, part in enumerate(sums) if part >= total * REFERENCE)
    to.shape("l1", *line(zip(xs, ys, strict=True)))
    to.shape("p1", *ring(xs[reach], ys[reach], 4))
    share = fixed(sums[reach] / (total or 1) * 100)
    to.text("t", 0, 14, f"前 {reach + 1} 项合计占 {share}%（共 {len(points)} 项）")
    return FOOT + 26


def running(values: Sequence[float]) -> list[float]:
    """The sums of the first values, negative ones as 0; good enough for a drawing."""
    found: list[float] = []
    for value in values:
        found.append((found[-1] if found else 0.0) + max(0.0, value))
    return found
