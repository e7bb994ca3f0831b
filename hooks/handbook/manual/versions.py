"""The versions of the revision record: from the handbook's own page about them, else from CHANGELOG.md."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath

from handbook.manual.model import Page
from handbook.manual.tree import Element, parse

PAGE = "revisions"
VERSION = re.compile(
    r"^##\s+\[?v?(?P<name>\d[^\]\s（(]*)\]?\s*(?:[-–—（(]\s*)?(?P<date>\d{4}-\d{2}-\d{2})?[）)]?\s*$"
)
ITEM = re.compile(r"^\s*[-*]\s+(?P<text>.+)$")
LINK = re.compile(r"\[(?P<text>[^\]]*)\]\([^)]*\)")
MARKS = re.compile(r"[*`_]{1,2}(?P<text>[^*`_]+)[*`_]{1,2}")


@dataclass(frozen=True)
class Version:
    """One version: its name, its date (as written, may be empty) and what changed."""

    name: str
    date: str
    changes: tuple[str, ...]


def read_revisions(pages: Iterable[Page]) -> tuple[Version, ...]:
    """The table 版本 | 生效日期 | 改了什么 of the page ``revisions``; nothing where there is none."""
    for page in pages:
        if PurePosixPath(page.path).stem == PAGE:
            for table in parse(page.html).walk():
                if table.tag == "table" and (rows := _rows(table)) and rows[0][:1] == ["版本"]:
                    return tuple(Version(row[0], row[1], (row[2],)) for row in rows[1:] if len(row) > 2)
    return ()


def read_changelog(text: str) -> tuple[Version, ...]:
    """The released versions of a change log, newest first: ``## 1.1 - 2026-12-01`` and ``- what changed``."""
    versions: list[Version] = []
    for line in text.splitlines():
        heading = VERSION.match(line)
        item = ITEM.match(line)
        if heading:
            versions.append(Version(heading["name"], heading["date"] or "", ()))
        elif line.startswith("## "):
            versions.append(Version("", "", ()))
        elif versions and (item or (line.startswith("  ") and line.strip())):
            versions[-1] = _with(versions[-1], item["text"] if item else "", line.strip())
    return tuple(version for version in versions if version.name)


def _with(version: Version, item: str, line: str) -> Version:
    """A version with one change more, or with its last change continued by ``line``."""
    if item or not version.changes:
        changes = (*version.changes, _plain(item or line))
    else:
        last, more = version.changes[-1], _plain(line)
        space = " " if last[-1:].isascii() and more[:1].isascii() else ""
        changes = (*version.changes[:-1], f"{last}{space}{more}")
    return Version(version.name, version.date, changes)


def _rows(table: Element) -> list[list[str]]:
    return [
        [" ".join(cell.text().split()) for cell in row.elements] for row in table.walk() if row.tag == "tr"
    ]


def _plain(text: str) -> str:
    return MARKS.sub(r"\g<text>", LINK.sub(r"\g<text>", text)).strip()
