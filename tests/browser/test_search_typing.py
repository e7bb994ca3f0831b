"""However the words get into the box: typed, pasted, chosen from an input method, dictated."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from support.browsing import PHONE
from support.searching import LINK, box, open_search, results, status

COMPOSING_KEY = """
document.activeElement.dispatchEvent(new KeyboardEvent("keyup", { key: "n", isComposing: true, bubbles: true }))
"""
ASKED = """
() => { window.asked = []; const { search } = handbook; const asked = search.asked;
        search.asked = (query) => { window.asked.push(query); asked(query); }; }
"""


@pytest.fixture
def session(page):
    """The browser's own way to compose text, as an input method does."""
    return page.context.new_cdp_session(page)


def test_the_slash_key_opens_the_search(page) -> None:
    page.keyboard.press("/")
    expect(box(page)).to_be_focused()
    expect(page.locator("#__search")).to_be_checked()


@pytest.mark.parametrize("key", ["Control+k", "Meta+k"])
def test_control_k_opens_the_search_wherever_the_reader_is(visit, key: str) -> None:
    page = visit("value/lifetime-value.html")
    page.locator("section.calculator input").first.focus()
    page.keyboard.press(key)
    expect(box(page)).to_be_focused()


def test_the_slash_key_of_a_chinese_input_method_opens_the_search(page) -> None:
    page.evaluate(
        "document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Process', code: 'Slash', bubbles: true }))"
    )
    expect(box(page)).to_be_focused()


def test_a_slash_typed_into_a_field_stays_there(visit) -> None:
    page = visit("value/lifetime-value.html")
    field = page.locator("section.calculator input").first
    field.focus()
    page.keyboard.press("/")
    expect(field).to_be_focused()


def test_a_finger_opens_the_search_on_a_phone(visit) -> None:
    page = visit("index.html", PHONE)
    page.locator("label.md-header__button[for=__search]").tap()
    expect(box(page)).to_be_focused()


def test_words_that_are_typed_find_results(page) -> None:
    open_search(page)
    page.keyboard.type("NPS")
    expect(results(page).first).to_contain_text("NPS")


def test_pasted_words_find_results(page) -> None:
    open_search(page)
    page.evaluate("document.execCommand('insertText', false, '真理瞬间')")
    expect(results(page).first).to_contain_text("真理瞬间")


def test_dictated_words_find_results(page) -> None:
    open_search(page)
    box(page).evaluate(
        "box => { box.value = '神秘客户'; box.dispatchEvent(new InputEvent('input', { bubbles: true })); }"
    )
    expect(results(page).first).to_contain_text("神秘客户")


def test_letters_still_being_composed_are_not_sent(page, session) -> None:
    open_search(page)
    page.evaluate(ASKED)
    for letters in ("b", "bao", "bao'yuan"):
        end = len(letters)
        session.send("Input.imeSetComposition", {"text": letters, "selectionStart": end, "selectionEnd": end})
        page.evaluate(COMPOSING_KEY)
    assert page.evaluate("window.asked") == []
    session.send("Input.insertText", {"text": "抱怨"})
    expect(results(page).first).to_contain_text("抱怨是礼物")
    assert page.evaluate("window.asked.filter((query) => /[a-z]/.test(query))") == []


def test_the_cross_empties_the_box_and_the_results(page) -> None:
    open_search(page)
    box(page).fill("大客户")
    expect(results(page).first).to_be_visible()
    page.locator(".md-search__options button[type=reset]").click()
    expect(box(page)).to_have_value("")
    expect(page.locator(LINK).filter(has_text="大客户")).to_have_count(0)


def test_an_address_with_a_query_opens_the_search_with_it(visit) -> None:
    page = visit("index.html?q=客户链")
    expect(results(page).first).to_contain_text("客户链")
    expect(status(page)).to_contain_text("个结果")
