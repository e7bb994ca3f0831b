"""A Markdown table as cells that know where they stand."""

from __future__ import annotations

import re
from dataclasses import dataclass

from handbook.calculators.language.characters import BLANKS
from handbook.calculators.language.complaint import Complaint
from handbook.problems import Code, Problem, Problems, Severity
from handbook.source import SourceLine

_RULE = re.compile(r":?-+:?")


@dataclass(frozen=True)
class Cell:
    """One cell, trimmed; ``offset`` is where ``text`` starts in ``line.text``."""

    text: str
    line: SourceLine
    offset: int

    def part(self, start: int, end: int | None = None) -> Cell:
        """Characters ``start`` to ``end`` as a cell of their own, trimmed."""
        return cut(self.line, self.offset + start, self.offset + (len(self.text) if end is None else end))

    def problem(
        self, code: Code, message: str, hint: str = "", severity: Severity = Severity.ERROR
    ) -> Problem:
        """A problem that underlines the whole cell."""
        length = max(len(self.text), 1)
        return self.line.problem(code, message, hint, offset=self.offset, length=length, severity=severity)

    def complaint(self, complaint: Complaint) -> Problem:
        """A problem inside a formula that starts where this cell starts."""
        return self.line.problem(
            complaint.code,
            complaint.message,
            complaint.hint,
            offset=self.offset + complaint.start,
            length=max(complaint.end - complaint.start, 1),
            severity=complaint.severity,
        )


@dataclass(frozen=True)
class MarkdownTable:
    """Header and rows; every row has as many cells as the header."""

    header: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]


def cut(line: SourceLine, start: int, end: int) -> Cell:
    """Characters ``start`` to ``end`` of a line as a cell, trimmed."""
    text = line.text[start:end]
    offset = start + len(text) - len(text.lstrip(BLANKS))
    return Cell(text.strip(BLANKS), line, min(offset, end))


def split(line: SourceLine) -> tuple[Cell, ...]:
    r"""The cells of one line; ``\|`` is a bar inside a cell, ``｜`` counts as a bar."""
    text = line.text
    bars = [place for place, mark in enumerate(text) if mark in "|｜" and text[place - 1 : place] != "\\"]
    starts = [0, *[bar + 1 for bar in bars]]
    ends = [*bars, len(text)]
    cells = [cut(line, start, end) for start, end in zip(starts, ends, strict=True)]
    if bars and not cells[0].text:
        cells = cells[1:]
    if len(bars) > 1 and not cells[-1].text and text.rstrip(BLANKS).endswith(("|", "｜")):
        cells = cells[:-1]
    return tuple(cells)


def is_rule(line: SourceLine) -> bool:
    """Whether a line is the ``| --- |`` below a header."""
    cells = split(line)
    return any(mark in line.text for mark in "|｜") and all(_RULE.fullmatch(cell.text) for cell in cells)


def read_table(lines: list[SourceLine], problems: Problems) -> MarkdownTable:
    """Lines that belong together as a table; what does not fit is noted and mended to go on."""
    header, rest = split(lines[0]), lines[1:]
    if rest and is_rule(rest[0]):
        _check_count(split(rest[0]), len(header), problems)
        rest = rest[1:]
    else:
        rule = "| " + " | ".join("---" for _ in header) + " |"
        problems.add(
            cut(lines[0], 0, len(lines[0].text)).problem(
                Code.MISSING_SEPARATOR, "表头下面缺少分隔行", f"加一行 {rule}"
            )
        )
    rows = []
    for line in rest:
        cells = split(line)
        _check_count(cells, len(header), problems)
        empty = [Cell("", line, len(line.text))] * (len(header) - len(cells))
        rows.append((*cells[: len(header)], *empty))
    return MarkdownTable(header, tuple(rows))


def _check_count(cells: tuple[Cell, ...], wanted: int, problems: Problems) -> None:
    if len(cells) == wanted:
        return
    if len(cells) > wanted:
        where, hint = cells[wanted], "删掉多出来的格子；格子里的竖线写 \\|"
    else:
        where, hint = cells[-1], "补上空格子，竖线 | 一个也不能少"
    problems.add(where.problem(Code.CELL_COUNT, f"这一行有 {len(cells)} 格，表头有 {wanted} 格", hint))
