"""Every page of the handbook: accessible in light and dark, and never wider than a phone."""

from __future__ import annotations

import pytest

from conftest import ROOT
from support.browsing import DARK, DESKTOP, PHONE, axe

DOCS = ROOT / "docs"
PAGES = sorted(path.relative_to(DOCS).with_suffix(".html").as_posix() for path in DOCS.rglob("*.md"))


@pytest.mark.parametrize("address", [*PAGES, "404.html"])
def test_it_is_accessible_in_light(visit, address: str) -> None:
    axe(visit(address, DESKTOP))


@pytest.mark.parametrize("address", [*PAGES, "404.html"])
def test_it_is_accessible_in_dark(visit, address: str) -> None:
    axe(visit(address, DARK))


@pytest.mark.parametrize("address", PAGES)
def test_it_fits_a_phone(visit, address: str) -> None:
    page = visit(address, PHONE)
    wide = page.evaluate(
        """() => document.documentElement.scrollWidth <= innerWidth ? [] :
          [...document.querySelectorAll("main *")].filter((e) => e.getBoundingClientRect().right > innerWidth + 1)
            .slice(0, 5).map((e) => e.outerHTML.slice(0, 120))"""
    )
    assert wide == []


@pytest.mark.parametrize("address", ["index.html", "value/lifetime-value.html", "expectations/complaints.html"])
def test_it_is_accessible_on_a_phone(visit, address: str) -> None:
    axe(visit(address, PHONE))
