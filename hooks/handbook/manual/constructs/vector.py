"""Inline SVG: diagrams and charts as vectors, icons at the size of the text."""

from __future__ import annotations

from handbook.manual.literals import string
from handbook.manual.tree import Element
from handbook.manual.vectors import description, markup
from handbook.manual.writer import Construct, Writer
from handbook.problems import Code


def _drawing(element: Element, writer: Writer) -> str:
    alternative = description(element)
    if not alternative:
        writer.note(
            Code.PRINT_DESCRIPTION,
            "一幅图没有说明",
            "在 <svg> 里写 aria-label 或 <title>。",
            needle="<svg",
        )
        return ""
    return f"#drawing({string(markup(element))}, alt: {string(alternative)})"


def _icon(element: Element, _: Writer) -> str:
    drawing = element.find("svg")
    return f"#icon({string(markup(drawing))})" if drawing is not None else ""


CONSTRUCTS = (
    Construct("svg", _drawing, classes=frozenset({"*"})),
    Construct("span", _icon, "twemoji", frozenset({"*"}), block=False),
)
