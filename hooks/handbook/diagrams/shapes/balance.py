"""对比: two totals, each made of parts, and what is left when the second is taken from the first.

::

    - 总价值
        - 产品价值：耐用、故障少
        - 服务价值：安装、培训、维修
    - 总成本
        - 货币价格：货款、运费
    - 让渡价值：客户真正赚到的
"""

from __future__ import annotations

from handbook.diagrams.canvas import ACCENT, SOFT, WIDTH, Canvas
from handbook.diagrams.card import Card
from handbook.diagrams.model import Content, Report, Shape
from handbook.problems import Code

GAP = 12.0
COLUMN = (WIDTH - GAP) / 2
PLATE = 8.0


def _draw(content: Content) -> Canvas:
    canvas = Canvas()
    gained, paid, left = content.nodes
    gains = [Card(child.label, child.note, COLUMN) for child in gained.children]
    costs = [Card(child.label, child.note, COLUMN) for child in paid.children]
    rest = Card(left.label, left.note, COLUMN - 2 * PLATE, strong=True, centred=True)
    cost = max(card.height for card in costs)
    least = rest.height + 2 * PLATE
    gain = max(*(card.height for card in gains), (cost * len(costs) + least) / len(gains))
    total = gain * len(gains)
    for index, card in enumerate(gains):
        card.draw(canvas, 1, 1 + index * gain, gain)
    over = total - cost * len(costs)
    canvas.box((COLUMN + GAP, 1), (COLUMN - 1, over), stroke=ACCENT, width=2, fill=SOFT)
    canvas.hatch((COLUMN + GAP, 1), (COLUMN - 1, over))
    rest.draw(canvas, COLUMN + GAP + PLATE, 1 + (over - rest.height) / 2)
    for index, card in enumerate(costs):
        card.draw(canvas, COLUMN + GAP - 1, 1 + over + index * cost, cost)
    y = total + 8
    for node, x in ((gained, 1.0), (paid, COLUMN + GAP - 1)):
        Card(node.label, node.note, COLUMN, solid=True, centred=True).draw(canvas, x, y)
    canvas.height += 1
    return canvas


def _check(content: Content, report: Report) -> None:
    for node in content.nodes[:2]:
        if not node.children:
            report.at(node, Code.DIAGRAM_COUNT, f"“{node.label}”下面没有写它由什么组成", "缩进四格，一条写一样。")
    extra = content.nodes[2].children
    if extra:
        report.at(extra[0], Code.DIAGRAM_COUNT, "剩下的那一条不再往下分", "把它写到前两条下面，或删掉。")


SHAPE = Shape("balance", ("对比", "balance"), _draw, 3, 3, depth=1, ordered=False, check=_check)
