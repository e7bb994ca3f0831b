"""链: stations from top to bottom, each handing something to the next.

An item is a station, the item indented below it what it hands on; a bold line of its own begins a group::

    **公司里**

    - 库房：按路线码好
        - 拣好的货和装箱单
    - 司机：到之前打电话
"""

from __future__ import annotations

from itertools import groupby

from handbook.diagrams.canvas import ACCENT, LINE, QUIET, WIDTH, Canvas, line_height
from handbook.diagrams.card import Card
from handbook.diagrams.lettering import NOTE, wrap
from handbook.diagrams.model import Content, Node, Report, Shape
from handbook.problems import Code

MARGIN = 14.0
ARROW = 26.0


def _draw(content: Content) -> Canvas:
    canvas = Canvas()
    grouped = any(node.section for node in content.nodes)
    y = 1.0
    for group in _groups(content.nodes):
        if group.before is not None:
            y = _arrow(canvas, group.before, y)
        y = _panel(canvas, group, y) if grouped else _stations(canvas, group.nodes, 1.0, y)
    canvas.height = y + 1
    return canvas


def _stations(canvas: Canvas, nodes: list[Node], x: float, y: float) -> float:
    for index, node in enumerate(nodes):
        if index:
            y = _arrow(canvas, nodes[index - 1], y)
        y = Card(node.label, node.note, WIDTH - 2 * x, strong=node.strong).draw(canvas, x, y)
    return y


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


def _panel(canvas: Canvas, group: _Group, y: float) -> float:
    """A group in a frame with its name; gives the frame's lower edge."""
    head = line_height(NOTE) + 10 if group.title else MARGIN
    inner = sum(Card(node.label, node.note, WIDTH - 2 * MARGIN).height for node in group.nodes)
    inner += sum(_handed(node) for node in group.nodes[:-1])
    canvas.box((0.6, y), (WIDTH - 1.2, head + inner + MARGIN), fill=QUIET, stroke=LINE, dashed=True)
    canvas.text((MARGIN, y + 5), [group.title] if group.title else [], strong=True, fill=ACCENT)
    return _stations(canvas, group.nodes, MARGIN, y + head) + MARGIN


def _label(node: Node) -> list[str]:
    words = "、".join(child.words for child in node.children)
    return wrap(words, WIDTH / 2 - 28, NOTE)


def _handed(node: Node) -> float:
    """Room for the arrow below a station."""
    return max(ARROW, len(_label(node)) * line_height(NOTE) + 10)


def _arrow(canvas: Canvas, node: Node, y: float) -> float:
    """The arrow from a station to the next, with what is handed on; gives where it ends."""
    end = y + _handed(node)
    lines = _label(node)
    canvas.arrow([(WIDTH / 2, y + 1), (WIDTH / 2, end - 1)])
    canvas.text((WIDTH / 2 + 12, y + (end - y - len(lines) * line_height(NOTE)) / 2), lines)
    return end


def _check(content: Content, report: Report) -> None:
    last = content.nodes[-1]
    if last.children:
        report.at(last.children[0], Code.DIAGRAM_COUNT, "最后一环后面没有人接", "删掉它，或在后面再写一环。")


SHAPE = Shape("chain", ("链", "chain"), _draw, 2, 12, depth=1, sections=True, check=_check)
