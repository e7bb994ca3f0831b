"""A calculator's table of rows: what its columns mean, the worked example, and empty rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from handbook.calculators.display import formula_with_names, formula_with_numbers
from handbook.calculators.model import Column, RowTable, TableResults, Type
from handbook.calculators.page.rows import BLANK_ROWS, is_label, left_out_words
from handbook.calculators.page.sheet import NOTHING, Sheet, amount
from handbook.manual import columns
from handbook.manual.literals import string, text, value
from handbook.manual.tools.values import shown_range

WRITING = 11
"""Half-ems that a pen needs at least in a column."""


def tables(sheet: Sheet, table: RowTable) -> Iterator[str]:
    """The columns explained, the example's rows, rows to fill."""
    results = sheet.results[0].tables[table.name]
    yield f"#column-notes({string(table.name + _rules(table))}, (\n{_legend(sheet, table, results)}))"
    yield _example(table, results)
    if results.left_out:
        yield text(left_out_words(results.left_out))
    yield _mine(table, results)


def _rules(table: RowTable) -> str:
    rules = [] if table.fixed else [f"最多 {table.limit} 行"]
    if table.sort_column is not None:
        order = "从大到小" if table.descending else "从小到大"
        rules.append(f"按 {table.columns[table.sort_column].name} {order}")
    return f"（{'，'.join(rules)}）" if rules else ""


def _legend(sheet: Sheet, table: RowTable, results: TableResults) -> str:
    return "".join(f"  {value(_column(sheet, column, results))},\n" for column in table.columns)


def _column(sheet: Sheet, column: Column, results: TableResults) -> dict[str, object]:
    notes = [column.meaning, shown_range(column.range.text), f"依据 {column.source}" if column.source else ""]
    lines = []
    if column.formula is not None:
        lines.append(f"= {formula_with_names(sheet.calculator, column.formula)}")
        if results.rows:
            row = results.rows[0]
            numbers = formula_with_numbers(sheet.calculator, column.formula, sheet.results[0], row)
            shown = amount(column, row[column.name])
            unit = f" {column.unit}" if column.unit and shown != NOTHING else ""
            lines.append(f"第 1 行：{numbers} = {shown}{unit}")
    return {"name": column.titled, "note": "；".join(note for note in notes if note), "lines": lines}


def _example(table: RowTable, results: TableResults) -> str:
    rows = [[amount(column, row[column.name]) for column in table.columns] for row in results.rows]
    return _table("例子", table, rows, pen=False)


def _mine(table: RowTable, results: TableResults) -> str:
    if table.fixed:
        rows = [
            [amount(one, row[one.name]) if is_label(table, one) else "" for one in table.columns]
            for row in results.rows
        ]
    else:
        rows = [[""] * len(table.columns)] * min(BLANK_ROWS, table.limit)
    return _table("我的数字", table, rows, pen=True)


def _table(title: str, table: RowTable, rows: Sequence[Sequence[str]], *, pen: bool) -> str:
    heads = [column.titled for column in table.columns]
    filler = [columns.Cell("字" * (WRITING // 2))] * len(heads) if pen else []
    shape = columns.shape(
        [[columns.Cell(words) for words in line] for line in [heads, *rows]] + [filler][:pen]
    )
    aligns = ["right" if one.type is Type.NUMBER and not pen else "left" for one in table.columns]
    shares = "".join(f"{share}fr, " for share in shape.shares)
    header = ", ".join(f"[{text(head)}]" for head in heads)
    cells = "".join("  " + ", ".join(f"[{text(cell) or '#strut'}]" for cell in row) + ",\n" for row in rows)
    return (
        f"#row-table({string(title)}, columns: ({shares}), size: {shape.size}pt,"
        f" aligns: ({''.join(f'{align}, ' for align in aligns)}), landscape: {value(shape.landscape)},"
        f" pen: {value(pen)},\n  table.header({header}),\n{cells})"
    )
