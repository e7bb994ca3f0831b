"""Every page of the handbook: accessible in light and dark, and never wider than a phone."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from conftest import ROOT
from support.browsing import PHONE, axe

DOCS = ROOT / "docs"
PAGES = sorted(
    path.relative_to(DOCS).with_suffix(".html").as_posix()
    for path in DOCS.rglob("*.md")
    if path.relative_to(DOCS).parts[0][0] != "_"
)
TOO_WIDE = """() => document.documentElement.scrollWidth <= innerWidth ? [] :
  [...document.querySelectorAll("main *")].filter((e) => e.getBoundingClientRect().right > innerWidth + 1)
    .slice(0, 5).map((e) => e.outerHTML.slice(0, 120))"""


def darken(page: Page) -> None:
    """Use the page's own switch, where it has one."""
    page.get_by_title("换成深色").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")


# One visit serves all three questions: with some fifty pages the visits are what takes the time.
@pytest.mark.parametrize("address", [*PAGES, "404.html"])
def test_it_is_accessible_in_light_and_dark_and_fits_a_phone(visit, address: str) -> None:
    page = visit(address)
    axe(page)
    darken(page)
    axe(page, colours_only=True)
    page.set_viewport_size({"width": PHONE.width, "height": PHONE.height})
    assert page.evaluate(TOO_WIDE) == []


@pytest.mark.parametrize("address", ["index.html", "value/lifetime-value.html", "expectations/complaints.html"])
def test_it_is_accessible_on_a_phone(visit, address: str) -> None:
    page = visit(address, PHONE)
    assert page.evaluate(TOO_WIDE) == []
    axe(page)
