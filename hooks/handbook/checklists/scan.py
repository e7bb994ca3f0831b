"""Finds the checklists in an editor's file without rendering it, for the tools that work on files.

``blocks.py`` finds them for the page; this room may not import it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from handbook.source import Block, Option, SourceLine

_OPENING = re.compile(
    r"(?P<indent> *)(?:///|／／／)[ \u3000]*(?:checklist|清单)\s*(?:[|｜]\s*(?P<title>.*?))?\s*\Z"
)
_CLOSING = re.compile(r" *(?:///|／／／)\s*\Z")
_OPTION = re.compile(r"\s+(?P<name>[^\s:：|]+)\s*[:：]\s*(?P<value>.*?)\s*\Z")
_FENCE = re.compile(r" *(?P<fence>`{3,}|~{3,})")


def blocks(path: str, text: str) -> Iterator[Block]:
    """The closed checklist blocks of a file, line numbers from 1; those inside fenced code are examples."""
    lines = [SourceLine(path, number, line) for number, line in enumerate(text.split("\n"), 1)]
    index, fence = 0, ""
    while index < len(lines):
        fence, skip = _fenced(fence, lines[index].full)
        opening = None if skip else _OPENING.match(lines[index].full)
        end = _end(lines, index + 1) if opening else None
        if opening and end is not None:
            yield _block(opening, lines[index:end])
            index = end
        index += 1


def _fenced(fence: str, line: str) -> tuple[str, bool]:
    """The fence still open after ``line``, and whether ``line`` is code."""
    found = _FENCE.match(line)
    if not fence:
        return (found["fence"], True) if found else ("", False)
    closes = found is not None and found["fence"].startswith(fence) and line.strip() == found["fence"]
    return "" if closes else fence, True


def _end(lines: list[SourceLine], start: int) -> int | None:
    return next((index for index in range(start, len(lines)) if _CLOSING.match(lines[index].full)), None)


def _block(opening: re.Match[str], lines: list[SourceLine]) -> Block:
    indent = len(opening["indent"])
    first, *rest = (SourceLine(line.path, line.number, line.full, indent) for line in lines)
    options: list[Option] = []
    for line in rest:
        found = _OPTION.match(line.text)
        if not found:
            break
        options.append(Option(found["name"], found["value"], line, found.start("value")))
    return Block("checklist", opening["title"] or "", first, tuple(options), tuple(rest[len(options) :]))
