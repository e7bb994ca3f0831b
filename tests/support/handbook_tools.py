"""The handbook's own calculators and checklists, read from its chapters."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from markdown import Markdown

from handbook.blocks import HandbookBlocks
from handbook.calculators.model import Calculator
from handbook.problems import Problems
from handbook.source import Rendered

DOCS = Path(__file__).parents[2] / "docs"


@cache
def tools() -> tuple[Rendered, ...]:
    """Every block of every chapter, in the order of the files."""
    problems = Problems()
    blocks = HandbookBlocks(problems)
    for file in sorted(DOCS.rglob("*.md")):
        blocks.enter(str(file.relative_to(DOCS)))
        Markdown(extensions=["tables", "pymdownx.superfences", blocks]).convert(file.read_text(encoding="utf-8"))
    return tuple(tool for found in blocks.found.values() for tool in found)


def calculators() -> list[Calculator]:
    """Every calculator of the handbook."""
    return [tool.model for tool in tools() if isinstance(tool.model, Calculator)]
