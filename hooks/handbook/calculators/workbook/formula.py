"""A formula of the language as a live formula of Excel.

Names stay names (they are defined in the sheet), rows and whole columns become cells. What Excel treats
otherwise is written so that it does the same: conditions in SUMPRODUCT count 1 or 0, MIN and MAX of no rows
are an error, 累计 and 名次 go by the order after sorting.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from handbook.calculators.language.printer import source
from handbook.calculators.language.syntax import (
    Binary,
    Call,
    Cell,
    Name,
    Node,
    Number,
    WholeColumn,
    rebuild,
    walk,
)
from handbook.calculators.machine import table_of
from handbook.calculators.model import Calculator, Reference
from handbook.calculators.workbook.layout import Layout, TablePlace

COMPARISONS = ("=", "<>", "<", "<=", ">", ">=")
BLANK = '""'


class Formulas:
    """Writes the formulas of one calculator for its layout."""

    def __init__(self, calculator: Calculator, layout: Layout) -> None:
        self.layout = layout
        self._required = [
            variable.name
            for variable in calculator.variables
            if variable.formula is None and not variable.range.optional
        ]
        self._steps = {step.reference: step.formula for step in calculator.steps}
        self._waiting: dict[Reference, str] = {}

    def variable(self, name: str, formula: Node) -> str:
        """A variable's formula: empty until every required input it depends on is filled."""
        waits = self._waits(Reference(name))
        return f"=IF({waits},{BLANK},{self._text(formula)})" if waits else f"={self._text(formula)}"

    def cell(self, place: TablePlace, row: int, name: str, formula: Node) -> str:
        """A column's formula in one sheet row: empty in a row that is incomplete."""
        waits = self._waits(Reference(name, place.table.name))
        incomplete = f"{place.cell(row, place.order)}={BLANK}"
        condition = f"OR({incomplete},{waits})" if waits else incomplete
        return f"=IF({condition},{BLANK},{self._text(formula, place, row)})"

    def _text(self, formula: Node, place: TablePlace | None = None, row: int = 0) -> str:
        return source(_Translation(self.layout, place, row).excel(formula))

    def _waits(self, reference: Reference) -> str:
        """The condition that a required input is empty; COUNTBLANK because errors must not spread here."""
        if reference not in self._waiting:
            needed = self._inputs(reference, set())
            names = [name for name in self._required if Reference(name) in needed]
            self._waiting[reference] = "+".join(f"COUNTBLANK({name})" for name in names) + ">0" if names else ""
        return self._waiting[reference]

    def _inputs(self, reference: Reference, seen: set[Reference]) -> set[Reference]:
        """The inputs among variables that ``reference`` depends on, directly or through other formulas."""
        if reference in seen:
            return set()
        seen.add(reference)
        formula = self._steps.get(reference)
        if formula is None:
            return set() if reference.table else {reference}
        found: set[Reference] = set()
        for part in walk(formula):
            if isinstance(part, Name):
                found |= self._inputs(Reference(part.name), seen)
            elif isinstance(part, (Cell, WholeColumn)):
                found |= self._inputs(Reference(part.name, part.table), seen)
        return found


@dataclass(frozen=True)
class _Translation:
    """Rewrites a tree so that every leaf is a piece of Excel's own text."""

    layout: Layout
    place: TablePlace | None
    row: int
    in_product: bool = False

    def excel(self, node: Node) -> Node:
        match node:
            case Number(value):
                return Name(repr(value).removesuffix(".0").upper())
            case Cell(table, name):
                place = self.layout.place(table)
                return Name(place.cell(self.row, place.column(name)))
            case WholeColumn(table, name):
                place = self.layout.place(table)
                return Name(place.factor(name) if self.in_product else place.whole(name))
            case Call():
                return self.call(node)
            case _:
                return rebuild(node, self.excel)

    def call(self, node: Call) -> Node:
        match node.function, node.arguments:
            case "NOMATCH", _:
                return Name("NA()")
            case "ROWS", (WholeColumn(table),):
                return Name(self.layout.place(table).count)
            case "名次", _ if self.place:
                return Name(self.place.cell(self.row, self.place.rank))
            case "累计", (WholeColumn(_, name),) if self.place:
                reached = f"{self.place.filled(self.place.rank_packed)}<={self.place.cell(self.row, self.place.rank)}"
                return Name(f"SUMPRODUCT(({reached})*1,{self.place.factor(name)})")
            case "SUMPRODUCT", arguments:
                return self.product(arguments)
            case "COUNT", arguments if any(map(self.may_fail, arguments)):
                written = tuple(map(self.excel, arguments))
                return Binary("+", Call("COUNT", written), Binary("*", Name("0"), Call("SUM", written)))
            case ("MIN" | "MAX"), arguments if any(isinstance(part, WholeColumn) for part in arguments):
                written = tuple(map(self.excel, arguments))
                none = Binary("=", Call("COUNT", written), Name("0"))
                return Call("IF", (none, Name("NA()"), Call(node.function, written)))
            case _:
                return rebuild(node, self.excel)

    def may_fail(self, node: Node) -> bool:
        """Whether ``node`` can be an error, which Excel's COUNT would pass over: only inputs cannot."""
        if isinstance(node, WholeColumn):
            table = self.layout.place(node.table).table
            return table.columns[self.layout.place(node.table).column(node.name)].formula is not None
        return not isinstance(node, Number)

    def product(self, arguments: tuple[Node, ...]) -> Node:
        """SUMPRODUCT, 0 where the table has no complete row: its empty cell would be an error."""
        over = next(table for table in map(table_of, arguments) if table)
        none = Binary("=", Name(self.layout.place(over).count), Name("0"))
        return Call("IF", (none, Name("0"), Call("SUMPRODUCT", tuple(map(self.factor, arguments)))))

    def factor(self, node: Node) -> Node:
        """An argument of SUMPRODUCT; Excel would take a condition for text and skip it."""
        written = replace(self, in_product=True).excel(node)
        is_condition = isinstance(node, Binary) and node.operator in COMPARISONS
        return Binary("*", written, Name("1")) if is_condition else written
