"""Definition lists."""

from __future__ import annotations

from handbook.manual.literals import call
from handbook.manual.tree import Element
from handbook.manual.writer import Construct, Writer


def _list(element: Element, writer: Writer) -> str:
    return "\n\n".join(writer.element(child) for child in element.elements)


def _term(element: Element, writer: Writer) -> str:
    return call("defined", writer.inline(element.children))


def _definition(element: Element, writer: Writer) -> str:
    return call("definition", writer.flow(element.children))


CONSTRUCTS = (
    Construct("dl", _list),
    Construct("dt", _term),
    Construct("dd", _definition),
)
