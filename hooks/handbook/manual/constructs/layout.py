"""Elements that only hold others, on the screen as on paper."""

from __future__ import annotations

from handbook.manual.tree import Element
from handbook.manual.writer import Construct, Writer

LINES = ("span", "time", "data", "output", "var", "samp", "bdi")
"""Elements of a line that say something to machines only."""


def _blocks(element: Element, writer: Writer) -> str:
    return writer.flow(element.children)


def _line(element: Element, writer: Writer) -> str:
    return "".join(
        writer.text(child) if isinstance(child, str) else writer.element(child) for child in element.children
    )


CONSTRUCTS = (
    Construct("div", _blocks, classes=frozenset({"grid", "cards", "md-typeset__table"})),
    Construct("section", _blocks),
    *(Construct(tag, _line, block=False) for tag in LINES),
)
