"""SVG made fit for paper: style-sheet variables resolved to inks that stay apart in black and white."""

from __future__ import annotations

import re
from html import escape

from handbook.manual.tree import Element

INKS = {
    "--hb-accent": "#1d4e6f",
    "--hb-accent-soft": "#dde6ec",
    "--hb-line": "#b4b8bc",
    "--hb-surface": "#ffffff",
    "--hb-surface-2": "#f1f2f3",
    "--hb-text": "#000000",
    "--hb-text-2": "#3c4043",
    "--hb-input": "#ffffff",
    "--hb-good": "#2f6b3f",
    "--hb-warn": "#8a5a00",
    "--hb-bad": "#8c1d18",
    "--hb-chart-1": "#1d4e6f",
    "--hb-chart-2": "#c98b2b",
    "--hb-chart-3": "#5d7f4a",
    "--hb-chart-4": "#a9bcc8",
    "--hb-chart-5": "#7a3b52",
}
"""The light colours of the style sheet, darkened for paper; the lightness of the five of a chart differs."""

VARIABLE = re.compile(r"var\(\s*(?P<name>--[\w-]+)\s*(?:,\s*(?P<other>[^()]*(?:\([^()]*\))?[^()]*))?\)")
FONT = "Noto Sans SC"


def resolve_variables(svg: str) -> str:
    """Every ``var(--name, fallback)`` of an SVG as the ink it stands for; an unknown one as its fallback."""
    return VARIABLE.sub(lambda match: INKS.get(match["name"], match["other"] or "#000000").strip(), svg)


WEIGHTS = {"normal": "400", "bold": "700"}


def weight(number: str) -> str:
    """The style for letters of a weight: inside an SVG a variable font knows weights only by its axis."""
    return f"font-weight: {number}; font-variation-settings: 'wght' {number}"


def description(svg: Element) -> str:
    """What an SVG shows, from ``aria-label``, ``title`` or ``desc``."""
    if svg.get("aria-label"):
        return svg.get("aria-label").strip()
    found = [
        inner
        for tag in ("title", "desc")
        for inner in svg.walk()
        if inner.tag == tag and inner.text().strip()
    ]
    return " ".join(inner.text().strip() for inner in found)


def markup(svg: Element, style: str = "") -> str:
    """An SVG element as a document of its own: name space, width and height, font, inks, ``style``."""
    attributes = dict(svg.attributes)
    attributes.setdefault("xmlns", "http://www.w3.org/2000/svg")
    box = svg.get("viewBox").replace(",", " ").split()
    if len(box) == 4:
        attributes["width"], attributes["height"] = box[2], box[3]
    attributes["font-family"] = FONT
    attributes.setdefault("font-weight", "400")
    sheet = [Element("style", {}, [style])] if style else []
    return resolve_variables(_markup(Element("svg", attributes, [*sheet, *svg.children])))


def _markup(element: Element) -> str:
    attributes = dict(element.attributes)
    if "font-weight" in attributes:
        settings = weight(WEIGHTS.get(attributes["font-weight"], attributes["font-weight"]))
        attributes["style"] = "; ".join(filter(None, [attributes.get("style", ""), settings]))
    pairs = "".join(f' {name}="{escape(value)}"' for name, value in attributes.items())
    inside = "".join(
        escape(child, quote=False) if isinstance(child, str) else _markup(child) for child in element.children
    )
    return f"<{element.tag}{pairs}>{inside}</{element.tag}>"
