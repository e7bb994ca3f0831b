"""PMT, PV, FV and NPV as in Excel: money paid out is negative, ``due`` 1 means at the start of each period.

All three solve  pv·q + pmt·p + fv = 0  with q = (1 + r)^n and p = (1 + r·due)·(q - 1)/r, which is n where r is 0
(https://support.microsoft.com/office/pv-function-23879d31-0e02-4321-be01-da16e8168cbd).
"""

from __future__ import annotations

from collections.abc import Sequence

from handbook.calculators.kernel import RATE, Fault, add, divide, finite, multiply, power, subtract


def _growth(rate: float, periods: float, due: float) -> tuple[float, float]:
    """What 1 becomes after all periods, and what payments of 1 a period become."""
    _check_rate(rate)
    grown = power(1.0 + rate, periods)
    once = 1.0 + rate if due else 1.0
    return grown, finite(once * subtract(grown, 1.0) / rate) if rate else periods


def _check_rate(rate: float) -> None:
    if rate <= -1.0:
        raise Fault(RATE)


def payment(rate: float, periods: float, present: float, future: float = 0.0, due: float = 0.0) -> float:
    """PMT: the payment each period."""
    grown, paid = _growth(rate, periods, due)
    return divide(-add(future, multiply(present, grown)), paid)


def present_value(rate: float, periods: float, each: float, future: float = 0.0, due: float = 0.0) -> float:
    """PV: what the payments are worth today."""
    grown, paid = _growth(rate, periods, due)
    return divide(-add(future, multiply(each, paid)), grown)


def future_value(rate: float, periods: float, each: float, present: float = 0.0, due: float = 0.0) -> float:
    """FV: what the payments have become at the end."""
    grown, paid = _growth(rate, periods, due)
    return finite(-add(multiply(present, grown), multiply(each, paid)))


def discounted(rate: float, values: Sequence[float]) -> list[float]:
    """NPV's terms: each value discounted to one period before the first."""
    _check_rate(rate)
    factor = 1.0
    terms = []
    for value in values:
        factor = finite(factor * (1.0 + rate))
        terms.append(divide(value, factor))
    return terms
