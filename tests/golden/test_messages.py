"""What editors are told: every ``<room>/<case>.md`` is a chapter, the ``.txt`` beside it the whole report.

After a change that is meant, ``HANDBOOK_GOLDEN=write`` writes the reports anew; read the difference.
"""

import os
from pathlib import Path

import pytest
from markdown import Markdown

from handbook.blocks import HandbookBlocks
from handbook.problems import Problems

HERE = Path(__file__).parent
WRITE = os.environ.get("HANDBOOK_GOLDEN") == "write"
ROOMS = ("blocks", "calculators", "diagrams")
"""Rooms whose cases are whole chapters; the others have a runner of their own beside their cases."""

CASES = sorted(case for room in ROOMS for case in (HERE / room).glob("*.md"))


def report(chapter: str) -> str:
    """Everything the build says about one chapter."""
    front, first_line = "", 1
    if chapter.startswith("---\n"):
        front = chapter[: chapter.index("\n---\n") + 5]
        first_line += front.count("\n")
    problems = Problems()
    blocks = HandbookBlocks(problems)
    blocks.enter("docs/chapter.md", first_line)
    Markdown(extensions=["admonition", "tables", "pymdownx.superfences", "pymdownx.tabbed", blocks]).convert(
        chapter[len(front) :]
    )
    return "".join(f"{problem}\n" for problem in problems)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.parent.name}/{case.stem}")
def test_the_editor_is_told_what_is_wrong_where_and_what_to_write(case: Path) -> None:
    found = report(case.read_text(encoding="utf-8"))
    expected = case.with_suffix(".txt")
    if WRITE:
        expected.write_text(found, encoding="utf-8")
    assert found == expected.read_text(encoding="utf-8")
