"""Code in a line and in blocks; colours are for the screen."""

from __future__ import annotations

from handbook.manual.literals import call, string, text
from handbook.manual.tree import Element
from handbook.manual.writer import Construct, Writer


def _code(element: Element, _: Writer) -> str:
    return f"#code({string(element.text())})"


def _pre(element: Element, writer: Writer) -> str:
    title = element.find("span", "filename")
    return _block(element.text(), title, writer)


def _highlight(element: Element, writer: Writer) -> str:
    title = element.find("span", "filename") or element.find("th", "filename")
    code = element.find("code") or element.find("pre")
    return _block(code.text() if code else "", title, writer)


def _block(source: str, title: Element | None, writer: Writer) -> str:
    source = source.rstrip("\n").expandtabs(4)
    name = call("code-title", writer.inline(title.children)) + "\n\n" if title is not None else ""
    return f"{name}#code-block({string(source)})"


def _filename(element: Element, _: Writer) -> str:
    return text(element.text())


CONSTRUCTS = (
    Construct("code", _code, classes=frozenset({"*"}), block=False),
    Construct("pre", _pre),
    Construct("div", _highlight, "highlight", frozenset({"*"})),
    Construct("table", _highlight, "highlighttable", frozenset({"*"})),
    Construct("span", _filename, "filename", block=False),
)
