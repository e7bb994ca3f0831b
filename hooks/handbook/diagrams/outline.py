"""The list inside a block, as nodes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from handbook.diagrams.marks import MARKUP, plain
from handbook.diagrams.model import Content, Node, Report
from handbook.problems import Code
from handbook.source import SourceLine

ITEM = re.compile(r"^(?P<indent>[ \t]*)[-*+]\s+(?P<text>\S.*?)\s*$")
SECTION = re.compile(r"^\s*\*\*(?P<title>[^*]+)\*\*\s*$")
STRONG = re.compile(r"^\*\*(?P<label>[^*]+)\*\*(?:\s*[:：]\s*(?P<note>.*))?$")
STEP = 4


@dataclass
class _Open:
    """An item whose children are still being read."""

    line: SourceLine
    offset: int
    text: str
    section: str
    children: list[_Open] = field(default_factory=list)

    def close(self) -> Node:
        """The item and everything below it."""
        strong = STRONG.match(self.text)
        label, note = (strong["label"], strong["note"] or "") if strong else _split(self.text)
        children = tuple(child.close() for child in self.children)
        return Node(plain(label), plain(note), bool(strong), self.section, self.line, self.offset, children)


def read_outline(body: Sequence[SourceLine], report: Report) -> Content:
    """Every item of the list with what is indented below it; other lines are noted."""
    levels: list[list[_Open]] = [[]]
    section = ""
    for line in body:
        item, title = ITEM.match(line.text), SECTION.match(line.text)
        if title:
            section = title["title"].strip()
        elif item is None:
            _refuse(line, report)
        else:
            depth, over = divmod(len(item["indent"].expandtabs(STEP)), STEP)
            if over or depth >= len(levels) or (depth and not levels[depth - 1]):
                hint = "下一级缩进四个空格，一次只深一级。"
                report.line(line, Code.DIAGRAM_INDENT, "这一条的缩进不对", hint, length=max(len(item["indent"]), 1))
                continue
            opened = _Open(line, item.start("text"), item["text"], section)
            section = ""
            _check_marks(opened, report)
            levels[depth].append(opened)
            levels[depth + 1 :] = [opened.children]
    return Content(nodes=tuple(opened.close() for opened in levels[0]))


def _split(text: str) -> tuple[str, str]:
    label, _, note = text.replace(":", "：", 1).partition("：") if "：" not in text else text.partition("：")
    return label.strip(), note.strip()


def _check_marks(opened: _Open, report: Report) -> None:
    found = MARKUP.search(opened.text)
    if found:
        hint = "图里只放文字，链接写在图的前后。"
        offset = opened.offset + found.start()
        report.line(opened.line, Code.DIAGRAM_TEXT, "图里不能有链接和标签", hint, offset=offset, length=len(found[0]))


def _refuse(line: SourceLine, report: Report) -> None:
    text = line.text.strip()
    if not text:
        return
    table = text.startswith("|")
    hint = "这种图写成列表：- 名称：说明。" if table else "写成：- 名称：说明。"
    offset = len(line.text) - len(line.text.lstrip())
    report.line(line, Code.DIAGRAM_LINE, "这一行不是列表的一条", hint, offset=offset, length=len(text))
