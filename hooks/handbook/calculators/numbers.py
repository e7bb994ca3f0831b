"""Numbers as people type them; evaluate.js reads them the same way and gives the same reasons.

The digits are never calculated with: ``15%`` and ``1.2万`` only move the decimal exponent before the text becomes
a number, so that 15 % is exactly what 0.15 is.
"""

from __future__ import annotations

import re

from handbook.calculators.language.characters import SPACES, ZERO_WIDTH, fold, trim
from handbook.calculators.model import Outcome

_SHAPE = re.compile(
    r"([-+]?)¥?(?P<whole>[0-9]{1,3}(?:,[0-9]{3})+|[0-9]*)(?P<rest>\.[0-9]*)?"
    r"(?:[eE](?P<power>[-+]?[0-9]{1,6}))?(?P<times>万|亿)?(?P<share>%)?"
)
_ALLOWED = re.compile(r"[-+0-9.,eE万亿%()¥]")
_SHIFT = {"万": 4, "亿": 8}


def read_number(text: str, percent: bool = False) -> Outcome:
    """The number in ``text``: a value, blank, or a fault that says what is wrong with it.

    ``percent``: the field holds a percentage, so ``15`` means the same as ``15%``.
    """
    typed = trim(text.replace(ZERO_WIDTH, ""))
    if not typed:
        return Outcome()
    folded = fold(typed)
    bracketed = folded[0] == "(" and folded[-1] == ")"
    shape = _SHAPE.fullmatch(trim(folded[1:-1]) if bracketed else folded)
    if (
        not shape
        or not re.search("[0-9]", shape["whole"] + (shape["rest"] or ""))
        or (bracketed and shape[1])
    ):
        return Outcome(fault=_reason(typed, folded))
    power = int(shape["power"] or 0) + _SHIFT.get(shape["times"] or "", 0)
    if percent or shape["share"]:
        power -= 2
    value = float(f"{shape['whole'].replace(',', '')}{shape['rest'] or ''}e{power}")
    if value == float("inf"):
        return Outcome(fault="数太大")
    return Outcome(-value if (bracketed or shape[1] == "-") and value else value)


def _reason(typed: str, folded: str) -> str:
    for written, char in zip(typed, folded, strict=True):
        if char in SPACES:
            return "数字中间有空格"
        if not _ALLOWED.match(char):
            return f"“{written}”不是数字"
    return "看不懂这个数，写成 1,200 或 1.5"
