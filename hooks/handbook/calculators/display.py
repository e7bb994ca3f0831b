"""How values and formulas are written for readers; evaluate.js writes the same characters."""

from __future__ import annotations

from collections.abc import Mapping

from handbook.calculators.kernel import round_
from handbook.calculators.language.lower import lower
from handbook.calculators.language.printer import Leaf, write
from handbook.calculators.language.syntax import Cell, Name, Node, WholeColumn
from handbook.calculators.model import Calculator, Outcome, Quantity, Results, Scalar

_LONGEST = 15
"""More digits than this before the point are written with an exponent."""


def digits_of(size: float) -> tuple[str, int]:
    """The shortest digits that mean exactly ``size`` (not negative), and how many stand before the point."""
    mantissa, _, exponent = repr(size).partition("e")
    before, _, after = mantissa.partition(".")
    digits = (before + after).lstrip("0")
    point = len(before) + int(exponent or 0) - (len(before + after) - len(digits))
    return digits.rstrip("0") or "0", point if digits else 1


def show_number(
    value: float, *, percent: bool = False, decimals: int | None = None, full: bool = False
) -> str:
    """A number for people: ``15,600``, ``12.5%``, ``-0.33``.

    At most two decimals without trailing zeros; with ``decimals`` exactly that many; with ``full`` as many as
    the number has. ``percent`` shows a fraction as a percentage by moving the point, not by multiplying.
    """
    shift = 2 if percent else 0
    places = 2 if decimals is None else decimals
    kept = value if full and decimals is None else round_(value, places + shift)
    digits, point = digits_of(abs(kept))
    point += shift if kept else 0
    if point > _LONGEST:
        text = f"{digits[0]}.{digits[1:6]}".rstrip("0").rstrip(".") + f"E+{point - 1}"
    else:
        digits = "0" * (1 - point) + digits.ljust(point, "0")
        whole, rest = digits[: max(point, 1)], digits[max(point, 1) :]
        if decimals is not None:
            rest = rest[:decimals].ljust(decimals, "0")
        text = grouped(whole) + (f".{rest}" if rest else "")
    return ("-" if kept < 0 else "") + text + ("%" if percent else "")


def grouped(digits: str) -> str:
    """Whole digits with a comma every three."""
    return f"{int(digits):,}"


def show_value(quantity: Quantity, value: Scalar) -> str:
    """A value as the reader of ``quantity`` sees it, without the unit."""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, str):
        return value
    return show_number(
        value,
        percent=quantity.percent,
        decimals=quantity.range.decimals,
        full=quantity.formula is None,
    )


def show(quantity: Quantity, outcome: Outcome) -> str:
    """The value, the reason why there is none, or nothing for blank; without the unit."""
    if outcome.value is None:
        return outcome.fault
    return show_value(quantity, outcome.value)


def formula_with_names(calculator: Calculator, node: Node) -> str:  # noqa: ARG001 - called like the next one
    """A formula as readers know it: ``单次消费 × 年次数``."""
    return write(node, _named, _literal)


def formula_with_numbers(
    calculator: Calculator, node: Node, results: Results, row: Mapping[str, Outcome] | None = None
) -> str:
    """The same with what each name is worth: ``200 × 12``.

    ``row`` is one of a table's results, for a column's formula. Whole columns, and names without a value, stay
    names.
    """
    variables = {variable.name: variable for variable in calculator.variables}
    columns = {(table.name, column.name): column for table in calculator.tables for column in table.columns}

    def leaf(part: Node) -> Leaf:
        if isinstance(part, Name) and part.name in variables:
            return _worth(variables[part.name], results.variables.get(part.name))
        if isinstance(part, Cell) and row is not None and (part.table, part.name) in columns:
            return _worth(columns[part.table, part.name], row.get(part.name))
        return _named(part)

    return write(lower(node), leaf, _literal)


def _literal(value: float) -> str:
    return show_number(value, full=True)


def _worth(quantity: Quantity, outcome: Outcome | None) -> Leaf:
    if outcome is None or outcome.value is None:
        return Leaf(quantity.name)
    text = show_value(quantity, outcome.value)
    if isinstance(outcome.value, str):
        return Leaf(f'"{text}"')
    return Leaf(text, negative=text.startswith("-"))


def _named(part: Node) -> Leaf:
    if isinstance(part, WholeColumn):
        return Leaf(f"{part.table}[{part.name}]")
    return Leaf(part.name if isinstance(part, (Name, Cell)) else "")
