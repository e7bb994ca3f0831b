"""A formula's text as tokens. Full-width signs, ×, ÷ and Chinese quotation marks are accepted."""

from __future__ import annotations

import re
from dataclasses import dataclass

from handbook.calculators.language.characters import BLANKS, NAME_CHARACTER, fold
from handbook.calculators.language.complaint import Complaint, FormulaError
from handbook.problems import Code

TEXT_LIMIT = 255

_NUMBER = re.compile(r"(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")
_NAME = re.compile(f"{NAME_CHARACTER.pattern}+")
_OPERATORS = ("<=", ">=", "<>", "+", "-", "*", "/", "^", "&", "=", "<", ">", "%")
_PAIRS = {"≤": "<=", "≥": ">=", "≠": "<>"}
_HINTS = {
    "**": "乘方写 ^，例如 甲 ^ 2",
    "==": "等于只写一个 =",
    "!=": "不等于写 <>",
    "&&": "两个条件同时成立写 AND(甲，乙)",
    "||": "两个条件之一成立写 OR(甲，乙)",
}
_STRAY = {
    ";": "各项之间用逗号",
    "、": "各项之间用逗号",
    ":": "不用单元格区域，整列写 表名[列名]",
    "$": "不用单元格，直接写名称；金额只写数字",
    "¥": "金额只写数字，单位写在单位列",
    "!": "不等于写 <>",
    "'": '文字用双引号，例如 "高"',
    "‘": '文字用双引号，例如 "高"',
    "’": '文字用双引号，例如 "高"',
    "{": "公式里的名称不加花括号",
    "}": "公式里的名称不加花括号",
    "·": "乘号写 * 或 ×",
    "。": "小数点用半角的 .",
    ".": "小数点前后要有数字",
}


@dataclass(frozen=True)
class Token:
    """``kind`` is number, text, name, operator (also ``%``), one of ``( ) [ ] ,``, or end."""

    kind: str
    value: str
    start: int
    end: int


def tokens(text: str) -> list[Token]:
    """All tokens of a formula without its ``=``, an ``end`` token last; raises FormulaError."""
    folded = fold(text)
    found: list[Token] = []
    position = 0
    while position < len(text):
        # Markdown writers escape the star: \* means the star alone.
        if folded[position] in BLANKS or (
            folded[position] == "\\" and folded[position + 1 : position + 2] in "*_|"
        ):
            position += 1
            continue
        found.append(_next(text, folded, position))
        position = found[-1].end
    found.append(Token("end", "", len(text.rstrip(BLANKS)), len(text.rstrip(BLANKS)) + 1))
    return found


def _next(text: str, folded: str, start: int) -> Token:
    char = folded[start]
    if char == '"':
        return _text(text, folded, start)
    if char in "()[],":
        return Token(char, char, start, start + 1)
    if char in _PAIRS:
        return Token("operator", _PAIRS[char], start, start + 1)
    if number := _NUMBER.match(folded, start):
        return _number(text, folded, start, number.end())
    if name := _NAME.match(folded, start):
        return Token("name", name.group(), start, name.end())
    if folded[start : start + 2] in _HINTS:
        raise _error(
            f"不认识“{text[start : start + 2]}”", _HINTS[folded[start : start + 2]], start, start + 2
        )
    for operator in _OPERATORS:
        if folded.startswith(operator, start):
            return Token("operator", operator, start, start + len(operator))
    raise _error(f"公式里不能有“{text[start]}”", _STRAY.get(char, ""), start, start + 1)


def _number(text: str, folded: str, start: int, end: int) -> Token:
    if not NAME_CHARACTER.match(folded, end):
        return Token("number", folded[start:end], start, end)
    run = _NAME.match(folded, end)
    end = run.end() if run else end
    written = text[start:end]
    if written[-1] in "万亿":
        hint = "把零写全，例如 12000"
    elif re.fullmatch(r"[0-9OolIi.]+", folded[start:end]):
        hint = "数字 0 和 1 不要写成字母 O 和 l"
    else:
        hint = "名称不能以数字开头，数和名称之间要有运算符"
    raise FormulaError(
        Complaint(Code.NUMBER_IN_FORMULA, f"数字里混进了别的字：“{written}”", hint, start, end)
    )


def _text(text: str, folded: str, start: int) -> Token:
    value = ""
    position = start + 1
    while position < len(text):
        if folded[position] != '"':
            if text[position : position + 2] == "\\|":  # a bar inside a Markdown table
                position += 1
            value += text[position]
            position += 1
        elif text[position : position + 2] == '""':
            value += '"'
            position += 2
        else:
            return _checked(Token("text", value, start, position + 1))
    raise FormulaError(Complaint(Code.UNCLOSED_TEXT, "文字少了后面的双引号", '写成 "高"', start, len(text)))


def _checked(token: Token) -> Token:
    if len(token.value) <= TEXT_LIMIT:
        return token
    raise FormulaError(
        Complaint(Code.FORMULA_LIMIT, f"一段文字最多 {TEXT_LIMIT} 个字", "写短一些", token.start, token.end)
    )


def _error(message: str, hint: str, start: int, end: int) -> FormulaError:
    return FormulaError(Complaint(Code.BAD_FORMULA, message, hint, start, end))
