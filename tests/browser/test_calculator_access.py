"""Everyone can use a calculator: on a phone, by keyboard, read aloud, in the dark, without scripts, on paper."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from support.browsing import DARK, DESKTOP, PAPER, PHONE, PLAIN, axe
from support.calculator_pages import FIXED, ROWS, SCENARIOS, SCRIPTS, VALUE, html, published

ALL = (VALUE, SCENARIOS, ROWS, FIXED)


def body(*blocks: str) -> str:
    """The blocks in a chapter of their own, so that headings and landmarks are as in the handbook."""
    return f"<h2>工具</h2>{''.join(map(html, blocks))}"


@pytest.mark.parametrize("view", [DESKTOP, DARK, PHONE], ids=["desktop", "dark", "phone"])
def test_axe_finds_nothing_before_and_after_use(open_html, view):
    page = open_html(body(*ALL), view, SCRIPTS)
    axe(page)
    page.get_by_label("单次消费").fill("-5")
    page.get_by_label("年次数").fill("10")
    page.get_by_label("营业额，第 1 行").fill("")
    for summary in page.locator("summary").all():
        summary.click()
    page.get_by_role("button", name="回到例子").last.click()
    axe(page)


def test_axe_finds_nothing_without_scripts(open_html):
    page = open_html(body(*ALL), DESKTOP)
    axe(page)


def test_without_scripts_the_worked_example_is_complete(open_html):
    page = open_html(html(VALUE), PLAIN, SCRIPTS)
    for text in (
        "单次消费",
        "平均每次消费额",
        "200 元/次",
        "1 到 365",
        "A04",
        "480 元/年",
        "= 单次消费 × 年次数",
        "= 200 × 12 = 2,400 元/年",
    ):
        expect(page.get_by_text(text).first).to_be_visible()
    expect(page.locator(".calculator-sentence")).to_be_visible()
    expect(page.locator("input, button, .calculator-mine:visible")).to_have_count(0)


def test_without_scripts_scenarios_stand_side_by_side(open_html):
    page = open_html(html(SCENARIOS), PLAIN, SCRIPTS)
    boxes = [page.locator("tbody td.calculator-example").nth(at).bounding_box() for at in (0, 1)]
    assert boxes[0]["y"] == boxes[1]["y"]
    assert boxes[0]["x"] < boxes[1]["x"]
    expect(page.locator(".calculator-sentence:visible")).to_have_count(2)


@pytest.mark.parametrize("scripts", [SCRIPTS, ()], ids=["live", "plain"])
def test_a_phone_shows_everything_without_sideways_scrolling(open_html, scripts):
    page = open_html(body(*published().values()), PHONE, scripts)
    for summary in page.locator("summary").all():
        summary.click()
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def test_targets_are_large_enough_for_a_thumb(open_html):
    page = open_html(body(*ALL), PHONE, SCRIPTS)
    small = page.evaluate(
        """() => [...document.querySelectorAll(".calculator :is(input, select, button, summary)")]
            .map(node => node.type === "radio" ? node.parentNode : node)
            .filter(node => node.offsetParent)
            .map(node => [node.outerHTML.slice(0, 80), node.getBoundingClientRect()])
            .filter(([, box]) => box.height < 43.9 || box.width < 43.9)
            .map(([html]) => html)"""
    )
    assert small == []


def test_everything_is_reached_by_keyboard_with_visible_focus(open_html):
    page = open_html(body(SCENARIOS), scripts=SCRIPTS)
    seen = []
    for _ in range(9):
        page.keyboard.press("Tab")
        seen.append(
            page.evaluate("document.activeElement.textContent.trim() || document.activeElement.tagName")
        )
        node = page.locator(":focus")
        if node.count() and page.evaluate("document.activeElement.type") != "radio":
            assert node.evaluate("node => getComputedStyle(node).outlineStyle") != "none", seen
    assert {"怎么算的", "回到例子", "复制结果", "复制带数字的链接"} <= set(seen)


def test_every_field_has_a_name_and_results_are_outputs(open_html):
    page = open_html(body(*ALL), scripts=SCRIPTS)
    for field in page.locator(".calculator :is(input, select)").all():
        assert field.evaluate("node => (node.labels[0] || {}).textContent || node.getAttribute('aria-label')")
    for field in page.locator(".calculator input:not([type=radio])").all():
        assert field.get_attribute("type") == "text"
    expect(page.get_by_label("单次消费")).to_have_attribute("inputmode", "decimal")
    expect(page.locator("output")).to_have_count(7)


@pytest.mark.parametrize("scripts", [SCRIPTS, ()], ids=["live", "plain"])
def test_paper_has_the_example_and_an_empty_column_for_ones_own_numbers(open_html, scripts):
    page = open_html(body(*ALL), PAPER, scripts)
    expect(page.get_by_text("我的数字").first).to_be_visible()
    expect(page.locator("td.calculator-example", has_text="200 元/次")).to_be_visible()
    expect(page.locator("#calc-rows .calculator-blank tr:visible")).to_have_count(9)
    expect(page.locator("#calc-fixed .calculator-blank td", has_text="识别")).to_be_visible()
    expect(page.locator("button:visible")).to_have_count(0)
    assert visible_text(page, "#calc-customer-value td.calculator-mine") == []


def test_paper_shows_ones_own_numbers_once_there_are_some(open_html):
    page = open_html(body(VALUE), DESKTOP, SCRIPTS)
    page.get_by_label("单次消费").fill("300")
    page.emulate_media(media="print")
    assert "720" in visible_text(page, "td.calculator-mine output")


def visible_text(page: Page, selector: str) -> list[str]:
    """What can be seen of fields and results."""
    return page.locator(selector).evaluate_all(
        """nodes => nodes.flatMap(node => [node, ...node.querySelectorAll("input, select, output")])
            .filter(node => "value" in node && getComputedStyle(node).visibility === "visible")
            .filter(node => getComputedStyle(node).color !== "rgba(0, 0, 0, 0)")
            .map(node => node.value)"""
    )
