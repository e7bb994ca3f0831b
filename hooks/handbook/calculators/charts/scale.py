"""Axes: round tick values, and where a value stands between the first and the last of them."""

from __future__ import annotations

from collections.abc import Sequence
from math import floor

from handbook.calculators.charts.points import Point
from handbook.calculators.charts.svg import Drawing, longest
from handbook.calculators.display import show
from handbook.calculators.model import Outcome, Quantity

FARTHEST = 1e300
"""Numbers beyond it are drawn at it."""


class Scale:
    """An axis for ``values`` (at least one), drawn from ``start`` to ``end``."""

    def __init__(self, values: Sequence[float], start: float, end: float) -> None:
        self.start, self.end = start, end
        self.ticks = ticks(min(values), max(values))

    def __call__(self, value: float) -> float:
        """Where ``value`` stands."""
        first, last = self.ticks[0], self.ticks[-1]
        return self.start + ((value - first) / (last - first)) * (self.end - self.start)


def ticks(low: float, high: float) -> list[float]:
    """Two to nine round values (1, 2 or 5 times a power of ten apart) that span ``low`` to ``high``."""
    low, high = (max(-FARTHEST, min(FARTHEST, value)) for value in (low, high))
    if not high - low > (abs(low) + abs(high)) / 1e9 + 1e-300:
        low, high = low - (abs(low) / 10 or 1), high + (abs(high) / 10 or 1)
    span = high - low
    unit = 1.0
    while unit * 10 <= span and unit < 1e300:
        unit *= 10
    while unit > span:
        unit /= 10
    step = unit * next((part for part in (0.2, 0.5, 1.0) if span <= unit * part * 5), 2.0)
    first = floor(low / step)
    found = [first * step]
    while len(found) < 9 and found[-1] < high:
        found.append((first + len(found)) * step)
    return found


def plot(
    to: Drawing, points: Sequence[Point], head: Quantity, axis: Scale, right: float, *, inset: bool
) -> list[float]:
    """A grid with the left axis and as many labels below as fit; gives the points' x.

    With ``inset`` the first and the last point stand near the edges, otherwise each in the middle of a slot.
    """
    names = [show(head, Outcome(tick)) for tick in axis.ticks]
    left = longest(names) * 7 + 8
    slot = (right - left) / (len(points) - inset or 1)
    for tick, name in zip(axis.ticks, names, strict=True):
        to.shape("grid", "M", left, axis(tick), "H", right + inset * 24)
        to.text("t u e", left - 6, axis(tick) + 4, name)
    every = int((longest(point.label for point in points) * 12 + 8) // slot) + 1
    xs = [left + slot * (at + 0.5) + inset * (12 - slot / 2) for at in range(len(points))]
    for at in range(0, len(points), every):
        to.text("t u m", xs[at], axis(axis.ticks[0]) + 18, points[at].label)
    return xs
