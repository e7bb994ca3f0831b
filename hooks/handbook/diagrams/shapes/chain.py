"""链: stations from top to bottom, each handing something to the next.

An item is a station, the item indented below it what it hands on; a bold line of its own begins a group::

    **公司里**

    - 库房：按路线码好
        - 拣好的货和装箱单
    - 司机：到之前打电话
"""

from __future__ import annotations

from itertools import groupby, pairwise

from handbook.diagrams.canvas import ACCENT, LINE, QUIET, WIDTH, Canvas, line_height
from handbook.diagrams.card import Card
from handbook.diagrams.lettering import NOTE, wrap
from handbook.diagrams.model import Content, Node, Report, Shape
from handbook.problems import Code

MARGIN = 14.0
ARROW = 26.0


def _draw(content: Content) -> Canvas:
    canvas = Canvas()
    inset = MARGIN if any(node.section for node in content.nodes) else 0.0
    ends: list[tuple[float, float]] = []
    y = 0.0
    for group in _groups(content.nodes):
        if ends:
            y += _handed(group.before)
        top = y
        cards = [Card(node.label, node.note, WIDTH - 2 * inset, strong=node.strong) for node in group.nodes]
        if group.title:
            _panel(canvas, group, cards, top)
            y = top + line_height(NOTE) + 10
        for node, card in zip(group.nodes, cards, strict=True):
            ends.append((y, card.draw(canvas, inset, y)))
            y = ends[-1][1] + (_handed(node) if node is not group.nodes[-1] else 0)
        y += MARGIN if group.title else 0
    _arrows(canvas, content.nodes, ends)
    canvas.height += 2 if not inset else MARGIN + 1
    return canvas


class _Group:
    """Stations under one bold line; ``before`` is the station that hands on to the first of them."""

    def __init__(self, title: str, nodes: list[Node], before: Node | None) -> None:
        self.title, self.nodes, self.before = title, nodes, before


def _groups(nodes: tuple[Node, ...]) -> list[_Group]:
    current, marked = "", []
    for index, node in enumerate(nodes):
        current = f"{index}|{node.section}" if node.section else current
        marked.append((current, node))
    groups: list[_Group] = []
    for key, members in groupby(marked, key=lambda pair: pair[0]):
        before = groups[-1].nodes[-1] if groups else None
        groups.append(_Group(key.partition("|")[2], [node for _, node in members], before))
    return groups


def _panel(canvas: Canvas, group: _Group, cards: list[Card], top: float) -> None:
    inner = sum(card.height for card in cards) + sum(_handed(node) for node in group.nodes[:-1])
    height = line_height(NOTE) + 10 + inner + MARGIN
    canvas.box((0.6, top), (WIDTH - 1.2, height), fill=QUIET, stroke=LINE, dashed=True)
    canvas.text((MARGIN, top + 5), [group.title], strong=True, fill=ACCENT)


def _label(node: Node) -> list[str]:
    words = "、".join(child.words for child in node.children)
    return wrap(words, WIDTH / 2 - 28, NOTE)


def _handed(node: Node | None) -> float:
    """Room for the arrow below a station."""
    return max(ARROW, (len(_label(node)) * line_height(NOTE) + 10) if node else 0)


def _arrows(canvas: Canvas, nodes: tuple[Node, ...], ends: list[tuple[float, float]]) -> None:
    for node, ((_, start), (end, _)) in zip(nodes, pairwise(ends), strict=False):
        canvas.arrow([(WIDTH / 2, start + 1), (WIDTH / 2, end - 1)])
        lines = _label(node)
        free = (end - start - len(lines) * line_height(NOTE)) / 2
        canvas.text((WIDTH / 2 + 12, start + free), lines)


def _check(content: Content, report: Report) -> None:
    last = content.nodes[-1]
    if last.children:
        report.at(last.children[0], Code.DIAGRAM_COUNT, "最后一环后面没有人接", "删掉它，或在后面再写一环。")


SHAPE = Shape("chain", ("链", "chain"), _draw, 2, 12, depth=1, sections=True, check=_check)
