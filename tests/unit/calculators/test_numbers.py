"""Numbers as people type and see them, from the vectors shared with the browser."""

from __future__ import annotations

import json
import math
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handbook.calculators.display import digits_of, show_number
from handbook.calculators.model import Column, Range, Type
from handbook.calculators.numbers import read_number
from handbook.calculators.ranges import check_range
from handbook.source import SourceLine
from support.formulas import VECTORS, as_json

VECTOR = json.loads((VECTORS / "numbers.json").read_text("utf-8"))
FINITE = st.floats(allow_nan=False, allow_infinity=False)


def quantity(case: dict[str, Any]) -> Column:
    """The column a range vector speaks of."""
    rule = case["range"]
    found = Range(
        minimum=rule.get("min"),
        minimum_open=rule.get("minOpen", False),
        maximum=rule.get("max"),
        maximum_open=rule.get("maxOpen", False),
        whole=rule.get("whole", False),
        choices=tuple(rule.get("choices", ())),
    )
    line = SourceLine("a.md", 1, "")
    return Column("数", "", "", Type(case["type"]), case.get("percent", False), False, found, "", None, line)


@pytest.mark.parametrize("case", VECTOR["read"], ids=lambda case: ascii(case["text"])[:30])
def test_a_typed_number_is_read_or_refused_with_a_reason(case: dict[str, Any]) -> None:
    found = as_json(read_number(case["text"], case.get("percent", False)))
    assert found == {key: case[key] for key in ("value", "fault") if key in case}


@pytest.mark.parametrize("case", VECTOR["shown"], ids=lambda case: case["text"])
def test_a_number_is_shown_as_people_write_it(case: dict[str, Any]) -> None:
    options = {key: case[key] for key in ("percent", "decimals", "full") if key in case}
    assert show_number(float(case["value"]), **options) == case["text"]


@pytest.mark.parametrize("case", VECTOR["ranges"], ids=lambda case: f"{case['value']} {case['message']}"[:30])
def test_a_field_says_what_it_wants(case: dict[str, Any]) -> None:
    value = case["value"]
    value = float(value) if isinstance(value, int) and not isinstance(value, bool) else value
    assert check_range(quantity(case), value) == case["message"]


@settings(deadline=None)
@given(st.text(max_size=80), st.booleans())
def test_reading_any_text_gives_a_finite_number_or_a_reason(text: str, percent: bool) -> None:
    found = read_number(text, percent)
    assert found.fault or found.value is None or math.isfinite(found.value)


@settings(deadline=None)
@given(FINITE)
def test_what_is_shown_in_full_is_read_as_the_same_number(value: float) -> None:
    shown = show_number(value, full=True)
    if "E" not in shown and len(shown) <= 60:
        assert read_number(shown).value == value


@settings(deadline=None)
@given(st.integers(-(10**9), 10**9).map(lambda cents: cents / 100))
def test_money_is_shown_to_the_cent_without_trailing_zeros(value: float) -> None:
    shown = show_number(value)
    assert read_number(shown).value == value
    assert not shown.endswith((".0", "."))
    assert shown != "-0"


@settings(deadline=None)
@given(FINITE, st.booleans(), st.none() | st.integers(0, 10))
def test_nothing_is_ever_shown_as_minus_zero_or_not_a_number(
    value: float, percent: bool, decimals: int | None
) -> None:
    shown = show_number(value, percent=percent, decimals=decimals)
    assert "nan" not in shown
    assert "inf" not in shown
    assert not shown.startswith("-") or any(digit in shown for digit in "123456789")


@settings(deadline=None)
@given(st.floats(min_value=0, allow_nan=False, allow_infinity=False))
def test_digits_and_point_say_the_number_exactly(size: float) -> None:
    digits, point = digits_of(size)
    assert float(f"0.{digits}e{point}") == size


def test_a_percentage_is_read_by_moving_the_point() -> None:
    assert all(
        read_number(f"{whole}.{tenth}%").value == float(f"{whole}.{tenth}e-2")
        for whole in range(100)
        for tenth in range(10)
    )
