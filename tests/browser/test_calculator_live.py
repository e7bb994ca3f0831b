"""A calculator with scripts: numbers are typed, results follow."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from support.calculator_pages import SCENARIOS, SCRIPTS, VALUE, html


@pytest.fixture
def value(open_html) -> Page:
    return open_html(html(VALUE), scripts=SCRIPTS)


def result(page: Page, name: str):
    return page.locator("tr", has_text=name).locator("output")


def test_results_follow_what_is_typed(value: Page):
    value.get_by_label("单次消费").fill("300")
    expect(result(value, "真实毛利")).to_have_text("720")
    expect(value.locator(".calculator-sentence:visible")).to_have_text(
        "不是一次 300 元/次的生意，而是一年 720 元/年的毛利。"
    )


def test_numbers_are_read_as_people_type_them(value: Page):
    for typed in ("1,500", "１５００", "￥0.15万", " 1500 "):
        value.get_by_label("单次消费").fill(typed)
        expect(result(value, "年消费额")).to_have_text("18,000")


def test_a_percentage_may_be_typed_with_or_without_its_sign(value: Page):
    for typed in ("50", "50%", "５０％"):
        value.get_by_label("毛利率").fill(typed)
        expect(result(value, "真实毛利")).to_have_text("1,200")


def test_an_empty_field_leaves_what_depends_on_it_blank(value: Page):
    value.get_by_label("单次消费").fill("")
    expect(result(value, "真实毛利")).to_have_text("—")
    expect(result(value, "倍数")).to_have_text("0.5")


def test_a_number_out_of_range_is_explained_beside_its_field(value: Page):
    field = value.get_by_label("年次数")
    field.fill("400")
    expect(field).to_have_attribute("aria-invalid", "true")
    message = value.locator("#" + field.get_attribute("aria-describedby"))
    expect(message).to_contain_text("365")
    expect(result(value, "真实毛利")).to_have_text("—")
    field.fill("100")
    expect(field).to_have_attribute("aria-invalid", "false")
    expect(message).to_be_empty()


def test_what_is_no_number_is_explained_beside_its_field(value: Page):
    field = value.get_by_label("年次数")
    field.fill("十二")
    expect(value.locator("#" + field.get_attribute("aria-describedby"))).to_contain_text("不是数字")


def test_a_formula_that_fails_says_why_and_the_others_go_on(value: Page):
    value.get_by_label("年次数").fill("10")
    expect(result(value, "倍数")).to_have_text("除数是 0")
    expect(result(value, "真实毛利")).to_have_text("400")


def test_formulas_show_the_readers_own_numbers(value: Page):
    value.get_by_label("单次消费").fill("300")
    value.get_by_text("怎么算的").click()
    expect(value.locator(".calculator-steps dd:visible", has_text="300 × 12")).to_have_text(
        "= 300 × 12 = 3,600 元/年"
    )


def test_the_example_comes_back_and_that_can_be_undone(value: Page):
    field = value.get_by_label("单次消费")
    field.fill("300")
    value.get_by_role("button", name="回到例子").click()
    expect(field).to_have_value("200")
    value.get_by_role("button", name="撤销").click()
    expect(field).to_have_value("300")
    value.get_by_role("button", name="撤销").click()
    expect(field).to_have_value("200")


def test_mounting_twice_changes_nothing(value: Page):
    value.get_by_label("单次消费").fill("300")
    value.evaluate("handbook.mountCalculator(document.querySelector('.calculator'))")
    expect(value.get_by_label("单次消费")).to_have_value("300")
    expect(value.get_by_role("button", name="回到例子")).to_have_count(1)


def test_numbers_survive_when_the_theme_replaces_the_page(value: Page):
    value.get_by_label("单次消费").fill("300")
    value.evaluate("text => { window.kept = text }", html(VALUE))
    value.evaluate(
        """() => {
            const fresh = new DOMParser().parseFromString(window.kept, "text/html").querySelector(".calculator");
            document.querySelector(".calculator").replaceWith(fresh);
            handbook.mountCalculator(fresh);
        }"""
    )
    expect(value.get_by_label("单次消费")).to_have_value("300")
    expect(result(value, "真实毛利")).to_have_text("720")


def test_the_conclusion_is_announced_once_typing_pauses(value: Page):
    status = value.locator(".calculator-status")
    value.get_by_label("单次消费").press_sequentially("5")
    expect(status).to_be_empty()
    expect(status).to_contain_text("5,200", timeout=3000)


def test_scenarios_are_chosen_with_the_keyboard_and_keep_their_numbers(open_html):
    page = open_html(html(SCENARIOS), scripts=SCRIPTS)
    page.get_by_label("听到").fill("3")
    expect(result(page, "走掉")).to_have_text("4")
    page.get_by_role("radio", name="低").focus()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_label("听到")).to_have_value("25")
    expect(result(page, "走掉")).to_have_text("27")
    page.get_by_label("级别").select_option("低")
    expect(result(page, "走掉")).to_have_text("26")
    page.get_by_role("radio", name="高").focus()
    page.keyboard.press("ArrowLeft")
    expect(page.get_by_label("听到")).to_have_value("3")


def test_a_broken_calculator_keeps_its_example_and_stops_no_other(open_html):
    broken = html(SCENARIOS).replace('"variables":[', '"variables":[null,')
    page = open_html(broken + html(VALUE), scripts=SCRIPTS)
    expect(page.locator("#calc-scenarios")).to_contain_text("暂时不能算")
    expect(page.locator("#calc-scenarios td.calculator-example").first).to_be_visible()
    page.get_by_label("单次消费").fill("300")
    expect(result(page, "真实毛利")).to_have_text("720")
    assert any("calc-scenarios" in line for line in page.watch.console)
    page.watch.console.clear()
