"""The table inside a block, as cells."""

from __future__ import annotations

import re
from collections.abc import Sequence

from handbook.diagrams.marks import MARKUP, plain
from handbook.diagrams.model import Cell, Content, Report
from handbook.problems import Code
from handbook.source import SourceLine

RULE = re.compile(r"^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$")
CELL = re.compile(r"(?:\\\||[^|])+")


def read_grid(body: Sequence[SourceLine], report: Report) -> Content:
    """The rows of the table, its header row first; other lines are noted."""
    rows: list[tuple[Cell, ...]] = []
    for line in body:
        if not line.text.strip() or (rows and RULE.match(line.text)):
            continue
        if "|" not in line.text:
            offset = len(line.text) - len(line.text.lstrip())
            hint = "这种图写成表格，一行写成：| 名称 | 内容 | 内容 |。"
            length = len(line.text.strip())
            report.line(line, Code.DIAGRAM_LINE, "这一行不是表格的一行", hint, offset=offset, length=length)
            continue
        rows.append(_row(line, report))
        if len(rows[-1]) != len(rows[0]):
            message = f"这一行有 {len(rows[-1])} 格，表头有 {len(rows[0])} 格"
            report.line(line, Code.DIAGRAM_LINE, message, "补上缺的 | 或删掉多的。", length=len(line.text))
    return Content(rows=tuple(rows))


def _row(line: SourceLine, report: Report) -> tuple[Cell, ...]:
    start = line.text.index("|") + 1 if line.text.lstrip().startswith("|") else 0
    end = len(line.text.rstrip()) - (1 if line.text.rstrip().endswith("|") else 0)
    cells = []
    for match in CELL.finditer(line.text, start, max(start, end)):
        text = match[0].strip()
        offset = match.start() + len(match[0]) - len(match[0].lstrip())
        found = MARKUP.search(text)
        if found:
            hint = "图里只放文字，链接写在图的前后。"
            at = offset + found.start()
            report.line(line, Code.DIAGRAM_TEXT, "图里不能有链接和标签", hint, offset=at, length=len(found[0]))
        cells.append(Cell(plain(text.replace("\\|", "|")), line, offset))
    return tuple(cells)
