"""Every case here is a page (.md) and what reading it gives (.txt): the problems as an editor sees them, the list.

To write the expected texts anew after an intended change: HANDBOOK_GOLDEN=write pytest tests/golden/checklists
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from handbook.checklists.model import Checklist, Item
from handbook.checklists.read import read
from handbook.checklists.scan import blocks
from handbook.problems import Problems

CASES = sorted(Path(__file__).parent.glob("*.md"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_reads_as_expected(case: Path) -> None:
    problems = Problems()
    lists = [read(block, problems) for block in blocks(case.name, case.read_text("utf-8"))]
    assert len(lists) == 1, "a case is one closed block"
    seen = f"{problems}\n----\n{outline(lists[0])}\n"
    expected = case.with_suffix(".txt")
    if os.environ.get("HANDBOOK_GOLDEN") == "write":
        expected.write_text(seen, "utf-8")
    assert seen == expected.read_text("utf-8")


def outline(checklist: Checklist | None) -> str:
    """A list as text: options first, then its lines as indented as they are nested."""
    if checklist is None:
        return "no list"
    options = ("id", "title", "repeat", "one_page", "retired", "closed", "introduction", "signatures")
    values = ((name, getattr(checklist, name)) for name in options)
    lines = [f"{name}: {value}" for name, value in values if value]
    for entry in checklist.entries:
        if isinstance(entry, Item):
            marks = "!" * entry.required + "?" * entry.optional
            lines.append(f"{'    ' * entry.depth}- {entry.id}{marks} {entry.fingerprint} {entry.text}")
        else:
            lines.append(f"# {entry.text}")
    return "\n".join(lines)
