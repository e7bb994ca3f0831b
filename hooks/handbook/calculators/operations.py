"""What can be worked out from values alone: operators, number functions, functions over many numbers, TEXT."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from handbook.calculators import finance, kernel
from handbook.calculators.display import show_number
from handbook.calculators.kernel import Fault
from handbook.calculators.language.characters import units
from handbook.calculators.language.formats import decimals_of

TEXT_LIMIT = 255

ARITHMETIC: dict[str, Callable[[float, float], float]] = {
    "+": kernel.add,
    "-": kernel.subtract,
    "*": kernel.multiply,
    "/": kernel.divide,
    "^": kernel.power,
}
NUMERIC: dict[str, Callable[..., float]] = {
    "ROUND": kernel.round_,
    "ROUNDUP": lambda value, places: kernel.rounded(value, places, 0.0),
    "ROUNDDOWN": lambda value, places: kernel.rounded(value, places, 1.0),
    "INT": kernel.floor,
    "ABS": abs,
    "SQRT": kernel.root,
    "POWER": kernel.power,
    "EXP": kernel.exponential,
    "LN": kernel.logarithm,
    "PMT": finance.payment,
    "PV": finance.present_value,
    "FV": finance.future_value,
}


def _mean(values: Sequence[float]) -> float:
    return kernel.divide(kernel.total(values), float(len(values)))


OVER_VALUES: dict[str, Callable[[Sequence[float]], float]] = {
    "AVERAGE": _mean,
    "MIN": min,
    "MAX": max,
    "MEDIAN": kernel.median,
}


def text_of(value: float, pattern: str) -> str:
    """TEXT: ``value`` printed with one of the formats of :mod:`handbook.calculators.language.formats`."""
    percent = pattern.endswith("%")
    decimals = decimals_of(pattern) - (2 if percent else 0)
    shown = show_number(value, percent=percent, decimals=decimals)
    return shown if pattern.startswith("#") else shown.replace(",", "")


def compare(operator: str, left: float, right: float) -> bool:
    """Two numbers compared within the tolerance."""
    match operator:
        case "=":
            return kernel.close(left, right)
        case "<>":
            return not kernel.close(left, right)
        case "<":
            return kernel.less(left, right)
        case ">":
            return kernel.less(right, left)
        case "<=":
            return not kernel.less(right, left)
        case _:
            return not kernel.less(left, right)


def logical(function: str, values: list[bool]) -> bool:
    """AND, OR and NOT; as in Excel all arguments have been worked out."""
    if function == "NOT":
        return not values[0]
    return all(values) if function == "AND" else any(values)


def joined(text: str) -> str:
    """The result of ``&``, which may not grow without end."""
    if units(text) > TEXT_LIMIT:
        raise Fault(kernel.TOO_LONG)
    return text
