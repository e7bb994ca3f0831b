"""The value cells: a number, a choice, a formula, or nothing."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Any

from handbook.calculators.language.characters import NAME_CHARACTER, fold
from handbook.calculators.language.functions import canonical
from handbook.calculators.model import Column, Scalar, Type, Variable
from handbook.calculators.numbers import read_number
from handbook.calculators.ranges import check_range
from handbook.calculators.read.cells import Cell
from handbook.calculators.read.drafts import Draft
from handbook.problems import Code, Problems, Severity

_TRUTH = {"TRUE": True, "FALSE": False}
_OPERATOR = re.compile(r"[-+*/×÷^&＋－＊／()（）]")
_WORD = re.compile(f"{NAME_CHARACTER.pattern}+")
_LETTERS = rf"(?:(?![0-9_]){NAME_CHARACTER.pattern})+"
_UNIT = re.compile(rf"\s*{_LETTERS}(?:/{_LETTERS})*")
_DIGITS = re.compile(r"[-+]?[0-9][0-9,.]*")


def find_formula(draft: Draft, problems: Problems) -> None:
    """Set the draft's formula cell; with several scenarios the formula is the same in each."""
    formulas = [cell for _, cell in draft.values if cell.text[:1] in ("=", "＝")]
    if not formulas:
        return
    first = formulas[0]
    for _, cell in draft.values:
        if cell.text and fold(cell.text).replace(" ", "") != fold(first.text).replace(" ", ""):
            message = f"“{draft.reference.name}”在各个方案里的公式不一样"
            hint = "公式只写一次，随方案变的数另写一行"
            problems.add(cell.problem(Code.SCENARIOS, message, hint))
            draft.broken = True
            break
    draft.formula_cell = Cell(first.text[1:], first.line, first.offset + 1)


def read_examples(draft: Draft, names: Collection[str], problems: Problems) -> None:
    """Set type and examples of an input."""
    cells = [cell for _, cell in draft.values]
    draft.type = input_type(draft, cells)
    examples = [read_value(draft, cell, names, problems) for cell in cells]
    if draft.rule.range.fixed:
        given = next((example for example in examples if example is not None), None)
        examples = [given if example is None else example for example in examples]
        if given is None and not draft.broken:
            message = f"“{draft.reference.name}”是固定的，却没有写值"
            problems.add(draft.name.problem(Code.MISSING_EXAMPLE, message, "在值列写上，或去掉 固定"))
    draft.examples = tuple(examples)


def input_type(draft: Draft, cells: list[Cell]) -> Type:
    """What a reader enters: text where the range says so, a truth value where the example is one."""
    if draft.rule.text:
        return Type.TEXT
    written = [cell.text.upper() for cell in cells if cell.text]
    return Type.BOOLEAN if written and all(text in _TRUTH for text in written) else Type.NUMBER


def read_value(draft: Draft, cell: Cell, names: Collection[str], problems: Problems) -> Scalar | None:
    """The value in a cell, None if it is empty or wrong (then noted and the draft marked)."""
    if not cell.text:
        return None
    value: Scalar | None
    if draft.type is Type.TEXT:
        value = cell.text.replace("\\|", "|")
    elif draft.type is Type.BOOLEAN:
        value = _TRUTH.get(cell.text.upper())
    else:
        read = read_number(cell.text, draft.percent)
        value = read.value
        if value is None:
            _not_a_number(draft, cell, read.fault, names, problems)
            return None
        _doubt_percent(draft, cell, value, problems)
    if value is None or (reason := check_range(as_column(draft), value)):
        reason = reason if value is not None else "应是 TRUE 或 FALSE"
        message = f"例值“{cell.text}”不在范围里，{reason}"
        problems.add(cell.problem(Code.EXAMPLE_OUTSIDE, message, "改例值，或改范围"))
        draft.broken = True
        return None
    return value


def as_variable(draft: Draft) -> Variable:
    """The finished variable."""
    return Variable(**_members(draft), examples=() if draft.is_formula else draft.examples)


def as_column(draft: Draft) -> Column:
    """The finished column."""
    return Column(**_members(draft))


def _members(draft: Draft) -> dict[str, Any]:
    return {
        "name": draft.reference.name,
        "meaning": draft.meaning,
        "unit": "%" if draft.percent and not draft.unit.text else draft.unit.text.replace("％", "%"),
        "type": draft.type or Type.NUMBER,
        "percent": draft.percent,
        "key": draft.key,
        "range": draft.rule.range,
        "source": draft.source,
        "formula": draft.formula,
        "line": draft.line,
    }


def _not_a_number(draft: Draft, cell: Cell, fault: str, names: Collection[str], problems: Problems) -> None:
    draft.broken = True
    if looks_like_formula(cell.text, names):
        problems.add(
            cell.problem(Code.MISSING_EQUALS, f"“{cell.text}”看起来是公式，前面缺少 =", f"写成 = {cell.text}")
        )
        return
    text = fold(cell.text)
    digits = _DIGITS.match(text)
    if re.fullmatch(r"[0-9,.]*[OolIi][0-9OolIi,.]*", text):
        hint = "数字 0 和 1 不要写成字母 O 和 l"
    elif re.fullmatch(r"[0-9,.]+", text):
        hint = "千分位逗号三位一节，小数点只有一个"
    elif digits and _UNIT.fullmatch(text, digits.end()):
        hint = f"单位写在单位列，这里只写 {digits.group()}"
    elif not re.search("[0-9]", text):
        hint = "要让人填文字，在范围里写 文字；要给几个选项，写 高、中、低"
    else:
        hint = "只写数字，例如 1,200、5%、1.2万"
    problems.add(cell.problem(Code.BAD_NUMBER, f"“{cell.text}”不是一个数：{fault}", hint))


def looks_like_formula(text: str, names: Collection[str]) -> bool:
    """Whether a text without ``=`` names other values or functions."""
    words = _WORD.findall(fold(text))
    known = any(word in names for word in words)
    calls = any(canonical(word) and f"{word}(" in fold(text).replace(" ", "") for word in words)
    letters = any(not word[0].isdigit() for word in words)
    return (
        known
        or calls
        or (len(words) > 1 and letters and bool(_OPERATOR.search(text)) and "-" not in text[1:])
    )


def _doubt_percent(draft: Draft, cell: Cell, value: float | str | bool, problems: Problems) -> None:
    if not draft.percent or cell.text[-1:] in ("%", "％"):
        return
    if isinstance(value, float) and 0 < abs(value) < 0.01:
        message = f"单位是 %，“{cell.text}”就是 {cell.text}%"
        hint = f"真是 {cell.text}% 就写 {cell.text}%，不然写成百分数，例如 15%"
        problems.add(cell.problem(Code.PERCENT_DOUBT, message, hint, Severity.WARNING))
