"""Tables of rows: typed, added, removed, pasted from a spreadsheet, sorted, and quick with 500 of them."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from support.calculator_pages import FIXED, ROWS, SCRIPTS, html

PASTE = """(field, text) => {
    const data = new DataTransfer();
    data.setData("text/plain", text);
    field.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
}"""


@pytest.fixture
def rows(open_html) -> Page:
    return open_html(html(ROWS), scripts=SCRIPTS)


def names(page: Page) -> list[str]:
    return [field.input_value() for field in page.get_by_label("名字，第").all()]


def total(page: Page) -> Locator:
    return page.locator("tr", has_text="合计").locator("output")


def test_the_example_is_shown_sorted(rows: Page):
    assert names(rows) == ["乙", "甲", "丙"]
    expect(total(rows)).to_have_text("100")


def test_typing_in_a_row_changes_results_and_leaves_rows_where_they_are(rows: Page):
    rows.get_by_label("营业额，第 3 行").fill("120")
    expect(total(rows)).to_have_text("200")
    expect(rows.locator("tbody.calculator-mine tr").nth(2).locator("td").nth(2)).to_have_text("60")
    assert names(rows) == ["乙", "甲", "丙"]
    rows.get_by_role("button", name="重新排序").click()
    assert names(rows) == ["丙", "乙", "甲"]


def test_rows_are_added_and_removed_and_that_can_be_undone(rows: Page):
    rows.get_by_role("button", name="加一行").click()
    expect(rows.get_by_label("名字，第 4 行")).to_be_focused()
    rows.get_by_label("名字，第 4 行").fill("丁")
    rows.get_by_label("营业额，第 4 行").fill("10")
    expect(total(rows)).to_have_text("110")
    rows.get_by_role("button", name="删除第 1 行").click()
    expect(total(rows)).to_have_text("60")
    expect(rows.get_by_role("button", name="删除第 1 行")).to_be_focused()
    rows.get_by_role("button", name="撤销").click()
    expect(total(rows)).to_have_text("110")


def test_incomplete_rows_are_left_out_and_counted(rows: Page):
    rows.get_by_label("营业额，第 1 行").fill("")
    rows.get_by_label("营业额，第 2 行").fill("很多")
    expect(rows.get_by_text("2 行不完整，未计入")).to_be_visible()
    expect(total(rows)).to_have_text("20")
    rows.get_by_role("button", name="加一行").click()
    expect(rows.get_by_text("2 行不完整，未计入")).to_be_visible()


def test_rows_are_pasted_with_their_heading(rows: Page):
    text = '营业额（万元）\t备注\t名字\r\n１，０００\tx\t"大\n客户"\r\n5\ty\t"小""客户"""\r\n\r\n'
    rows.get_by_label("名字，第 1 行").evaluate(PASTE, text)
    assert names(rows) == ["大 客户", "丙", '小"客户"']
    expect(total(rows)).to_have_text("1,025")
    expect(rows.get_by_text("粘贴了 2 行")).to_be_visible()
    rows.get_by_role("button", name="撤销").click()
    assert names(rows) == ["乙", "甲", "丙"]


def test_rows_are_pasted_without_heading_from_the_cell_on(rows: Page):
    rows.get_by_label("营业额，第 2 行").evaluate(PASTE, "7\n8\n9\n")
    expect(total(rows)).to_have_text("65")
    expect(rows.get_by_text("1 行不完整，未计入")).to_be_visible()


def test_a_single_cell_is_pasted_as_text(rows: Page):
    field = rows.get_by_label("营业额，第 1 行")
    assert field.evaluate(
        """field => {
            const data = new DataTransfer();
            data.setData("text/plain", "12\\n");
            return field.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
        }"""
    )


def test_more_rows_than_fit_are_not_pasted_silently(rows: Page):
    rows.get_by_label("名字，第 1 行").evaluate(PASTE, "\n".join(f"客户{at}\t{at}" for at in range(1, 513)))
    expect(rows.get_by_text("粘贴了 500 行，另外 12 行放不下")).to_be_visible()
    expect(total(rows)).to_have_text("125,250")
    rows.get_by_role("button", name="加一行").click()
    expect(rows.get_by_text("最多 500 行")).to_have_count(2)


def test_rows_the_editor_declared_stay(open_html):
    page = open_html(html(FIXED), scripts=SCRIPTS)
    expect(page.get_by_role("button", name="加一行")).to_have_count(0)
    expect(page.locator("tbody.calculator-mine td").first).to_have_text("识别")
    page.get_by_label("得分，第 1 行").evaluate(PASTE, "项目\t得分\n别的\t9\n别的\t9\n别的\t9\n别的\t9")
    expect(page.locator("tbody.calculator-mine td").first).to_have_text("识别")
    expect(page.locator("tr", has_text="平均").locator("output")).to_have_text("9")
    expect(page.get_by_text("粘贴了 3 行，另外 1 行放不下")).to_be_visible()
