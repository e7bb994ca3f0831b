"""Formulas that try to break out, to hang, or to give what is no number."""

from __future__ import annotations

import json
import math
import time
from typing import Any

import pytest

from handbook.calculators.evaluate import evaluate
from support.formulas import VECTORS, as_json, calculator, inputs_of, markdown, reading

VECTOR = json.loads((VECTORS / "hostile.json").read_text("utf-8"))
GIVEN = {
    "inputs": {"甲": 2, "乙": 3, "词": "好"},
    "rows": [["一", 10, 2, "A", None], ["二", 20, 3, "B", 1]],
}


def case_of(text: str) -> dict[str, Any]:
    return GIVEN | {"formula": text.replace("|", "\\|")}


def name(case: dict[str, Any]) -> str:
    return ascii(case["text"])[:40]


@pytest.mark.parametrize("case", VECTOR["formulas"], ids=name)
def test_a_hostile_formula_is_refused_or_gives_a_plain_outcome_at_once(case: dict[str, Any]) -> None:
    start = time.perf_counter()
    found, problems = reading(markdown(case_of(case["text"])))
    if "refused" in case:
        assert found is None
        assert problems.errors
    else:
        assert found is not None, str(problems)
        outcome = as_json(evaluate(found, inputs_of(GIVEN)).variables["结果"])
        assert outcome == {key: case[key] for key in ("value", "fault") if key in case}
    assert time.perf_counter() - start < 1


@pytest.mark.parametrize("case", VECTOR["controls"], ids=name)
def test_a_control_works(case: dict[str, Any]) -> None:
    value = evaluate(calculator(markdown(case_of(case["text"]))), inputs_of(GIVEN)).variables["结果"].value
    assert value == pytest.approx(case["value"])
    assert not isinstance(value, float) or math.isfinite(value)


def test_there_are_enough_of_both() -> None:
    assert len(VECTOR["formulas"]) >= 150
    assert len(VECTOR["controls"]) >= 20
