"""容忍区: two levels with a zone between; the levels are bold, what is indented moves them.

::

    - 高过它：他会记住
    - **渴望的服务**：比较稳定
    - 容忍区：不太会留意
    - **适当的服务**：变得快
        - ↑ 抬高：临时有急事
        - ↓ 放低：谁也管不了的外部情况
    - 掉到下面：抱怨或走人
"""

from __future__ import annotations

from handbook.diagrams.canvas import ACCENT, LINE, SOFT, SURFACE, WIDTH, Canvas, line_height
from handbook.diagrams.card import Card
from handbook.diagrams.lettering import NOTE, wrap
from handbook.diagrams.model import Content, Node, Report, Shape
from handbook.problems import Code

LEFT = 30.0
ACROSS = WIDTH - LEFT
LEVELS = (1, 3)
ZONE = 2


def _draw(content: Content) -> Canvas:
    canvas = Canvas()
    y = 1.0
    for index, node in enumerate(content.nodes):
        if index in LEVELS:
            y = Card(node.label, node.note, ACROSS, solid=True, radius=0).draw(canvas, LEFT, y)
            y = _movers(canvas, node, y)
        elif index == ZONE:
            y = _zone(canvas, node, y)
        else:
            y = _outside(canvas, node, y)
    _scale(canvas, y)
    canvas.height = y + 1
    return canvas


def _outside(canvas: Canvas, node: Node, y: float) -> float:
    card = Card(node.label, node.note, ACROSS)
    canvas.box((LEFT, y), (ACROSS, card.height + 8), fill=SURFACE, stroke=LINE, dashed=True, radius=0)
    return card.draw(canvas, LEFT, y, card.height + 8, frame=False)


def _zone(canvas: Canvas, node: Node, y: float) -> float:
    card = Card(node.label, node.note, ACROSS - 40, strong=True, centred=True)
    height = card.height + 36
    canvas.box((LEFT, y), (ACROSS, height), fill=SOFT, stroke=ACCENT, radius=0)
    canvas.hatch((LEFT, y), (ACROSS, height))
    card.draw(canvas, LEFT + 20, y + 18)
    return y + height


def _movers(canvas: Canvas, node: Node, y: float) -> float:
    """What moves a level, beside a double arrow."""
    if not node.children:
        return y
    lines = [line for child in node.children for line in wrap(child.words, ACROSS - 42, NOTE)]
    height = len(lines) * line_height(NOTE) + 16
    canvas.box((LEFT, y), (ACROSS, height), fill=SURFACE, stroke=LINE, dashed=True, radius=0)
    canvas.text((LEFT + 32, y + 8), lines)
    x, middle = LEFT + 16, y + height / 2
    canvas.arrow([(x, middle), (x, y + 6)], stroke=ACCENT)
    canvas.arrow([(x, middle), (x, y + height - 6)], stroke=ACCENT)
    return y + height


def _scale(canvas: Canvas, height: float) -> None:
    canvas.arrow([(10, height - 22), (10, 24)])
    canvas.text((10, 2), ["高"], anchor="middle")
    canvas.text((10, height - line_height(NOTE)), ["低"], anchor="middle")


def _check(content: Content, report: Report) -> None:
    for index, node in enumerate(content.nodes):
        if node.strong != (index in LEVELS):
            hint = "第二条和第四条是两条线，写成 **名称**：说明，别的不加星号。"
            report.at(node, Code.DIAGRAM_COUNT, f"容忍区的第 {index + 1} 条写法不对", hint)
            return


SHAPE = Shape("zone", ("容忍区", "zone"), _draw, 5, 5, depth=1, ordered=False, check=_check)
