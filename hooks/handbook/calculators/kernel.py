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
_LN2_HIGH = 6.93147180369123816490e-01
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
    last = 0.0
    for last in running(values):
        pass
    return last


def running(values: Sequence[float]) -> list[float]:
    """The sums of the first, the first two, … values, each by Neumaier."""
    totals = []
    sum_ = lost = 0.0
    for value in values:
        bigger = sum_ + value
        lost += (sum_ - bigger) + value if abs(sum_) >= abs(value) else (value - bigger) + sum_
        sum_ = bigger
        totals.append(finite(sum_ + lost))
    return totals


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
        return -size if base < 0.0 and exponent - math.floor(exponent / 2) * 2 else size
    result = 1.0
    while left > 0:
        half = math.floor(left / 2)
        if left - half * 2 == 1:
            result *= base
        base *= base
        left = half
    if exponent >= 0:
        return finite(result)
    if result == 0.0:
        raise Fault(TOO_BIG)
    return 1.0 / result + 0.0


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
    """e ^ value, after fdlibm's e_exp.c (https://www.netlib.org/fdlibm/e_exp.c)."""
    if value > 709.782712893384:
        raise Fault(TOO_BIG)
    if value < -745.1332191019411:
        return 0.0
    twos = math.floor(value / 0.6931471805599453 + 0.5)
    high, low = value - twos * _LN2_HIGH, twos * _LN2_LOW
    x = high - low
    t = x * x
    c = 4.13813679705723846039e-08
    for coefficient in (
        -1.65339022054652515390e-06,
        6.61375632143793436117e-05,
        -2.77777777770155933842e-03,
        1.66666666666666019037e-01,
    ):
        c = c * t + coefficient
    c = x - t * c
    result = 1.0 - ((low - (x * c) / (2.0 - c)) - high)
    for _ in range(int(abs(twos))):
        result = result * 2.0 if twos > 0 else result / 2.0
    return finite(result)


def logarithm(value: float) -> float:
    """Natural logarithm, after fdlibm's e_log.c (https://www.netlib.org/fdlibm/e_log.c)."""
    if value <= 0.0:
        raise Fault(LOGARITHM)
    twos = 0.0
    while value >= 1.4142135623730951:
        value /= 2.0
        twos += 1.0
    while value < 0.7071067811865476:
        value *= 2.0
        twos -= 1.0
    f = value - 1.0
    s = f / (2.0 + f)
    z = s * s
    r = 1.479819860511658591e-01
    for coefficient in (
        1.531383769920937332e-01,
        1.818357216161805012e-01,
        2.222219843214978396e-01,
        2.857142874366239149e-01,
        3.999999999940941908e-01,
        6.666666666666735130e-01,
    ):
        r = r * z + coefficient
    half = 0.5 * f * f
    return finite(twos * _LN2_HIGH - ((half - (s * (half + r * z) + twos * _LN2_LOW)) - f))


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
