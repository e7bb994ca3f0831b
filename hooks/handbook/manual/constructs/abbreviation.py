"""Abbreviations: spelled out at their first use in a chapter, since paper has no tooltip."""

from __future__ import annotations

import re

from handbook.manual.literals import text
from handbook.manual.tree import Element
from handbook.manual.writer import Construct, Writer

LATIN = re.compile(r"[A-Za-z][A-Za-z0-9&./ -]*")
END = re.compile(r"[。；：;:]")
"""Where the name ends and its explanation begins."""


def _abbreviation(element: Element, writer: Writer) -> str:
    short = element.text()
    body = writer.inline(element.children)
    spelled = END.split(element.get("title"), maxsplit=1)[0].strip()
    known = f"abbr:{short}" in writer.said
    writer.said.add(f"abbr:{short}")
    if known or not spelled or not LATIN.fullmatch(short) or _told(short, spelled, writer):
        return body
    return f"{body}{text(f'（{spelled}）')}"


def _told(short: str, spelled: str, writer: Writer) -> bool:
    """Whether the chapter itself says what the letters stand for."""
    words = writer.tree.text()
    return f"{short}（{spelled}" in words or f"{spelled}（{short}" in words


CONSTRUCTS = (Construct("abbr", _abbreviation, block=False),)
