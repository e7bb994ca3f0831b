"""What every part of the page needs: the calculator with its examples computed, and how values are shown."""

from __future__ import annotations

from dataclasses import dataclass

from handbook.calculators.display import show
from handbook.calculators.model import Calculator, Outcome, Quantity, Results, Type
from handbook.calculators.page.markup import Html, join, tag

NOTHING = "—"


@dataclass(frozen=True)
class Sheet:
    """A calculator with the results of its example, one a scenario."""

    calculator: Calculator
    results: tuple[Results, ...]

    @property
    def headings(self) -> tuple[str, ...]:
        """What stands above the example's values: the scenarios, or 例子."""
        return (
            self.calculator.scenarios if len(self.results) > 1 else (self.calculator.scenarios[0] or "例子",)
        )

    def anchor(self, *parts: str | int) -> str:
        """An id inside this calculator."""
        return "-".join(("calc", self.calculator.id, *map(str, parts)))


def unit(quantity: Quantity) -> Html:
    """The unit behind a value, after a space unless it is a %; nothing where there is none."""
    if not quantity.unit:
        return Html()
    return join([gap(quantity), tag("span", quantity.unit, class_="calculator-unit")])


def gap(quantity: Quantity) -> str:
    """What stands between a number and its unit."""
    return "" if quantity.unit.startswith("%") else " "


def amount(quantity: Quantity, outcome: Outcome) -> str:
    """The value alone, — where there is none; the % is the unit's."""
    if outcome.value is None:
        return NOTHING
    shown = show(quantity, outcome)
    return shown.removesuffix("%") if quantity.percent and quantity.unit.startswith("%") else shown


def value(quantity: Quantity, outcome: Outcome) -> Html:
    """A value with its unit, or the reason why there is none."""
    if outcome.fault:
        return fault(outcome)
    kind = "calculator-number" if quantity.type is Type.NUMBER else "calculator-text"
    return join([tag("span", amount(quantity, outcome), class_=kind), unit(quantity)])


def fault(outcome: Outcome) -> Html:
    """The reason why there is no value."""
    return tag("span", outcome.fault, class_="calculator-fault")


def name(quantity: Quantity) -> Html:
    """Name and meaning of a value."""
    meaning = tag("span", quantity.meaning, class_="calculator-meaning") if quantity.meaning else ""
    return join([tag("span", quantity.name, class_="calculator-name"), " ", meaning])
