"""Headings inside a chapter; the chapter's own title is printed from its front matter."""

from __future__ import annotations

from handbook.manual.literals import call
from handbook.manual.tree import Element
from handbook.manual.writer import Construct, Writer


def _heading(element: Element, writer: Writer) -> str:
    children = [
        child
        for child in element.children
        if not (isinstance(child, Element) and "headerlink" in child.classes)
    ]
    identifier = element.get("id")
    label = f" <{writer.label(identifier)}>" if identifier and writer.is_target(identifier) else ""
    return call("section", writer.inline(children), depth=writer.depth(int(element.tag[1]) - 1)) + label


def _title(_: Element, __: Writer) -> str:
    return ""  # the title stands above the chapter already


CONSTRUCTS = (
    Construct("h1", _title),
    *(Construct(f"h{depth}", _heading) for depth in range(2, 7)),
)
