"""Calculators for the tests of the page: from Markdown to model and HTML, without the rest of a chapter."""

from __future__ import annotations

import re
from pathlib import Path

from handbook.calculators.model import Calculator
from handbook.calculators.page import render
from handbook.calculators.read import read
from handbook.problems import Problems
from handbook.source import Block, Option, SourceLine

DOCS = Path(__file__).resolve().parent.parent / "docs"
BLOCK = re.compile(r"^/// calculator.*?^///$", re.S | re.M)
SCRIPTS = ("kernel", "evaluate", "charts", "calculator", "start")


def calculator(text: str) -> Calculator:
    """The model of one ``/// calculator`` block; fails with its problems if it has any."""
    opening, option, *body = (
        SourceLine("test.md", number, line) for number, line in enumerate(text.strip().split("\n"), 1)
    )
    identity = Option("id", option.text.split(":")[1].strip(), option, option.text.index(":") + 2)
    block = Block("calculator", opening.text.split("|")[1].strip(), opening, (identity,), tuple(body[:-1]))
    problems = Problems()
    found = read(block, problems)
    assert found is not None, f"\n{problems}"
    return found


def html(text: str) -> str:
    """The page's HTML of one block."""
    return render(calculator(text))


def published() -> dict[str, str]:
    """The blocks of all chapters, by id."""
    blocks = [block for path in sorted(DOCS.rglob("*.md")) for block in BLOCK.findall(path.read_text("utf-8"))]
    return {block.split("id:")[1].split()[0]: block for block in blocks}
