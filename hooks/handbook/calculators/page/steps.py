"""怎么算的: every formula with names and with the example's numbers put in."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.calculators.display import formula_with_names, formula_with_numbers
from handbook.calculators.model import Column, Quantity, RowTable, Variable, VariableTable
from handbook.calculators.page.markup import Html, join, tag
from handbook.calculators.page.sheet import NOTHING, Sheet, amount, gap, name

EMPTY = "（空）"
"""An empty text as a result."""


def render(sheet: Sheet) -> Html:
    """The formulas in the order written, in a part that folds."""
    steps = list(_steps(sheet))
    if not steps:
        return Html()
    return tag("details", tag("summary", "怎么算的"), tag("dl", *steps), class_="calculator-steps", open=True)


def _steps(sheet: Sheet) -> Iterator[Html]:
    variables, tables = sheet.calculator.variables, sheet.calculator.tables
    for part in sheet.calculator.parts:
        if isinstance(part, VariableTable):
            for one in part.variables:
                if one.formula is not None:
                    yield _variable(sheet, one, variables.index(one))
        elif isinstance(part, RowTable):
            for at, column in enumerate(part.columns):
                if column.formula is not None:
                    yield _column(sheet, part, column, f"{tables.index(part)}.{at}")


def _variable(sheet: Sheet, one: Variable, index: int) -> Html:
    assert one.formula is not None
    lines = []
    for heading, results in zip(sheet.headings, sheet.results, strict=True):
        numbers = formula_with_numbers(sheet.calculator, one.formula, results)
        lead = f"{heading}：" if len(sheet.results) > 1 else ""
        lines.append(_worked(lead, numbers, one, amount(one, results.variables[one.name])))
    return _step(sheet, one, lines, data_v=index)


def _column(sheet: Sheet, table: RowTable, column: Column, reference: str) -> Html:
    assert column.formula is not None
    results = sheet.results[0]
    rows = results.tables[table.name].rows
    lines = []
    if rows:
        numbers = formula_with_numbers(sheet.calculator, column.formula, results, rows[0])
        lines.append(_worked("第 1 行：", numbers, column, amount(column, rows[0][column.name])))
    return _step(sheet, column, lines, data_c=reference)


def _worked(lead: str, numbers: str, quantity: Quantity, result: str) -> Html:
    end = (
        f" = {result or EMPTY}{gap(quantity) + quantity.unit if quantity.unit and result != NOTHING else ''}"
    )
    return tag("dd", lead, f"= {numbers}{end}", class_="calculator-example")


def _step(sheet: Sheet, quantity: Quantity, lines: list[Html], **reference: str | int) -> Html:
    assert quantity.formula is not None
    names = formula_with_names(sheet.calculator, quantity.formula)
    return tag(
        "div",
        tag("dt", name(quantity)),
        tag("dd", f"= {names}", class_="calculator-formula"),
        join(lines),
        **reference,
    )
