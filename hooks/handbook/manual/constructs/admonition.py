"""Admonitions, and details that fold on the screen and stand open on paper."""

from __future__ import annotations

from handbook.manual.literals import call
from handbook.manual.tree import Element
from handbook.manual.writer import Construct, Writer
from handbook.problems import width

KINDS = frozenset(
    "note abstract info tip success question warning failure danger bug example quote"
    " summary tldr todo hint important check done help faq caution attention fail missing error snippet cite"
    " inline end open".split()
)
STRONG = frozenset(
    {"warning", "caution", "attention", "danger", "error", "failure", "fail", "missing", "bug"}
)


def _boxed(element: Element, writer: Writer) -> str:
    title = next((child for child in element.elements if _is_title(child)), None)
    rest = [child for child in element.children if child is not title]
    arguments = []
    if title is not None:
        arguments.append(f"title: [{writer.inline(title.children)}]")
    if STRONG & set(element.classes):
        arguments.append("strong: true")
    if _long(element):
        arguments.append("whole: false")
    return f"#admonition({', '.join(arguments)})[{writer.flow(rest)}]"


def _long(element: Element) -> bool:
    """Whether a page may break inside: boxes of more than about ten lines, or with blocks of their own."""
    paragraphs = sum(inner.tag in {"p", "li", "tr"} for inner in element.walk())
    lines = width(element.text()) / 80 + paragraphs
    return lines > 12 or any(inner.tag in {"table", "section", "pre"} for inner in element.walk())


def _is_title(element: Element) -> bool:
    return element.tag == "summary" or "admonition-title" in element.classes


def _title(element: Element, writer: Writer) -> str:
    return call("strong", writer.inline(element.children))


CONSTRUCTS = (
    Construct("div", _boxed, "admonition", KINDS),
    Construct("details", _boxed, "", KINDS),
    Construct("summary", _title),
    Construct("p", _title, "admonition-title"),
)
