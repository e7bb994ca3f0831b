"""A diagram as HTML: the drawing with its name and description, and the same in words, folded."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from handbook.diagrams.canvas import WIDTH, number
from handbook.diagrams.model import Diagram, Node


def anchor(diagram: Diagram) -> str:
    """The permanent id of the figure."""
    return f"fig-{diagram.id}"


def page(diagram: Diagram) -> str:
    """The whole element. Everything people wrote is escaped; there are no inline styles or scripts."""
    name = anchor(diagram)
    canvas = diagram.shape.draw(diagram.content)
    return (
        f'<figure class="diagram diagram--{diagram.shape.name}" id="{name}">'
        f'<svg class="diagram-svg" viewBox="0 0 {number(WIDTH)} {number(canvas.height)}" role="img"'
        f' aria-labelledby="{name}-title" aria-describedby="{name}-desc" data-search-exclude>'
        f'<title id="{name}-title">{escape(diagram.title, quote=False)}</title>'
        f'<desc id="{name}-desc">{escape(description(diagram), quote=False)}</desc>'
        f"{canvas.markup()}</svg>"
        f'<figcaption class="diagram-caption">图：{escape(diagram.title, quote=False)}</figcaption>'
        f'<details class="diagram-words"><summary data-search-exclude>用文字看这张图</summary>{words(diagram)}</details>'
        "</figure>"
    )


def description(diagram: Diagram) -> str:
    """Everything the drawing says, in one paragraph."""
    if diagram.shape.table:
        head, *rows = diagram.content.rows
        parts = [
            f"{row[0].text}：" + "，".join(f"{top.text} {cell.text}" for top, cell in zip(head[1:], row[1:], strict=True))
            for row in rows
        ]
    else:
        parts = [
            node.words + ("（" + "；".join(child.words for child in node.children) + "）" if node.children else "")
            for node in diagram.content.nodes
        ]
    return "；".join(parts) + "。"


def words(diagram: Diagram) -> str:
    """The same as a list or a table."""
    if diagram.shape.table:
        return _table(diagram)
    parts = []
    run: list[Node] = []
    for node in diagram.content.nodes:
        if node.section:
            parts += [_list(run, ordered=diagram.shape.ordered), f"<p>{escape(node.section, quote=False)}</p>"]
            run = []
        run.append(node)
    return "".join([*parts, _list(run, ordered=diagram.shape.ordered)])


def _list(nodes: Iterable[Node], *, ordered: bool) -> str:
    items = "".join(
        f"<li>{escape(node.words, quote=False)}{_list(node.children, ordered=False)}</li>" for node in nodes
    )
    tag = "ol" if ordered else "ul"
    return f"<{tag}>{items}</{tag}>" if items else ""


def _table(diagram: Diagram) -> str:
    head, *rows = diagram.content.rows
    top = "".join(f'<th scope="col">{escape(cell.text, quote=False)}</th>' for cell in head)
    lines = "".join(
        "<tr>" + "".join(f"<td>{escape(cell.text, quote=False)}</td>" for cell in row) + "</tr>" for row in rows
    )
    return f"<table><thead><tr>{top}</tr></thead><tbody>{lines}</tbody></table>"
