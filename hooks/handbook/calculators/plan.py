"""A calculator as the JSON that the browser runs. Members that are false or empty are left out."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from handbook.calculators.language.syntax import (
    Binary,
    Boolean,
    Call,
    Cell,
    Name,
    Negative,
    Node,
    Number,
    Percent,
    Text,
    WholeColumn,
)
from handbook.calculators.model import Calculator, Chart, Quantity, Range, Reference, RowTable, Variable

Json = Any


def plan(calculator: Calculator) -> dict[str, Json]:
    """The whole calculator: inputs, formulas lowered to what evaluate.js knows, and the order to run them in."""
    index = _Index(calculator)
    return {
        "id": calculator.id,
        "title": calculator.title,
        "fingerprint": calculator.fingerprint,
        "scenarios": list(calculator.scenarios),
        "variables": [index.variable(variable) for variable in calculator.variables],
        **_members(
            tables=[index.table(table) for table in calculator.tables],
            charts=[index.chart(part) for part in calculator.charts],
            verdict=[
                [part if isinstance(part, str) else index.reference(part) for part in verdict.parts]
                for verdict in calculator.verdicts
            ],
            order=[index.reference(step.reference) for step in calculator.steps],
        ),
    }


def fingerprint(calculator: Calculator) -> str:
    """12 hex digits that change whenever inputs or formulas change meaning, not with examples or wording."""
    whole = plan(calculator)
    variables = [_meaning(entry) for entry in whole["variables"]]
    tables = [
        table
        | {
            "columns": [_meaning(column) for column in table["columns"]],
            "rows": table.get("fixed") and table["rows"],
        }
        for table in whole.get("tables", [])
    ]
    text = json.dumps([whole["scenarios"], variables, tables], ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def _meaning(entry: dict[str, Json]) -> dict[str, Json]:
    kept = {key: value for key, value in entry.items() if key not in ("meaning", "key", "examples")}
    rule = entry.get("range", {})
    kept["range"] = {key: value for key, value in rule.items() if key != "text"}
    if rule.get("fixed"):
        kept["examples"] = entry.get("examples")
    return kept


class _Index:
    """The numbers by which the plan refers to variables, tables and columns, and the formulas by reference."""

    def __init__(self, calculator: Calculator) -> None:
        self.variables = {variable.name: index for index, variable in enumerate(calculator.variables)}
        self.tables = {table.name: index for index, table in enumerate(calculator.tables)}
        self.columns = {
            table.name: {column.name: index for index, column in enumerate(table.columns)}
            for table in calculator.tables
        }
        self.formulas = {step.reference: step.formula for step in calculator.steps}

    def reference(self, reference: Reference) -> Json:
        if reference.table:
            return self.column("column", reference.table, reference.name)
        return ["v", self.variables[reference.name]]

    def column(self, kind: str, table: str, name: str) -> Json:
        return [kind, self.tables[table], self.columns[table][name]]

    def variable(self, variable: Variable) -> dict[str, Json]:
        return self.quantity(variable) | _members(examples=list(variable.examples))

    def quantity(self, quantity: Quantity, table: str = "") -> dict[str, Json]:
        formula = self.formulas.get(Reference(quantity.name, table))
        return {
            "name": quantity.name,
            "type": quantity.type.value,
            **_members(
                meaning=quantity.meaning,
                unit=quantity.unit,
                percent=quantity.percent,
                key=quantity.key,
                range=_range(quantity.range),
            ),
            **({} if formula is None else {"formula": self.tree(formula)}),
        }

    def table(self, table: RowTable) -> dict[str, Json]:
        sort = None if table.sort_column is None else [table.sort_column, table.descending]
        return {
            "name": table.name,
            "limit": table.limit,
            **_members(fixed=table.fixed, sort=sort),
            "columns": [self.quantity(column, table.name) for column in table.columns],
            "rows": [[plain(cell) for cell in row] for row in table.rows],
        }

    def chart(self, chart: Chart) -> dict[str, Json]:
        data = [self.reference(reference) for reference in chart.data]
        return {"kind": chart.kind, **_members(title=chart.title), "data": data}

    def tree(self, node: Node) -> Json:
        """The JSON of a formula, see contract in evaluate.js."""
        match node:
            case Number(value) | Boolean(value):
                return plain(value)
            case Text(value):
                return ["text", value]
            case Name(name):
                return ["v", self.variables[name]]
            case Cell(table, name):
                return self.column("cell", table, name)
            case WholeColumn(table, name):
                return self.column("column", table, name)
            case Negative(operand):
                return ["neg", self.tree(operand)]
            case Percent(operand):
                return ["%", self.tree(operand)]
            case Binary(operator, left, right):
                return [operator, self.tree(left), self.tree(right)]
            case Call(function, arguments):
                return [function, *map(self.tree, arguments)]


def plain(value: Json) -> Json:
    """Whole numbers without ``.0``, everything else as it is."""
    return int(value) if isinstance(value, float) and value.is_integer() and abs(value) < 2**53 else value


def _range(rule: Range) -> dict[str, Json]:
    return _members(
        text=rule.text,
        min=rule.minimum,
        minOpen=rule.minimum_open,
        max=rule.maximum,
        maxOpen=rule.maximum_open,
        whole=rule.whole,
        fixed=rule.fixed,
        optional=rule.optional,
        decimals=rule.decimals,
        choices=list(rule.choices),
    )


def _members(**members: Json) -> dict[str, Json]:
    """Only what says something; the number 0 does, ``False``, ``""``, ``[]`` and ``None`` do not."""
    return {
        name: [plain(entry) for entry in value] if isinstance(value, list) else plain(value)
        for name, value in members.items()
        if not (value is None or value is False or value in ("", [], {}))
    }
