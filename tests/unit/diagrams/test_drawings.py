"""Every kind of diagram as it is drawn: whole, legible on a phone, the same twice, and in words."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown

from handbook import diagrams
from handbook.blocks import HandbookBlocks
from handbook.diagrams.canvas import WIDTH
from handbook.diagrams.lettering import advance
from handbook.diagrams.model import Diagram
from handbook.diagrams.page import description, page
from handbook.diagrams.shapes import SHAPES
from handbook.manual.vectors import INKS
from handbook.problems import Problems
from handbook.source import Block, Option, SourceLine

ROOT = Path(__file__).resolve().parents[3]
EVERY_KIND = (ROOT / "tests/golden/diagrams/all-nine-kinds-are-fine.md").read_text("utf-8")


def chapter_diagrams() -> list[Diagram]:
    """One of every kind, and all that stand in the handbook."""
    found: list[Diagram] = []
    chapters = (path.read_text("utf-8") for path in sorted((ROOT / "docs").glob("*/*.md")) if "writing" not in path.name)
    for text in [EVERY_KIND, *(chapter for chapter in chapters if "/// diagram" in chapter)]:
        blocks = HandbookBlocks(Problems())
        Markdown(extensions=["pymdownx.superfences", blocks]).convert(re.sub(r"\{\{.*?\}\}", "24 小时", text))
        found += [one.model for one in blocks.found.get("<markdown>", []) if isinstance(one.model, Diagram)]
    return found


DIAGRAMS = chapter_diagrams()


def svg(diagram: Diagram) -> str:
    match = re.search(r"<svg.*</svg>", page(diagram), re.DOTALL)
    assert match
    return match[0]


def tree(diagram: Diagram) -> ET.Element:
    return ET.fromstring(svg(diagram).replace(" data-search-exclude", ""))


def test_there_are_nine_kinds_and_the_handbook_uses_them_all() -> None:
    assert {diagram.shape.name for diagram in DIAGRAMS[len(SHAPES) :]} == {shape.name for shape in SHAPES}


@pytest.mark.parametrize("diagram", DIAGRAMS, ids=lambda diagram: diagram.id)
class TestEveryDiagram:
    def test_text_is_legible_and_stays_inside(self, diagram: Diagram) -> None:
        height = float(tree(diagram).get("viewBox", "").split()[3])
        for text in tree(diagram).iter("text"):
            size, words = float(text.get("font-size", "0")), text.text or ""
            x, across = float(text.get("x", "0")), advance(words, size)
            left = x - across / 2 if text.get("text-anchor") == "middle" else x
            assert size >= 12
            assert left >= -0.5, words
            assert left + across <= WIDTH + 0.5, words
            assert 0 < float(text.get("y", "0")) <= height, words

    def test_it_is_plain_svg_in_the_style_sheets_colours(self, diagram: Diagram) -> None:
        tags = {element.tag for element in tree(diagram).iter()}
        assert tags <= {"svg", "title", "desc", "rect", "path", "circle", "text"}
        assert "style=" not in svg(diagram)
        assert set(re.findall(r"var\((--[\w-]+)\)", svg(diagram))) <= set(INKS), "the PDF knows these colours"
        colours = set(re.findall(r'(?:fill|stroke)="([^"]+)"', svg(diagram)))
        assert {colour for colour in colours if not colour.startswith("var(")} <= {"none"}

    def test_the_same_stands_there_in_words(self, diagram: Diagram) -> None:
        drawn = "".join(text.text or "" for text in tree(diagram).iter("text")).replace(" ", "")
        said = description(diagram)
        for node in diagram.content.nodes:
            assert node.words in said
            assert node.label.replace(" ", "") in drawn
        for cell in (cell for row in diagram.content.rows for cell in row):
            assert cell.text in said or cell is diagram.content.rows[0][0]

    def test_it_is_drawn_the_same_twice(self, diagram: Diagram) -> None:
        assert page(diagram) == page(diagram)


def block(title: str, kind: str, body: str) -> Block:
    lines = [SourceLine("docs/a.md", number, line) for number, line in enumerate(body.split("\n"), 4)]
    opening = SourceLine("docs/a.md", 1, f"/// diagram | {title}")
    options = (Option("id", "x", SourceLine("docs/a.md", 2, "    id: x"), 8),)
    options += (Option("类型", kind, SourceLine("docs/a.md", 3, f"    类型: {kind}"), 8),)
    return Block("diagram", title, opening, options, tuple(lines))


PAYLOADS = ["<img src=x onerror=alert(1)>", "</svg><script>alert(1)</script>", '"><b>', "&lt;b&gt;", "'onload='x"]


@pytest.mark.parametrize("payload", PAYLOADS)
def test_what_people_write_is_text(payload: str) -> None:
    rendered = diagrams.render(block(payload, "链", f"- 一：{payload.replace('<', '< ')}\n- 二"), Problems())
    assert rendered is not None
    assert not re.search(r"<(?:img|script|b)\b|on\w+='", re.sub(r">[^<]*<", "><", rendered.html))


@settings(max_examples=400, deadline=None)
@given(
    st.sampled_from([shape.words[0] for shape in SHAPES]),
    st.lists(
        st.tuples(st.sampled_from(["- ", "    - ", "        - ", "**", "| ", "", "\t- ", "  * "]), st.text(max_size=30)),
        max_size=9,
    ),
)
def test_any_body_is_drawn_or_told_about(kind: str, lines: list[tuple[str, str]]) -> None:
    problems = Problems()
    body = "\n".join(f"{start}{text.replace(chr(10), ' ')}" for start, text in lines)
    rendered = diagrams.render(block("图", kind, body), problems)
    assert (rendered is None) == bool(problems.errors)
