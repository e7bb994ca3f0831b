"""The parts a formula is made of, as a tree.

The parser gives :class:`Name` and :class:`WholeColumn`; the reader turns a name that means this row's
cell into :class:`Cell`. Positions are character offsets in the formula's text and take no part in comparison.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace


@dataclass(frozen=True)
class Syntax:
    """What every part has: where it stands in the formula's text, ``end`` exclusive."""

    start: int = field(default=0, compare=False, kw_only=True)
    end: int = field(default=0, compare=False, kw_only=True)


@dataclass(frozen=True)
class Number(Syntax):
    """``12.5``"""

    value: float


@dataclass(frozen=True)
class Text(Syntax):
    """``"高"``"""

    value: str


@dataclass(frozen=True)
class Boolean(Syntax):
    """``TRUE`` or ``FALSE``"""

    value: bool


@dataclass(frozen=True)
class Name(Syntax):
    """A variable: ``单次消费``. Before names are resolved also a column of this row, or a table in ROWS."""

    name: str


@dataclass(frozen=True)
class Cell(Syntax):
    """This row's value of a column, only inside a formula of the same table; printed as ``name``."""

    table: str
    name: str


@dataclass(frozen=True)
class WholeColumn(Syntax):
    """``客户[营业额]``: the values of all complete rows."""

    table: str
    name: str


@dataclass(frozen=True)
class Negative(Syntax):
    """``-x``, which binds tighter than ``^`` as in Excel."""

    operand: Node


@dataclass(frozen=True)
class Percent(Syntax):
    """``x%``"""

    operand: Node


@dataclass(frozen=True)
class Binary(Syntax):
    """``left operator right``; the operator is one of ``+ - * / ^ & = <> < <= > >=``."""

    operator: str
    left: Node
    right: Node


@dataclass(frozen=True)
class Call(Syntax):
    """A function by its canonical name (upper case, ``累计``, ``名次``) and its arguments."""

    function: str
    arguments: tuple[Node, ...]


Node = Number | Text | Boolean | Name | Cell | WholeColumn | Negative | Percent | Binary | Call
"""Any part of a formula."""


def children(node: Node) -> tuple[Node, ...]:
    """The parts directly below ``node``, from left to right."""
    match node:
        case Negative(operand) | Percent(operand):
            return (operand,)
        case Binary(_, left, right):
            return (left, right)
        case Call(_, arguments):
            return arguments
        case _:
            return ()


def walk(node: Node) -> Iterator[Node]:
    """``node`` and everything below it, each part before what it contains."""
    waiting = [node]
    while waiting:
        current = waiting.pop()
        yield current
        waiting.extend(reversed(children(current)))


def rebuild(node: Node, change: Callable[[Node], Node]) -> Node:
    """``node`` with ``change`` applied to its direct parts; itself where it has none."""
    match node:
        case Negative(operand) | Percent(operand):
            return replace(node, operand=change(operand))
        case Binary(_, left, right):
            return replace(node, left=change(left), right=change(right))
        case Call(_, arguments):
            return replace(node, arguments=tuple(change(argument) for argument in arguments))
        case _:
            return node


def depth(node: Node) -> int:
    """How many parts stand one inside another, found without recursion."""
    layer, count = [node], 0
    while layer:
        layer = [child for parent in layer for child in children(parent)]
        count += 1
    return count
