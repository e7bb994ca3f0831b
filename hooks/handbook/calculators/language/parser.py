"""Recursive descent from tokens to a tree, with messages for people who know Excel.

Precedence is Excel's (https://support.microsoft.com/office/calculation-operators-and-precedence-in-excel):
comparison, ``&``, ``+ -``, ``* /``, ``^`` from the left, unary minus, ``%``; so ``-2^2`` is 4.
"""

from __future__ import annotations

import math

from handbook.calculators.language.characters import CELL
from handbook.calculators.language.complaint import Complaint, FormulaError
from handbook.calculators.language.functions import FUNCTION_NAMES, canonical
from handbook.calculators.language.lexer import Token, tokens
from handbook.calculators.language.syntax import (
    Binary,
    Boolean,
    Call,
    Name,
    Negative,
    Node,
    Number,
    Percent,
    Text,
    WholeColumn,
    depth,
    walk,
)
from handbook.problems import Code, nearest

LENGTH_LIMIT = 1000
DEPTH_LIMIT = 40
NODE_LIMIT = 400

_LEVELS = (("=", "<>", "<", "<=", ">", ">="), ("&",), ("+", "-"), ("*", "/"), ("^",))
_STRENGTH = {operator: strength for strength, level in enumerate(_LEVELS) for operator in level}


def parse(text: str) -> Node:
    """The tree of a formula without its ``=``; raises FormulaError at the first thing that cannot be read."""
    if len(text) > LENGTH_LIMIT:
        raise _limit(f"公式有 {len(text)} 个字，最多 1,000 个", LENGTH_LIMIT, len(text))
    return _Parser(tokens(text)).whole()


class _Parser:
    """One formula being read; ``depth`` counts open brackets, functions and signs."""

    def __init__(self, read: list[Token]) -> None:
        self.tokens = read
        self.at = 0
        self.depth = 0

    @property
    def token(self) -> Token:
        return self.tokens[self.at]

    def take(self) -> Token:
        self.at += 1
        return self.tokens[self.at - 1]

    def whole(self) -> Node:
        if self.token.kind == "end":
            raise _error(self.token, "= 后面没有公式", "例如 = 单次消费 * 年次数")
        node = self.expression(0)
        if self.token.kind != "end":
            raise self.leftover()
        _check_size(node)
        return node

    def expression(self, weakest: int) -> Node:
        """Operators from strength ``weakest`` up, all from the left."""
        left = self.signed()
        while self.token.kind == "operator" and _STRENGTH.get(self.token.value, -1) >= weakest:
            operator = self.take().value
            right = self.expression(_STRENGTH[operator] + 1)
            left = Binary(operator, left, right, start=left.start, end=right.end)
        return left

    def signed(self) -> Node:
        if self.token.kind != "operator" or self.token.value not in "+-":
            return self.percent()
        sign = self.take()
        self.enter(sign)
        operand = self.signed()
        self.depth -= 1
        return operand if sign.value == "+" else Negative(operand, start=sign.start, end=operand.end)

    def percent(self) -> Node:
        node = self.primary()
        while self.token.kind == "operator" and self.token.value == "%":
            node = Percent(node, start=node.start, end=self.take().end)
        return node

    def primary(self) -> Node:
        token = self.token
        match token.kind:
            case "number":
                return self.number()
            case "text":
                self.take()
                return Text(token.value, start=token.start, end=token.end)
            case "name":
                return self.name()
            case "(":
                return self.bracket()
            case _:
                raise self.missing_operand()

    def number(self) -> Node:
        token = self.take()
        value = float(token.value)
        if math.isinf(value):
            raise FormulaError(
                Complaint(Code.NUMBER_IN_FORMULA, "数太大", "写小于 1e308 的数", token.start, token.end)
            )
        return Number(value, start=token.start, end=token.end)

    def bracket(self) -> Node:
        opening = self.take()
        self.enter(opening)
        node = self.expression(0)
        self.close(opening, ")")
        self.depth -= 1
        return node

    def name(self) -> Node:
        token = self.take()
        if self.token.kind == "(":
            return self.call(token)
        if self.token.kind == "[":
            return self.column(token)
        if token.value.upper() in ("TRUE", "FALSE"):
            return Boolean(token.value.upper() == "TRUE", start=token.start, end=token.end)
        if function := canonical(token.value):
            raise _error(token, f"函数 {function} 后面要有括号", f"例如 {function}(…)")
        if CELL.fullmatch(token.value):
            raise FormulaError(
                Complaint(
                    Code.CELL_NAME,
                    f"“{token.value}”是单元格",
                    "公式里写名称，不写单元格",
                    token.start,
                    token.end,
                )
            )
        return Name(token.value, start=token.start, end=token.end)

    def column(self, table: Token) -> Node:
        opening = self.take()
        column = self.token
        if column.kind != "name":
            raise _error(column, "方括号里要写列名", f"例如 {table.value}[营业额]")
        self.take()
        end = self.close(opening, "]")
        return WholeColumn(table.value, column.value, start=table.start, end=end)

    def call(self, name: Token) -> Node:
        function = canonical(name.value)
        if function is None:
            near = nearest(name.value.upper(), FUNCTION_NAMES)
            hint = f"是不是 {near}？" if near else "如果是乘，写成 名称 * (…)"
            raise FormulaError(
                Complaint(Code.UNKNOWN_FUNCTION, f"没有函数“{name.value}”", hint, name.start, name.end)
            )
        opening = self.take()
        self.enter(opening)
        arguments: list[Node] = []
        if self.token.kind != ")":
            arguments.append(self.expression(0))
            while self.token.kind == ",":
                self.take()
                arguments.append(self.expression(0))
        end = self.close(opening, ")")
        self.depth -= 1
        return Call(function, tuple(arguments), start=name.start, end=end)

    def close(self, opening: Token, kind: str) -> int:
        """Take the bracket that closes ``opening``; gives where it ends."""
        if self.token.kind == kind:
            return self.take().end
        if self.token.kind in ("end", ")", "]", ","):
            message = f"这个“{opening.value}”没有配对的“{kind}”"
            raise FormulaError(
                Complaint(Code.MISSING_BRACKET, message, f"补上“{kind}”", opening.start, opening.end)
            )
        raise self.leftover()

    def enter(self, token: Token) -> None:
        self.depth += 1
        if self.depth > DEPTH_LIMIT:
            raise _limit(f"公式套得太深，最多 {DEPTH_LIMIT} 层", token.start, token.end)

    def leftover(self) -> FormulaError:
        """A whole expression has been read and something stands after it."""
        token, before = self.token, self.tokens[self.at - 1]
        if token.kind in ")]":
            message = f"多了一个“{token.value}”"
            return FormulaError(
                Complaint(Code.MISSING_BRACKET, message, "删掉它，或在前面补左括号", token.start, token.end)
            )
        if token.kind == ",":
            digits = before.kind == "number" and before.end == token.start
            hint = "数字里不写千分位逗号" if digits else "逗号只用在函数的括号里"
            return _error(token, "这里不能有逗号", hint)
        if token.value.lower() in ("x", "✖"):
            return _error(token, "两个值之间缺少运算符", "乘号写 * 或 ×")
        return _error(token, f"“{token.value}”前面缺少运算符", "两个值之间写 + - * / 之一")

    def missing_operand(self) -> FormulaError:
        """A value is wanted and something else stands here."""
        token, before = self.token, self.tokens[self.at - 1] if self.at else None
        if before is not None and before.kind == "operator":
            return _error(before, f"“{before.value}”后面缺少一个值", "补上名称或数字")
        if before is not None and before.kind in "(,":
            if token.kind == "end":
                return FormulaError(
                    Complaint(Code.MISSING_BRACKET, "括号没有写完", "补上“)”", before.start, before.end)
                )
            return _error(token, "这里缺少一个值", "补上名称或数字，或去掉多余的逗号")
        return _error(token, f"“{token.value}”前面缺少一个值", "补上名称或数字")


def _check_size(node: Node) -> None:
    count = sum(1 for _ in walk(node))
    if count > NODE_LIMIT:
        raise _limit(f"公式有 {count} 个部分，最多 {NODE_LIMIT} 个", node.start, node.end)
    if (layers := depth(node)) > DEPTH_LIMIT:
        raise _limit(f"公式有 {layers} 层，最多 {DEPTH_LIMIT} 层", node.start, node.end)


def _limit(message: str, start: int, end: int) -> FormulaError:
    return FormulaError(Complaint(Code.FORMULA_LIMIT, message, "拆成几行，或用 SUM 相加", start, end))


def _error(token: Token, message: str, hint: str) -> FormulaError:
    return FormulaError(Complaint(Code.BAD_FORMULA, message, hint, token.start, token.end))
