"""Taking numbers along: to the clipboard and in a link."""

from __future__ import annotations

import json
from urllib.parse import quote, unquote

from playwright.sync_api import Page, expect

from support.calculator_pages import FIXED, ROWS, SCENARIOS, SCRIPTS, VALUE, calculator, html

RECORD = """denied => {
    window.copied = [];
    const write = async items => {
        if (denied) throw new DOMException("denied", "NotAllowedError");
        for (const type of items[0].types) window.copied.push([type, await (await items[0].getType(type)).text()]);
    };
    Object.defineProperty(navigator, "clipboard", { value: { write }, configurable: true });
}"""


def copied(page: Page, button: str) -> dict[str, str]:
    page.evaluate(RECORD, False)
    page.get_by_role("button", name=button).first.click()
    page.wait_for_function("window.copied.length >= 1 && document.body.textContent.includes('已复制')")
    return dict(page.evaluate("window.copied"))


def link(page: Page) -> str:
    return copied(page, "复制带数字的链接")["text/plain"]


def test_results_are_copied_as_text_and_as_a_table(open_html):
    page = open_html(html(VALUE), scripts=SCRIPTS)
    both = copied(page, "复制结果")
    assert "单次消费\t200\t元/次" in both["text/plain"].split("\n")
    assert "真实毛利\t480\t元/年" in both["text/plain"].split("\n")
    assert "<td>真实毛利</td><td>480</td><td>元/年</td>" in both["text/html"]


def test_copied_text_is_no_formula_and_negative_numbers_stay_numbers(open_html):
    page = open_html(html(ROWS), scripts=SCRIPTS)
    for nasty in (
        "=1+1",
        "@SUM(A1)",
        "+1",
        "-cmd|' /C calc'!A0",
        "  =HYPERLINK(1)",
        "=DDE(1)",
        "+A1",
        "-A1",
        "@x",
    ):
        page.get_by_label("名字，第 1 行").fill(nasty)
        lines = copied(page, "复制结果")["text/plain"].split("\n")
        assert any(line.startswith("'" + nasty) for line in lines), lines
    page.get_by_label("名字，第 1 行").fill("-12.5%")
    assert any(line.startswith("-12.5%\t") for line in copied(page, "复制结果")["text/plain"].split("\n"))


def test_where_the_clipboard_is_denied_a_box_offers_the_text(open_html):
    page = open_html(html(VALUE), scripts=SCRIPTS)
    page.evaluate(RECORD, True)
    page.get_by_role("button", name="复制结果").click()
    box = page.get_by_label("要复制的内容")
    expect(box).to_be_focused()
    assert "真实毛利\t480" in box.input_value()


def test_a_link_carries_the_numbers(open_html, open_page):
    page = open_html(html(VALUE), scripts=SCRIPTS)
    page.get_by_label("单次消费").fill("300")
    address = link(page)
    assert "#calc-customer-value?" in address
    other = open_page(address)
    expect(other.get_by_label("单次消费")).to_have_value("300")
    expect(other.locator("tr", has_text="真实毛利").locator("output")).to_have_text("720")


def test_a_link_carries_scenario_choice_and_rows(open_html, open_page):
    page = open_html(html(SCENARIOS), scripts=SCRIPTS)
    page.get_by_role("radio", name="高").check()
    page.get_by_label("听到").fill("7")
    other = open_page(link(page))
    expect(other.get_by_role("radio", name="高")).to_be_checked()
    expect(other.get_by_label("听到")).to_have_value("7")


def test_a_link_carries_rows(open_html, open_page):
    page = open_html(html(ROWS), scripts=SCRIPTS)
    page.get_by_label("名字，第 1 行").fill("戊 & <己>")
    other = open_page(link(page))
    expect(other.get_by_label("名字，第 1 行")).to_have_value("戊 & <己>")


def test_a_link_followed_on_the_same_page_fills_the_calculator(open_html):
    page = open_html(html(VALUE), scripts=SCRIPTS)
    page.get_by_label("单次消费").fill("300")
    address = link(page)
    page.get_by_role("button", name="回到例子").click()
    page.evaluate("address => { location.href = address }", address)
    expect(page.get_by_label("单次消费")).to_have_value("300")


def test_a_link_to_an_older_calculator_says_so_and_shows_the_example(open_html, open_page):
    page = open_html(html(VALUE), scripts=SCRIPTS)
    page.get_by_label("单次消费").fill("300")
    old = link(page).replace(calculator(VALUE).fingerprint, "000000000000")
    other = open_page(old)
    expect(other.get_by_text("发出链接以后这个计算器改过")).to_be_visible()
    expect(other.get_by_label("单次消费")).to_have_value("200")


def test_a_damaged_link_shows_the_example(open_html, open_page):
    page = open_html(html(ROWS) + html(FIXED), scripts=SCRIPTS)
    fingerprint = calculator(ROWS).fingerprint
    for broken in (
        "%",
        "[]",
        "null",
        quote('["' + fingerprint + '",0]'),
        quote('["' + fingerprint + '",9,["1"],[[["a","b"]]]]'),
        quote('["' + fingerprint + '",0,[],[[1]]]'),
        quote('["' + fingerprint + '",0,[],[5]]'),
        quote('["' + fingerprint + '",0,{},{}]'),
    ):
        other = open_page(f"{page.url}#calc-rows?{broken}")
        expect(other.locator("#calc-rows output")).to_have_text("100")
        expect(other.locator("#calc-rows .calculator-notice")).to_contain_text("例子")


def test_a_link_cannot_grow_a_table_or_rename_declared_rows(open_html, open_page):
    page = open_html(html(ROWS) + html(FIXED), scripts=SCRIPTS)
    many = json.dumps([calculator(ROWS).fingerprint, 0, [""], [[["x", "1"]] * 600]])
    other = open_page(f"{page.url}#calc-rows?{quote(many)}")
    expect(other.locator("#calc-rows tbody.calculator-mine tr")).to_have_count(500)
    names = json.dumps([calculator(FIXED).fingerprint, 0, [""], [[["别的", "9"]] * 4]])
    other = open_page(f"{page.url}#calc-fixed?{quote(names)}")
    expect(other.locator("#calc-fixed tbody.calculator-mine td").first).to_have_text("识别")
    expect(other.locator("#calc-fixed tbody.calculator-mine tr")).to_have_count(3)
    assert unquote(other.url).endswith("]")
