"""范围 as Excel's data validation: the same rule, told before and after a wrong entry."""

from __future__ import annotations

from typing import Any

from handbook.calculators.display import show_number
from handbook.calculators.model import Quantity, Range, Type

LIST_LIMIT = 255
TITLE_LIMIT = 32
HUGE = 1e15


def rule(quantity: Quantity, cell: str) -> dict[str, Any]:
    """The arguments of ``data_validation`` for an input; ``cell`` is its own address, for rules that need it."""
    return _check(quantity, cell) | {
        "ignore_blank": True,
        "input_title": quantity.name[:TITLE_LIMIT],
        "input_message": _says(quantity)[:LIST_LIMIT],
        "error_title": "请检查这一格",
        "error_message": f"{quantity.name}：{_says(quantity)}"[:LIST_LIMIT],
    }


def _says(quantity: Quantity) -> str:
    kind = "文字" if quantity.type is Type.TEXT else "数"
    unit = f"，单位 {quantity.unit}" if quantity.unit else ""
    return f"{_words(quantity)}{unit}" if _words(quantity) else f"请填{kind}{unit}"


def _words(quantity: Quantity) -> str:
    """The rule in the words that readers of the page see."""
    limits = quantity.range

    def shown(value: float) -> str:
        return show_number(value, percent=quantity.percent, full=True)

    if limits.choices:
        return "请选 " + "、".join(limits.choices)
    words = []
    if limits.minimum is not None and limits.maximum is not None and not _open(limits):
        words.append(f"{shown(limits.minimum)} 到 {shown(limits.maximum)}")
    else:
        if limits.minimum is not None:
            words.append(f"{'大于' if limits.minimum_open else '不小于'} {shown(limits.minimum)}")
        if limits.maximum is not None:
            words.append(f"{'小于' if limits.maximum_open else '不大于'} {shown(limits.maximum)}")
    if limits.whole:
        words.append("整数")
    return "，".join(words)


def _check(quantity: Quantity, cell: str) -> dict[str, Any]:
    limits = quantity.range
    if limits.choices and len(",".join(limits.choices)) <= LIST_LIMIT and quantity.type is Type.TEXT:
        return {"validate": "list", "source": list(limits.choices)}
    if quantity.type is not Type.NUMBER:
        return {"validate": "length", "criteria": "<=", "value": LIST_LIMIT}
    if _open(limits) or limits.whole:
        return {"validate": "custom", "value": f"=AND({','.join(_conditions(quantity, cell))})"}
    low = -HUGE if limits.minimum is None else limits.minimum
    high = HUGE if limits.maximum is None else limits.maximum
    return {"validate": "decimal", "criteria": "between", "minimum": low, "maximum": high}


def _conditions(quantity: Quantity, cell: str) -> list[str]:
    limits = quantity.range
    found = [f"ISNUMBER({cell})"]
    if limits.minimum is not None:
        found.append(f"{cell}{'>' if limits.minimum_open else '>='}{limits.minimum!r}")
    if limits.maximum is not None:
        found.append(f"{cell}{'<' if limits.maximum_open else '<='}{limits.maximum!r}")
    if limits.whole:
        scaled = f"{cell}*100" if quantity.percent else cell
        found.append(f"ROUND({scaled},0)=ROUND({scaled},9)")
    return found


def _open(limits: Range) -> bool:
    return limits.minimum_open or limits.maximum_open
