"""The arithmetic: tolerance, rounding, exact sums, powers; nothing but finite numbers comes out."""

from __future__ import annotations

import math
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from handbook.calculators import finance, kernel
from handbook.calculators.kernel import Fault

NUMBERS = st.floats(allow_nan=False, allow_infinity=False)
MODERATE = st.floats(-1e12, 1e12)
CENTS = st.integers(-(10**11), 10**11).map(lambda cents: cents / 100)
BINARY = (kernel.add, kernel.subtract, kernel.multiply, kernel.divide, kernel.power)


def attempt(work, *numbers: float) -> float | None:
    try:
        return work(*numbers)
    except Fault:
        return None


@settings(deadline=None)
@given(st.sampled_from(BINARY), NUMBERS, NUMBERS)
def test_an_operation_gives_a_finite_number_or_a_fault_and_never_minus_zero(work, a: float, b: float) -> None:
    found = attempt(work, a, b)
    assert found is None or (
        math.isfinite(found) and math.copysign(1, found or 1.0) == math.copysign(1, found or 1.0)
    )
    assert found is None or found != 0 or math.copysign(1, found) == 1


@settings(deadline=None)
@given(st.sampled_from((kernel.root, kernel.exponential, kernel.logarithm, kernel.floor)), NUMBERS)
def test_a_function_gives_a_finite_number_or_a_fault(work, value: float) -> None:
    found = attempt(work, value)
    assert found is None or math.isfinite(found)


@settings(deadline=None)
@given(CENTS, CENTS)
def test_what_is_added_can_be_taken_away_again(a: float, b: float) -> None:
    assert kernel.round_(kernel.subtract(kernel.add(a, b), b), 2.0) == a
    assert kernel.subtract(a, a) == 0.0


@settings(deadline=None)
@given(NUMBERS, NUMBERS)
def test_of_two_numbers_exactly_one_of_less_equal_greater_holds(a: float, b: float) -> None:
    assert [kernel.less(a, b), kernel.close(a, b), kernel.less(b, a)].count(True) == 1


@settings(deadline=None)
@given(st.integers(-(10**9), 10**9), st.integers(0, 6), st.integers(0, 4))
def test_rounding_is_half_away_from_zero_as_with_decimal_digits(digits: int, scale: int, places: int) -> None:
    exact = Decimal(digits).scaleb(-scale)
    expected = exact.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    assert kernel.round_(float(exact), float(places)) == float(expected)


@settings(deadline=None)
@given(MODERATE, st.integers(-4, 6))
def test_rounding_up_down_and_to_the_nearest_lie_where_they_should(value: float, places: int) -> None:
    up, down = kernel.rounded(value, places, 0.0), kernel.rounded(value, places, 1.0)
    near = kernel.rounded(value, places, 0.5)
    assert abs(down) <= abs(near) <= abs(up)
    assert near in (up, down)
    assert kernel.round_(near, places) == near


@settings(deadline=None)
@given(st.lists(MODERATE, max_size=50))
def test_a_sum_is_as_good_as_exact(values: list[float]) -> None:
    exact = math.fsum(values)
    size = math.fsum(map(abs, values))
    assert abs(kernel.total(values) - exact) <= 4.5e-16 * abs(exact) + 1e-30 * size


def test_small_terms_beside_large_ones_are_not_lost() -> None:
    assert kernel.total([1e16, 1.0, 1.0, -1e16]) == 2
    assert kernel.total([0.1] * 10) == 1


@settings(deadline=None)
@given(st.floats(-700, 700))
def test_the_exponential_is_right_to_a_few_bits(value: float) -> None:
    assert kernel.exponential(value) == pytest.approx(math.exp(value), rel=1e-15)


@settings(deadline=None)
@given(st.floats(min_value=1e-300, max_value=1e300))
def test_the_logarithm_is_right_to_a_few_bits(value: float) -> None:
    assert kernel.logarithm(value) == pytest.approx(math.log(value), rel=2e-15, abs=1e-16)


@settings(deadline=None)
@given(st.floats(0.01, 100), st.integers(-50, 50))
def test_a_whole_power_is_right(base: float, exponent: int) -> None:
    exact = Fraction(base) ** exponent
    assume(1e-280 < exact < 1e280)
    assert kernel.power(base, float(exponent)) == pytest.approx(float(exact), rel=1e-13)


@pytest.mark.parametrize(
    ("base", "exponent", "reason"),
    [
        (0, 0, kernel.ZERO_POWER),
        (0, -1, kernel.BY_ZERO),
        (-8, 1 / 3, kernel.POWER),
        (10, 400, kernel.TOO_BIG),
    ],
)
def test_a_power_that_is_none_says_why(base: float, exponent: float, reason: str) -> None:
    with pytest.raises(Fault, match=reason):
        kernel.power(float(base), exponent)


@pytest.mark.parametrize("whole", [*range(-30, 31), 10**15, 2**53])
def test_a_whole_number_that_rounding_errors_moved_is_still_whole(whole: int) -> None:
    moved = math.nextafter(float(whole), -math.inf)
    assert kernel.floor(float(whole)) == whole
    assert (
        kernel.floor(moved) in (whole, whole - 1)
        if whole == 0 or abs(whole) > 2**47
        else kernel.floor(moved) == whole
    )


@settings(deadline=None)
@given(st.floats(-0.5, 2), st.integers(1, 60), st.floats(-1e6, 1e6), st.sampled_from((0.0, 1.0)))
def test_payment_present_and_future_value_are_inverse_to_each_other(
    rate: float, periods: int, amount: float, due: float
) -> None:
    assume(abs(rate) > 1e-3 or rate == 0)
    paid = attempt(finance.payment, rate, float(periods), amount, 0.0, due)
    assume(paid is not None)
    back = finance.present_value(rate, float(periods), paid, 0.0, due)
    assert back == pytest.approx(amount, rel=1e-9, abs=1e-6)


def test_the_rank_is_whole_within_the_tolerance() -> None:
    assert kernel.ranked([3.0, 1.0, 2.0], 0.1 * 3 * 10, largest=True) == 1.0
    with pytest.raises(Fault, match=kernel.NO_SUCH_RANK):
        kernel.ranked([], 1.0, largest=True)
