"""The HTML of a calculator works without scripts: inputs, formulas, results, conclusion, charts, blank space."""

from __future__ import annotations

import json
from typing import Any

import pytest
from lxml import html as markup

from handbook.calculators.plan import plan
from support.calculator_pages import FIXED, ROWS, SCENARIOS, VALUE, calculator, html, published

EVERY = {**published(), "value": VALUE, "scenarios": SCENARIOS, "rows": ROWS, "fixed": FIXED}


def section(text: str) -> Any:
    """The parsed section of a block."""
    return markup.fromstring(html(text))


def texts(node: Any, path: str) -> list[str]:
    """What the elements that ``path`` selects say, with single spaces."""
    return [" ".join(one.text_content().replace("\xa0", " ").split()) for one in node.xpath(path)]


def cells(text: str, kind: str) -> list[list[str]]:
    """The cells of the first table of a kind, without the column for the reader's numbers."""
    found = section(text).xpath(
        f"(//table[contains(@class, '{kind}')])[1]/tbody[not(@class='calculator-blank')]/tr"
    )
    return [texts(row, "./*[not(contains(@class, 'calculator-mine'))]") for row in found]


@pytest.mark.parametrize("name", EVERY)
def test_every_calculator_has_its_plan_its_title_and_unique_ids(name):
    node = section(EVERY[name])
    model = calculator(EVERY[name])
    assert json.loads(node.get("data-calculator")) == json.loads(json.dumps(plan(model)))
    assert node.get("id") == f"calc-{model.id}"
    assert texts(node, f"//h3[@id='{node.get('aria-labelledby')}']") == [model.title]
    ids = node.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert len(node.xpath("//p[@class='calculator-actions']")) == 1


@pytest.mark.parametrize("name", EVERY)
def test_every_formula_is_shown_with_names_numbers_and_result(name):
    node, model = section(EVERY[name]), calculator(EVERY[name])
    formulas = [one for one in model.variables if one.formula] + [
        column for table in model.tables for column in table.columns if column.formula
    ]
    assert len(texts(node, "//dd[@class='calculator-formula']")) == len(formulas)
    worked = texts(node, "//dd[@class='calculator-example']")
    assert all(" = " in line for line in worked)
    assert len(worked) >= len([one for one in model.variables if one.formula]) * len(model.scenarios)


@pytest.mark.parametrize("name", EVERY)
def test_nothing_needs_what_a_strict_policy_forbids(name):
    node = section(EVERY[name])
    assert node.xpath("//@style | //script | //*[@*[starts-with(name(), 'on')]]") == []


def test_inputs_have_meaning_example_range_in_words_and_source():
    assert cells(VALUE, "calculator-inputs") == [
        ["单次消费 平均每次消费额", "200 元/次", "不小于 0", ""],
        ["年次数 每年消费次数", "12 次/年", "1 到 365", "A04"],
        ["毛利率 示例", "20%", "0% 到 100%", ""],
    ]


def test_results_have_meaning_value_and_source():
    assert cells(VALUE, "calculator-results")[2] == ["真实毛利 一年的毛利", "480 元/年", "A04"]


def test_the_key_result_is_marked():
    assert texts(section(VALUE), "//tr[@class='calculator-key']//span[@class='calculator-name']") == [
        "真实毛利"
    ]


def test_a_fault_of_the_example_is_shown_with_its_reason():
    text = VALUE.replace("| 12 |", "| 10 |")
    assert cells(text, "calculator-results")[3][1] == "除数是 0"


def test_scenarios_stand_in_columns_side_by_side():
    node = section(SCENARIOS)
    assert texts(node, "(//table)[1]/thead//th[@class='calculator-example']") == ["低", "高"]
    assert cells(SCENARIOS, "calculator-results") == [["走掉", "2 位", "27 位"]]
    assert texts(node, "//*[contains(@class, 'calculator-sentence')]") == ["低走掉 2 位。", "高走掉 27 位。"]


def test_a_conclusion_says_values_with_their_units():
    found = texts(section(VALUE), "//*[contains(@class, 'calculator-sentence')]")
    assert found == ["不是一次 200 元/次的生意，而是一年 480 元/年的毛利。"]


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("{单次消费} 元/次。", "200 元/次。"),
        ("{单次消费}元/次。", "200元/次。"),
        ("占 {毛利率} 的钱。", "占 20% 的钱。"),
        ("{单次消费}，{毛利率}。", "200 元/次，20%。"),
    ],
)
def test_a_unit_is_said_once(sentence, said):
    text = VALUE.replace(
        "结论：不是一次 {单次消费} 的生意，而是一年 {真实毛利} 的毛利。", f"结论：{sentence}"
    )
    assert texts(section(text), "//*[contains(@class, 'calculator-sentence')]") == [said]


def test_example_rows_are_sorted_and_computed():
    assert cells(ROWS, "calculator-grid") == [["乙", "50", "50"], ["甲", "30", "30"], ["丙", "20", "20"]]


def test_incomplete_example_rows_are_counted():
    text = ROWS.replace("| 丙 | 20 |", "| 丙 | |")
    assert "1 行不完整，未计入" in html(text)
    assert len(cells(text, "calculator-grid")) == 2


def test_paper_gets_blank_rows_and_declared_rows_keep_their_labels():
    blank = "//tbody[@class='calculator-blank']/tr"
    assert texts(section(ROWS), blank) == ["我的数字", *[""] * 8]
    assert texts(section(FIXED), blank) == ["我的数字", "识别", "区分", "互动"]
    assert len(texts(section(ROWS.replace("最多 500 行", "最多 3 行")), blank)) == 4


def test_columns_are_explained():
    found = texts(section(ROWS), "//table[contains(@class, 'calculator-columns')]/tbody/tr")
    assert found == ["名字叫什么", "营业额去年的万元不小于 0"]


def test_charts_have_a_caption_and_a_text_alternative_with_the_numbers():
    node = section(ROWS)
    assert texts(node, "//figcaption") == ["柱图：营业额（万元）"]
    assert node.xpath("//svg/@aria-label") == ["柱图：营业额（万元）：乙 50；甲 30；丙 20"]


def test_notes_are_paragraphs():
    assert texts(section(VALUE), "//p[@class='calculator-note']") == ["毛利率按自己的填。"]
