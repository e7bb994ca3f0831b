"""The geometry that Python and the browser share."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handbook.calculators.charts.scale import Scale, ticks
from handbook.calculators.charts.svg import Drawing, clip, fixed

NUMBERS = st.floats(allow_nan=False, allow_infinity=False)


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (0, "0"),
        (-0.0, "0"),
        (12, "12"),
        (12.34, "12.3"),
        (12.35, "12.4"),
        (-0.04, "0"),
        (-1.25, "-1.2"),
        (-12.34, "-12.3"),
    ],
)
def test_coordinates_have_at_most_one_decimal(value, written):
    assert fixed(value) == written


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        (0, 10, [0, 2, 4, 6, 8, 10]),
        (0, 9.1, [0, 2, 4, 6, 8, 10]),
        (0, 420, [0, 100, 200, 300, 400, 500]),
        (59.5, 76.9, [55, 60, 65, 70, 75, 80]),
        (-3, 4, [-4, -2, 0, 2, 4]),
        (5, 5, [4.4, 4.6, 4.8, 5, 5.2, 5.4, 5.6]),
    ],
)
def test_axes_have_round_numbers(low, high, expected):
    assert ticks(low, high) == pytest.approx(expected)


def test_an_axis_without_span_still_has_two_ends():
    assert ticks(0, 0)[0] < 0 < ticks(0, 0)[-1]


@given(NUMBERS, NUMBERS)
def test_axes_never_hang_nor_collapse(first, second):
    low, high = sorted((first, second))
    found = ticks(low, high)
    assert 2 <= len(found) <= 9
    assert found[0] < found[-1] or high > 1e300 or low < -1e300


@given(st.lists(st.floats(-1e9, 1e9), min_size=1, max_size=9))
def test_values_stand_on_their_axis(values):
    place = Scale(values, 0, 100)
    assert all(-0.001 <= place(value) <= 100.001 for value in values)


def test_long_labels_are_shortened():
    assert clip("客户名称很长", 4) == "客户名…"
    assert clip("客户名称", 4) == "客户名称"


def test_text_in_a_drawing_is_escaped():
    drawing = Drawing()
    drawing.text("t", 0, 0, "<&>")
    assert "&lt;&amp;&gt;" in drawing.svg(10, '"<')
    assert 'aria-label="&quot;&lt;"' in drawing.svg(10, '"<')
