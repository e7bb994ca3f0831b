"""A calculator with numbers in it: what Python prints in the page and the browser shows again.

A result is blank until every required input it depends on, directly or through other formulas, is filled. Rows with
a required field empty or out of range take part in nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from handbook.calculators.kernel import Fault, finite
from handbook.calculators.language.syntax import Call, Cell, Name, Node, WholeColumn, walk
from handbook.calculators.machine import Machine, Rows, Value
from handbook.calculators.model import (
    Calculator,
    Inputs,
    Outcome,
    Quantity,
    Reference,
    Results,
    RowTable,
    Scalar,
    Step,
    TableResults,
)
from handbook.calculators.ranges import check_range


def example_inputs(calculator: Calculator, scenario: int = 0) -> Inputs:
    """The editor's example values of one scenario, and the example rows."""
    variables = {
        variable.name: variable.examples[scenario]
        for variable in calculator.variables
        if variable.formula is None
    }
    return Inputs(variables, {table.name: table.rows for table in calculator.tables})


def evaluate(calculator: Calculator, inputs: Inputs) -> Results:
    """Every value of the calculator; a formula that fails gives its reason, never an exception."""
    return _Run(calculator, inputs).results()


class _Run:
    """One evaluation; ``blank`` are the variables and columns that wait for an input."""

    def __init__(self, calculator: Calculator, inputs: Inputs) -> None:
        self.calculator = calculator
        self.tables = {table.name: table for table in calculator.tables}
        self.blank: set[Reference] = set()
        self.machine = Machine(
            {},
            {variable.name: variable.type for variable in calculator.variables},
            {table.name: _complete_rows(table, inputs) for table in calculator.tables},
            {
                (table.name, column.name): column.type
                for table in calculator.tables
                for column in table.columns
            },
        )
        for variable in calculator.variables:
            if variable.formula is None:
                value = accepted(variable, inputs.variables.get(variable.name))
                self.machine.variables[variable.name] = value
                if value is None and not variable.range.optional:
                    self.blank.add(Reference(variable.name))
        for table in calculator.tables:
            self.sort(table)
        for step in calculator.steps:
            self.step(step)

    def step(self, step: Step) -> None:
        reference, machine = step.reference, self.machine
        waits = any(needed in self.blank for needed in self.needs(step))
        if waits:
            self.blank.add(reference)
        machine.kept.clear()
        machine.here = reference.table
        if not reference.table:
            machine.variables[reference.name] = None if waits else self.run(step.formula)
            return
        rows = machine.tables[reference.table]
        values: list[Value] = []
        for machine.row in range(len(rows.entered)):
            values.append(None if waits else self.run(step.formula))
        rows.columns[reference.name] = values
        self.sort(self.tables[reference.table])

    def run(self, formula: Node) -> Value:
        try:
            return self.machine.value(formula)
        except Fault as fault:
            return fault

    def needs(self, step: Step) -> Iterator[Reference]:
        """Everything the step reads; a running total also needs what its table is sorted by."""
        for part in walk(step.formula):
            match part:
                case Name(name):
                    yield Reference(name)
                case Cell(table, name) | WholeColumn(table, name):
                    yield Reference(name, table)
                case Call("累计" | "名次"):
                    yield Reference(
                        sort_column(self.tables[step.reference.table]) or "", step.reference.table
                    )

    def sort(self, table: RowTable) -> None:
        """Put the rows in order as soon as the column they are sorted by is known; ties stay as entered."""
        rows = self.machine.tables[table.name]
        rows.order = list(range(len(rows.entered)))
        values = rows.columns.get(sort_column(table) or "")
        if values is not None:
            sign = -1.0 if table.descending else 1.0
            rows.order.sort(key=lambda index: _sort_key(values[index], sign))

    def results(self) -> Results:
        machine = self.machine
        variables = {
            variable.name: _outcome(machine.variables[variable.name])
            for variable in self.calculator.variables
        }
        return Results(variables, {name: self.table_results(name) for name in self.tables})

    def table_results(self, name: str) -> TableResults:
        rows = self.machine.tables[name]
        return TableResults(
            tuple(
                {
                    column.name: _outcome(rows.columns[column.name][index])
                    for column in self.tables[name].columns
                }
                for index in rows.order
            ),
            tuple(rows.entered[index] for index in rows.order),
            rows.left_out,
        )


def accepted(quantity: Quantity, value: Scalar | None) -> Scalar | None:
    """``value`` as it takes part in the calculation: None if it is empty or may not be entered."""
    if value is None or value == "" or check_range(quantity, value):
        return None
    return finite(value) if isinstance(value, float) else value


def sort_column(table: RowTable) -> str | None:
    """The name of the column a table is sorted by."""
    return None if table.sort_column is None else table.columns[table.sort_column].name


def _complete_rows(table: RowTable, inputs: Inputs) -> Rows:
    rows = Rows(columns={column.name: [] for column in table.inputs})
    for index, row in enumerate(inputs.tables.get(table.name, ())[: table.limit]):
        cells = (*row, *[None] * len(table.inputs))[: len(table.inputs)]
        if all(cell is None or cell == "" for cell in cells):
            continue
        values = [accepted(column, cell) for column, cell in zip(table.inputs, cells, strict=True)]
        if any(
            value is None and not column.range.optional
            for column, value in zip(table.inputs, values, strict=True)
        ):
            rows.left_out += 1
            continue
        rows.entered.append(index)
        for column, value in zip(table.inputs, values, strict=True):
            rows.columns[column.name].append(value)
    return rows


def _sort_key(value: Value, sign: float) -> tuple[bool, float]:
    return (False, sign * value) if isinstance(value, float) else (True, 0.0)


def _outcome(value: Value) -> Outcome:
    return Outcome(fault=str(value)) if isinstance(value, Fault) else Outcome(value)
