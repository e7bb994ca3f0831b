"""循环: steps that lead back to the first, clockwise in two columns.

::

    - 识别：他是谁？
    - 区分：他值多少、要什么？
    - 互动：怎样让每次接触都有用？
    - 定制：哪里可以照他的样子做？
"""

from __future__ import annotations

from itertools import pairwise

from handbook.diagrams.canvas import ACCENT, WIDTH, Canvas, Point
from handbook.diagrams.card import Card
from handbook.diagrams.model import Content, Shape

ACROSS, DOWN = 32.0, 34.0
COLUMN = (WIDTH - ACROSS) / 2
BADGE = 28.0


def _places(count: int) -> list[tuple[int, float]]:
    """Row and left edge of each step: down the right column, up the left one."""
    rows = (count + 1) // 2
    right = [(row, COLUMN + ACROSS) for row in range(count // 2)]
    foot = [(rows - 1, (WIDTH - COLUMN) / 2)] if count % 2 else []
    left = [(row, 0.0) for row in reversed(range(1, count // 2))]
    return [(0, 0.0), *right, *foot, *left]


def _draw(content: Content) -> Canvas:
    canvas = Canvas()
    cards = [
        Card(node.label, node.note, COLUMN, strong=node.strong, indent=BADGE) for node in content.nodes
    ]
    places = _places(len(cards))
    rows = max(row for row, _ in places) + 1
    heights = [
        max(card.height for card, place in zip(cards, places, strict=True) if place[0] == row)
        for row in range(rows)
    ]
    tops = [1 + sum(heights[:row]) + DOWN * row for row in range(rows)]
    boxes = []
    for index, (card, (row, x)) in enumerate(zip(cards, places, strict=True)):
        card.draw(canvas, x, tops[row], heights[row])
        canvas.badge((x + 20, tops[row] + heights[row] / 2), str(index + 1))
        boxes.append(_Box(x, tops[row], heights[row]))
    for start, end in pairwise([*boxes, boxes[0]]):
        canvas.arrow(_line(start, end), stroke=ACCENT)
    canvas.height += 2
    return canvas


class _Box:
    """A step's place."""

    def __init__(self, x: float, y: float, height: float) -> None:
        self.x, self.y, self.height = x, y, height

    @property
    def middle(self) -> Point:
        return self.x + COLUMN / 2, self.y + self.height / 2


def _line(start: _Box, end: _Box) -> list[Point]:
    """The arrow from one step to the next, from edge to edge."""
    (x0, y0), (x1, y1) = start.middle, end.middle
    if start.y == end.y:
        side = 1 if x1 > x0 else -1
        return [(x0 + side * (COLUMN / 2 + 1), y0), (x1 - side * (COLUMN / 2 + 1), y1)]
    side = 1 if y1 > y0 else -1
    if x0 != x1:  # to or from the single step at the foot: beside its middle
        x0 = x1 = x0 if abs(x0 - WIDTH / 2) > 1 else x1
        x0 = x1 = x0 + (20 if x0 < WIDTH / 2 else -20)
    return [(x0, y0 + side * (start.height / 2 + 1)), (x1, y1 - side * (end.height / 2 + 1))]


SHAPE = Shape("loop", ("循环", "loop"), _draw, 3, 8)
