"""The 范围 column: ``0~100``, ``>=0``, ``整数``, ``固定``, ``可空``, ``2位小数``, ``文字``, ``高、中、低``."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from handbook.calculators.language.characters import fold, trim
from handbook.calculators.model import Range
from handbook.calculators.numbers import read_number
from handbook.calculators.read.cells import Cell
from handbook.problems import Code, Problems, nearest

_NUMBER = r"[-+]?¥?[0-9][0-9,.]*(?:万|亿)?%?"
_BETWEEN = re.compile(rf"({_NUMBER})(?:~|至|到|-|—|…|\.\.)({_NUMBER})")
_LIMIT = re.compile(rf"(>=|<=|>|<|≥|≤)({_NUMBER})")
_DECIMALS = re.compile(r"([0-9]{1,2})(?:位小数|decimals?)", re.IGNORECASE)
_FLAGS: dict[str, dict[str, bool]] = {
    "整数": {"whole": True},
    "whole": {"whole": True},
    "integer": {"whole": True},
    "固定": {"fixed": True},
    "fixed": {"fixed": True},
    "可空": {"optional": True},
    "optional": {"optional": True},
}
_SPOKEN = (
    ("不小于", ">="),
    ("不大于", "<="),
    ("大于", ">"),
    ("小于", "<"),
    ("至少", ">="),
    ("最多", "<="),
    ("至多", "<="),
)
_TEXT = ("文字", "text")
_WORDS = ["整数", "固定", "可空", "文字", "2位小数"]


@dataclass(frozen=True)
class Rule:
    """A range, and whether it says that the value is free text."""

    range: Range
    text: bool = False


def read_rule(cell: Cell | None, percent: bool, problems: Problems) -> Rule:
    """What the 范围 cell says; what cannot be read is noted."""
    if cell is None or not cell.text:
        return Rule(Range())
    pieces = _pieces(cell.text)
    rule = Rule(Range(text=cell.text))
    unknown = []
    for piece in pieces:
        changed = _apply(rule, piece, percent)
        if changed is None:
            unknown.append(piece)
        rule = changed or rule
    if unknown and len(unknown) == len(pieces) and _is_choice(cell.text, pieces):
        return _choices(cell, pieces, problems)
    if unknown and "、" in cell.text and len(unknown) > 1:
        return _mixed(rule, unknown)
    if unknown:
        near = nearest(unknown[0], _WORDS)
        hint = f"是不是“{near}”？" if near else "例如 0~100、>=0、整数、固定、可空、2位小数，或 高、中、低"
        problems.add(cell.problem(Code.BAD_RANGE, f"看不懂范围“{' '.join(unknown)}”", hint))
    return _possible(cell, rule, problems)


def _pieces(text: str) -> list[str]:
    """The parts of the cell as written; a comma inside 1,200 separates nothing, nor do blanks around ~ or >=."""
    for spoken, sign in _SPOKEN:
        text = re.sub(rf"(?<!不){spoken}\s*(?=[-￥¥0-9０-９])", sign, text)
    close = re.sub(r"\s*(~|～|至|到)\s*", r"\1", text)
    close = re.sub(r"(>=|<=|>|<|≥|≤|＞＝|＜＝|＞|＜)\s+", r"\1", close)
    close = re.sub(r"([0-9０-９])\s+(?=位小数|decimals?)", r"\1", close)
    separators = r"[，,](?![0-9]{3}(?![0-9]))|[;；]"
    separators += "|、" if "、" in close else r"|\s+"
    return [piece for piece in map(trim, re.split(separators, close)) if piece]


def _apply(rule: Rule, piece: str, percent: bool) -> Rule | None:
    """The rule with one piece more, or None if the piece means nothing."""
    piece = fold(piece)
    word = piece.lower()
    if word in _TEXT:
        return replace(rule, text=True)
    changes: dict[str, Any] | None = _FLAGS.get(word)
    readers: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], bool], dict[str, Any]]], ...] = (
        (_BETWEEN, _between),
        (_LIMIT, _limit),
        (_DECIMALS, lambda found, _: {"decimals": min(int(found[1]), 10)}),
    )
    for pattern, reader in readers:
        if found := pattern.fullmatch(piece):
            changes = reader(found, percent)
    if changes is None or None in (changes.get("minimum", 0), changes.get("maximum", 0)):
        return None
    return replace(rule, range=replace(rule.range, **changes))


def _between(found: re.Match[str], percent: bool) -> dict[str, Any]:
    share = percent or found[2].endswith("%")
    return {"minimum": read_number(found[1], share).value, "maximum": read_number(found[2], share).value}


def _limit(found: re.Match[str], percent: bool) -> dict[str, Any]:
    value = read_number(found[2], percent).value
    if found[1] in (">", ">=", "≥"):
        return {"minimum": value, "minimum_open": found[1] == ">"}
    return {"maximum": value, "maximum_open": found[1] == "<"}


def _numeric(pieces: list[str]) -> bool:
    return all(read_number(piece).value is not None for piece in pieces)


def _is_choice(text: str, pieces: list[str]) -> bool:
    numeric = _numeric(pieces)
    return len(pieces) > 1 and ("、" in text or (not numeric and not re.search(r"[0-9~<>≤≥=]", text)))


def _choices(cell: Cell, pieces: list[str], problems: Problems) -> Rule:
    if len(set(pieces)) < len(pieces):
        problems.add(cell.problem(Code.BAD_RANGE, "选项有重复", "每个选项写一次"))
    return Rule(Range(text=cell.text, choices=tuple(pieces)), text=not _numeric(pieces))


def _mixed(rule: Rule, choices: list[str]) -> Rule:
    """Choices with a word like 可空 among them."""
    return Rule(replace(rule.range, choices=tuple(choices)), text=not _numeric(choices))


def _possible(cell: Cell, rule: Rule, problems: Problems) -> Rule:
    """The rule, without its limits if no number lies between them."""
    low, high = rule.range.minimum, rule.range.maximum
    if low is None or high is None or low < high:
        return rule
    if low == high and not (rule.range.minimum_open or rule.range.maximum_open):
        return rule
    problems.add(cell.problem(Code.BAD_RANGE, "范围里没有任何数", "小的数写在前面，例如 0~100"))
    return replace(rule, range=replace(rule.range, minimum=None, maximum=None))
