"""What was searched for lately is offered again, stays on the device, and is never needed."""

from __future__ import annotations

import json
import re

import pytest
from playwright.sync_api import expect

from support.searching import LINK, box, open_search, results, status

KEY = "handbook.search.recent"


def follow(page, words: str) -> None:
    """Search for ``words`` and open the first result of the whole text."""
    open_search(page)
    box(page).fill(words)
    expect(status(page)).to_have_text(re.compile(r"^找到 \d+ 个结果$"))
    results(page).first.locator(LINK).first.click()


def stored(page) -> object:
    text = page.evaluate("(key) => localStorage.getItem(key)", KEY)
    return text and json.loads(text)


def test_a_search_that_led_somewhere_is_offered_again(page, base) -> None:
    follow(page, "容忍区")
    page.wait_for_url("**/zone.html*")
    follow(page, "大客户")
    page.wait_for_url("**/selection.html*")
    open_search(page)
    expect(status(page)).to_have_text("最近搜过")
    assert page.locator(".hb-search__recent").all_inner_texts() == ["大客户", "容忍区"]
    page.locator(".hb-search__recent").nth(1).click()
    expect(box(page)).to_have_value("容忍区")
    expect(results(page).first).to_contain_text("容忍区")


def test_the_keyboard_reaches_recent_searches(page) -> None:
    follow(page, "容忍区")
    page.wait_for_url("**/zone.html*")
    open_search(page)
    page.keyboard.press("ArrowDown")
    expect(page.locator(".hb-search__recent")).to_be_focused()
    page.keyboard.press("Enter")
    expect(box(page)).to_have_value("容忍区")


def test_recent_searches_can_be_cleared(page) -> None:
    follow(page, "容忍区")
    page.wait_for_url("**/zone.html*")
    open_search(page)
    page.locator("[data-clear]").click()
    expect(page.locator(".hb-search__recent")).to_have_count(0)
    assert stored(page) is None


def test_only_the_last_six_are_kept_and_none_twice(page) -> None:
    for words in ["一", "二", "三", "四", "五", "六", "七", "三"]:
        page.evaluate("(words) => handbook.recentSearches.add(words)", words)
    assert stored(page) == ["三", "七", "六", "五", "四", "二"]


@pytest.mark.parametrize("text", ["{", "null", '{"a":1}', "[1,2]", '["' + "长" * 500 + '"]'])
def test_something_else_under_the_name_is_no_recent_search(page, text: str) -> None:
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, text])
    open_search(page)
    expect(page.locator(".hb-search__recent")).to_have_count(0)
    box(page).fill("容忍区")
    expect(results(page).first).to_be_visible()


@pytest.mark.parametrize("fault", ["get", "set"])
def test_storage_that_fails_costs_only_the_memory(page, fault: str) -> None:
    page.add_init_script(
        f"Storage.prototype.{fault}Item = () => {{ throw new DOMException('closed', 'SecurityError'); }}"
    )
    page.reload()
    page.watch.console.clear()  # what the theme's own palette says of it is not the search's
    follow(page, "容忍区")
    page.wait_for_url("**/zone.html*")
    open_search(page)
    expect(page.locator(".hb-search__recent")).to_have_count(0)
    assert [line for line in page.watch.console if "search" in line] == []
    page.watch.console.clear()
