"""Keys of a keyboard: one (``kbd``) or several pressed together (``++ctrl+p++``)."""

from __future__ import annotations

from handbook.manual.literals import call
from handbook.manual.tree import Element
from handbook.manual.writer import Construct, Writer


def _key(element: Element, writer: Writer) -> str:
    return call("key", writer.inline(element.children))


def _together(element: Element, writer: Writer) -> str:
    return "".join(
        writer.element(child) if child.tag == "kbd" else writer.text(child.text())
        for child in element.elements
    )


CONSTRUCTS = (
    Construct("kbd", _key, classes=frozenset({"*"}), block=False),
    Construct("span", _together, "keys", block=False),
)
