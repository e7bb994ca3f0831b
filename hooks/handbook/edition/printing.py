"""What the printed manual is told about the pages."""

from __future__ import annotations

from datetime import date

from handbook.edition.leaf import Leaf
from handbook.manual import Page


def printed(leaf: Leaf, due: date | None) -> Page:
    """A page as the manual sees it; ``due`` is the day of its next review."""
    return Page(
        part=leaf.part,
        title=leaf.title,
        url=leaf.url,
        path=leaf.path,
        meta=leaf.meta,
        html=leaf.html,
        source=leaf.source,
        tools={one.anchor: one.model for one in leaf.tools},
        due=due,
    )
