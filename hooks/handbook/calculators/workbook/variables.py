"""The variables: names defined in the sheet, inputs to fill, formulas that live."""

from __future__ import annotations

from xlsxwriter.workbook import Workbook

from handbook.calculators.model import Calculator, Results, Variable
from handbook.calculators.workbook.formula import BLANK, Formulas
from handbook.calculators.workbook.layout import (
    CHOICE,
    MEANING,
    NAME,
    RANGE,
    SCENARIOS,
    SOURCE,
    UNIT,
    VALUE,
    Layout,
    absolute,
)
from handbook.calculators.workbook.writer import Writer

HEADS = ("名称", "说明", "数值", "单位", "范围", "来源")


def define_names(book: Workbook, layout: Layout) -> None:
    """Every variable by its own name, known in this sheet only."""
    quoted = "'" + layout.sheet.replace("'", "''") + "'"
    for name, row in layout.rows.items():
        book.define_name(f"{quoted}!{name}", f"={quoted}!{absolute(row, VALUE)}")


def write_choice(to: Writer, calculator: Calculator) -> None:
    """The drop-down that chooses the scenario, where there are several."""
    if not to.layout.several:
        return
    row, column = CHOICE
    to.text(row, NAME, "方案", "name")
    to.text(row, MEANING, "点右边的格子，选要看的方案")
    to.text(row, column, calculator.scenarios[0], "choice")
    for index, scenario in enumerate(calculator.scenarios):
        to.text(row, SCENARIOS + index, scenario, "head")
    to.sheet.data_validation(row, column, row, column, {"validate": "list", "source": f"={_scenarios(to, row)}"})


def write_variables(to: Writer, calculator: Calculator, results: Results, formulas: Formulas) -> None:
    """Every variable table with its heading."""
    steps = {step.reference.name: step.formula for step in calculator.steps if not step.reference.table}
    for at, part in to.layout.headings:
        for column, head in enumerate(HEADS):
            to.text(at, column, head, "head of numbers" if column == VALUE else "head")
        for row, variable in enumerate(part.variables, at + 1):
            _describe(to, row, variable)
            to.tidy(row, row, VALUE, variable)
            outcome = results.variables[variable.name]
            if variable.formula is not None:
                look = to.styles.of(variable, "key" if variable.key else "result")
                to.formula(row, VALUE, formulas.variable(variable.name, steps[variable.name]), outcome, look)
            elif to.layout.several:
                _choose(to, row, variable)
                to.formula(row, VALUE, _chosen(to, row), outcome, to.styles.of(variable, "fixed"))
            else:
                to.input(row, VALUE, variable, variable.examples[0])


def _describe(to: Writer, row: int, variable: Variable) -> None:
    to.text(row, NAME, variable.name, "name")
    to.text(row, MEANING, variable.meaning)
    to.text(row, UNIT, variable.unit, "unit")
    to.text(row, RANGE, variable.range.text)
    to.text(row, SOURCE, variable.source)


def _choose(to: Writer, row: int, variable: Variable) -> None:
    """Each scenario's own value, to be changed there."""
    for index, example in enumerate(variable.examples):
        to.input(row, SCENARIOS + index, variable, example)
        to.tidy(row, row, SCENARIOS + index, variable)


def _chosen(to: Writer, row: int) -> str:
    cell = f"INDEX({_scenarios(to, row)},MATCH({absolute(*CHOICE)},{_scenarios(to, CHOICE[0])},0))"
    return f"=IF({cell}={BLANK},{BLANK},{cell})"


def _scenarios(to: Writer, row: int) -> str:
    return f"{absolute(row, SCENARIOS)}:{absolute(row, SCENARIOS + to.layout.scenarios - 1)}"
