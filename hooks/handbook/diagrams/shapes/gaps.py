"""差距: stations from top to bottom with a gap between each two, and one gap from the first to the last.

An item is a station, the item indented below it the gap to the next; the bold item is the whole gap::

    - 客户真正的期望
        - 认知差距：没弄懂客户
    - 管理层以为的期望
    - **外部差距**：期望和感受之差
"""

from __future__ import annotations

from handbook.diagrams.canvas import WARN, WIDTH, Canvas, line_height
from handbook.diagrams.card import Card
from handbook.diagrams.lettering import LABEL, NOTE, wrap
from handbook.diagrams.model import Content, Node, Report, Shape
from handbook.problems import Code

LEFT = 40.0
ACROSS = WIDTH - LEFT - 1
ARROW = 24.0


def _draw(content: Content) -> Canvas:
    canvas = Canvas()
    *stations, whole = content.nodes
    y = 1.0
    middles = []
    for node in stations:
        card = Card(node.label, node.note, ACROSS)
        bottom = card.draw(canvas, LEFT, y)
        middles.append((y + bottom) / 2)
        y = bottom + (_gap(canvas, node, bottom) if node is not stations[-1] else 0)
    _bracket(canvas, whole.label, middles[0], middles[-1])
    if whole.note:
        lines = wrap(f"{whole.label}：{whole.note}", WIDTH - 4, NOTE)
        canvas.text((2, y + 10), lines, fill=WARN, strong=True)
    canvas.height += 3
    return canvas


def _gap(canvas: Canvas, node: Node, y: float) -> float:
    """A torn line with the gap's name, or a plain arrow; gives the room it takes."""
    x = LEFT + 22
    if not node.children:
        canvas.arrow([(x, y + 1), (x, y + ARROW - 1)])
        return ARROW
    gap = node.children[0]
    notes = wrap(gap.note, ACROSS - 52, NOTE)
    text = line_height() + len(notes) * line_height(NOTE)
    height = text + 16
    steps = max(3, round(height / 9))
    tear = [(x + (5 if index % 2 else -5), y + 3 + (height - 6) * index / steps) for index in range(steps + 1)]
    canvas.line(tear, stroke=WARN, width=2)
    top = y + 8
    top += canvas.text((LEFT + 44, top), [gap.label], size=LABEL, strong=True, fill=WARN)
    canvas.text((LEFT + 44, top), notes)
    return height


def _bracket(canvas: Canvas, label: str, top: float, bottom: float) -> None:
    """The whole gap, written downwards beside the stations."""
    x = 16.0
    canvas.line([(LEFT - 2, top), (x, top), (x, bottom), (LEFT - 2, bottom)], stroke=WARN, width=2, dashed=True)
    step = LABEL * 1.25
    start = (top + bottom - step * len(label)) / 2
    canvas.box((x - 13, start - 6), (26, step * len(label) + 12), stroke=WARN, radius=4)
    for index, mark in enumerate(label):
        canvas.text((x, start + step * index), [mark], size=LABEL, strong=True, fill=WARN, anchor="middle")


def _check(content: Content, report: Report) -> None:
    *stations, whole = content.nodes
    if not whole.strong or whole.children:
        hint = "最后写：- **外部差距**：说明。"
        report.at(whole, Code.DIAGRAM_COUNT, "最后一条应是从头到尾的总差距", hint)
    for node in stations:
        if node.strong:
            report.at(node, Code.DIAGRAM_COUNT, "只有最后的总差距加星号", "去掉这一条的星号。")
        elif len(node.children) > 1:
            report.at(node.children[1], Code.DIAGRAM_COUNT, "两站之间只有一个差距", "删掉一条，或在中间加一站。")
    if stations[-1].children:
        report.at(stations[-1].children[0], Code.DIAGRAM_COUNT, "最后一站后面没有差距", "删掉它，或在后面再写一站。")


SHAPE = Shape("gaps", ("差距", "gaps"), _draw, 3, 9, depth=1, check=_check)
