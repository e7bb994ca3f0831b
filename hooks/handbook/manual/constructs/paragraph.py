"""Paragraphs, quotations, rules and line breaks."""

from __future__ import annotations

from handbook.manual.literals import call
from handbook.manual.tree import Element
from handbook.manual.writer import Construct, Writer


def _paragraph(element: Element, writer: Writer) -> str:
    return writer.inline(element.children)


def _quotation(element: Element, writer: Writer) -> str:
    return call("quotation", writer.flow(element.children))


def _rule(_: Element, __: Writer) -> str:
    return call("rule")


def _break(_: Element, __: Writer) -> str:
    return "#linebreak()"


CONSTRUCTS = (
    Construct("p", _paragraph, classes=frozenset({"handbook-note"})),
    Construct("blockquote", _quotation),
    Construct("hr", _rule),
    Construct("br", _break, block=False),
)
