"""Tables of rows: what the reader fills, the columns that follow from it, and hidden beside them the order.

A row with a required cell empty counts in nothing; the others are gathered without gaps in hidden columns,
which whole-column formulas and charts read.
"""

from __future__ import annotations

from handbook.calculators.model import Calculator, Column, Outcome, TableResults, Type
from handbook.calculators.workbook.formula import BLANK, Formulas
from handbook.calculators.workbook.layout import TablePlace
from handbook.calculators.workbook.writer import Writer


def write_tables(to: Writer, calculator: Calculator, results: dict[str, TableResults], formulas: Formulas) -> None:
    """Every table of rows."""
    for place in to.layout.tables:
        _Table(to, place, results[place.table.name], formulas, calculator).write()


class _Table:
    """One table being written; ``entered`` are the example's computed rows by the row they were entered in."""

    def __init__(
        self, to: Writer, place: TablePlace, results: TableResults, formulas: Formulas, calculator: Calculator
    ) -> None:
        self.to, self.place, self.table = to, place, place.table
        self.formulas = formulas
        self.steps = {
            step.reference.name: step.formula
            for step in calculator.steps
            if step.reference.table == self.table.name
        }
        self.entered = dict(zip(results.order, results.rows, strict=True))
        self.ranks = {index: rank for rank, index in enumerate(results.order, 1)}
        self.orders = {index: order for order, index in enumerate(sorted(results.order), 1)}
        self.by_order = {order: index for index, order in self.orders.items()}
        self.left_out = results.left_out

    def write(self) -> None:
        self._heading()
        for index, row in enumerate(range(self.place.first, self.place.last + 1)):
            self._row(index, row)
            self._hidden(index, row)
        for at, column in enumerate(self.table.columns):
            self.to.tidy(self.place.first, self.place.last, at, column)

    def _heading(self) -> None:
        place, to = self.place, self.to
        to.text(place.first - 3, 0, self.table.name, "name")
        to.text(place.first - 2, 0, "完整的行", "note")
        state = place.span(place.state)
        to.formula(
            place.first - 2, 1, f"=COUNTIF({state},1)", Outcome(float(len(self.entered))), to.styles.look("note")
        )
        incomplete = f'=IF(COUNTIF({state},0)=0,"",COUNTIF({state},0)&" 行不完整，未计入")'
        said = f"{self.left_out} 行不完整，未计入" if self.left_out else ""
        to.formula(place.first - 2, 2, incomplete, Outcome(said), to.styles.look("note"))
        for at, column in enumerate(self.table.columns):
            look = "head of numbers" if column.type is Type.NUMBER else "head"
            to.text(place.first - 1, at, column.titled, look)

    def _row(self, index: int, row: int) -> None:
        entered = self.table.rows[index] if index < len(self.table.rows) else (None,) * len(self.table.inputs)
        cells = iter(entered)
        for at, column in enumerate(self.table.columns):
            if column.formula is not None:
                outcome = self.entered.get(index, {}).get(column.name)
                formula = self.formulas.cell(self.place, row, column.name, self.steps[column.name])
                look = self.to.styles.of(column, "key" if column.key else "result")
                self.to.formula(row, at, formula, outcome, look)
            elif self.table.fixed and column.type is Type.TEXT and not column.range.choices:
                self.to.value(row, at, column, next(cells), "fixed")
            else:
                self.to.input(row, at, column, next(cells))

    def _hidden(self, index: int, row: int) -> None:
        place, to = self.place, self.to
        order, rank = self.orders.get(index, ""), self.ranks.get(index, "")
        partly = any(cell not in (None, "") for cell in self.table.rows[index]) if index < len(self.table.rows) else 0
        state = place.cell(row, place.state)
        to.helper(row, place.state, self._state(row), 1 if order else 0 if partly else "")
        to.helper(row, place.order, f"=IF({state}=1,COUNTIF({place.above(row, place.state)},1),{BLANK})", order)
        to.helper(row, place.rank, self._rank(row), rank)
        to.sheet.write_number(row, place.number, index + 1)
        packed = self.by_order.get(index + 1)
        self._pack(row, place.rank_packed, place.rank, self.ranks.get(packed, "") if packed is not None else "")
        for at, name in enumerate((*place.gathered, *place.zeroed), place.packed):
            column = place.column(name)
            value = self._value(packed, self.table.columns[column])
            zero = at >= place.packed + len(place.gathered)
            self._pack(row, at, column, 0.0 if zero and value == "" and packed is not None else value, zero=zero)

    def _value(self, index: int | None, column: Column) -> float | str:
        if index is None:
            return ""
        outcome = self.entered[index][column.name]
        return "" if outcome.blank else "#N/A" if outcome.value is None else outcome.value

    def _state(self, row: int) -> str:
        """1: every required cell is filled; 0: only some are; empty: none of any kind."""
        inputs = [(at, column) for at, column in enumerate(self.table.columns) if column.formula is None]
        every = ",".join(self.place.cell(row, at) for at, _ in inputs)
        needed = [self.place.cell(row, at) for at, column in inputs if not column.range.optional]
        blank = "+".join(f"COUNTBLANK({cell})" for cell in needed) or "0"
        return f"=IF(COUNTA({every})=0,{BLANK},IF({blank}=0,1,0))"

    def _rank(self, row: int) -> str:
        """The place after sorting; equal rows stay in the order they were entered."""
        place, order = self.place, self.place.cell(row, self.place.order)
        sort = self.table.sort_column
        if sort is None:
            return f"=IF({order}={BLANK},{BLANK},{order})"
        own, column = place.cell(row, sort), place.whole(self.table.columns[sort].name)
        sign = ">" if self.table.descending else "<"
        before = f"SUMPRODUCT(({column}{sign}{own})*1)"
        same = f"SUMPRODUCT(({column}={own})*({place.filled(place.number)}<{order}))"
        if self.table.columns[sort].range.optional:  # empty cells come last
            before = f"SUMPRODUCT(ISNUMBER({column})*({column}{sign}{own}))"
            last = f"COUNT({column})+SUMPRODUCT(({column}={BLANK})*({place.filled(place.number)}<{order}))"
            return f"=IF({order}={BLANK},{BLANK},1+IF({own}={BLANK},{last},{before}+{same}))"
        return f"=IF({order}={BLANK},{BLANK},1+{before}+{same})"

    def _pack(
        self, row: int, to_column: int, from_column: int, value: float | str, *, zero: bool = False
    ) -> None:
        """The next complete row's cell of a column, so that whole columns have no gaps.

        INDEX gives 0 for an empty cell; unless ``zero`` is wanted it stays empty.
        """
        place = self.place
        number = place.cell(row, place.number)
        found = f"INDEX({place.span(from_column)},MATCH({number},{place.span(place.order)},0))"
        optional = from_column < len(self.table.columns) and self.table.columns[from_column].range.optional
        if optional and not zero:
            found = f"IF({found}={BLANK},{BLANK},{found})"
        self.to.helper(row, to_column, f"=IF({number}>{place.count},{BLANK},{found})", value)

