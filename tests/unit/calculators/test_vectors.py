"""The shared vectors in Python: formulas with what they must give (see tests/browser/test_vectors.py)."""

from __future__ import annotations

import json
from typing import Any

import pytest

from support.formulas import VECTORS, run

CASES = json.loads((VECTORS / "formulas.json").read_text("utf-8"))["cases"]


def agrees(found: dict[str, Any], expected: dict[str, Any]) -> bool:
    """The same kind of outcome; numbers to 1e-12 of their size."""
    if "value" not in expected or isinstance(expected["value"], bool | str):
        return found == {key: expected[key] for key in ("value", "fault") if key in expected}
    value = found.get("value")
    return type(value) is float and value == pytest.approx(expected["value"], rel=1e-12, abs=1e-300)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.get("formula", case.get("column"))[:40])
def test_every_vector_gives_what_was_worked_out_beforehand(case: dict[str, Any]) -> None:
    found = run(case)
    if "column" in case:
        assert len(found) == len(case["values"]), found
        wrong = [one for one in zip(found, case["values"], strict=True) if not agrees(*one)]
        assert not wrong
    else:
        assert agrees(found, case), f"{found} instead of {case}"


def test_there_are_enough_vectors() -> None:
    assert len(CASES) >= 400
    assert all(
        ("value" in case) + ("fault" in case) + case.get("blank", False) == 1
        for case in CASES
        if "formula" in case
    )
