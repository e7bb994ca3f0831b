"""Diagrams on their pages: whole and legible on a phone, in every colour scheme, on paper and for a screen reader."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page

from support.browsing import DARK, PAPER, PHONE, PLAIN, axe

PAGES = {
    "culture/customers.html": "customer-chain",
    "key-accounts/idic.html": "idic",
    "expectations/zone.html": "tolerance-zone",
    "expectations/delivered-value.html": "delivered-value-parts",
    "expectations/gaps.html": "service-gaps",
    "value/churn.html": "churn-shares",
    "key-accounts/partnership.html": "relationship-levels",
    "key-accounts/maturity.html": "maturity-matrix",
    "expectations/complaints.html": "complaint-path",
}
MEASURE = """figure => {
  const svg = figure.querySelector("svg"), frame = svg.getBoundingClientRect();
  const scale = frame.width / svg.viewBox.baseVal.width;
  const texts = [...svg.querySelectorAll("text")];
  return {
    smallest: Math.min(...texts.map(text => parseFloat(text.getAttribute("font-size")) * scale)),
    outside: texts.filter(text => {
      const box = text.getBoundingClientRect();
      return box.left < frame.left - 1 || box.right > frame.right + 1 || box.bottom > frame.bottom + 2;
    }).map(text => text.textContent),
    ink: getComputedStyle(texts[0]).fill,
    paper: getComputedStyle(document.body).backgroundColor,
    wide: document.documentElement.scrollWidth - innerWidth,
  };
}"""


def measured(page: Page, name: str) -> dict[str, Any]:
    found: dict[str, Any] = page.locator(f"#fig-{name}").evaluate(MEASURE)
    return found


@pytest.mark.parametrize("address", PAGES)
def test_a_phone_shows_it_whole_with_text_of_twelve_pixels(visit: Callable[..., Page], address: str) -> None:
    seen = measured(visit(address, PHONE), PAGES[address])
    assert seen["smallest"] >= 12
    assert seen["outside"] == []
    assert seen["wide"] <= 0


@pytest.mark.parametrize("address", PAGES)
def test_it_has_a_name_a_description_and_the_same_in_words(visit: Callable[..., Page], address: str) -> None:
    page = visit(address, DARK)
    axe(page, f"#fig-{PAGES[address]}")
    page.locator(f"#fig-{PAGES[address]} summary").click()
    axe(page, f"#fig-{PAGES[address]}")


def test_its_colours_follow_the_scheme(visit: Callable[..., Page]) -> None:
    light = measured(visit("expectations/zone.html", PLAIN), "tolerance-zone")
    dark = measured(visit("expectations/zone.html", DARK), "tolerance-zone")
    assert light["ink"] != dark["ink"]


def test_paper_has_the_drawing_and_not_its_words(visit: Callable[..., Page]) -> None:
    page = visit("expectations/zone.html", PAPER)
    assert page.locator("#fig-tolerance-zone svg").is_visible()
    assert not page.locator("#fig-tolerance-zone details").is_visible()
    assert measured(page, "tolerance-zone")["outside"] == []
