"""From a block of Markdown to a checked calculator.

``sections → tables and names → values and rows → formulas → parts``. Everything that is wrong is noted in one go.
"""

from __future__ import annotations

from dataclasses import replace

from handbook.calculators.model import (
    Calculator,
    Note,
    Part,
    RowTable,
    Step,
    VariableTable,
)
from handbook.calculators.plan import fingerprint
from handbook.calculators.read.cells import MarkdownTable, cut, read_table
from handbook.calculators.read.declare import Declared
from handbook.calculators.read.directives import find_sort_column, read_chart, read_table_line, read_verdict
from handbook.calculators.read.drafts import Draft, TableDraft
from handbook.calculators.read.formulas import Formulas
from handbook.calculators.read.headers import declares, looks_declaring
from handbook.calculators.read.rows import read_columns, read_rows
from handbook.calculators.read.scenarios import scenarios_of, spread
from handbook.calculators.read.sections import Directive, Paragraph, Section, TableLines, Word, sections
from handbook.calculators.read.values import as_column, as_variable, find_formula, read_examples
from handbook.problems import Code, Problems
from handbook.source import Block

__all__ = ["read"]


def read(block: Block, problems: Problems) -> Calculator | None:
    """The calculator of a block whose id has been checked.

    Every problem it can find is added; with an error among them the result is None, with warnings it is not.
    """
    own = Problems()
    calculator = _Reader(block, own).calculator()
    for problem in own:
        problems.add(problem)
    return None if own.errors else calculator


class _Reader:
    """One block being read. ``drawn`` are the variables of each Markdown table, by its section's index."""

    def __init__(self, block: Block, problems: Problems) -> None:
        self.block = block
        self.problems = problems
        self.sections = sections(block.body)
        self.declared = Declared(problems, self.table_lines())
        self.drawn: dict[int, list[Draft]] = {}

    def calculator(self) -> Calculator | None:
        if not self.sections:
            self.at_opening(Code.EMPTY_BLOCK, "计算器是空的", "在块里写一张变量表")
            return None
        self.read_tables()
        if not self.declared.drafts:
            if not self.problems.errors:
                self.at_opening(Code.NO_TABLE, "计算器里没有变量表", "表头写 | 名称 | 值或公式 |")
            return None
        names = self.scenarios_and_values()
        sorts = {name: find_sort_column(table, self.problems) for name, table in self.declared.tables.items()}
        formulas = Formulas(
            {draft.reference: draft for draft in self.declared.drafts},
            self.declared.tables,
            {
                name: self.declared.tables[name].columns[index].reference
                for name, index in sorts.items()
                if index is not None
            },
            self.problems,
        )
        ordered = formulas.read()
        for draft in self.declared.nameless:
            if draft.is_formula:
                formulas.parse(draft)
        self.check_sorting(sorts)
        parts = self.parts(formulas, sorts)
        return None if self.problems.errors else self.finish(names, parts, ordered)

    def at_opening(self, code: Code, message: str, hint: str) -> None:
        line = self.block.opening
        self.problems.add(cut(line, 0, len(line.text)).problem(code, message, hint))

    def table_lines(self) -> dict[str, TableDraft]:
        """All ``表：`` lines, by name, before any formula can mention them."""
        found: dict[str, TableDraft] = {}
        for section in self.sections:
            if isinstance(section, Directive) and section.word is Word.TABLE:
                draft = read_table_line(section.text[0], self.problems)
                if draft is not None and draft.name in found:
                    message = f"表“{draft.name}”写了两次"
                    self.problems.add(draft.cell.problem(Code.DUPLICATE_NAME, message, "换一个名字"))
                elif draft is not None:
                    found[draft.name] = draft
        return found

    def read_tables(self) -> None:
        """Variable tables first, because the other tables are known by the columns they declare."""
        later: list[tuple[MarkdownTable, TableDraft | None]] = []
        under: TableDraft | None = None
        for index, section in enumerate(self.sections):
            if isinstance(section, Directive) and section.word is Word.TABLE:
                under = self.at_line(section)
            if not isinstance(section, TableLines):
                continue
            table = read_table(list(section.lines), self.problems)
            if declares(table):
                bare = under if under and not _names_columns(self.sections, under) else None
                self.drawn[index] = self.declared.table(table, bare if bare and not bare.columns else None)
            else:
                later.append((table, under))
        for table, owner in later:
            self.rows_table(table, owner)

    def at_line(self, section: Directive) -> TableDraft | None:
        return next(
            (draft for draft in self.declared.tables.values() if draft.cell.line is section.text[0].line),
            None,
        )

    def rows_table(self, table: MarkdownTable, owner: TableDraft | None) -> None:
        """A table without a value column: the rows of the ``表：`` above it."""
        names = [column.reference.name for column in owner.columns] if owner else []
        fits = any(cell.text.strip("*") in names for cell in table.header)
        if owner is None or (looks_declaring(table) and not fits):
            if looks_declaring(table):
                self.declared.table(table, None)  # notes the missing or misspelt headers
            else:
                line = table.header[0].line
                hint = "变量表的表头要有 名称 和 值或公式；例行写在 表：某某 下面"
                whole = cut(line, 0, len(line.text))
                self.problems.add(whole.problem(Code.UNKNOWN_HEADER, "看不出这是哪张表", hint))
        elif owner.rows_table is not None:
            message = f"表“{owner.name}”的例行写了两次"
            self.problems.add(table.header[0].problem(Code.BAD_TABLE_LINE, message, "合成一张表"))
        else:
            owner.rows_table = table

    def scenarios_and_values(self) -> tuple[str, ...]:
        """Inputs get types, examples and rows; gives the scenarios."""
        drafts = self.declared.drafts
        names = scenarios_of(drafts, self.problems)
        known = {draft.reference.name for draft in drafts}
        for draft in [*drafts, *self.declared.nameless]:
            find_formula(draft, self.problems)
        for draft in self.declared.variables:
            if not draft.is_formula:
                read_examples(draft, known - {draft.reference.name}, self.problems)
                spread(draft, names)
        for table in self.declared.tables.values():
            clash = self.declared.places.get(f"[{table.name.lower()}]")
            if clash is not None:
                message = f"“{table.name}”既是表又是数值"
                self.problems.add(clash.problem(Code.DUPLICATE_NAME, message, "其中一个换名"))
            read_columns(table, self.problems)
            read_rows(table, known, self.problems)
        if not any(draft.is_formula or draft.broken for draft in drafts):
            self.at_opening(
                Code.NO_FORMULA, "计算器里没有一个公式", "值列写 = 开头的公式，例如 = 单次消费 * 年次数"
            )
        return names

    def check_sorting(self, sorts: dict[str, int | None]) -> None:
        for name, index in sorts.items():
            table = self.declared.tables[name]
            column = None if index is None else table.columns[index]
            if column and column.type and column.type.value != "number" and table.sort:
                message = f"“{column.reference.name}”不是数，不能按它排"
                self.problems.add(table.sort.problem(Code.BAD_TABLE_LINE, message, "换成数的列"))

    def parts(self, formulas: Formulas, sorts: dict[str, int | None]) -> list[Part]:
        found: list[Part] = []
        for index, section in enumerate(self.sections):
            part = self.part(index, section, formulas, sorts)
            if part is not None:
                found.append(part)
        return found

    def part(
        self, index: int, section: Section, formulas: Formulas, sorts: dict[str, int | None]
    ) -> Part | None:
        match section:
            case TableLines():
                variables = tuple(as_variable(draft) for draft in self.drawn.get(index, []))
                return VariableTable(variables) if variables else None
            case Directive(Word.TABLE):
                draft = self.at_line(section)
                return None if draft is None else _row_table(draft, sorts[draft.name])
            case Directive(Word.CHART, text):
                return read_chart(text[0], formulas.scope(), self.problems)
            case Directive(Word.VERDICT, text):
                return read_verdict(text, formulas.scope(), self.problems)
            case Paragraph(lines):
                return _note([line.text.strip() for line in lines])
        return None

    def finish(self, scenarios: tuple[str, ...], parts: list[Part], ordered: list[Draft]) -> Calculator:
        option = self.block.option("id")
        steps = tuple(Step(draft.reference, draft.lowered) for draft in ordered if draft.lowered is not None)
        calculator = Calculator(
            id=option.value if option else "",
            title=self.block.title,
            scenarios=scenarios,
            parts=tuple(parts),
            steps=steps,
            fingerprint="",
        )
        return replace(calculator, fingerprint=fingerprint(calculator))


def _names_columns(found: list[Section], table: TableDraft) -> bool:
    """Whether any line of the block writes ``表名[列名]`` to declare a column of ``table``."""
    return any(
        line.text.lstrip(" |*｜").startswith((f"{table.name}[", f"{table.name}【", f"{table.name}［"))
        for section in found
        if isinstance(section, TableLines)
        for line in section.lines
    )


def _row_table(draft: TableDraft, sort: int | None) -> RowTable:
    columns = tuple(as_column(column) for column in draft.columns)
    return RowTable(draft.name, columns, draft.limit, draft.fixed, sort, draft.descending, draft.rows)


def _note(lines: list[str]) -> Note | None:
    text = lines[0]
    for line in lines[1:]:
        text += (" " if text[-1:].isascii() and line[:1].isascii() else "") + line
    return None if text.startswith("<!--") else Note(text)
