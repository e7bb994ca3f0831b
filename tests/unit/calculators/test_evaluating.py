"""What comes out when numbers go in: blanks, rows left out, faults, the plan and its fingerprint."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from handbook.calculators.display import formula_with_numbers, show
from handbook.calculators.evaluate import evaluate, example_inputs
from handbook.calculators.model import Inputs, Outcome
from handbook.calculators.plan import plan
from support.formulas import HEADER, calculator

VALUE = calculator(
    f"""{HEADER}
| 单次消费 | 元/次 | 200 | >=0 |
| 年次数 | 次/年 | 12 | 0~365 |
| 折扣 | % | 5% | 0~100，可空 |
| 年消费额 | 元/年 | = 单次消费 * 年次数 * (1 - 折扣) | |
| 每天 | 元 | = 年消费额 / (年次数 - 10) | 2位小数 |
| 说明 | | = IF(年消费额 > 1000, "大", "小") | |
| 负数 | 元 | = 单次消费 - 500 | |
| 倍 | | = 2 * 负数 ^ 2 | |

结论：{{年消费额}}
"""
)
ROWS = calculator(
    f"""{HEADER}
| 门槛 | 元 | 100 | |
| 客户[名] | | | 文字 |
| 客户[额] | 元 | | >=0 |
| 客户[注] | | | 可空，文字 |
| 客户[占比] | % | = 额 / SUM(客户[额]) | |
| 客户[超过] | 元 | = 额 - 门槛 | |
| 合计 | 元 | = SUM(客户[额]) | |

表：客户，最多 4 行，按 额 从大到小

| 名 | 额 |
| --- | --- |
| 甲 | 100 |
| 乙 | 300 |
"""
)


def entered(**changes) -> dict[str, Outcome]:
    inputs = example_inputs(VALUE)
    return evaluate(VALUE, replace(inputs, variables=inputs.variables | changes)).variables


def table(*rows, **variables):
    return evaluate(ROWS, Inputs({"门槛": 100.0} | variables, {"客户": rows}))


def test_the_example_gives_its_results() -> None:
    found = entered()
    assert found["年消费额"].value == 2280
    assert found["每天"].value == 1140
    assert found["说明"].value == "大"


def test_a_result_is_blank_until_everything_it_depends_on_is_filled() -> None:
    found = entered(单次消费=None)
    assert found["年消费额"].blank
    assert found["说明"].blank
    assert found["每天"].blank


def test_an_optional_field_left_empty_counts_as_nothing() -> None:
    assert entered(折扣=None)["年消费额"].value == 2400


@pytest.mark.parametrize("value", [-1.0, 400.0, "12", True, float("nan"), float("inf")])
def test_what_may_not_be_entered_counts_as_blank(value: object) -> None:
    assert entered(年次数=value)["年消费额"].blank
    assert entered(年次数=value)["年次数"].blank


def test_a_fault_says_why_and_is_passed_on_to_what_depends_on_it() -> None:
    assert entered(年次数=10.0)["每天"].fault == "除数是 0"
    assert entered(年次数=10.0)["年消费额"].value == 1900


def test_incomplete_rows_are_left_out_and_counted() -> None:
    found = table(("甲", 100.0, None), ("乙", None, "注"), ("丙", -5.0, None), ("丁", 300.0, "注"))
    assert found.tables["客户"].left_out == 2
    assert found.tables["客户"].order == (3, 0)
    assert found.variables["合计"].value == 400
    assert [row["占比"].value for row in found.tables["客户"].rows] == [0.75, 0.25]


def test_empty_rows_are_neither_rows_nor_incomplete() -> None:
    found = table(("甲", 100.0, None), (None, None, None), ("", None, ""), ())
    assert found.tables["客户"].left_out == 0
    assert found.variables["合计"].value == 100


def test_rows_beyond_the_limit_are_not_taken() -> None:
    assert table(*[("甲", 1.0, None)] * 9).variables["合计"].value == 4


def test_a_column_is_blank_where_a_variable_it_needs_is() -> None:
    found = table(("甲", 100.0, None), 门槛=None).tables["客户"].rows[0]
    assert found["超过"].blank
    assert found["占比"].value == 1


def test_results_are_shown_with_their_decimals_and_faults_with_their_reason() -> None:
    named = {variable.name: variable for variable in VALUE.variables}
    found = entered()
    assert show(named["每天"], found["每天"]) == "1,140.00"
    assert show(named["折扣"], found["折扣"]) == "5%"
    assert show(named["每天"], Outcome(fault="除数是 0")) == "除数是 0"
    assert show(named["每天"], Outcome()) == ""
    assert show(named["每天"], Outcome(True)) == "是"


def test_the_formula_is_shown_with_the_numbers_put_in() -> None:
    results = evaluate(VALUE, example_inputs(VALUE))
    shown = {
        variable.name: formula_with_numbers(VALUE, variable.formula, results)
        for variable in VALUE.variables
        if variable.formula
    }
    assert shown["年消费额"] == "200 × 12 × (1 − 5%)"
    assert shown["每天"] == "2,280 ÷ (12 − 10)"
    assert shown["说明"] == 'IF(2,280 > 1,000，"大"，"小")'
    assert shown["倍"] == "2 × (-300) ^ 2"


def test_a_name_without_a_value_stays_a_name_in_the_formula_with_numbers() -> None:
    inputs = example_inputs(VALUE)
    results = evaluate(VALUE, replace(inputs, variables=inputs.variables | {"单次消费": None}))
    assert formula_with_numbers(VALUE, VALUE.variables[3].formula, results) == "单次消费 × 12 × (1 − 5%)"


def test_a_columns_formula_is_shown_with_the_numbers_of_a_row() -> None:
    results = evaluate(ROWS, example_inputs(ROWS))
    columns = {column.name: column for column in ROWS.tables[0].columns}
    first = results.tables["客户"].rows[0]
    assert formula_with_numbers(ROWS, columns["超过"].formula, results, first) == "300 − 100"
    assert formula_with_numbers(ROWS, columns["占比"].formula, results, first) == "300 ÷ SUM(客户[额])"


def test_the_plan_is_plain_json_without_empty_members() -> None:
    found = json.loads(json.dumps(plan(ROWS), ensure_ascii=False, allow_nan=False))
    assert found["variables"][0] == {
        "name": "门槛",
        "type": "number",
        "unit": "元",
        "examples": [100],
    }
    assert found["tables"][0]["sort"] == [1, True]
    assert found["tables"][0]["rows"] == [["甲", 100, None], ["乙", 300, None]]
    assert found["tables"][0]["columns"][3]["formula"] == ["/", ["cell", 0, 1], ["SUM", ["column", 0, 1]]]
    assert found["order"] == [["v", 1], ["column", 0, 3], ["column", 0, 4]]


TEXT = f"{HEADER}\n| 甲 | 元 | 5 | >=0 |\n| 费率 | % | 3% | 固定 |\n| 乙 | 元 | = 甲 * 费率 | |"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("甲 * 费率", "甲 / 费率"),
        ("| 元 |", "| 万元 |"),
        (">=0", ">0"),
        ("3%", "4%"),
        ("甲", "丙"),
        ("固定", ""),
    ],
)
def test_the_fingerprint_changes_with_inputs_and_formulas(old: str, new: str) -> None:
    assert calculator(TEXT.replace(old, new)).fingerprint != calculator(TEXT).fingerprint


@pytest.mark.parametrize(
    ("old", "new"),
    [("| 5 |", "| 6 |"), ("= 甲 * 费率", "＝（甲 × 费率）"), ("| 乙 |", "| **乙** |"), (">=0", "≥0")],
)
def test_the_fingerprint_stays_when_only_examples_or_wording_change(old: str, new: str) -> None:
    assert calculator(TEXT.replace(old, new)).fingerprint == calculator(TEXT).fingerprint


def test_the_fingerprint_is_twelve_hexadecimal_digits() -> None:
    assert len(VALUE.fingerprint) == 12
    int(VALUE.fingerprint, 16)
