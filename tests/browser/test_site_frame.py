"""What surrounds the chapters: search, colours, navigation, the page from a disk, without scripts, and on paper."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from support.browsing import DARK, DESKTOP, PAPER, PHONE, PLAIN, axe

CHAPTER = "value/lifetime-value.html"
HIDDEN_ON_PAPER = [".md-header", ".md-tabs", ".md-sidebar--primary", ".md-sidebar--secondary", ".md-footer__inner", ".headerlink"]


def test_the_search_finds_a_chapter_and_is_accessible(visit) -> None:
    page = visit()
    page.get_by_role("textbox", name="搜索").click()
    page.keyboard.type("客户流失")
    first = page.locator(".md-search-result__link").first
    expect(first).to_contain_text("流失", timeout=15_000)
    axe(page)
    first.click()
    page.wait_for_url(re.compile(r"/value/churn\.html"))


def test_the_search_opens_on_a_phone(visit) -> None:
    page = visit(view=PHONE)
    page.locator("label.md-header__button[for=__search]").click()
    expect(page.get_by_role("dialog", name="查找").get_by_role("textbox")).to_be_visible()
    axe(page)


def test_the_colours_follow_the_system_and_the_switch(visit) -> None:
    page = visit(CHAPTER, DARK)
    body = page.locator("body")
    expect(body).to_have_attribute("data-md-color-scheme", "slate")
    page.get_by_title("换成浅色").click()
    expect(body).to_have_attribute("data-md-color-scheme", "default")
    page.reload()
    expect(body).to_have_attribute("data-md-color-scheme", "default")
    axe(page)


def test_the_drawer_opens_on_a_phone(visit) -> None:
    page = visit(CHAPTER, PHONE)
    page.locator("label.md-header__button[for=__drawer]").click()
    expect(page.locator(".md-nav--primary")).to_be_in_viewport()
    axe(page)


def test_the_home_page_leads_each_role_to_its_chapters(page) -> None:
    cards = page.locator("#roles + ul > li")
    assert cards.count() == 3
    for role in ("一线员工", "客户经理", "主管与培训师"):
        assert page.locator("#roles + ul > li", has_text=role).get_by_role("link").count() >= 3


@pytest.mark.parametrize("address", ["index.html", CHAPTER, "culture/responsible.html", "404.html"])
def test_a_page_reads_without_scripts(visit, address: str) -> None:
    page = visit(address, PLAIN)
    assert page.locator("h1").count() == 1
    assert page.locator("main").inner_text().strip()


def test_a_chapter_says_who_answers_for_it(visit) -> None:
    aside = visit(CHAPTER).get_by_role("complementary", name="本章信息")
    expect(aside).to_contain_text("客户服务部经理")
    expect(aside).to_contain_text("2026-11-20")
    expect(aside).to_contain_text("下次复核")


@pytest.mark.parametrize("view", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_it_opens_from_a_disk(open_file, view) -> None:
    page = open_file(view=view)
    page.locator("#roles + ul a").first.click()
    page.wait_for_url(re.compile(r"^file://.*emotions\.html"))
    assert page.locator("h1").inner_text()


def test_links_between_chapters_work_from_a_disk(open_file) -> None:
    page = open_file(CHAPTER)
    page.locator(".md-footer__link--next").click()
    page.wait_for_url(re.compile(r"^file://.*word-of-mouth\.html"))


@pytest.mark.parametrize("address", [CHAPTER, "culture/responsible.html", "index.html"])
def test_on_paper_there_is_only_the_text(visit, address: str) -> None:
    page = visit(address, PAPER)
    assert [part for part in HIDDEN_ON_PAPER if page.locator(f"{part}:visible").count()] == []
    foot = page.locator(".hb-imprint")
    expect(foot).to_contain_text("KF-SC-001")
    expect(foot).to_contain_text("版本 1.0")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_on_paper_dark_becomes_light(visit) -> None:
    page = visit(CHAPTER, DARK)
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.evaluate("getComputedStyle(document.querySelector('article > p')).color") == "rgb(0, 0, 0)"


def test_a_chapter_prints_with_its_address(visit) -> None:
    page = visit(CHAPTER, PAPER)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(page.locator(".hb-printed")).to_have_text(re.compile(r"^http://127\.0\.0\.1:\d+/value/lifetime-value\.html$"))


def test_a_table_of_sayings_becomes_cards_on_a_phone(visit) -> None:
    page = visit(CHAPTER, PHONE)
    cell = page.locator("table[data-stacked] td:nth-child(2)").first
    assert cell.get_attribute("data-label") == "这样说"
    assert page.evaluate("(e) => getComputedStyle(e, '::before').content", cell.element_handle()) == '"这样说"'
