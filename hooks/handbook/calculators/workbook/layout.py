"""Which cell holds what: decided before anything is written, because formulas refer to each other."""

from __future__ import annotations

from dataclasses import dataclass

from xlsxwriter.utility import xl_rowcol_to_cell

from handbook.calculators.language.syntax import WholeColumn, walk
from handbook.calculators.model import Calculator, Note, RowTable, VariableTable

NAME, MEANING, VALUE, UNIT, RANGE, SOURCE = range(6)
SCENARIOS = 7
"""The first column of the scenarios' own values, right of the columns a reader sees."""

HELPERS = 30
"""The first of the hidden columns: which rows are complete, whole columns without gaps, what charts draw."""

CHOICE = (2, VALUE)
"""The cell that says which scenario is shown."""

FIRST_PART = 4
TABLE_HEADING = 3
"""Rows that a table of rows has above its first row: its name, how many rows count, the column titles."""


@dataclass(frozen=True)
class TablePlace:
    """Where a table of rows stands. ``first`` and ``last`` are its first and last sheet rows, from 0.

    Hidden beside every row: ``state`` (1 complete, 0 incomplete, empty), ``order`` (1, 2, … over the
    complete rows), ``rank`` (the same after sorting), ``number`` (1, 2, … to the last row) and behind it the
    ranks and those columns again, without gaps, that formulas use as a whole (``gathered``), and the optional ones of
    these once more with 0 for an empty cell (``zeroed``), because products cannot skip it.
    """

    table: RowTable
    first: int
    last: int
    gathered: tuple[str, ...]
    zeroed: tuple[str, ...]

    state = HELPERS
    order = HELPERS + 1
    rank = HELPERS + 2
    number = HELPERS + 3
    rank_packed = HELPERS + 4
    packed = HELPERS + 5

    @property
    def end(self) -> int:
        """The first hidden column behind this table's own."""
        return self.packed + len(self.gathered) + len(self.zeroed)

    @property
    def count(self) -> str:
        """The cell that counts the complete rows."""
        return absolute(self.first - 2, 1)

    def column(self, name: str) -> int:
        """The sheet column of a table's column."""
        return next(index for index, column in enumerate(self.table.columns) if column.name == name)

    def cell(self, row: int, column: int) -> str:
        """A cell of this table for a formula in sheet row ``row``."""
        return str(xl_rowcol_to_cell(row, column, col_abs=True))

    def whole(self, name: str) -> str:
        """All complete rows of a column; with none, one empty cell."""
        return self.filled(self.packed + self.gathered.index(name))

    def factor(self, name: str) -> str:
        """The same for a product, in which an empty cell counts as 0."""
        if name not in self.zeroed:
            return self.whole(name)
        return self.filled(self.packed + len(self.gathered) + self.zeroed.index(name))

    def filled(self, column: int) -> str:
        """As many cells from the top of a gapless hidden column as there are complete rows."""
        return f"OFFSET({absolute(self.first, column)},0,0,MAX({self.count},1),1)"

    def span(self, column: int) -> str:
        """A column from the first row to the last."""
        return f"{absolute(self.first, column)}:{absolute(self.last, column)}"

    def above(self, row: int, column: int) -> str:
        """A column from the first row to this one."""
        return f"{absolute(self.first, column)}:{self.cell(row, column)}"


@dataclass(frozen=True)
class Layout:
    """The whole sheet: the row of every variable, the place of every table, where text and charts go."""

    sheet: str
    rows: dict[str, int]
    headings: tuple[tuple[int, VariableTable], ...]
    verdicts: int
    tables: tuple[TablePlace, ...]
    bottom: int
    scenarios: int

    @property
    def several(self) -> bool:
        """Whether the reader chooses between scenarios."""
        return self.scenarios > 1

    def place(self, table: str) -> TablePlace:
        """Where a table of rows stands."""
        return next(place for place in self.tables if place.table.name == table)


def absolute(row: int, column: int) -> str:
    """``$C$5``"""
    return str(xl_rowcol_to_cell(row, column, row_abs=True, col_abs=True))


def arrange(calculator: Calculator, sheet: str) -> Layout:
    """Variables first, then the verdict and notes, then the tables, whose length varies."""
    at = FIRST_PART
    rows: dict[str, int] = {}
    headings = []
    for part in calculator.parts:
        if isinstance(part, VariableTable):
            headings.append((at, part))
            for index, variable in enumerate(part.variables, 1):
                rows[variable.name] = at + index
            at += len(part.variables) + 2
    verdicts = at
    notes = sum(isinstance(part, Note) for part in calculator.parts)
    at += len(calculator.verdicts) + notes + 1
    tables = []
    for table in calculator.tables:
        first = at + TABLE_HEADING
        size = len(table.rows) if table.fixed else table.limit
        gathered = _gathered(calculator, table)
        optional = tuple(one.name for one in table.inputs if one.range.optional and one.name in gathered)
        tables.append(TablePlace(table, first, first + max(size, 1) - 1, gathered, optional))
        at = tables[-1].last + 2
    return Layout(sheet, rows, tuple(headings), verdicts, tuple(tables), at, len(calculator.scenarios))


def _gathered(calculator: Calculator, table: RowTable) -> tuple[str, ...]:
    """The columns that a formula uses as a whole, and the one the table is sorted by."""
    used = {
        part.name
        for step in calculator.steps
        for part in walk(step.formula)
        if isinstance(part, WholeColumn) and part.table == table.name
    }
    if table.sort_column is not None:
        used.add(table.columns[table.sort_column].name)
    return tuple(column.name for column in table.columns if column.name in used)
