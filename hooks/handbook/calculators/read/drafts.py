"""Variables and columns while a calculator is being read: cells on the way to quantities."""

from __future__ import annotations

from dataclasses import dataclass, field

from handbook.calculators.language.syntax import Node
from handbook.calculators.language.units import Unit
from handbook.calculators.model import Reference, Scalar, Type
from handbook.calculators.read.cells import Cell, MarkdownTable
from handbook.calculators.read.rules import Rule
from handbook.source import SourceLine


@dataclass
class Draft:
    """One line of a variable table.

    ``values`` are its value cells by scenario. ``formula_cell`` starts after the ``=``. ``broken``: something in
    it is wrong and has been noted, so nothing more is said about what depends on it.
    """

    reference: Reference
    name: Cell
    line: SourceLine
    meaning: str
    unit: Cell
    rule: Rule
    source: str
    key: bool
    percent: bool
    values: tuple[tuple[str, Cell], ...]
    type: Type | None = None
    examples: tuple[Scalar | None, ...] = ()
    formula_cell: Cell | None = None
    formula: Node | None = None
    lowered: Node | None = None
    measured: Unit | None = None
    broken: bool = False

    @property
    def is_formula(self) -> bool:
        """Whether the value is computed."""
        return self.formula_cell is not None


@dataclass
class TableDraft:
    """A table of rows: its directive, its columns and its example rows."""

    name: str
    cell: Cell
    limit: int
    fixed: bool
    sort: Cell | None
    descending: bool
    columns: list[Draft] = field(default_factory=list)
    rows_table: MarkdownTable | None = None
    rows: tuple[tuple[Scalar | None, ...], ...] = ()

    @property
    def inputs(self) -> list[Draft]:
        """The columns a reader fills."""
        return [column for column in self.columns if not column.is_formula]
