"""How cells look: inputs are yellow and may be changed, everything else is locked."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook

from handbook.calculators.model import Quantity, Type

FONT = {"font_name": "Microsoft YaHei", "font_size": 10, "valign": "vcenter", "text_wrap": True}
TEXT = "@"
LOOKS: dict[str, dict[str, Any]] = {
    "title": {"font_size": 16, "bold": True, "font_color": "#114B52", "text_wrap": False},
    "note": {"font_color": "#4A5A5E"},
    "head": {"bold": True, "bg_color": "#E3EEEF", "bottom": 1},
    "head of numbers": {"bold": True, "bg_color": "#E3EEEF", "bottom": 1, "align": "right"},
    "unit": {"bottom": 1, "bottom_color": "#D5DEDF", "indent": 1},
    "text": {"bottom": 1, "bottom_color": "#D5DEDF"},
    "name": {"bottom": 1, "bottom_color": "#D5DEDF", "bold": True},
    "input": {"bg_color": "#FFF6CC", "locked": False, "border": 1, "border_color": "#C9B458"},
    "fixed": {"bottom": 1, "bottom_color": "#D5DEDF"},
    "result": {"bottom": 1, "bottom_color": "#D5DEDF"},
    "key": {"bottom": 1, "bottom_color": "#D5DEDF", "bold": True, "font_size": 13, "bg_color": "#E3EEEF"},
    "verdict": {"bold": True, "bg_color": "#E3EEEF", "left": 5, "left_color": "#114B52"},
    "choice": {"bold": True, "bg_color": "#FFF6CC", "locked": False, "border": 1, "border_color": "#C9B458"},
}


@dataclass
class Styles:
    """Hands out the formats of one workbook, each made once."""

    book: Workbook
    made: dict[tuple[str, str], Format] = field(default_factory=dict)

    def look(self, name: str, number: str = "") -> Format:
        """A look by name, with a number format."""
        if (name, number) not in self.made:
            aligned = {"num_format": number, "align": "left" if number == TEXT else "right"} if number else {}
            properties = FONT | LOOKS[name] | aligned
            self.made[name, number] = self.book.add_format(properties)
        return self.made[name, number]

    def of(self, quantity: Quantity, name: str) -> Format:
        """The format of a quantity's value."""
        return self.look(name, number_format(quantity))

    def whole(self, *, percent: bool) -> Format:
        """Over a value without decimals: Excel would otherwise leave the point standing, as in 15,600."""
        key = ("whole", "%" if percent else "")
        if key not in self.made:
            self.made[key] = self.book.add_format({"num_format": "0%" if percent else "#,##0"})
        return self.made[key]


def number_format(quantity: Quantity) -> str:
    """Excel's number format for what the page shows: at most two decimals unless the editor said how many."""
    if quantity.type is not Type.NUMBER:
        return TEXT if quantity.formula is None else ""
    decimals = quantity.range.decimals
    places = ".##" if decimals is None else f".{'0' * decimals}" if decimals else ""
    return f"0{places}%" if quantity.percent else f"#,##0{places}"
