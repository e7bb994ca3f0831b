"""The arithmetic of calculators. kernel.js is the same line for line and gives the same bits.

Both use only + - * /, floor and the square root, which IEEE 754 defines exactly; exp and ln are computed here,
because those of Python's and the browser's mathematics libraries differ in the last bit.
Whatever cannot be a finite number raises :class:`Fault` with the reason a reader sees.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

TOLERANCE = 2.0**-48
"""Two numbers closer than this, relative to the greater one, are equal: 0.1 + 0.2 = 0.3."""

TOO_BIG = "数太大，算不出来"
BY_ZERO = "除数是 0"
ROOT = "负数不能开平方"
POWER = "负数不能算非整数次方"
ZERO_POWER = "0 的 0 次方没有意义"
LOGARITHM = "对数只能算大于 0 的数"
NO_ROWS = "没有可算的行"
NO_SUCH_RANK = "没有这么多行"
NO_MATCH = "没有一个条件成立"
RATE = "利率要大于 -100%"
TOO_LONG = "文字太长"

_EXACT = 9007199254740992.0  # 2^53: from here on every number is whole
_LN2_HIGH = 0.693147180369123816490  # ln 2 in two parts, the first so short that n times it is exact
_LN2_LOW = 1.90821492927058770002e-10


class Fault(Exception):
    """A formula has no value; the message is the reason in plain Chinese."""


def finite(value: float) -> float:
    """``value`` if it is a finite number, never -0."""
    if value - value != 0.0:
        raise Fault(TOO_BIG)
    return value + 0.0


def close(a: float, b: float) -> bool:
    """Whether two numbers are equal within the tolerance."""
    return abs(a - b) <= TOLERANCE * max(abs(a), abs(b))


def add(a: float, b: float) -> float:
    """a + b; as in Excel, what is left of two numbers that cancel is 0."""
    total = a + b
    return 0.0 if abs(total) <= TOLERANCE * max(abs(a), abs(b)) else finite(total)


def subtract(a: float, b: float) -> float:
    """a - b, snapped to 0 like a sum."""
    return add(a, -b)


def multiply(a: float, b: float) -> float:
    """a × b."""
    return finite(a * b)


def divide(a: float, b: float) -> float:
    """a ÷ b."""
    if b == 0.0:
        raise Fault(BY_ZERO)
    return finite(a / b)


def less(a: float, b: float) -> bool:
    """a < b, and not only by rounding."""
    return a < b and not close(a, b)


def total(values: Sequence[float]) -> float:
    """Sum by Neumaier (https://doi.org/10.1002/zamm.19740540106): small terms beside large ones are not lost."""
    sum_ = lost = 0.0
    for value in values:
        bigger = sum_ + value
        lost += (sum_ - bigger) + value if abs(sum_) >= abs(value) else (value - bigger) + sum_
        sum_ = bigger
    return finite(sum_ + lost)


def slack(size: float) -> float:
    """How near below a whole number counts as reaching it, for a number of this size."""
    return min(TOLERANCE * size, 0.03125)


def floor(value: float) -> float:
    """The whole number not above ``value``; 28.999999999999996 counts as 29."""
    if abs(value) >= _EXACT:
        return value
    whole = float(math.floor(value))
    return whole + 1.0 if value - whole >= 1.0 - slack(abs(value)) else whole


def rounded(value: float, places: float, threshold: float) -> float:
    """``value`` cut to ``places``; away from zero where the rest reaches ``threshold`` (0.5, 0 or 1)."""
    places = min(max(floor(places), -20.0), 20.0)
    scale = 1.0
    for _ in range(int(abs(places))):
        scale *= 10.0
    size = abs(value)
    scaled = size * scale if places >= 0 else size / scale
    if places >= 0 and scaled >= _EXACT:
        return value
    whole = float(math.floor(scaled))
    rest, near = scaled - whole, slack(scaled)
    if rest > near if threshold == 0.0 else rest >= threshold - near:
        whole += 1.0
    result = whole / scale if places >= 0 else whole * scale
    return finite(result if value >= 0 else -result)


def round_(value: float, places: float) -> float:
    """Half away from zero: 2.5 gives 3, -2.5 gives -3, 1.005 to two places gives 1.01."""
    return rounded(value, places, 0.5)


def root(value: float) -> float:
    """Square root."""
    if value < 0:
        raise Fault(ROOT)
    return math.sqrt(value)


def whole_power(base: float, exponent: float) -> float:
    """base, not 0, to a whole power: by repeated squaring while that is more exact than logarithms."""
    left = abs(exponent)
    if left > 1024:
        size = exponential(multiply(exponent, logarithm(abs(base))))
        return -size if base < 0.0 and left % 2 else size
    result = 1.0
    while left:
        if left % 2:
            result *= base
        base *= base
        left = math.floor(left / 2)
    if exponent >= 0:
        return finite(result)
    if result == 0.0:
        raise Fault(TOO_BIG)
    return finite(1.0 / result)


def power(base: float, exponent: float) -> float:
    """base ^ exponent; an exponent that is whole within the tolerance is taken as whole."""
    if base == 0.0:
        if exponent > 0.0:
            return 0.0
        raise Fault(BY_ZERO if exponent else ZERO_POWER)
    nearest = float(math.floor(exponent + 0.5)) if abs(exponent) < _EXACT else exponent
    if close(nearest, exponent):
        return whole_power(base, nearest)
    if base < 0.0:
        raise Fault(POWER)
    return root(base) if exponent == 0.5 else exponential(multiply(exponent, logarithm(base)))


def exponential(value: float) -> float:
    """e ^ value = 2^n · e^r with r between -ln 2 / 2 and ln 2 / 2, and e^r by its series."""
    if value > 709.782712893384:
        raise Fault(TOO_BIG)
    if value < -745.1332191019411:
        return 0.0
    twos = math.floor(value / 0.6931471805599453 + 0.5)
    rest = value - twos * _LN2_HIGH - twos * _LN2_LOW
    result = 1.0
    for n in range(18, 0, -1):
        result = 1.0 + rest / n * result
    for _ in range(abs(twos)):
        result = result * 2.0 if twos > 0 else result / 2.0
    return finite(result)


def logarithm(value: float) -> float:
    """Natural logarithm: n · ln 2 + ln m with m near 1, and ln m = 2 (s + s³/3 + s⁵/5 …), s = (m - 1) / (m + 1)."""
    if value <= 0.0:
        raise Fault(LOGARITHM)
    twos = 0
    while value >= 1.4142135623730951:
        value /= 2.0
        twos += 1
    while value < 0.7071067811865476:
        value *= 2.0
        twos -= 1
    s = (value - 1.0) / (value + 1.0)
    series = 0.0
    for n in range(23, 0, -2):
        series = series * s * s + 1.0 / n
    return finite(twos * _LN2_HIGH + (2.0 * s * series + twos * _LN2_LOW))


def median(values: Sequence[float]) -> float:
    """The middle value, or the mean of the two middle ones."""
    ordered = sorted(values)
    middle = len(ordered) // 2
    if len(ordered) % 2:
        return ordered[middle]
    return finite(ordered[middle - 1] / 2 + ordered[middle] / 2)


def ranked(values: Sequence[float], place: float, *, largest: bool) -> float:
    """The value at ``place`` (from 1), counted from the largest or from the smallest."""
    index = floor(place) - 1.0
    if not 0 <= index < len(values):
        raise Fault(NO_SUCH_RANK)
    return sorted(values, reverse=largest)[int(index)]
