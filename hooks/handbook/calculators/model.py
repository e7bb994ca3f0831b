"""What a calculator is once it has been read: plain data that every rendering starts from."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from handbook.calculators.language.syntax import Node
from handbook.source import SourceLine

Scalar = float | str | bool
"""A value of the language. Numbers are always float; a percentage is a fraction (15 % is 0.15)."""


class Type(Enum):
    """Static type of a value; a choice is a text that must be one of ``Range.choices``."""

    NUMBER = "number"
    TEXT = "text"
    BOOLEAN = "boolean"


@dataclass(frozen=True)
class Range:
    """What a reader may enter, from the 范围 column; ``text`` is the rule as it is shown to readers.

    ``minimum`` and ``maximum`` are in stored form (a percentage as a fraction); ``*_open`` leaves the
    limit itself out. ``fixed`` values cannot be changed. ``optional`` ones may stay empty.
    ``decimals`` is the number of places a value is shown with, None for as many as it has (at most 2
    for results).
    """

    text: str = ""
    minimum: float | None = None
    minimum_open: bool = False
    maximum: float | None = None
    maximum_open: bool = False
    whole: bool = False
    fixed: bool = False
    optional: bool = False
    decimals: int | None = None
    choices: tuple[str, ...] = ()


@dataclass(frozen=True)
class Quantity:
    """What a variable and a column have in common: a named value with a unit, entered or computed.

    ``formula`` is None for an input. ``source`` is the 来源 cell (``A04``). ``percent`` says that the
    value is shown and entered as a percentage and kept as a fraction.
    """

    name: str
    meaning: str
    unit: str
    type: Type
    percent: bool
    key: bool
    range: Range
    source: str
    formula: Node | None
    line: SourceLine

    @property
    def titled(self) -> str:
        """Name and unit, as a heading: ``营业额（万元）``."""
        return f"{self.name}（{self.unit}）" if self.unit else self.name


@dataclass(frozen=True)
class Variable(Quantity):
    """One line of a variable table. ``examples`` has one entry a scenario (None: no example); empty for a formula."""

    examples: tuple[Scalar | None, ...] = ()


@dataclass(frozen=True)
class Column(Quantity):
    """One column of a table of rows, named ``表名[列名]`` in formulas; ``name`` is the 列名 alone."""


@dataclass(frozen=True)
class VariableTable:
    """The variables of one Markdown table, in the order written."""

    variables: tuple[Variable, ...]


@dataclass(frozen=True)
class RowTable:
    """A table whose rows a reader enters (or, ``fixed``, whose rows the editor declares).

    ``sort_column`` is an index into ``columns`` or None. ``rows`` are the example rows, each with one
    entry an *input* column (a column without formula), in the order of ``columns``.
    """

    name: str
    columns: tuple[Column, ...]
    limit: int
    fixed: bool
    sort_column: int | None
    descending: bool
    rows: tuple[tuple[Scalar | None, ...], ...]

    @property
    def inputs(self) -> tuple[Column, ...]:
        """The columns a reader fills."""
        return tuple(column for column in self.columns if column.formula is None)


@dataclass(frozen=True)
class Reference:
    """A variable (``table`` is empty) or a column of a table, by name."""

    name: str
    table: str = ""


@dataclass(frozen=True)
class Chart:
    """``图：kind，data…``. ``kind`` is one of bar, line, radar, pareto, tolerance, quadrant, pie.

    ``data`` are the values or columns drawn, in the order written: for a chart over a table the first
    may be the text column that labels the points.
    """

    kind: str
    title: str
    data: tuple[Reference, ...]
    line: SourceLine


@dataclass(frozen=True)
class Verdict:
    """The sentence after ``结论：``: literal text and values in turn, as written."""

    parts: tuple[str | Reference, ...]
    line: SourceLine


@dataclass(frozen=True)
class Note:
    """Other text of the block, as plain paragraphs."""

    text: str


Part = VariableTable | RowTable | Chart | Verdict | Note


@dataclass(frozen=True)
class Step:
    """One formula to compute: a variable's, or a column's for every row of its table.

    ``formula`` is the quantity's, lowered (:mod:`handbook.calculators.language.lower`).
    """

    reference: Reference
    formula: Node


@dataclass(frozen=True)
class Calculator:
    """A whole calculator, checked: every name resolves, no cycles, types agree.

    ``scenarios`` has at least one entry (``""`` where the editor wrote a plain value column).
    ``steps`` are the formulas in an order in which each needs only earlier ones.
    ``fingerprint`` (12 hex digits) changes whenever inputs or formulas change meaning.
    """

    id: str
    title: str
    scenarios: tuple[str, ...]
    parts: tuple[Part, ...]
    steps: tuple[Step, ...]
    fingerprint: str

    @property
    def variables(self) -> tuple[Variable, ...]:
        """All variables in the order written."""
        return tuple(
            variable for part in self.parts if isinstance(part, VariableTable) for variable in part.variables
        )

    @property
    def tables(self) -> tuple[RowTable, ...]:
        """All tables of rows in the order written."""
        return tuple(part for part in self.parts if isinstance(part, RowTable))

    @property
    def charts(self) -> tuple[Chart, ...]:
        """All charts in the order written."""
        return tuple(part for part in self.parts if isinstance(part, Chart))

    @property
    def verdicts(self) -> tuple[Verdict, ...]:
        """All verdict sentences in the order written."""
        return tuple(part for part in self.parts if isinstance(part, Verdict))


@dataclass(frozen=True)
class Inputs:
    """What a reader entered: values by variable name, rows by table name; None is an empty field.

    A row has one entry an input column. ``scenario`` chooses the example column.
    """

    variables: dict[str, Scalar | None]
    tables: dict[str, tuple[tuple[Scalar | None, ...], ...]]


@dataclass(frozen=True)
class Outcome:
    """A value, or blank (both empty), or the reason in Chinese why there is none."""

    value: Scalar | None = None
    fault: str = ""

    @property
    def blank(self) -> bool:
        """Nothing to show yet: an input it depends on is empty or out of range."""
        return self.value is None and not self.fault


@dataclass(frozen=True)
class TableResults:
    """The complete rows of a table in sorted order, every column by name.

    ``order`` gives for each of these rows its index in the entered rows; ``left_out`` counts the
    incomplete ones, which are in no sum.
    """

    rows: tuple[dict[str, Outcome], ...]
    order: tuple[int, ...]
    left_out: int


@dataclass(frozen=True)
class Results:
    """Every variable (inputs too) and every table of a calculator, computed."""

    variables: dict[str, Outcome]
    tables: dict[str, TableResults]
