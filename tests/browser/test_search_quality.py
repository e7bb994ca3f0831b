"""What a reader types finds what it means: labelled queries, every title, any literal piece of a page."""

from __future__ import annotations

import random
import re

import pytest

from conftest import ROOT
from handbook.problems import Problems
from handbook.search import read_questions
from search.labelled import SETS, judge, read
from support.searching import Asker

GOAL = (0.92, 0.95, 0.01)
"""Share answered by the first result, mean reciprocal rank, share without any result."""
FIRST = 10
QUESTIONS = ROOT / "docs/_search/questions"
SAMPLE = 150
FIRST_ASKED = 0.9  # the rest share their first place with a title or a nearer question
PIECES = 4  # of every page
VISIBLE = """
() => {
  const article = document.querySelector("article");
  article.querySelectorAll(":scope > aside:not(.hb-document)").forEach((control) => control.remove());
  article.querySelectorAll("details").forEach((folded) => (folded.open = true));
  return article.innerText;
}
"""


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
    hit, mrr, nothing = GOAL
    assert whole.hit >= hit, report
    assert whole.mrr >= mrr, report
    assert whole.none <= nothing, report


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


def asked() -> dict[str, set[str]]:
    """Every question of the editors' files with the addresses it stands for."""
    found: dict[str, set[str]] = {}
    for path in QUESTIONS.rglob("*.txt"):
        url = path.relative_to(QUESTIONS).with_suffix(".html").as_posix()
        for one in read_questions(path.read_text("utf-8"), str(path), url, Problems()):
            for phrase in one.phrases:
                found.setdefault(phrase, set()).add(url + (f"#{one.anchor}" if one.anchor else ""))
    return found


def test_what_the_editors_say_readers_ask_leads_where_they_say(asker) -> None:
    told = sorted(asked().items())
    sample = random.Random(20261122).sample(told, SAMPLE)
    first, lost = 0, []
    for phrase, places in sample:
        found = asker(phrase)
        first += found[0] in places
        if not {place.split("#")[0] for place in places} & {address.split("#")[0] for address in found[:3]}:
            lost.append((phrase, places, found[:3]))
    assert lost == []
    assert first / SAMPLE > FIRST_ASKED


def pieces_of(text: str, rng: random.Random) -> list[str]:
    """Some literal pieces of a page as a reader copies them, across lines and marks."""
    found = []
    for _ in range(PIECES):
        length = rng.randint(2, 24)
        start = rng.randrange(max(1, len(text) - length))
        piece = re.sub(r"\s+", " ", text[start : start + length]).strip()
        if len(re.sub(r"\W", "", piece)) > 1:
            found.append(piece)
    return found


@pytest.fixture(scope="module")
def texts(browser, base, site) -> dict[str, str]:
    """What every page with a search says, as it is published."""
    context = browser.new_context(java_script_enabled=False)
    reader = context.new_page()
    said = {}
    for address in site.pages:
        if "md-search__form" in (site.folder / address).read_text("utf-8") and address != "404.html":
            reader.goto(base + address)
            said[address] = reader.evaluate(VISIBLE)
    context.close()
    return said


def test_a_literal_piece_of_a_page_is_always_among_the_first_ten(asker, texts) -> None:
    rng = random.Random(20261122)
    plain = {address: re.sub(r"\s", "", text) for address, text in texts.items()}
    missing = []
    for address, text in texts.items():
        for piece in pieces_of(text, rng):
            having = {other for other in plain if re.sub(r"\s", "", piece) in plain[other]}
            wanted = {address} if len(having) <= FIRST else having
            found = [place.split("#")[0] for place in asker(piece)]
            if not wanted & set(found[:FIRST]):
                missing.append((address, piece, found[:3]))
    assert missing == []
