"""Diagrams: a Markdown list or table in a block, drawn at build time in the handbook's own style."""

from __future__ import annotations

from handbook.diagrams.page import anchor, page
from handbook.diagrams.read import NAMES, read
from handbook.problems import Problems
from handbook.source import Block, Kind, Rendered


def render(block: Block, problems: Problems) -> Rendered | None:
    """A block as HTML and model; what is wrong goes to ``problems``, None when nothing can be shown."""
    diagram = read(block, problems)
    if diagram is None:
        return None
    return Rendered("diagram", diagram.id, diagram.title, anchor(diagram), page(diagram), diagram)


KIND = Kind(name="diagram", words=("diagram", "图示"), options=NAMES, render=render)
