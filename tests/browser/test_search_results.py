"""What the search shows: places of pages, tools with a mark, words highlighted, help where nothing is found."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from conftest import ROOT
from support.browsing import DARK, DESKTOP, PHONE, PHONE_DARK, axe
from support.searching import LINK, box, open_search, results, status


def search(page, words: str):
    """Open the search of ``page`` and look for ``words``; gives the results."""
    page.locator("label.md-header__button[for=__search]").dispatch_event("click")
    box(page).fill(words)
    expect(status(page)).to_have_text(re.compile(r"^(找到 \d+ 个结果|没有找到.*)$"))
    return results(page)


def test_a_section_is_a_result_of_its_own_and_leads_there(page) -> None:
    found = search(page, "画一张抱怨图")
    found.first.locator(LINK).first.click()
    page.wait_for_url("**/expectations/complaints.html#chart")


def test_a_calculator_has_its_mark_and_leads_to_itself(page) -> None:
    first = search(page, "客户真正价值工作单").first
    expect(first.locator(".hb-found__kind")).to_have_text("计算器")
    expect(first.locator(LINK)).to_have_attribute(
        "href", re.compile(r"lifetime-value\.html#calc-customer-value$")
    )


def test_a_checklist_has_its_mark_and_leads_to_itself(page) -> None:
    first = search(page, "投诉当场处理").first
    expect(first.locator(".hb-found__kind")).to_have_text("清单")
    expect(first.locator(LINK)).to_have_attribute("href", re.compile(r"complaints\.html#list-complaint$"))


def test_the_words_are_highlighted(page) -> None:
    found = search(page, "口碑")
    assert "口碑" in found.first.locator("mark").all_inner_texts()


def test_the_words_that_were_meant_are_highlighted(page) -> None:
    assert "大客户" in search(page, "dkh").locator("mark").all_inner_texts()


def test_a_word_no_chapter_has_leads_where_readers_ask_with_it(page) -> None:
    word = "撒泼"
    assert not any(word in path.read_text("utf-8") for path in (ROOT / "docs").rglob("*.md"))
    first = search(page, f"客户{word}").first.locator(LINK).first
    expect(first).to_have_attribute("href", re.compile(r"expectations/emotions\.html"))


def test_a_heading_that_every_chapter_has_is_shown_with_its_chapter(page) -> None:
    first = search(page, "第三次坏的冷柜").first
    expect(first.locator(".hb-found__title").first).to_have_text("抱怨是礼物：情景")
    expect(first.locator(".hb-found__where").first).to_have_text("期望与满意")


def test_no_hidden_characters_are_shown(page) -> None:
    text = page.locator(".md-search-result").inner_text() if search(page, "客户").count() else ""
    assert text
    assert not re.search("[\u200b\u00ad\u0001\ufeff]", text)


def test_nothing_a_page_says_becomes_markup(page) -> None:
    open_search(page)
    page.evaluate("""() => {
      const payload = '<img src=x onerror="window.hit=1"><script>window.hit=1</scr' + 'ipt>';
      const parts = [payload, payload, payload];
      const one = { location: 'index.html#"><img>', kind: '', where: payload, title: parts, text: parts, score: 1 };
      handbook.search.query = payload;
      handbook.search.show({ query: payload, total: 1, complete: true, items: [{ documents: [one, one], folded: [one] }] });
    }""")
    expect(results(page).first).to_contain_text("<img src=x")
    assert page.locator(".md-search-result :is(img, script)").count() == 0
    assert page.evaluate("window.hit") is None


def test_markup_as_a_query_is_only_text(page) -> None:
    search(page, '<img src=x onerror="window.hit=1">')
    assert page.locator(".md-search-result img").count() == 0
    assert page.evaluate("window.hit") is None


def test_arrow_keys_go_from_result_to_result_and_enter_opens_the_best(page) -> None:
    found = search(page, "容忍区")
    page.keyboard.press("ArrowDown")
    expect(found.first.locator(LINK).first).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.locator(LINK).nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(box(page)).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**/expectations/zone.html*")


def test_escape_closes_the_search(page) -> None:
    search(page, "容忍区")
    page.keyboard.press("Escape")
    expect(page.locator("#__search")).not_to_be_checked()


def test_the_number_of_results_is_announced(page) -> None:
    search(page, "大客户")
    expect(status(page)).to_have_attribute("role", "status")
    expect(status(page)).to_have_text(re.compile(r"^找到 \d+ 个结果$"))


def test_more_results_are_shown_when_asked_for(page) -> None:
    found = search(page, "客户")
    expect(found).to_have_count(13)
    page.locator("[data-more]").click()
    expect(page.locator("#__search")).to_be_checked()
    expect(found).to_have_count(33)


def test_places_of_a_page_that_do_not_fit_fold_out(page) -> None:
    search(page, "抱怨")
    more = page.locator(".md-search-result__more").first
    more.locator("summary").click()
    expect(more.locator(LINK).first).to_be_visible()


def test_nothing_found_offers_the_nearest_terms_the_tools_and_whom_to_ask(page) -> None:
    search(page, "价价瞬瞬")
    expect(status(page)).to_have_text("没有找到“价价瞬瞬”")
    text = page.locator(".md-search-result__list").inner_text()
    assert "工具箱" in text
    hotline = re.search(r"hotline: (\S+)", (ROOT / "mkdocs.yml").read_text("utf-8"))
    assert hotline is not None
    assert hotline[1] in text


def test_a_nearest_term_is_searched_for_at_once(page) -> None:
    search(page, "容区容区容")
    term = page.locator(".hb-search__term").first
    word = term.inner_text()
    term.click()
    expect(box(page)).to_have_value(word)
    expect(status(page)).to_have_text(re.compile(r"^找到"))


@pytest.mark.parametrize(
    "view", [DESKTOP, DARK, PHONE, PHONE_DARK], ids=["light", "dark", "phone", "dark phone"]
)
@pytest.mark.parametrize("words", ["投诉", "量子纠缠"])
def test_the_open_search_is_accessible(visit, view, words: str) -> None:
    page = visit("value/lifetime-value.html", view)
    search(page, words)
    page.wait_for_timeout(500)  # the box fades in; half-way colours are no one's
    axe(page)


@pytest.mark.parametrize("view", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_results_fit_the_screen(visit, view) -> None:
    page = visit("index.html", view)
    search(page, "ISO 10002")
    inside = page.locator(".md-search__scrollwrap").evaluate("box => box.scrollWidth <= box.clientWidth + 1")
    assert inside
