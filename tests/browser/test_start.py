"""start.js and tables.js on pages made by hand."""

from __future__ import annotations

from playwright.sync_api import expect

from support.browsing import PHONE


def table(names: list[str], cells: list[str]) -> str:
    head = "".join(f"<th>{name}</th>" for name in names)
    row = "".join(f"<td>{cell}</td>" for cell in cells)
    return f"<table><thead><tr>{head}</tr></thead><tbody><tr>{row}</tr></tbody></table>"


LONG = table(["场合", "这样说", "不这样说"], ["催单", "我现在就去查，十分钟内给您回电话", "等着吧"])
SHORT = table(["年", "次", "元"], ["1", "2", "3"])


def content(html: str) -> str:
    return f'<div class="md-content">{html}</div>'


def test_a_table_with_long_cells_is_stacked(open_html) -> None:
    page = open_html(content(LONG), PHONE, scripts=("tables", "start"))
    expect(page.locator("table")).to_have_attribute("data-stacked", "")
    assert page.locator("td").nth(2).get_attribute("data-label") == "不这样说"


def test_a_table_of_numbers_stays_a_table(open_html) -> None:
    page = open_html(content(SHORT), PHONE, scripts=("tables", "start"))
    assert page.locator("table[data-stacked]").count() == 0


def test_one_broken_tool_does_not_stop_the_next(open_html) -> None:
    body = "".join(f'<section class="calculator" id="calc-{name}" data-calculator="{{}}"></section>' for name in "ab")
    page = open_html(body, scripts=())
    page.evaluate(
        """() => { window.mounted = []; window.handbook = { mountCalculator: (element) => {
             if (element.id === "calc-a") throw new Error("broken"); mounted.push(element.id); } }; }"""
    )
    page.add_script_tag(url="assets/javascripts/start.js")
    assert page.evaluate("mounted") == ["calc-b"]
    assert [line for line in page.watch.console if "broken" in line]
    page.watch.console.clear()


def test_it_works_without_any_tool(open_html) -> None:
    page = open_html("<p>只有文字</p>", scripts=("start",))
    assert page.evaluate("typeof handbook.start") == "function"


def test_folded_answers_are_printed_and_fold_again(open_html) -> None:
    page = open_html("<article><details><summary>问</summary><p>答</p></details></article>", scripts=("start",))
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator("details[open]").count() == 1
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("details[open]").count() == 0
