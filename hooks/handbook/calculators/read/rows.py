"""The example rows of a table: a Markdown table whose headers are the input columns."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from handbook.calculators.language.characters import fold
from handbook.calculators.model import Scalar, Type
from handbook.calculators.numbers import read_number
from handbook.calculators.read.cells import Cell, MarkdownTable
from handbook.calculators.read.drafts import Draft, TableDraft
from handbook.calculators.read.rules import Rule
from handbook.calculators.read.values import input_type, read_value
from handbook.problems import Code, Problems, nearest


def read_columns(table: TableDraft, problems: Problems) -> None:
    """Note columns that cannot be: none at all, or an input with a value where only rows have values."""
    if not table.inputs:
        hint = f"在变量表里写 {table.name}[列名]，值留空"
        problems.add(table.cell.problem(Code.UNKNOWN_COLUMN, f"表“{table.name}”没有要填的列", hint))
    for column in table.inputs:
        for _, cell in column.values:
            if cell.text:
                message = f"列“{column.reference.name}”的值不写在这里"
                hint = f"这一格留空，例值写在“表：{table.name}”下面的行里；公式以 = 开头"
                problems.add(cell.problem(Code.BAD_NUMBER, message, hint))
                column.broken = True


def read_rows(table: TableDraft, names: Collection[str], problems: Problems) -> None:
    """Set the types of the input columns and the example rows."""
    found = table.rows_table
    if found is None:
        for column in table.inputs:
            column.type = input_type(column, [])
        if table.fixed and table.inputs:
            message = f"表“{table.name}”的行是固定的，却没有写"
            problems.add(table.cell.problem(Code.MISSING_EXAMPLE, message, "在下面加一张表，表头是要填的列"))
        return
    places = _places(table, found, problems)
    for column in table.inputs:
        cells = [row[places[id(column)]] for row in found.rows] if id(column) in places else []
        column.type = _column_type(column, cells)
        if table.fixed and column.type is Type.TEXT and not column.rule.range.choices:
            column.rule = Rule(replace(column.rule.range, fixed=True), text=True)
    if len(found.rows) > table.limit:
        where = found.rows[table.limit][0]
        message = f"例行有 {len(found.rows)} 行，最多 {table.limit} 行"
        problems.add(where.problem(Code.TOO_MANY_ROWS, message, "删掉多的行，或把 最多 改大"))
    rows = [_row(table, places, row, names, problems) for row in found.rows]
    table.rows = tuple(row for row in rows if any(cell is not None for cell in row))


def _row(
    table: TableDraft,
    places: dict[int, int],
    row: tuple[Cell, ...],
    names: Collection[str],
    problems: Problems,
) -> tuple[Scalar | None, ...]:
    values = []
    for column in table.inputs:
        cell = row[places[id(column)]] if id(column) in places else None
        values.append(None if cell is None else read_value(column, cell, names, problems))
        if table.fixed and column.rule.range.fixed and cell is not None and not cell.text:
            message = f"固定行的“{column.reference.name}”是空的"
            problems.add(cell.problem(Code.MISSING_EXAMPLE, message, "写上，或删掉这一行"))
    return tuple(values)


def _places(table: TableDraft, found: MarkdownTable, problems: Problems) -> dict[int, int]:
    """Where each input column stands, by the draft's identity."""
    inputs = {column.reference.name: column for column in table.inputs}
    computed = [column.reference.name for column in table.columns if column.is_formula]
    places: dict[int, int] = {}
    for index, cell in enumerate(found.header):
        name = fold(cell.text.strip("*")).removeprefix(f"{table.name}[").removesuffix("]").strip()
        if name in computed:
            message, hint = f"“{name}”是公式列，不用填", "从这张表里删掉这一列"
            problems.add(cell.problem(Code.UNKNOWN_HEADER, message, hint))
        elif name not in inputs:
            near = nearest(name, list(inputs))
            hint = f"是不是“{near}”？" if near else "要填的列：" + "、".join(inputs)
            problems.add(cell.problem(Code.UNKNOWN_HEADER, f"表“{table.name}”没有“{name}”这一列", hint))
        elif id(inputs[name]) in places:
            problems.add(cell.problem(Code.DUPLICATE_HEADER, f"表头“{name}”写了两次", "删掉一列"))
        else:
            places[id(inputs[name])] = index
    return places


def _column_type(column: Draft, cells: list[Cell]) -> Type:
    """As for a variable; and a column without unit whose cells are mostly words is text."""
    type_ = input_type(column, cells)
    filled = [cell.text for cell in cells if cell.text]
    rule = column.rule.range
    numeric = column.unit.text or column.percent or rule.minimum is not None or rule.maximum is not None
    if type_ is not Type.NUMBER or numeric or rule.whole or rule.choices or not filled:
        return type_
    words = sum(read_number(text).value is None for text in filled)
    return Type.TEXT if 2 * words > len(filled) else Type.NUMBER
