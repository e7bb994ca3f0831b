"""PMT, PV, FV and NPV as in Excel: money paid out is negative, ``due`` 1 means at the start of each period.

All three solve  pv·q + pmt·(1 + r·due)·(q - 1)/r + fv = 0  with q = (1 + r)^n
(https://support.microsoft.com/office/pv-function-23879d31-0e02-4321-be01-da16e8168cbd).
"""

from __future__ import annotations

from collections.abc import Sequence

from handbook.calculators.kernel import RATE, Fault, add, divide, finite, multiply, power, subtract


def _growth(rate: float, periods: float, due: float) -> tuple[float, float]:
    """What 1 becomes after all periods, and what payments of 1 a period become."""
    if rate <= -1.0:
        raise Fault(RATE)
    if rate == 0.0:
        return 1.0, periods
    grown = power(1.0 + rate, periods)
    once = 1.0 + rate if due else 1.0
    return grown, finite(once * subtract(grown, 1.0) / rate)


def payment(rate: float, periods: float, present: float, future: float = 0.0, due: float = 0.0) -> float:
    """PMT: the payment each period."""
    grown, paid = _growth(rate, periods, due)
    return divide(-add(future, multiply(present, grown)), paid)


def present_value(rate: float, periods: float, paid_each: float, future: float = 0.0, due: float = 0.0) -> float:
    """PV: what the payments are worth today."""
    grown, paid = _growth(rate, periods, due)
    return divide(-add(future, multiply(paid_each, paid)), grown)


def future_value(rate: float, periods: float, paid_each: float, present: float = 0.0, due: float = 0.0) -> float:
    """FV: what the payments have become at the end."""
    grown, paid = _growth(rate, periods, due)
    return finite(-add(multiply(present, grown), multiply(paid_each, paid)))


def discounted(rate: float, values: Sequence[float]) -> list[float]:
    """NPV's terms: each value discounted to one period before the first."""
    if rate <= -1.0:
        raise Fault(RATE)
    factor = 1.0
    terms = []
    for value in values:
        factor = finite(factor * (1.0 + rate))
        terms.append(divide(value, factor))
    return terms
