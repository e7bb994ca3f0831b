"""Checklists: an ordinary Markdown task list in a block, run on the page once per customer, case or day."""

from __future__ import annotations

from handbook.checklists.options import NAMES
from handbook.checklists.page import anchor
from handbook.checklists.page import page as html
from handbook.checklists.read import read
from handbook.problems import Problems
from handbook.source import Block, Kind, Rendered


def render(block: Block, problems: Problems) -> Rendered | None:
    """A block as HTML and model; what is wrong goes to ``problems``, None when nothing can be shown."""
    checklist = read(block, problems)
    if checklist is None:
        return None
    return Rendered("checklist", checklist.id, checklist.title, anchor(checklist), html(checklist), checklist)


KIND = Kind(name="checklist", words=("checklist", "清单"), options=NAMES, render=render)
