"""A tree as text again: for readers with × and ÷, or as an editor could have typed it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from handbook.calculators.language.syntax import (
    Binary,
    Boolean,
    Call,
    Cell,
    Name,
    Negative,
    Node,
    Number,
    Percent,
    Text,
    WholeColumn,
)

_SIGNS = {"*": "×", "/": "÷", "-": "−", "<=": "≤", ">=": "≥", "<>": "≠"}
_STRENGTH = {
    "=": 1,
    "<>": 1,
    "<": 1,
    "<=": 1,
    ">": 1,
    ">=": 1,
    "&": 2,
    "+": 3,
    "-": 3,
    "*": 4,
    "/": 4,
    "^": 5,
}
_UNARY, _PERCENT, _ATOM = 6, 7, 8


@dataclass(frozen=True)
class Leaf:
    """What is written for a name; a negative number is put in brackets beside an operator."""

    text: str
    negative: bool = False


def write(node: Node, leaf: Callable[[Node], Leaf], number: Callable[[float], str]) -> str:
    """A formula for readers; ``leaf`` says what stands for a name, a cell or a whole column."""
    return _Writer(leaf, number, _SIGNS, "，").text(node, 0)


def source(node: Node) -> str:
    """A formula as an editor types it, without ``=``; parsing it gives the same tree."""
    return _Writer(_typed, _plain, {}, ", ").text(node, 0)


def _plain(value: float) -> str:
    return repr(value).removesuffix(".0")


def _typed(node: Node) -> Leaf:
    if isinstance(node, WholeColumn):
        return Leaf(f"{node.table}[{node.name}]")
    return Leaf(node.name if isinstance(node, (Name, Cell)) else "")


@dataclass(frozen=True)
class _Writer:
    leaf: Callable[[Node], Leaf]
    number: Callable[[float], str]
    signs: dict[str, str]
    comma: str

    def text(self, node: Node, weakest: int) -> str:
        """``node``, in brackets if it binds less than ``weakest``."""
        written, strength = self.piece(node)
        return f"({written})" if strength < weakest else written

    def piece(self, node: Node) -> tuple[str, int]:
        match node:
            case Number(value):
                return self.number(value), _ATOM
            case Text(value):
                return '"' + value.replace('"', '""') + '"', _ATOM
            case Boolean(value):
                return "TRUE" if value else "FALSE", _ATOM
            case Negative(operand):
                return "-" + self.text(operand, _UNARY), _UNARY
            case Percent(operand):
                return self.text(operand, _PERCENT) + "%", _PERCENT
            case Binary(operator, left, right):
                own = _STRENGTH[operator]
                sign = self.signs.get(operator, operator)
                return f"{self.text(left, own)} {sign} {self.text(right, own + 1)}", own
            case Call(function, arguments):
                # What IFS ends in when it is lowered says nothing to readers.
                said = [argument for argument in arguments if argument != Call("NOMATCH", ())]
                inside = self.comma.join(self.text(argument, 0) for argument in said)
                return f"{function}({inside})", _ATOM
            case _:
                leaf = self.leaf(node)
                return leaf.text, 1 if leaf.negative else _ATOM
