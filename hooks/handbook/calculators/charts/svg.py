"""Drawing: the few SVG elements that charts are made of, with coordinates rounded the same way everywhere.

The browser draws with the same calls (``charts.js``); a test compares the two element by element.
Elements carry classes only: colours are the page's, and what a colour says is also said by shape or text.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from math import cos, floor, isfinite, pi, sin

WIDTH = 360
"""Width of every chart in its own units: wide enough for a desk, legible when a phone shows it whole."""

Step = str | float
"""A letter of SVG path data, or a coordinate."""


def fixed(value: float) -> str:
    """A coordinate with at most one decimal, halves rounded up, as the browser writes it."""
    tenths = floor(value * 10 + 0.5) if isfinite(value) else 0
    whole, rest = divmod(abs(tenths), 10)
    return f"{'-' if tenths < 0 else ''}{whole}{f'.{rest}' if rest else ''}"


def box(x: float, y: float, width: float, height: float) -> list[Step]:
    """A rectangle."""
    return ["M", x, y, "h", width, "v", height, "h", -width, "z"]


def ring(x: float, y: float, radius: float) -> list[Step]:
    """A circle."""
    arc: list[Step] = ["a", radius, radius, 0, 1, 0]
    return ["M", x - radius, y, *arc, 2 * radius, 0, *arc, -2 * radius, 0, "z"]


def mark(form: int, x: float, y: float) -> list[Step]:
    """A marker around a point: circle, square, triangle up, triangle down, by ``form`` 0 to 3."""
    if form == 0:
        return ring(x, y, 4)
    if form == 1:
        return box(x - 4, y - 4, 8, 8)
    tip = 5 if form > 2 else -5
    return ["M", x - 5, y - tip, "h", 10, "L", x, y + tip, "z"]


def marks(form: int, places: Iterable[tuple[float, float]]) -> list[Step]:
    """The same marker at several places."""
    return [step for x, y in places for step in mark(form, x, y)]


def line(places: Iterable[tuple[float, float]]) -> list[Step]:
    """A line from point to point."""
    return [step for at, (x, y) in enumerate(places) for step in ("L" if at else "M", x, y)]


def turned(x: float, y: float, radius: float, turn: float) -> tuple[float, float]:
    """A point on a circle, ``turn`` of a whole turn clockwise from the top."""
    return x + radius * sin(2 * pi * turn), y - radius * cos(2 * pi * turn)


def clip(label: str, most: int) -> str:
    """``label``, shortened with … to at most ``most`` characters."""
    return label if len(label) <= most else label[: most - 1] + "…"


def longest(labels: Iterable[str]) -> int:
    """Characters of the longest label."""
    return max(map(len, labels))


class Drawing:
    """Collects the elements of one chart, in order, and gives the SVG with its text alternative."""

    def __init__(self) -> None:
        self._parts: list[str] = []

    def shape(self, kind: str, *steps: Step) -> None:
        """A path; ``kind`` is its class."""
        data = " ".join(step if isinstance(step, str) else fixed(step) for step in steps)
        self._parts.append(f'<path class="{kind}" d="{data}"></path>')

    def text(self, kind: str, x: float, y: float, content: str) -> None:
        """A line of text on the base line ``y``; class ``e`` ends and ``m`` centres it at ``x``."""
        place = f'class="{kind}" x="{fixed(x)}" y="{fixed(y)}"'
        self._parts.append(f"<text {place}>{escape(content, quote=False)}</text>")

    def svg(self, height: float, words: str) -> str:
        """The finished picture; ``words`` is read aloud instead of it."""
        return (
            f'<svg class="calculator-svg" viewBox="0 0 {WIDTH} {fixed(height)}" role="img"'
            f' aria-label="{escape(words)}">{"".join(self._parts)}</svg>'
        )
