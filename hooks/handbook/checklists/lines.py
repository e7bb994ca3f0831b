"""One line of a checklist: what it is, and what an editor probably meant when it is nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass

from handbook.source import SourceLine

REQUIRED = ("必做", "required")
OPTIONAL = ("可不适用", "optional")
MARKS = REQUIRED + OPTIONAL

_ITEM = re.compile(r"(?P<indent>[ \t]*)[-*+] \[(?P<box>[ xX]?)\][ \t]+(?P<rest>\S.*?)[ \t]*\Z")
_ALMOST = re.compile(r"\s*(?:[-*+•·]|\d+[.、)])?\s*[\[【［]\s*[xX√✓]?\s*[\]】］]")
_LISTED = re.compile(r"\s*(?:[-+•·]\s*\S|\*\s+\S|\d+[.、)]\s*\S)")
_BRACES = re.compile(r"[ \t]*\{:?[ \t]*(?P<inside>[^{}]*)\}\Z")
_STRAY = re.compile(r"\{:?\s*#[^{}]*\}")
_SIGNATURES = re.compile(r"\s*(?:签字|签名|[Ss]ignatures?)\s*[:：]\s*(?P<roles>.*?)\s*\Z")
_GROUP = re.compile(r"\*\*(?P<text>[^*]+)\*\*[:：]?\s*\Z")


@dataclass(frozen=True)
class Word:
    """A word between an item's braces; ``offset`` is where it starts in the line's text."""

    text: str
    offset: int


@dataclass(frozen=True)
class ItemLine:
    """``- [ ] text {#id marks}``. ``id`` has no ``#`` and is None when absent; ``end`` is where the text ends."""

    line: SourceLine
    indent: str
    ticked: bool
    text: str
    offset: int
    end: int
    id: Word | None
    marks: tuple[Word, ...]


def item_line(line: SourceLine) -> ItemLine | None:
    """The line as an item, or None when it is none."""
    found = _ITEM.match(line.text)
    if not found:
        return None
    offset, rest = found.start("rest"), found["rest"]
    braces = _BRACES.search(rest)
    words = _words(braces["inside"], offset + braces.start("inside")) if braces else ()
    text = rest[: braces.start()] if braces else rest
    ids = [Word(word.text[1:], word.offset + 1) for word in words if word.text[:1] in "#＃"]
    marks = tuple(word for word in words if word.text[:1] not in "#＃")
    ticked = found["box"] in ("x", "X")
    return ItemLine(
        line, found["indent"], ticked, text, offset, offset + len(text), ids[0] if ids else None, marks
    )


def _words(inside: str, offset: int) -> tuple[Word, ...]:
    return tuple(Word(found[0], offset + found.start()) for found in re.finditer(r"[^\s,，、]+", inside))


def stray_id(text: str) -> re.Match[str] | None:
    """Braces with an id that do not stand at the line's end."""
    return _STRAY.search(text)


def group_line(text: str) -> str | None:
    """The heading of a line that is bold as a whole."""
    found = _GROUP.match(text)
    return found["text"].strip() if found else None


def signature_line(text: str) -> tuple[str, ...] | None:
    """The roles of ``签字：经办人、主管``, or None when the line is something else."""
    found = _SIGNATURES.match(text)
    if not found:
        return None
    return tuple(role.strip() for role in re.split("[、,，;；/]", found["roles"]) if role.strip())


def is_prose(text: str) -> bool:
    """Whether a line can stand in the introduction: no list, no heading, no table."""
    return not (_ALMOST.match(text) or _LISTED.match(text) or text.lstrip()[:1] in ("#", "|", ">"))


def join_lines(before: str, after: str) -> str:
    """Two lines of one paragraph; no space between Han characters."""
    return f"{before} {after}" if before[-1:].isascii() and after[:1].isascii() else before + after


def advice(text: str) -> str:
    """What to write instead of a line that is neither item, heading nor signature."""
    if _ALMOST.match(text):
        return "方框写成 - [ ]：减号、空格、方括号里一个空格，再空一格写文字"
    if _LISTED.match(text):
        return "条目要带方框，写成 - [ ] 文字 {#id}"
    if text.lstrip().startswith("#"):
        return "清单里的小标题单独一行，写成 **小标题**"
    if text[:1] in " \t":
        return "一个条目写在同一行里，不要换行"
    return "条目写成 - [ ] 文字 {#id}，小标题写成 **小标题**，说明放在第一个条目之前"
