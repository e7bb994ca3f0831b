"""Static types: every formula is known to be a number, a text or a truth value before anybody opens the page.

Excel's silent conversions (text to number, TRUE to 1) are errors here, each with what to write instead.
"""

from __future__ import annotations

from dataclasses import dataclass

from handbook.calculators.language.arguments import check_call
from handbook.calculators.language.complaint import Complaint, complain
from handbook.calculators.language.scope import Known, Scope
from handbook.calculators.language.shape import NOTHING, WORD, Shape, label
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
from handbook.calculators.model import Type
from handbook.problems import Code, nearest

_COMPARISONS = ("=", "<>", "<", "<=", ">", ">=")


def check(node: Node, scope: Scope, complaints: list[Complaint]) -> Type | None:
    """The type of a whole formula, None where something in it is wrong (and noted)."""
    shape = Checker(scope, complaints).visit(node)
    if shape.table:
        complaints.append(bare_column(node, shape, scope))
        return None
    return shape.type


def bare_column(node: Node, shape: Shape, scope: Scope) -> Complaint:
    """A whole column stands where one value is wanted."""
    hint = f"放进 SUM({shape.table}[…]) 之类的函数"
    if isinstance(node, WholeColumn):
        if node.table == scope.here:
            hint = f"这一行的值直接写 {node.name}，整列的写 SUM({node.table}[{node.name}])"
        else:
            hint = f"写成 SUM({node.table}[{node.name}])、AVERAGE(…) 之类"
    return complain(node, Code.BARE_COLUMN, f"{label(node)}是一整列，不是一个值", hint)


@dataclass
class Checker:
    """Walks a formula and notes what does not fit."""

    scope: Scope
    complaints: list[Complaint]
    in_product: bool = False

    def note(self, node: Node, message: str, hint: str) -> None:
        """A type that does not fit at ``node``."""
        self.complaints.append(complain(node, Code.TYPE_MISMATCH, message, hint))

    def visit(self, node: Node) -> Shape:
        """The shape of ``node``."""
        match node:
            case Number():
                return Shape(Type.NUMBER)
            case Text():
                return Shape(Type.TEXT)
            case Boolean():
                return Shape(Type.BOOLEAN)
            case Name(name):
                return Shape(self.scope.variables.get(name, Known()).type)
            case Cell():
                return Shape(self.known(node).type)
            case WholeColumn(table):
                return Shape(self.known(node).type, table)
            case Negative(operand) | Percent(operand):
                return self.arithmetic(node, "-" if isinstance(node, Negative) else "%", (operand,))
            case Binary():
                return self.binary(node)
            case Call():
                return check_call(self, node)

    def known(self, node: Cell | WholeColumn) -> Known:
        """What is known of a column."""
        return self.scope.columns.get(node.table, {}).get(node.name, Known())

    def scalar(self, node: Node) -> Shape:
        """The shape of ``node``, which must be one value."""
        shape = self.visit(node)
        if shape.table:
            self.complaints.append(bare_column(node, shape, self.scope))
            return NOTHING
        return shape

    def binary(self, node: Binary) -> Shape:
        """Arithmetic, ``&`` or a comparison."""
        if node.operator in _COMPARISONS:
            return self.comparison(node)
        if node.operator == "&":
            return self.joining(node)
        return self.arithmetic(node, node.operator, (node.left, node.right))

    def arithmetic(self, node: Node, operator: str, operands: tuple[Node, ...]) -> Shape:
        """All operands must be numbers."""
        shapes = [self.visit(operand) for operand in operands]
        for operand, shape in zip(operands, shapes, strict=True):
            if shape.type is Type.TEXT:
                hint = "连接文字用 &" if operator == "+" else "换成数，或改用 = 比较"
                self.note(operand, f"{label(operand)}是文字，不能用 {operator} 计算", hint)
            elif shape.type is Type.BOOLEAN:
                hint = "SUMPRODUCT 里条件单独作一项，用逗号隔开" if self.in_product else "写成 IF(条件，1，0)"
                self.note(operand, f"{label(operand)}是条件，不能用 {operator} 计算", hint)
        return Shape(Type.NUMBER, self.common_table(node, shapes))

    def joining(self, node: Binary) -> Shape:
        """Both sides of ``&`` must be texts."""
        shapes = [self.visit(node.left), self.visit(node.right)]
        for operand, shape in zip((node.left, node.right), shapes, strict=True):
            if shape.type in (Type.NUMBER, Type.BOOLEAN):
                hint = (
                    '先变成文字：TEXT(…，"0.00")'
                    if shape.type is Type.NUMBER
                    else "写成 IF(条件，文字，文字)"
                )
                self.note(operand, f"{label(operand)}是{WORD[shape.type]}，不能用 & 连接", hint)
        return Shape(Type.TEXT, self.common_table(node, shapes))

    def comparison(self, node: Binary) -> Shape:
        """Both sides must be of one type; only numbers have an order."""
        left, right = self.visit(node.left), self.visit(node.right)
        if left.type and right.type:
            chained = isinstance(node.left, Binary) and node.left.operator in _COMPARISONS
            if chained and right.type is not Type.BOOLEAN:
                self.note(node, "比较不能连着写", "写成 AND(1 < 甲，甲 < 3)")
            elif left.type is not right.type:
                message = f"{label(node.left)}是{WORD[left.type]}，{label(node.right)}是{WORD[right.type]}，不能比较"
                self.note(node, message, "两边要同是数或同是文字")
            elif left.type is not Type.NUMBER and node.operator not in ("=", "<>"):
                self.note(
                    node, f"{WORD[left.type]}不能用 {node.operator} 比较", "文字和条件只能用 = 和 <> 比较"
                )
        self.choice(node.left, node.right)
        self.choice(node.right, node.left)
        return Shape(Type.BOOLEAN, self.common_table(node, [left, right]))

    def choice(self, value: Node, literal: Node) -> None:
        """A choice compared with a text that is not among its choices can never hold."""
        if not isinstance(literal, Text) or not isinstance(value, (Name, Cell, WholeColumn)):
            return
        known = self.scope.variables.get(value.name) if isinstance(value, Name) else self.known(value)
        if known is None or not known.choices or literal.value in known.choices:
            return
        near = nearest(literal.value, known.choices)
        hint = f"是不是“{near}”？" if near else f"只有 {'、'.join(known.choices)}"
        self.note(literal, f"“{value.name}”里没有“{literal.value}”", hint)

    def common_table(self, node: Node, shapes: list[Shape]) -> str:
        """The table whose rows the parts have in common; two different tables do not fit together."""
        tables = list(dict.fromkeys(shape.table for shape in shapes if shape.table))
        if len(tables) > 1:
            self.note(node, f"表“{tables[0]}”和表“{tables[1]}”的行对不上", "一个算式里只用一张表的列")
        return tables[0] if tables else ""
