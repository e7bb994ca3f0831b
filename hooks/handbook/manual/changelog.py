"""CHANGELOG.md → the versions of the revision record."""

from __future__ import annotations

import re
from dataclasses import dataclass

VERSION = re.compile(
    r"^##\s+\[?v?(?P<name>[^\]\s（(—–-]+)\]?\s*(?:[-–—（(]\s*)?(?P<date>\d{4}-\d{2}-\d{2})?[）)]?\s*$"
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


def read_changelog(text: str) -> tuple[Version, ...]:
    """The versions of a change log, newest first as written: ``## 1.1 - 2026-12-01`` and ``- what changed``."""
    versions: list[Version] = []
    for line in text.splitlines():
        heading = VERSION.match(line)
        item = ITEM.match(line)
        if heading:
            versions.append(Version(heading["name"], heading["date"] or "", ()))
        elif item and versions:
            last = versions[-1]
            versions[-1] = Version(last.name, last.date, (*last.changes, _plain(item["text"])))
        elif versions and versions[-1].changes and line.startswith("  ") and line.strip():
            last = versions[-1]
            joined = _join(last.changes[-1], _plain(line.strip()))
            versions[-1] = Version(last.name, last.date, (*last.changes[:-1], joined))
    return tuple(versions)


def _join(first: str, second: str) -> str:
    space = " " if first[-1:].isascii() and second[:1].isascii() else ""
    return f"{first}{space}{second}"


def _plain(text: str) -> str:
    return MARKS.sub(r"\g<text>", LINK.sub(r"\g<text>", text)).strip()
