"""The functions of the language: their names, how many arguments they take and of which types.

Meanings are Excel's, see https://support.microsoft.com/office/excel-functions-alphabetical; the two of our
own are ``累计`` (running total in the table's order) and ``名次`` (row number after sorting).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Take(Enum):
    """What an argument of a function must be."""

    NUMBER = "一个数"
    NUMBERS = "数或整列的数"
    COLUMN = "一整列数"
    ANY_COLUMN = "一整列"
    CONDITION = "一个条件"
    TEXT = "文字"
    ANY = "一个值"
    PRODUCT = "整列的算式"


class Give(Enum):
    """What a function results in; SAME means what its branches have in common."""

    NUMBER = "number"
    BOOLEAN = "boolean"
    TEXT = "text"
    SAME = "same"


@dataclass(frozen=True)
class Function:
    """A signature. ``takes`` are the arguments in order, the last one repeated up to ``most``.

    ``example`` is shown when the number of arguments is wrong.
    """

    name: str
    least: int
    most: int
    takes: tuple[Take, ...]
    gives: Give
    example: str
    aliases: tuple[str, ...] = ()

    def take(self, index: int) -> Take:
        """What argument ``index`` (from 0) must be."""
        return self.takes[min(index, len(self.takes) - 1)]


MANY = 400
_N, _NS, _COL, _ANYCOL = Take.NUMBER, Take.NUMBERS, Take.COLUMN, Take.ANY_COLUMN
_IF, _T, _ANY, _PRODUCT = Take.CONDITION, Take.TEXT, Take.ANY, Take.PRODUCT

_ALL = (
    Function("SUM", 1, MANY, (_NS,), Give.NUMBER, "SUM(甲，乙)"),
    Function("AVERAGE", 1, MANY, (_NS,), Give.NUMBER, "AVERAGE(甲，乙)"),
    Function("MIN", 1, MANY, (_NS,), Give.NUMBER, "MIN(甲，乙)"),
    Function("MAX", 1, MANY, (_NS,), Give.NUMBER, "MAX(甲，乙)"),
    Function("COUNT", 1, MANY, (_NS,), Give.NUMBER, "COUNT(客户[营业额])"),
    Function("MEDIAN", 1, MANY, (_NS,), Give.NUMBER, "MEDIAN(客户[营业额])"),
    Function("ROUND", 2, 2, (_N,), Give.NUMBER, "ROUND(甲，2)"),
    Function("ROUNDUP", 2, 2, (_N,), Give.NUMBER, "ROUNDUP(甲，0)"),
    Function("ROUNDDOWN", 2, 2, (_N,), Give.NUMBER, "ROUNDDOWN(甲，0)"),
    Function("INT", 1, 1, (_N,), Give.NUMBER, "INT(甲)"),
    Function("ABS", 1, 1, (_N,), Give.NUMBER, "ABS(甲)"),
    Function("SQRT", 1, 1, (_N,), Give.NUMBER, "SQRT(甲)"),
    Function("POWER", 2, 2, (_N,), Give.NUMBER, "POWER(甲，2)"),
    Function("EXP", 1, 1, (_N,), Give.NUMBER, "EXP(甲)"),
    Function("LN", 1, 1, (_N,), Give.NUMBER, "LN(甲)"),
    Function("IF", 3, 3, (_IF, _ANY, _ANY), Give.SAME, 'IF(甲 > 100，"高"，"低")'),
    Function("IFS", 2, MANY, (_IF, _ANY), Give.SAME, 'IFS(甲 > 100，"高"，甲 <= 100，"低")'),
    Function("IFERROR", 2, 2, (_ANY, _ANY), Give.SAME, "IFERROR(甲 / 乙，0)"),
    Function("AND", 1, MANY, (_IF,), Give.BOOLEAN, "AND(甲 > 0，乙 > 0)"),
    Function("OR", 1, MANY, (_IF,), Give.BOOLEAN, "OR(甲 > 0，乙 > 0)"),
    Function("NOT", 1, 1, (_IF,), Give.BOOLEAN, "NOT(甲 > 0)"),
    Function("SUMPRODUCT", 1, MANY, (_PRODUCT,), Give.NUMBER, "SUMPRODUCT(维度[权重]，维度[得分])"),
    Function("SUMIF", 2, 3, (_ANYCOL, _ANY, _COL), Give.NUMBER, 'SUMIF(客户[等级]，"A"，客户[营业额])'),
    Function("COUNTIF", 2, 2, (_ANYCOL, _ANY), Give.NUMBER, 'COUNTIF(客户[等级]，"A")'),
    Function(
        "AVERAGEIF", 2, 3, (_ANYCOL, _ANY, _COL), Give.NUMBER, 'AVERAGEIF(客户[等级]，"A"，客户[营业额])'
    ),
    Function("LARGE", 2, 2, (_COL, _N), Give.NUMBER, "LARGE(客户[营业额]，1)"),
    Function("SMALL", 2, 2, (_COL, _N), Give.NUMBER, "SMALL(客户[营业额]，1)"),
    Function("RANK", 2, 3, (_N, _COL, _N), Give.NUMBER, "RANK(营业额，客户[营业额])"),
    Function("PMT", 3, 5, (_N,), Give.NUMBER, "PMT(利率，期数，现值)"),
    Function("PV", 3, 5, (_N,), Give.NUMBER, "PV(利率，期数，每期金额)"),
    Function("FV", 3, 5, (_N,), Give.NUMBER, "FV(利率，期数，每期金额)"),
    Function("NPV", 2, MANY, (_N, _NS), Give.NUMBER, "NPV(利率，现金流[金额])"),
    Function("TEXT", 2, 2, (_N, _T), Give.TEXT, 'TEXT(甲，"0.00")'),
    Function("ROWS", 1, 1, (_ANYCOL,), Give.NUMBER, "ROWS(客户[营业额])"),
    Function("累计", 1, 1, (_COL,), Give.NUMBER, "累计(客户[营业额])", ("RUNNINGTOTAL",)),
    Function("名次", 0, 0, (_N,), Give.NUMBER, "名次()", ("ROWNUMBER",)),
)

FUNCTIONS: dict[str, Function] = {function.name: function for function in _ALL}
"""Every function by its canonical name."""

_WORDS = {word: function.name for function in _ALL for word in (function.name, *function.aliases)}
FUNCTION_NAMES = tuple(_WORDS)
"""Every word that calls a function, aliases included."""


def canonical(word: str) -> str | None:
    """The function that ``word`` calls, whatever its case, or None."""
    return _WORDS.get(word.upper())


def is_reserved(word: str) -> bool:
    """Whether ``word`` cannot be a name because it is a function or a truth value."""
    return canonical(word) is not None or word.upper() in ("TRUE", "FALSE")
