"""A page's HTML as a tree of plain elements and strings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree, html

CAMEL = {
    name.lower(): name
    for name in (
        "attributeName baseFrequency clipPathUnits gradientTransform gradientUnits lengthAdjust linearGradient"
        " clipPath markerHeight markerUnits markerWidth maskContentUnits maskUnits pathLength patternContentUnits"
        " patternTransform patternUnits preserveAspectRatio radialGradient refX refY spreadMethod startOffset"
        " stdDeviation textLength textPath viewBox"
    ).split()
}
"""SVG's names with capitals, which an HTML parser lowers."""


@dataclass
class Element:
    """An element with its attributes; its children are elements and strings in order."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Element | str] = field(default_factory=list)

    @property
    def classes(self) -> tuple[str, ...]:
        """The words of its class attribute."""
        return tuple(self.get("class").split())

    def get(self, name: str) -> str:
        """An attribute; empty where there is none."""
        return self.attributes.get(name, "")

    @property
    def elements(self) -> list[Element]:
        """The children that are elements."""
        return [child for child in self.children if isinstance(child, Element)]

    def walk(self) -> Iterator[Element]:
        """The element and everything in it, in document order."""
        yield self
        for child in self.elements:
            yield from child.walk()

    def find(self, tag: str, name: str = "") -> Element | None:
        """The first element inside with this tag and class."""
        return next(
            (
                inner
                for inner in self.walk()
                if inner is not self and inner.tag == tag and (not name or name in inner.classes)
            ),
            None,
        )

    def text(self) -> str:
        """All the text inside, as it stands."""
        return "".join(child if isinstance(child, str) else child.text() for child in self.children)

    def __str__(self) -> str:
        """Its start tag as a problem names it."""
        classes = "".join(f".{name}" for name in self.classes)
        return f"<{self.tag}{classes}>"


def parse(source: str) -> Element:
    """The tree of a page's content, under an element ``body``."""
    root = html.fragment_fromstring(source, create_parent="body") if source.strip() else html.Element("body")
    return _copy(root)


def _copy(node: etree._Element) -> Element:
    inside_svg = node.tag == "svg" or any(parent.tag == "svg" for parent in node.iterancestors())
    names = CAMEL if inside_svg else {}
    tag = str(node.tag)
    element = Element(
        names.get(tag, tag), {names.get(str(key), str(key)): str(value) for key, value in node.attrib.items()}
    )
    if node.text:
        element.children.append(str(node.text))
    for child in node:
        if isinstance(child.tag, str):
            element.children.append(_copy(child))
        if child.tail:
            element.children.append(str(child.tail))
    return element
