"""What a part of a formula is while types are checked, and how it is called in a message."""

from __future__ import annotations

from dataclasses import dataclass

from handbook.calculators.language.syntax import Binary, Call, Cell, Name, Node, Number, Text, WholeColumn
from handbook.calculators.model import Type


@dataclass(frozen=True)
class Shape:
    """A type (None after an error, fits everywhere) for one value or for every row of ``table``."""

    type: Type | None
    table: str = ""


NOTHING = Shape(None)
WORD = {Type.NUMBER: "数", Type.TEXT: "文字", Type.BOOLEAN: "条件"}


def label(node: Node) -> str:
    """How a message calls a part of a formula."""
    match node:
        case Name(name) | Cell(_, name):
            return f"“{name}”"
        case WholeColumn(table, name):
            return f"“{table}[{name}]”"
        case Text(value):
            return f"文字“{value}”"
        case Number(value):
            return f"“{value:g}”"
        case Binary(operator):
            return f"“{operator}”的结果"
        case Call(function):
            return f"“{function}”的结果"
        case _:
            return "这一项"
