"""A block's body in pieces: tables, directives (表：, 图：, 结论：) and other text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from handbook.calculators.language.characters import BLANKS
from handbook.calculators.read.cells import Cell, cut, is_rule
from handbook.source import SourceLine


class Word(Enum):
    """What a directive asks for."""

    TABLE = ("表", "表格", "table")
    CHART = ("图", "图表", "chart")
    VERDICT = ("结论", "verdict", "conclusion")


@dataclass(frozen=True)
class TableLines:
    """Consecutive lines of a Markdown table."""

    lines: tuple[SourceLine, ...]


@dataclass(frozen=True)
class Directive:
    """A line ``word：text``, for a verdict with the lines that continue it."""

    word: Word
    text: tuple[Cell, ...]


@dataclass(frozen=True)
class Paragraph:
    """Lines of other text."""

    lines: tuple[SourceLine, ...]


Section = TableLines | Directive | Paragraph

_WORDS = {name: word for word in Word for name in word.value}
_DIRECTIVE = re.compile(r"\s*(\w+)\s*[：:]", re.UNICODE)


def sections(body: tuple[SourceLine, ...]) -> list[Section]:
    """The pieces of a block in the order written."""
    found: list[Section] = []
    at = 0
    while at < len(body):
        end = at + 1
        if not body[at].text.strip(BLANKS):
            pass
        elif _starts_table(body, at):
            while end < len(body) and "|" in body[end].text.replace("｜", "|"):
                end += 1
            found.append(TableLines(body[at:end]))
        elif (directive := _directive(body[at])) is not None:
            if directive.word is Word.VERDICT:
                end = _text_end(body, end)
            more = tuple(cut(line, 0, len(line.text)) for line in body[at + 1 : end])
            found.append(Directive(directive.word, (*directive.text, *more)))
        else:
            end = _text_end(body, end)
            found.append(Paragraph(body[at:end]))
        at = end
    return found


def _starts_table(body: tuple[SourceLine, ...], at: int) -> bool:
    text = body[at].text.lstrip(BLANKS)
    return text.startswith(("|", "｜")) or ("|" in text and at + 1 < len(body) and is_rule(body[at + 1]))


def _text_end(body: tuple[SourceLine, ...], at: int) -> int:
    """Where running text that goes on at line ``at`` ends."""
    while (
        at < len(body)
        and body[at].text.strip(BLANKS)
        and not _starts_table(body, at)
        and _directive(body[at]) is None
    ):
        at += 1
    return at


def _directive(line: SourceLine) -> Directive | None:
    found = _DIRECTIVE.match(line.text)
    word = _WORDS.get(found[1].lower()) if found else None
    if found is None or word is None:
        return None
    return Directive(word, (cut(line, found.end(), len(line.text)),))
