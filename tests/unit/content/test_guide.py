"""编写指南: what it shows works, and what an editor inserts from the snippets is right as it stands."""

from __future__ import annotations

import json
import re

import pytest
from markdown import Markdown

from handbook.blocks import HandbookBlocks
from handbook.calculators.language.functions import FUNCTIONS
from handbook.calculators.model import Calculator
from handbook.diagrams.shapes import SHAPES
from handbook.glossary import read as read_glossary
from handbook.problems import Problems
from support.chapters import DOCS, ROOT

GUIDE = (DOCS / "reference/writing.md").read_text("utf-8")
CALCULATORS = (DOCS / "reference/writing-calculators.md").read_text("utf-8")
SNIPPETS = json.loads((ROOT / ".vscode/handbook.code-snippets").read_text("utf-8"))


def convert(text: str) -> HandbookBlocks:
    blocks = HandbookBlocks(Problems())
    blocks.enter("docs/guide.md")
    Markdown(extensions=["admonition", "pymdownx.superfences", blocks]).convert(text)
    return blocks


def inserted(name: str) -> str:
    """A snippet with every placeholder as VS Code proposes it."""
    text = "\n".join(SNIPPETS[name]["body"])
    for _ in range(2):  # a placeholder may stand in a placeholder
        text = re.sub(r"\$\{\d+\|([^,|]*)[^}]*\|\}", r"\1", text)
        text = re.sub(r"\$\{\d+:([^{}]*)\}", r"\1", text)
    text = re.sub(r"\$\{CURRENT_(YEAR|MONTH|DATE)\}", "11", text)
    return re.sub(r"\$\d+", "", text)


def test_five_examples_grow_and_work() -> None:
    blocks = convert(CALCULATORS)
    assert str(blocks.problems) == ""
    models = [one.model for one in blocks.examples["docs/guide.md"]]
    assert all(isinstance(model, Calculator) for model in models)
    assert [one.id for one in blocks.examples["docs/guide.md"]] == [
        f"example-{name}" for name in ("first", "second", "third", "fourth", "fifth")
    ]


def test_the_examples_are_on_no_list() -> None:
    assert convert(CALCULATORS).found["docs/guide.md"] == []


def test_every_function_is_told() -> None:
    missing = [name for name in FUNCTIONS if f"`{name}`" not in CALCULATORS and f"`{name}(" not in CALCULATORS]
    assert missing == []


def test_every_kind_of_diagram_is_told() -> None:
    for shape in SHAPES:
        assert f"| {shape.words[0]} |" in GUIDE
        assert f"`{shape.words[1]}`" in GUIDE


def test_the_guides_own_examples_are_right() -> None:
    assert str(convert(GUIDE).problems) == ""
    for block in re.findall(r"^```markdown\n(/// .*?)^```", GUIDE, re.MULTILINE | re.DOTALL):
        assert str(convert(block).problems) == ""


@pytest.mark.parametrize("name", SNIPPETS)
def test_a_snippet_is_right_as_it_is_inserted(name: str) -> None:
    text = inserted(name)
    assert "$" not in text
    assert str(convert(text.split("\n---\n")[-1]).problems) == ""


def test_the_snippet_of_a_term_is_a_term() -> None:
    problems = Problems()
    assert len(read_glossary(inserted("术语"), problems)) == 1
    assert str(problems) == ""


def test_the_snippet_of_a_chapter_has_the_shape() -> None:
    text = inserted("一章")
    assert re.findall(r"\{#(\w+)\}", text) == ["why", "how", "scene", "figures", "check"]
    assert text.count("??? question") == 3
