"""Writing to the sheet so that people's text is only ever text."""

from __future__ import annotations

from dataclasses import dataclass

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from handbook.calculators.model import Outcome, Quantity, Scalar, Type
from handbook.calculators.workbook.layout import Layout, absolute
from handbook.calculators.workbook.styles import Styles
from handbook.calculators.workbook.validation import rule

ERROR = "#N/A"
"""Shown by viewers that do not calculate, where the example has no value; Excel puts its own reason there."""


@dataclass(frozen=True)
class Writer:
    """One sheet being written."""

    sheet: Worksheet
    styles: Styles
    layout: Layout

    def text(self, row: int, column: int, text: str, look: str = "text") -> None:
        """People's text: never a formula, a number or a link, whatever it looks like."""
        self.sheet.write_string(row, column, text, self.styles.look(look))

    def wide(self, row: int, last: int, text: str, look: str) -> None:
        """Text across the columns a reader sees."""
        self.sheet.merge_range(row, 0, row, last, "", self.styles.look(look))
        self.text(row, 0, text, look)

    def formula(self, row: int, column: int, formula: str, outcome: Outcome | None, look: Format | None) -> None:
        """A live formula with the result Python found, for viewers that do not calculate."""
        self.sheet.write_formula(row, column, formula, look, _cached(outcome))

    def helper(self, row: int, column: int, formula: str, value: float | str = "") -> None:
        """A hidden formula."""
        self.sheet.write_formula(row, column, formula, None, value)

    def input(self, row: int, column: int, quantity: Quantity, value: Scalar | None) -> None:
        """A cell that the reader fills, with its rule."""
        self.value(row, column, quantity, value, "fixed" if quantity.range.fixed else "input")
        if not quantity.range.fixed:
            self.sheet.data_validation(row, column, row, column, rule(quantity, absolute(row, column)))

    def value(self, row: int, column: int, quantity: Quantity, value: Scalar | None, look: str) -> None:
        """A value as it is."""
        style = self.styles.of(quantity, look)
        if value is None:
            self.sheet.write_blank(row, column, None, style)
        elif isinstance(value, str):
            self.sheet.write_string(row, column, value, style)
        elif isinstance(value, bool):
            self.sheet.write_boolean(row, column, value, style)
        else:
            self.sheet.write_number(row, column, value, style)

    def tidy(self, first: int, last: int, column: int, quantity: Quantity) -> None:
        """Show whole numbers without a point."""
        if quantity.type is not Type.NUMBER or quantity.range.decimals is not None:
            return
        places = 2 if quantity.percent else 0
        cell = f"{absolute(first, column).replace('$', '')}"
        self.sheet.conditional_format(
            first,
            column,
            last,
            column,
            {
                "type": "formula",
                "criteria": f"=IF(ISNUMBER({cell}),ROUND({cell},{places})=ROUND({cell},{places + 2}),FALSE)",
                "format": self.styles.whole(percent=quantity.percent),
            },
        )


def _cached(outcome: Outcome | None) -> Scalar:
    if outcome is None or outcome.blank:
        return ""
    return ERROR if outcome.value is None else outcome.value
