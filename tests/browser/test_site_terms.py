"""A reader meets a term: what it means is there by mouse, by touch and by keyboard, and without scripts."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

from support.browsing import DARK, DESKTOP, PHONE, PLAIN, axe

CHAPTER = "expectations/zone.html"
TERM = "article a.term"


def test_pointing_at_a_term_shows_its_meaning_and_leaving_it_hides_it(visit: Callable[..., Page]) -> None:
    page = visit(CHAPTER, DESKTOP)
    term = page.locator(TERM).first
    term.hover()
    meaning = page.get_by_role("tooltip")
    expect(meaning).to_have_text(term.get_attribute("data-meaning") or "")
    meaning.hover()
    page.wait_for_timeout(400)
    expect(meaning).to_be_visible()
    page.mouse.move(1, 1)
    expect(meaning).to_have_count(0)


def test_the_keyboard_reaches_a_term_and_escape_closes_it(visit: Callable[..., Page]) -> None:
    page = visit(CHAPTER, DESKTOP)
    term = page.locator(TERM).first
    term.focus()
    expect(page.get_by_role("tooltip")).to_be_visible()
    assert term.get_attribute("aria-describedby") == page.get_by_role("tooltip").get_attribute("id")
    page.keyboard.press("Escape")
    expect(page.get_by_role("tooltip")).to_have_count(0)
    term.press("Enter")
    page.wait_for_url("**/reference/glossary.html#*")


def test_a_tap_explains_and_a_second_one_opens_the_glossary(visit: Callable[..., Page]) -> None:
    page = visit(CHAPTER, PHONE)
    term = page.locator(TERM).first
    term.scroll_into_view_if_needed()
    term.tap()
    meaning = page.get_by_role("tooltip")
    expect(meaning).to_be_visible()
    box = meaning.bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 360
    term.tap()
    page.wait_for_url("**/reference/glossary.html#*")


def test_a_tap_elsewhere_closes_it(visit: Callable[..., Page]) -> None:
    page = visit(CHAPTER, PHONE)
    page.locator(TERM).first.tap()
    expect(page.get_by_role("tooltip")).to_be_visible()
    page.locator("article h2").first.tap(position={"x": 5, "y": 30})
    expect(page.get_by_role("tooltip")).to_have_count(0)


def test_without_scripts_a_term_is_a_link_to_its_entry(visit: Callable[..., Page]) -> None:
    page = visit(CHAPTER, PLAIN)
    address = page.locator(TERM).first.get_attribute("href") or ""
    page.locator(TERM).first.click()
    page.wait_for_url("**/reference/glossary.html#*")
    assert page.locator(f"#{address.partition('#')[2]}").count() == 1


def test_an_open_meaning_is_accessible(visit: Callable[..., Page]) -> None:
    page = visit(CHAPTER, DARK)
    page.locator(TERM).first.focus()
    expect(page.get_by_role("tooltip")).to_be_visible()
    axe(page)
