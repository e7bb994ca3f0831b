"""Whether a value may be entered; the sentence beside the field when not. evaluate.js says the same."""

from __future__ import annotations

import math

from handbook.calculators.display import show_number
from handbook.calculators.kernel import close, less
from handbook.calculators.language.characters import units
from handbook.calculators.model import Quantity, Range, Scalar, Type
from handbook.calculators.numbers import read_number

TEXT_LIMIT = 255


def check_range(quantity: Quantity, value: Scalar) -> str:
    """Empty when ``value`` may be entered for ``quantity``, else what it should be."""
    if quantity.type is Type.BOOLEAN:
        return "" if isinstance(value, bool) else "应是 是 或 否"
    if quantity.type is Type.TEXT:
        if not isinstance(value, str):
            return "应是文字"
        if units(value) > TEXT_LIMIT:
            return f"最多 {TEXT_LIMIT} 个字"
        return _choice(quantity.range, value in quantity.range.choices)
    if isinstance(value, (bool, str)) or value - value != 0:
        return "应是数字"
    rule = quantity.range
    if rule.choices:
        return _choice(
            rule, any(read_number(choice, quantity.percent).value == value for choice in rule.choices)
        )
    if outside := _limits(rule, value, quantity.percent):
        return outside
    if rule.whole and not _is_whole(value * 100 if quantity.percent else value):
        return "应是整数"
    return ""


def _choice(rule: Range, found: bool) -> str:
    return "" if found or not rule.choices else "应是 " + "、".join(rule.choices)


def _is_whole(value: float) -> bool:
    return close(value, float(math.floor(value + 0.5)))


def _limits(rule: Range, value: float, percent: bool) -> str:
    low, high = rule.minimum, rule.maximum
    below = low is not None and (less(value, low) or (rule.minimum_open and not less(low, value)))
    above = high is not None and (less(high, value) or (rule.maximum_open and not less(value, high)))
    if not below and not above:
        return ""
    shown = [show_number(limit, percent=percent, full=True) for limit in (low, high) if limit is not None]
    if len(shown) == 2:
        return f"应在 {shown[0]} 到 {shown[1]} 之间"
    if low is not None:
        return f"应大于 {shown[0]}" if rule.minimum_open else f"不能小于 {shown[0]}"
    return f"应小于 {shown[0]}" if rule.maximum_open else f"不能大于 {shown[0]}"
