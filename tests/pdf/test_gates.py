"""The handbook's own PDFs, as whoever prints them gets them."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

import page as validator
import pikepdf
import pytest
from lxml import html
from pypdf import PdfReader

from conftest import Site

DOCS = Path(__file__).resolve().parents[2] / "docs"
SPACE = re.compile(r"\s+")
RADICALS = re.compile(r"[\u2e80-\u2fdf]")
FOOT = re.compile(r"打印件为非受控文件.*?第 ?(?P<number>\d+) ?页 ?/ ?共 ?(?P<total>\d+) ?页", re.DOTALL)
CHAPTER = re.compile(r"第\d+章|附录|第.+部分")
NOT_PRINTED = (
    "ancestor-or-self::*[self::script or self::style or self::template or self::button or self::svg or self::code"
    " or contains(@class, 'headerlink') or contains(@class, 'diagram-words') or contains(@class, 'hb-')"
    " or contains(@class, 'calculator') or contains(@class, 'checklist') or contains(@class, 'footnote')]"
)


class Book:
    """One PDF with its text by page."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.pdf = pikepdf.open(file)

    @cached_property
    def pages(self) -> list[str]:
        """The text of every page."""
        return [one.extract_text() for one in PdfReader(self.file).pages]

    @cached_property
    def running(self) -> str:
        """All the text without white space, heads and feet."""
        bodies = []
        for text in self.pages:
            body = FOOT.sub("", text)
            bodies.append("\n".join(body.split("\n")[1:]) if "客户服务手册" in body.split("\n")[0] else body)
        return SPACE.sub("", "".join(bodies))

    def listed(self) -> list[tuple[str, int]]:
        """Titles and pages as the contents and the list of tools print them."""
        first = next(
            number for number, text in enumerate(self.pages) if re.search(r"^目录$", text, re.MULTILINE)
        )
        last = min(page for title, page, _ in self.outline() if title.startswith("第一部分")) - 1
        lines = [line for text in self.pages[first:last] for line in text.split("\n")]
        entries = [match for line in lines if (match := re.fullmatch(r"(\S.*\S)\s+(\d+)\s*", line))]
        return [(SPACE.sub("", entry[1]), int(entry[2])) for entry in entries]

    def outline(self) -> Iterator[tuple[str, int, float]]:
        """Title, page (from 1) and height of every entry of the outline."""
        numbers = {one.obj.objgen: number for number, one in enumerate(self.pdf.pages, 1)}

        def walk(items: list[pikepdf.OutlineItem]) -> Iterator[tuple[str, int, float]]:
            for item in items:
                target = item.destination or item.action.D
                yield item.title, numbers[target[0].objgen], float(target[3])
                yield from walk(item.children)

        with self.pdf.open_outline() as outline:
            yield from list(walk(outline.root))


@pytest.fixture(scope="module")
def handbook(site: Site) -> Book:
    return Book(site.folder / "pdf" / "handbook.pdf")


def test_there_is_one_for_the_whole_for_every_part_and_for_every_chapter(site: Site) -> None:
    names = {file.name for file in (site.folder / "pdf").glob("*.pdf")}
    parts = {name.split("/")[0] for name in site.pages if "/" in name}
    for part in ("culture", "expectations", "value", "key-accounts", "detail", "reference"):
        assert part in parts
        assert f"part-{part}.pdf" in names
        chapters = {
            page
            for page in site.pages
            if page.startswith(f"{part}/")
            and "manual: false" not in (DOCS / page).with_suffix(".md").read_text("utf-8")
        }
        assert {page.replace("/", "-").replace(".html", ".pdf") for page in chapters} <= names
    assert "handbook.pdf" in names


def test_every_pdf_keeps_every_rule_of_pdf_ua_and_pdf_a(site: Site) -> None:
    broken = []
    for file in sorted((site.folder / "pdf").glob("*.pdf")):
        for profile in (validator.ValidationProfile.PDF_UA_1, validator.ValidationProfile.PDF_A_2A):
            report = validator.validate_pdf(file, profile=profile)
            assert report.rules.passed > 50
            # The validator takes a stream whose last byte is a carriage return for one byte longer than it is.
            wrong = [one for one in report.failures if one.rule_id != "PDFA2A-STREAM-LENGTH-001"]
            broken += [f"{file.name}: {one.rule_id} {one.message}" for one in wrong]
    assert broken == []


def test_what_the_site_says_is_found_in_the_manual(site: Site, handbook: Book) -> None:
    texts = []
    for name in site.pages:
        if (
            "/" not in name
            or not (site.folder / "pdf" / name.replace("/", "-").replace(".html", ".pdf")).exists()
        ):
            continue
        tree = html.fromstring((site.folder / name).read_text("utf-8"))
        found = tree.xpath(f"//article//text()[not({NOT_PRINTED})]")
        texts += [SPACE.sub("", str(text)).replace("’", "'") for text in found]
    texts = [text for text in texts if len(text) >= 12]
    chance = random.Random(20261120)
    phrases = []
    for text in chance.sample(texts, 300):
        start = chance.randrange(len(text) - 11)
        phrases.append(text[start : start + 12])
    assert len(phrases) == 300
    assert [phrase for phrase in phrases if phrase not in handbook.running] == []


def test_no_character_is_a_radical(handbook: Book) -> None:
    assert [text for text in handbook.pages if RADICALS.search(text)] == []


def test_every_page_says_its_number_and_that_a_print_is_uncontrolled(handbook: Book) -> None:
    total = len(handbook.pages)
    for number, text in enumerate(handbook.pages, 1):
        foot = FOOT.search(text)
        assert foot, f"page {number} has no foot"
        assert (int(foot["number"]), int(foot["total"])) == (number, total)
        assert "版本" in text


def test_the_contents_give_the_pages_that_the_outline_leads_to(handbook: Book) -> None:
    pages = {SPACE.sub("", title): page for title, page, _ in handbook.outline()}
    found = dict(handbook.listed())
    chapters = [title for title in pages if CHAPTER.match(title)]
    assert len(chapters) > 40
    assert {title: found.get(title) for title in chapters} == {title: pages[title] for title in chapters}


def test_the_list_of_tools_gives_their_pages(handbook: Book) -> None:
    tools = [one for one in handbook.listed() if not CHAPTER.match(one[0])]
    assert len(tools) > 30
    wrong = [tool for tool in tools if tool[0] not in SPACE.sub("", handbook.pages[tool[1] - 1])]
    assert wrong == []


def test_the_index_leads_to_pages_that_use_the_term(handbook: Book) -> None:
    start = next(
        n for n, text in enumerate(handbook.pages) if n > 20 and re.search(r"^索引$", text, re.MULTILINE)
    )
    text = "\n".join(handbook.pages[start:])
    entries = re.findall(r"^(\D[^\n]*?) +(\d+(?:、\d+)*)$", text, re.MULTILINE)
    assert len(entries) > 20
    wrong = []
    for title, numbers in entries:
        words = [word for word in re.split(r"[（）()、，/ ]", title) if len(word) > 1]
        for number in numbers.split("、"):
            body = SPACE.sub("", handbook.pages[int(number) - 1]).lower()
            if not any(word.lower() in body for word in words):
                wrong.append((title, number))
    assert wrong == []


def test_every_internal_link_has_a_target(site: Site) -> None:
    count = 0
    for file in sorted((site.folder / "pdf").glob("*.pdf")):
        with pikepdf.open(file) as pdf:
            known = {one.obj.objgen for one in pdf.pages}
            names = pdf.Root.get("/Names", {}).get("/Dests")
            named = {} if names is None else dict(pikepdf.NameTree(names).items())
            for annotation in (note for one in pdf.pages for note in one.get("/Annots", [])):
                assert annotation.Subtype == "/Link"
                assert annotation.get("/Contents") is not None
                target = annotation.get("/Dest") or annotation.get("/A", {}).get("/D")
                if target is None:
                    assert re.match(r"https?://|mailto:|tel:", str(annotation.A.URI))
                    continue
                place = named[str(target)] if isinstance(target, pikepdf.String) else target
                assert place[0].objgen in known, file.name
                count += 1
    assert count > 500


def test_no_heading_stands_alone_at_the_foot_of_a_page(handbook: Book) -> None:
    margin, line = 71, 18
    low = [(title, page) for title, page, height in handbook.outline() if height < margin + 2 * line]
    assert low == []


def test_the_outline_is_three_deep(handbook: Book) -> None:
    with handbook.pdf.open_outline() as outline:
        depths = []

        def walk(items: list[pikepdf.OutlineItem], depth: int) -> None:
            for item in items:
                depths.append(depth)
                walk(item.children, depth + 1)

        walk(outline.root, 1)
    assert max(depths) == 3


def test_its_facts_stand_in_the_file(handbook: Book) -> None:
    with handbook.pdf.open_metadata() as data:
        assert data["dc:title"]
        assert data["pdfuaid:part"] == "1"
        assert data["pdfaid:part"] == "2"
        assert data["pdfaid:conformance"] == "A"
    assert str(handbook.pdf.Root.Lang).lower().startswith("zh")
    assert handbook.pdf.Root.MarkInfo.Marked
