"""阶段: steps of a stair, the first at the foot.

::

    - 客户开发：买过一次，彼此还在试
    - 客户保留：有来有往，认得人
"""

from __future__ import annotations

from handbook.diagrams.canvas import ACCENT, QUIET, SOFT, WIDTH, Canvas
from handbook.diagrams.card import Card
from handbook.diagrams.model import Content, Shape

BADGE = 30.0


def _draw(content: Content) -> Canvas:
    canvas = Canvas()
    count = len(content.nodes)
    tread = min(24.0, 96.0 / count)
    y = 2.0
    corners: list[tuple[float, float]] = []
    for index in reversed(range(count)):
        node = content.nodes[index]
        x = 3 + tread * index
        card = Card(node.label, node.note, WIDTH - x - 2, indent=BADGE)
        height = card.height + 6
        canvas.box((x, y), (card.width, height), fill=SOFT if index % 2 else QUIET, stroke="none", radius=0)
        card.draw(canvas, x, y, height, frame=False)
        canvas.badge((x + 22, y + height / 2), str(index + 1))
        corners += [(x, y)] if corners else [(x + card.width, y), (x, y)]
        corners.append((x, y + height))
        y += height
    canvas.line(corners, stroke=ACCENT, width=3)
    canvas.line([(3, y), (WIDTH - 2, y)], stroke=ACCENT, width=1.2)
    canvas.height = y + 3
    return canvas


SHAPE = Shape("stages", ("阶段", "stages"), _draw, 2, 7)
