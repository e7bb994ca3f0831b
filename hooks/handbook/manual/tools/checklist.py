"""A checklist as a form: boxes, lines for notes, lines to sign on."""

from __future__ import annotations

from handbook.checklists.inline import to_html
from handbook.checklists.model import Checklist, Item
from handbook.manual.literals import string, text, value
from handbook.manual.tools.address import live
from handbook.manual.tree import parse
from handbook.manual.writer import Writer

ROLES = ("经办人",)


def form(checklist: Checklist, writer: Writer) -> str:
    """The whole form. A closed list is only named, as on the page."""
    title = _inline(checklist.title, writer)
    arguments = [
        f"id: {string(writer.label(f'list-{checklist.id}'))}",
        f"title: [{title}]",
        f"plain: {string(checklist.title)}",
        f"one-page: {value(checklist.one_page)}",
        f"repeat: {string(checklist.repeat)}",
        f"introduction: ({''.join(f'[{_inline(words, writer)}], ' for words in checklist.introduction)})",
        f"entries: (\n{_entries(checklist, writer)})",
        f"roles: {value(checklist.signatures or ROLES)}",
        f"closed: {value(checklist.closed)}",
        f"live: [{live(writer.settings.site_url, f'k/{checklist.id}/', writer.chapter.page.title)}]",
    ]
    return "#checklist(" + ", ".join(arguments) + ")"


def _entries(checklist: Checklist, writer: Writer) -> str:
    lines = []
    for entry in checklist.entries:
        body = _inline(entry.text, writer)
        if not isinstance(entry, Item):
            lines.append(f"  (group: [{body}]),\n")
            continue
        mark = "必做" if entry.required else "可不适用" if entry.optional else ""
        suffix = f"#mark-of-item[{text(mark)}]" if mark else ""
        lines.append(f"  (depth: {entry.depth}, body: [{body}{suffix}]),\n")
    return "".join(lines)


def _inline(words: str, writer: Writer) -> str:
    return writer.inline(parse(f"<p>{to_html(words)}</p>").elements[0].children)
