"""What a formula is worth. evaluate.js interprets the same tree the same way.

A formula is only run when everything it needs has a value, so nothing here is ever blank except an optional field
that was left empty: it counts as 0 (or empty text) in arithmetic and is skipped by SUM, AVERAGE and their like.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from handbook.calculators import finance, kernel
from handbook.calculators.kernel import Fault
from handbook.calculators.language.arguments import ROW_WISE
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
    children,
    walk,
)
from handbook.calculators.model import Scalar, Type
from handbook.calculators.operations import (
    ARITHMETIC,
    NUMERIC,
    OVER_VALUES,
    compare,
    joined,
    logical,
    text_of,
)

Value = Scalar | Fault | None
"""What is kept of a quantity: its value, why it has none, or None for an empty optional field."""

DEFAULT: dict[Type, Scalar] = {Type.NUMBER: 0.0, Type.TEXT: "", Type.BOOLEAN: False}


@dataclass
class Rows:
    """The complete rows of a table: every column's values in the order entered, and the sorted order."""

    entered: list[int] = field(default_factory=list)
    columns: dict[str, list[Value]] = field(default_factory=dict)
    order: list[int] = field(default_factory=list)
    left_out: int = 0


@dataclass
class Kept:
    """What a function over many values gave, and for which row (-1: for all); ``at`` -2 means not yet."""

    by_row: bool
    at: int = -2
    value: float = 0.0


@dataclass
class Machine:
    """The values known so far, and where in which table the formula being run stands."""

    variables: dict[str, Value]
    variable_types: dict[str, Type]
    tables: dict[str, Rows]
    column_types: dict[tuple[str, str], Type]
    here: str = ""
    row: int = 0
    inner: int = 0
    kept: dict[int, Kept] = field(default_factory=dict)

    def value(self, node: Node) -> Scalar:
        """What ``node`` is worth; raises Fault."""
        match node:
            case Number(value) | Text(value) | Boolean(value):
                return value
            case Name(name):
                return _present(self.variables[name], self.variable_types[name])
            case Cell() | WholeColumn():
                return _present(self.field(node), self.column_types[node.table, node.name])
            case Negative(operand):
                return kernel.finite(-self.number(operand))
            case Percent(Number(value)) if 1e-4 <= value < 1e15:
                return float(f"{value!r}e-2")  # moves the point: 12.3% is exactly 0.123
            case Percent(operand):
                return kernel.divide(self.number(operand), 100.0)
            case Binary():
                return self.binary(node)
            case Call():
                return self.call(node)

    def number(self, node: Node) -> float:
        """The same where the types say it is a number."""
        value = self.value(node)
        assert isinstance(value, float), node
        return value

    def field(self, node: Cell | WholeColumn) -> Value:
        """This row's value of a column, or inside SUMPRODUCT that of the row being multiplied."""
        index = self.row if isinstance(node, Cell) else self.inner
        return self.tables[node.table].columns[node.name][index]

    def binary(self, node: Binary) -> Scalar:
        """Arithmetic, ``&`` or a comparison."""
        left, right = self.value(node.left), self.value(node.right)
        if isinstance(left, float) and isinstance(right, float):
            if operation := ARITHMETIC.get(node.operator):
                return operation(left, right)
            return compare(node.operator, left, right)
        if isinstance(left, str) and isinstance(right, str):
            if node.operator == "&":
                return joined(left + right)
            left, right = left.lower(), right.lower()
        return (left == right) is (node.operator == "=")

    def call(self, node: Call) -> Scalar:
        """A function's result."""
        if function := NUMERIC.get(node.function):
            return kernel.finite(function(*[self.number(argument) for argument in node.arguments]))
        match node.function, node.arguments:
            case "IF", (condition, holds, fails):
                return self.value(holds if self.value(condition) else fails)
            case "IFERROR", (wanted, otherwise):
                try:
                    return self.value(wanted)
                except Fault:
                    return self.value(otherwise)
            case (("AND" | "OR" | "NOT"), arguments):
                return logical(node.function, [bool(self.value(argument)) for argument in arguments])
            case "TEXT", (number, Text(pattern)):
                return text_of(self.number(number), pattern)
            case "NOMATCH", _:
                raise Fault(kernel.NO_MATCH)
            case "名次", _:
                return float(self.tables[self.here].order.index(self.row) + 1)
        return self.over_rows(node)

    def over_rows(self, node: Call) -> float:
        """A function over many values, worked out once for all rows where it does not depend on the row."""
        if id(node) not in self.kept:
            self.kept[id(node)] = Kept(depends_on_row(node))
        kept = self.kept[id(node)]
        at = self.row if kept.by_row else -1
        if kept.at != at:
            kept.value, kept.at = self.fresh(node), at
        return kept.value

    def fresh(self, node: Call) -> float:
        """The same, worked out."""
        match node.function, node.arguments:
            case "ROWS", (WholeColumn(table),):
                return float(len(self.tables[table].entered))
            case "累计", (WholeColumn() as column,):
                return self.running(column)
            case "SUMPRODUCT", arguments:
                return self.product(arguments)
            case (("LARGE" | "SMALL"), (column, place)):
                index = self.number(place)
                return kernel.ranked(self.gather((column,)), index, largest=node.function == "LARGE")
            case "NPV", (rate, *flows):
                return kernel.total(finance.discounted(self.number(rate), self.gather(flows)))
        values = self.gather(node.arguments)
        if node.function == "COUNT":
            return float(len(values))
        if node.function == "SUM":
            return kernel.total(values)
        if not values:
            raise Fault(kernel.NO_ROWS)
        return OVER_VALUES[node.function](values)

    def gather(self, arguments: Sequence[Node]) -> list[float]:
        """All numbers of the arguments, whole columns spread out, empty optional fields left out."""
        found: list[Value] = []
        for node in arguments:
            match node:
                case WholeColumn(table, name):
                    found.extend(self.tables[table].columns[name])
                case Name(name):
                    found.append(self.variables[name])
                case Cell():
                    found.append(self.field(node))
                case _:
                    found.append(self.number(node))
        return [_number(value) for value in found if value is not None]

    def product(self, arguments: Sequence[Node]) -> float:
        """SUMPRODUCT: row by row the product of all arguments, a condition counting 1 or 0."""
        rows = self.tables[next(table for table in map(table_of, arguments) if table)]
        before, terms = self.inner, []
        try:
            for self.inner in range(len(rows.entered)):
                factors = [float(self.value(argument)) for argument in arguments]
                term = factors[0]
                for factor in factors[1:]:
                    term = kernel.multiply(term, factor)
                terms.append(term)
        finally:
            self.inner = before
        return kernel.total(terms)

    def running(self, column: WholeColumn) -> float:
        """The total of a column from the first row of the sorted order to this one."""
        rows = self.tables[column.table]
        above = rows.order[: rows.order.index(self.row) + 1]
        values = [rows.columns[column.name][index] for index in above]
        return kernel.total([_number(value) for value in values if value is not None])


def table_of(node: Node) -> str:
    """The table over whose rows an argument of SUMPRODUCT runs, empty for a single value."""
    if isinstance(node, WholeColumn):
        return node.table
    if isinstance(node, Call) and node.function not in ROW_WISE:
        return ""
    return next((table for table in map(table_of, children(node)) if table), "")


def depends_on_row(node: Node) -> bool:
    """Whether a part of a column's formula differs from row to row."""
    return any(
        isinstance(part, Cell) or (isinstance(part, Call) and part.function in ("累计", "名次"))
        for part in walk(node)
    )


def _present(value: Value, type_: Type) -> Scalar:
    if isinstance(value, Fault):
        raise value
    return DEFAULT[type_] if value is None else value


def _number(value: Value) -> float:
    if isinstance(value, Fault):
        raise value
    assert isinstance(value, float)
    return value
