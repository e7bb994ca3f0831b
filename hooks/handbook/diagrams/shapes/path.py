"""路径: steps from top to bottom; a question has two answers that lead on together.

::

    - 报姓名，让他说完
    - 在自己的权限内吗？
        - 在：当场定下
        - 不在：请主管接手
    - 到点回话
"""

from __future__ import annotations

from handbook.diagrams.canvas import ACCENT, SOFT, WIDTH, Canvas, line_height
from handbook.diagrams.card import Card
from handbook.diagrams.lettering import NOTE
from handbook.diagrams.model import Content, Node, Report, Shape
from handbook.problems import Code

MIDDLE = WIDTH / 2
ARROW = 22.0
ACROSS = WIDTH - 2
BRANCH = (WIDTH - 14) / 2
BADGE = 30.0


def _draw(content: Content) -> Canvas:
    canvas = Canvas()
    y, step = 1.0, 0
    for index, node in enumerate(content.nodes):
        if index:
            after = content.nodes[index - 1]
            y = _join(canvas, y) if after.children else _arrow(canvas, y)
        if node.children:
            y = _question(canvas, node, y)
        else:
            step += 1
            card = Card(node.label, node.note, ACROSS, strong=node.strong, indent=BADGE)
            top = y
            y = card.draw(canvas, 1, y)
            canvas.badge((22, (top + y) / 2), str(step))
    canvas.height = y + 2
    return canvas


def _arrow(canvas: Canvas, y: float) -> float:
    canvas.arrow([(MIDDLE, y + 1), (MIDDLE, y + ARROW - 1)])
    return y + ARROW


def _question(canvas: Canvas, node: Node, y: float) -> float:
    """A pointed box and its two answers side by side."""
    card = Card(node.label, node.note, ACROSS - 36, centred=True)
    bottom = y + card.height
    middle = (y + bottom) / 2
    outline = [(1.0, middle), (19, y), (WIDTH - 19, y), (WIDTH - 1, middle), (WIDTH - 19, bottom), (19, bottom)]
    canvas.shape(outline, fill=SOFT, stroke=ACCENT, width=2)
    card.draw(canvas, 19, y, frame=False)
    cards = [Card(child.note or child.label, "", BRANCH) for child in node.children]
    height = max(card.height for card in cards)
    top = bottom + 34
    for card, child, x in zip(cards, node.children, _lefts(), strict=True):
        canvas.arrow([(x + BRANCH / 2, bottom + 1), (x + BRANCH / 2, top - 1)])
        if child.note:
            place = (x + BRANCH / 2 + 10, bottom + (32 - line_height(NOTE)) / 2)
            canvas.text(place, [child.label], strong=True, fill=ACCENT)
        card.draw(canvas, x, top, height)
    return top + height


def _join(canvas: Canvas, y: float) -> float:
    """The two answers meet again."""
    left, right = (x + BRANCH / 2 for x in _lefts())
    canvas.line([(left, y), (left, y + 10), (right, y + 10), (right, y)])
    canvas.arrow([(MIDDLE, y + 10), (MIDDLE, y + 10 + ARROW - 1)])
    return y + 10 + ARROW


def _lefts() -> tuple[float, float]:
    return 1.0, WIDTH - 1 - BRANCH


def _check(content: Content, report: Report) -> None:
    for node in content.nodes:
        asks = node.label.endswith(("？", "?"))
        if asks and len(node.children) != 2:
            hint = "在它下面缩进四格写两条，例如：- 在：当场定下。"
            report.at(node, Code.DIAGRAM_COUNT, f"问句“{node.label}”要有两个答案", hint)
        elif node.children and not asks:
            report.at(node, Code.DIAGRAM_COUNT, "下面有答案的一步要写成问句", f"写成：{node.label}？")


SHAPE = Shape("path", ("路径", "path"), _draw, 2, 12, depth=1, check=_check)
