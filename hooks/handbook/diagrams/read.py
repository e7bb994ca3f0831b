"""From a block to a :class:`Diagram`; whatever is wrong is noted, and nothing raises."""

from __future__ import annotations

from handbook.diagrams.grid import read_grid
from handbook.diagrams.model import Content, Diagram, Node, Report, Shape
from handbook.diagrams.outline import read_outline
from handbook.diagrams.shapes import SHAPES
from handbook.problems import Code, Problems, nearest
from handbook.source import Block

TYPE = ("类型", "type")
NAMES = ("id", *TYPE, "曾用", "former")
"""Every option a diagram may have."""

LONGEST = 60
"""Characters of one item: what a box on a phone still shows well."""


def read(block: Block, problems: Problems) -> Diagram | None:
    """The diagram in ``block``, or None when something is wrong with it."""
    report = Report(block.opening, problems)
    title = block.title.strip()
    if not title:
        report.block(Code.DIAGRAM_TITLE, "这张图没有标题", "写成：/// diagram | 图上有什么。")
    shape = _shape(block, report)
    if shape is None:
        return None
    content = read_grid(block.body, report) if shape.table else read_outline(block.body, report)
    if not report.failed:
        _check_amount(shape, content, report)
        _check_nodes(shape, content, report)
        _check_length(content, report)
    if not report.failed and shape.check is not None:
        shape.check(content, report)
    identifier = block.option("id")
    return None if report.failed else Diagram(identifier.value if identifier else "", title, shape, content)


def _shape(block: Block, report: Report) -> Shape | None:
    option = block.option(*TYPE)
    known = [shape.words[0] for shape in SHAPES]
    choice = f"可用的有：{'、'.join(known)}。"
    if option is None:
        report.block(Code.DIAGRAM_TYPE, "没有写图的类型", f"在标题下面缩进四格写 类型: {known[0]}。{choice}")
        return None
    word = option.value.strip()
    found = next((shape for shape in SHAPES if word.lower() in shape.words), None)
    if found is None:
        guess = nearest(word, [name for shape in SHAPES for name in shape.words]) if word else None
        message = f"没有叫“{word}”的图" if word else "类型后面没有字"
        hint = f"是不是“{guess}”？" if guess else choice
        report.line(
            option.line, Code.DIAGRAM_TYPE, message, hint, offset=option.offset, length=max(len(word), 1)
        )
    return found


def _check_amount(shape: Shape, content: Content, report: Report) -> None:
    count = len(content.rows) - 1 if shape.table else len(content.nodes)
    unit = "行" if shape.table else "条"
    if not shape.least <= count <= shape.most:
        some = f"{shape.least}" if shape.least == shape.most else f"{shape.least} 到 {shape.most}"
        message = f"{shape.words[0]}图写了 {max(count, 0)} {unit}"
        report.block(Code.DIAGRAM_COUNT, message, f"要写 {some} {unit}。")


def _check_nodes(shape: Shape, content: Content, report: Report) -> None:
    for node in content.nodes:
        if node.section and not shape.sections:
            report.at(node, Code.DIAGRAM_LINE, f"{shape.words[0]}图不分组", f"删掉前面的“{node.section}”一行。")
        deep = _deeper(node, shape.depth)
        if deep is not None:
            hint = "去掉前面的空格。" if shape.depth == 0 else "只缩进一次，四个空格。"
            report.at(deep, Code.DIAGRAM_INDENT, f"{shape.words[0]}图没有这么深的一级", hint)


def _deeper(node: Node, depth: int) -> Node | None:
    """The first item that is indented further than ``depth``."""
    for child in node.children:
        found = child if depth == 0 else _deeper(child, depth - 1)
        if found is not None:
            return found
    return None


def _check_length(content: Content, report: Report) -> None:
    parts = [part for node in content.nodes for part in node.walk()]
    for part in parts:
        if len(part.words) > LONGEST:
            report.at(part, Code.DIAGRAM_TEXT, f"这一条有 {len(part.words)} 个字", f"图里放不下，缩到 {LONGEST} 个字以内。")
    for cell in (cell for row in content.rows for cell in row):
        if len(cell.text) > LONGEST // 2:
            hint = f"格子里放不下，缩到 {LONGEST // 2} 个字以内。"
            report.at(cell, Code.DIAGRAM_TEXT, f"这一格有 {len(cell.text)} 个字", hint)
