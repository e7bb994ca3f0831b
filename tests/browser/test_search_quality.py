"""What a reader types finds what it means: labelled queries, every title, any literal piece of a page."""

from __future__ import annotations

import random
import re

import pytest

from search.labelled import SETS, judge, read
from support.searching import Asker

HIT, MRR, NOTHING = 0.92, 0.95, 0.01
FIRST = 10
PIECES = 4  # of every page
VISIBLE = "() => document.querySelector('article').innerText"


@pytest.fixture(scope="module")
def asker(browser, base):
    """The search of the home page, open in a browser of its own."""
    context = browser.new_context(locale="zh-CN", reduced_motion="reduce")
    page = context.new_page()
    page.goto(f"{base}index.html")
    yield Asker(page)
    context.close()


@pytest.mark.parametrize("path", SETS, ids=lambda path: path.stem)
def test_labelled_queries_find_their_place_first(asker, path) -> None:
    report = judge(read(path), asker)
    whole = report.scores["all"]
    assert whole.hit >= HIT, report
    assert whole.mrr >= MRR, report
    assert whole.none <= NOTHING, report


def titles(site) -> list[tuple[str, str]]:
    """Every page and tool of the built site: title and address."""
    import json

    core = next((site.folder / "search").glob("core.*.js")).read_text("utf-8")
    pages = json.loads(core.split("(", 1)[1].rsplit(")", 1)[0])["pages"]
    return [
        (title, page["url"] + (f"#{anchor}" if anchor else ""))
        for page in pages
        for anchor, title, kind in page["targets"]
        if kind in ("", "c", "k")
    ]


def test_every_page_calculator_and_checklist_is_found_first_by_its_own_title(asker, site) -> None:
    told = titles(site)
    assert len(told) > 60
    wrong = []
    for title, address in told:
        same = {other for name, other in told if name == title}
        found = asker(title)
        if not found or found[0] not in same or not same <= set(found[: len(same) + 1]):
            wrong.append((title, address, found[:3]))
    assert wrong == []


def pieces_of(text: str, rng: random.Random) -> list[str]:
    """Some literal pieces of a page as a reader copies them, across lines and marks."""
    found = []
    for _ in range(PIECES):
        length = rng.randint(2, 24)
        start = rng.randrange(max(1, len(text) - length))
        piece = re.sub(r"\s+", " ", text[start : start + length]).strip()
        if len(piece) > 1:
            found.append(piece)
    return found


def test_a_literal_piece_of_a_page_is_always_among_the_first_ten(asker, browser, base, site) -> None:
    rng = random.Random(20261122)
    context = browser.new_context(locale="zh-CN", java_script_enabled=True)
    reader = context.new_page()
    missing = []
    for address in site.pages:
        if not (site.folder / address).read_text("utf-8").count("__search") or address == "404.html":
            continue
        reader.goto(base + address)
        for piece in pieces_of(reader.evaluate(VISIBLE), rng):
            found = [place.split("#")[0] for place in asker(piece)]
            if address not in found[:FIRST] and address not in _common(found, piece, site):
                missing.append((address, piece, found[:3]))
    context.close()
    assert missing == []


def _common(found: list[str], piece: str, site) -> list[str]:
    """All results, where more pages than fit have the same words."""
    plain = re.sub(r"\W+", "", piece).lower()
    return found if len(plain) < 8 and len(found) > FIRST else []
