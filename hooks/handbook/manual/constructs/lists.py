"""Lists: with bullets, numbers, or the boxes of a task list."""

from __future__ import annotations

from handbook.manual.literals import value
from handbook.manual.tree import Element
from handbook.manual.writer import Construct, Writer

NUMBERINGS = {"a": "a.", "A": "A.", "i": "i.", "I": "I."}


def _items(element: Element, writer: Writer) -> str:
    return "".join(f"[{writer.element(item)}]" for item in element.elements)


def _tight(element: Element) -> bool:
    """Whether no item has paragraphs of its own."""
    return not any(child.tag == "p" for item in element.elements for child in item.elements)


def _bullets(element: Element, writer: Writer) -> str:
    return f"#list(tight: {value(_tight(element))})" + _items(element, writer)


def _numbers(element: Element, writer: Writer) -> str:
    start = element.get("start")
    arguments = [f"tight: {value(_tight(element))}"]
    if start.lstrip("-").isdigit():
        arguments.append(f"start: {start}")
    if element.get("type") in NUMBERINGS:
        arguments.append(f"numbering: {value(NUMBERINGS[element.get('type')])}")
    return f"#enum({', '.join(arguments)})" + _items(element, writer)


def _tasks(element: Element, writer: Writer) -> str:
    boxes = ", ".join("true" if _ticked(item) else "false" for item in element.elements)
    return f"#tasks(({boxes},))" + _items(element, writer)


def _ticked(item: Element) -> bool:
    box = item.find("input")
    return box is not None and "checked" in box.attributes


def _item(element: Element, writer: Writer) -> str:
    return writer.flow(element.children)


def _box(_: Element, __: Writer) -> str:
    return ""  # the list prints the box


CONSTRUCTS = (
    Construct("ul", _bullets),
    Construct("ul", _tasks, "task-list"),
    Construct("ol", _numbers),
    Construct("li", _item),
    Construct("li", _item, "task-list-item"),
    Construct("label", _box, "task-list-control", block=False, silent=True),
    Construct("input", _box, block=False),
)
