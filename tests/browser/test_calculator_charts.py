"""The browser draws every chart as Python does, element for element."""

from __future__ import annotations

import random

import pytest
from playwright.sync_api import Page, expect

from support.calculator_pages import SCRIPTS, calculator, html, published

KINDS = ("柱图", "折线", "雷达", "帕累托", "容忍区", "象限", "饼图")
SAME = """section => {
    const plan = JSON.parse(section.dataset.calculator);
    const results = handbook.evaluate(plan, handbook.exampleInputs(plan, 0));
    return [...section.querySelectorAll("figure[data-chart]")].map(figure => {
        const own = figure.cloneNode(true);
        handbook.drawChart(own, plan, plan.charts[figure.dataset.chart], results);
        return [figure.querySelector("svg").outerHTML, own.querySelector("svg").outerHTML];
    });
}"""


def table(identity: str, rows: list[tuple[object, ...]]) -> str:
    """A calculator with a chart of every kind over the same rows."""
    charts = "\n\n".join(f"图：{kind}，点[名]，点[甲]，点[乙]，点[丙]" for kind in KINDS)
    example = "\n".join(f"| {' | '.join(map(str, row))} |" for row in rows)
    return f"""/// calculator | 图
    id: {identity}

表：点，最多 100 行

| 名称 | 单位 | 值或公式 |
| --- | --- | --- |
| 点[名] | | |
| 点[甲] | 元 | |
| 点[乙] | 元 | |
| 点[丙] | 元 | |
| 点[比] | | = 甲 / 乙 |

| 名 | 甲 | 乙 | 丙 |
| --- | --- | --- | --- |
{example}

{charts}

图：柱图，点[名]，点[比]

图：饼图，点[名]，点[甲]
///"""


def made_up() -> list[tuple[str, list[tuple[object, ...]]]]:
    dice = random.Random(7)

    def rows(count: int, low: float, high: float) -> list[tuple[object, ...]]:
        return [
            (f"第{at}个{'很长的名字' * (at % 4)}", *(round(dice.uniform(low, high), 3) for _ in "abc"))
            for at in range(count)
        ]

    return [
        ("few", rows(2, 1, 9)),
        ("one", rows(1, 1, 9)),
        ("some", rows(7, 0, 10)),
        ("negative", rows(9, -50, 50)),
        ("many", rows(60, 0, 1e6)),
        ("tiny", rows(5, 0, 0.002)),
        ("huge", rows(5, -1e15, 1e15)),
        ("equal", [("a", 5, 5, 5), ("b", 5, 5, 5), ("c", 5, 5, 5)]),
        ("zero", [("a", 0, 0, 0), ("b", 0, 0, 0), ("c", 0, 0, 0)]),
        ("fault", [("a", 1, 0, 2), ("b<&>", 2, 1, 2), ("c\"'", 3, 3, 1)]),
    ]


def compare(page: Page) -> None:
    sections = page.locator("section.calculator")
    for index in range(sections.count()):
        for python, script in sections.nth(index).evaluate(SAME):
            assert python == script


@pytest.mark.parametrize(("identity", "rows"), made_up())
def test_made_up_charts_are_the_same(open_html, identity, rows):
    compare(open_html(html(table(identity, rows)), scripts=SCRIPTS[:-1]))


def test_the_charts_of_the_handbook_are_the_same(open_html):
    compare(open_html("".join(html(block) for block in published().values()), scripts=SCRIPTS[:-1]))


def test_charts_are_redrawn_as_one_types(open_html):
    page = open_html(html(table("typed", made_up()[2][1])), scripts=SCRIPTS)
    before = page.locator("svg").first.get_attribute("aria-label")
    page.get_by_label("甲，第 1 行").fill("99")
    after = page.locator("svg").first.get_attribute("aria-label")
    assert before != after
    assert "99" in after
    expect(page.locator("svg").first.locator("text", has_text="99").first).to_be_attached()


def test_a_chart_without_numbers_says_so(open_html):
    page = open_html(html(table("empty", made_up()[2][1])), scripts=SCRIPTS)
    page.get_by_role("button", name="清空").click()
    expect(page.locator("figure", has_text="数字填好后在这里画图")).to_have_count(len(KINDS) + 2)


def test_the_text_alternative_tells_the_numbers():
    text = html(table("told", made_up()[2][1]))
    model = calculator(table("told", made_up()[2][1]))
    for row in model.tables[0].rows:
        assert f"{row[0]}"[:11] in text
