"""Tables of any width and length: columns as wide as their text asks for, the header on every page."""

from __future__ import annotations

from collections.abc import Iterable

from handbook.manual import columns
from handbook.manual.literals import value
from handbook.manual.tree import Element
from handbook.manual.writer import Construct, Writer

ALIGN = {"left": "left", "right": "right", "center": "center"}


def _table(element: Element, writer: Writer) -> str:
    head = [row for part in element.elements if part.tag == "thead" for row in _rows([part])]
    body = _rows(part for part in element.elements if part.tag != "thead")
    caption = element.find("caption")
    grid = [[_width_of(cell) for cell in row.elements] for row in [*head, *body]]
    shape = columns.shape(grid)
    arguments = [
        f"columns: ({''.join(f'{share}fr, ' for share in shape.shares)})",
        f"size: {shape.size}pt",
        f"aligns: ({''.join(f'{align}, ' for align in _alignments(head or body, len(shape.shares)))})",
    ]
    if shape.landscape:
        arguments.append("landscape: true")
    if shape.tall:
        arguments.append("tall: true")
    if not head:
        arguments.append("headed: false")
    if caption is not None:
        arguments.append(f"caption: [{writer.inline(caption.children)}]")
    lines = [_row(row, writer, head=False) for row in body]
    header = "".join(f"  table.header({_row(row, writer, head=True)}),\n" for row in head[:1])
    header += "".join(f"  {_row(row, writer, head=True)},\n" for row in head[1:])
    rows = "".join(f"  {line},\n" for line in lines)
    return f"#data-table({', '.join(arguments)},\n{header}{rows})"


def _rows(parts: Iterable[Element]) -> list[Element]:
    rows = []
    for part in parts:
        rows += [part] if part.tag == "tr" else [row for row in part.elements if row.tag == "tr"]
    return rows


def _row(row: Element, writer: Writer, *, head: bool) -> str:
    return ", ".join(_cell(cell, writer, head=head) for cell in row.elements)


def _cell(cell: Element, writer: Writer, *, head: bool) -> str:
    body = writer.flow(cell.children)
    if cell.tag == "th" and not head:
        body = f"#strong[{body}]"
    spans = {
        name: int(number)
        for name in ("colspan", "rowspan")
        if (number := cell.get(name)).isdigit() and int(number) > 1
    }
    if not spans:
        return f"[{body}]"
    return f"table.cell({', '.join(f'{name}: {value(span)}' for name, span in spans.items())})[{body}]"


def _alignments(rows: list[Element], count: int) -> list[str]:
    cells = rows[0].elements if rows else []
    aligns = [_alignment(cell) for cell in cells][:count]
    return aligns + ["left"] * (count - len(aligns))


def _alignment(cell: Element) -> str:
    style = cell.get("style").replace(" ", "")
    word = (
        style.removeprefix("text-align:").rstrip(";") if style.startswith("text-align") else cell.get("align")
    )
    return ALIGN.get(word, "left")


def _width_of(cell: Element) -> columns.Cell:
    span = cell.get("colspan")
    return columns.Cell(cell.text(), int(span) if span.isdigit() else 1)


CONSTRUCTS = (Construct("table", _table, classes=frozenset({"*"})),)
