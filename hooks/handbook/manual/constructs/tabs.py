"""Content tabs: one after another, each under its title."""

from __future__ import annotations

from handbook.manual.tree import Element
from handbook.manual.writer import Construct, Writer


def _tabs(element: Element, writer: Writer) -> str:
    labels = [
        child for part in element.elements if "tabbed-labels" in part.classes for child in part.elements
    ]
    blocks = [
        child for part in element.elements if "tabbed-content" in part.classes for child in part.elements
    ]
    return "\n\n".join(
        f"#tab(title: [{writer.inline(label.children)}])[{writer.flow(block.children)}]"
        for label, block in zip(labels, blocks, strict=True)
    )


CONSTRUCTS = (Construct("div", _tabs, "tabbed-set", frozenset({"tabbed-alternate"})),)
