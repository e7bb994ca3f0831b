"""Every chapter has the shape that readers rely on: point, steps, words to say, a scene, sources, three questions."""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import date

import pytest

from handbook.governance.chapters import months
from support.chapters import CHAPTERS, FENCE, HAN, PAGES, Chapter

SECTIONS = ("why", "how", "scene", "figures", "check")
WORDS_OF_RELIGION = re.compile(r"顾客就是上帝|客户就是上帝|客户永远是对的")
OLD_MARK = re.compile(r"后来的研究|后来的规定")
COMPANY = re.compile(r"示例商贸|400-800-1234")


def each(chapters: list[Chapter]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("chapter", chapters, ids=lambda chapter: chapter.name)


def test_there_are_thirty_five_chapters() -> None:
    assert len(CHAPTERS) == 35


@each(CHAPTERS)
def test_it_has_an_owner_a_review_and_an_interval(chapter: Chapter) -> None:
    assert chapter.meta["owner"]
    assert isinstance(chapter.meta["reviewed"], date)
    assert months(chapter.meta["review_in"])
    assert chapter.meta["audience"]
    assert 0 < len(chapter.meta["description"]) <= 70


@each(CHAPTERS)
def test_it_has_its_sections_in_order(chapter: Chapter) -> None:
    found = [name for name in chapter.sections if name in SECTIONS]
    assert found == list(SECTIONS)


@each(CHAPTERS)
def test_it_begins_with_the_point_in_two_sentences(chapter: Chapter) -> None:
    start = re.match(r'\s*!!! abstract "要点"\n    (.*?)\n\n', chapter.text, re.DOTALL)
    assert start, "the point stands first"
    assert 1 <= len(re.findall(r"[。？]", start[1])) <= 3


@each(CHAPTERS)
def test_it_says_how_and_plays_one_situation(chapter: Chapter) -> None:
    steps = re.findall(r"^\d+\. ", chapter.text, re.MULTILINE)
    scene = re.findall(r"^    \*\*[^*]+\*\*.{0,14}?：", chapter.sections["scene"], re.MULTILINE)
    assert len(steps) >= 3, "numbered steps"
    assert "这样说" in chapter.text
    assert "不这样说" in chapter.text
    assert 5 <= len(scene) <= 16, "a situation of several turns"


@each(CHAPTERS)
def test_it_asks_three_questions_with_folded_answers(chapter: Chapter) -> None:
    assert len(re.findall(r'^\?\?\? question "', chapter.sections["check"], re.MULTILINE)) == 3


@each(CHAPTERS)
def test_it_is_long_enough_to_help_and_short_enough_to_read(chapter: Chapter) -> None:
    assert 800 <= len(HAN.findall(chapter.prose)) <= 2100


@each(CHAPTERS)
def test_it_names_its_sources(chapter: Chapter) -> None:
    letters = {point[0] for point in chapter.meta["covers"]}
    named = set(re.findall(r"(?:讲义|课件|手册|资料) ([A-E])", chapter.text))
    assert letters & named, f"covers {sorted(letters)}, names {sorted(named)}"


@each(PAGES)
def test_every_heading_has_an_id_of_its_own(chapter: Chapter) -> None:
    headings = re.findall(r"^#{2,4} .*$", FENCE.sub("", chapter.text), re.MULTILINE)
    ids = [re.search(r"\{#([a-z][a-z0-9-]*)\}\s*$", heading) for heading in headings]
    assert all(ids), [heading for heading, found in zip(headings, ids, strict=True) if not found]
    names = [found[1] for found in ids if found]
    assert len(names) == len(set(names))


@each(PAGES)
def test_it_says_the_company_by_variables_and_preaches_no_slogan(chapter: Chapter) -> None:
    assert not COMPANY.search(chapter.text + str(chapter.meta))
    assert not WORDS_OF_RELIGION.search(chapter.text)


def test_no_paragraph_stands_in_two_chapters() -> None:
    seen: dict[str, set[str]] = defaultdict(set)
    for chapter in PAGES:
        for paragraph in re.split(r"\n\s*\n|\n(?=\s*(?:[-*|]|\d+\.) )", FENCE.sub("", chapter.text)):
            words = re.sub(r"\W+", "", re.sub(r"\{\{.*?\}\}|\{#.*?\}", "", paragraph))
            if len(HAN.findall(words)) >= 24:
                seen[words].add(chapter.name)
    assert {words[:40]: sorted(names) for words, names in seen.items() if len(names) > 1} == {}


def test_no_long_sentence_stands_in_two_chapters() -> None:
    seen: dict[str, set[str]] = defaultdict(set)
    for chapter in CHAPTERS:
        for sentence in re.split(r"[。！？\n|]", chapter.prose):
            words = re.sub(r"\W+", "", sentence)
            if len(HAN.findall(words)) >= 20:
                seen[words].add(chapter.name)
    assert {words: sorted(names) for words, names in seen.items() if len(names) > 1} == {}


@each(PAGES)
def test_additions_are_marked_as_such(chapter: Chapter) -> None:
    assert not OLD_MARK.search(chapter.text), "write 资料之外的研究 or 资料之外的规定"
