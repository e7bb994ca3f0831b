"""Footnotes: at the foot of the page that calls them."""

from __future__ import annotations

from handbook.manual.literals import call
from handbook.manual.tree import Element
from handbook.manual.writer import Construct, Writer
from handbook.problems import Code


def _superscript(element: Element, writer: Writer) -> str:
    call_ = element.find("a", "footnote-ref")
    if call_ is None:
        return call("super", writer.inline(element.children))
    identifier = call_.get("href").removeprefix("#")
    label = writer.label(identifier)
    if identifier in writer.said:
        return f"#footnote(<{label}>)"
    note = writer.notes.get(identifier)
    if note is None:
        writer.note(Code.PRINT_TARGET, f"脚注 {identifier} 没有内容", "在章末写 [^名称]: 内容。")
        return ""
    writer.said.add(identifier)
    return f"#footnote[{_body(note, writer)}]<{label}>"


def _body(note: Element, writer: Writer) -> str:
    paragraphs = []
    for child in note.elements:
        rest = [part.rstrip("\xa0") if isinstance(part, str) else part for part in child.children]
        paragraphs.append(writer.inline([part for part in rest if not _returns(part)]))
    return "#parbreak()".join(filter(None, paragraphs))


def _returns(part: Element | str) -> bool:
    return isinstance(part, Element) and "footnote-backref" in part.classes


def _collected(_: Element, writer: Writer) -> str:
    """The list at the page's end: its notes stand at the feet already; one that is never called is an error."""
    for identifier in writer.notes:
        if identifier not in writer.said:
            writer.note(Code.PRINT_TARGET, f"脚注 {identifier} 没有被引用", "删掉它，或在正文里写 [^名称]。")
    return ""


CONSTRUCTS = (
    Construct("sup", _superscript, block=False),
    Construct("div", _collected, "footnote"),
)
