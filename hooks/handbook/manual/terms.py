"""The terms of the glossary, found in the chapters for the index at the manual's end."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from pypinyin import Style, lazy_pinyin

from handbook.manual.tree import Element, parse

BRACKETS = re.compile(r"[（(](?P<inside>[^）)]*)[）)]")
SEPARATORS = re.compile(r"[、，,/／；;]")
LATIN = re.compile(r"[A-Za-z0-9]")


@dataclass(frozen=True)
class Term:
    """A term as the index lists it, and the words under which chapters use it."""

    title: str
    words: tuple[str, ...]

    @property
    def key(self) -> tuple[str, str]:
        """Where it stands in the index: its letter, then its sound."""
        sound = "".join(lazy_pinyin(self.title, style=Style.TONE3)).lower()
        first = sound[:1].upper()
        return (first if first.isascii() and first.isalpha() else "#", sound)


class Terms:
    """Finds terms in text; the longest wins where two begin at one place."""

    def __init__(self, terms: Iterable[Term] = ()) -> None:
        self.terms = tuple(sorted(terms, key=lambda term: term.key))
        self._numbers = {
            word.lower(): number for number, term in enumerate(self.terms) for word in term.words
        }
        alternatives = sorted(map(_pattern, self._numbers), key=len, reverse=True)
        self._pattern = re.compile("|".join(alternatives), re.IGNORECASE) if alternatives else None

    def split(self, text: str, said: set[str]) -> list[str | int]:
        """``text`` in pieces, with a term's number before its first use; ``said`` remembers the used ones."""
        if self._pattern is None:
            return [text]
        pieces: list[str | int] = []
        end = 0
        for match in self._pattern.finditer(text):
            number = self._numbers[match[0].lower()]
            if f"term:{number}" in said:
                continue
            said.add(f"term:{number}")
            pieces += [text[end : match.start()], number]
            end = match.start()
        return [piece for piece in [*pieces, text[end:]] if piece != ""]

    def groups(self) -> list[tuple[str, list[tuple[int, str]]]]:
        """The index: for every letter the numbers and titles of its terms."""
        numbered = enumerate(self.terms)
        return [
            (letter, [(number, term.title) for number, term in group])
            for letter, group in groupby(numbered, key=lambda pair: pair[1].key[0])
        ]


def read_terms(html: str) -> Terms:
    """The terms of a glossary page: everything that a definition list there defines."""
    return Terms(filter(None, (_term(inner) for inner in parse(html).walk() if inner.tag == "dt")))


def _term(element: Element) -> Term | None:
    title = " ".join(
        "".join(
            child if isinstance(child, str) else child.text()
            for child in element.children
            if isinstance(child, str) or "headerlink" not in child.classes
        ).split()
    )
    names = [BRACKETS.sub("", title), *(match["inside"] for match in BRACKETS.finditer(title))]
    words = [word.strip() for name in names for word in SEPARATORS.split(name)]
    words = [word for word in words if len(word) >= 2]
    return Term(title, tuple(dict.fromkeys(words))) if words else None


def _pattern(word: str) -> str:
    """A word as it is found: Latin ones not inside a longer word."""
    before = r"(?<![A-Za-z0-9])" if LATIN.match(word[0]) else ""
    after = r"(?![A-Za-z0-9])" if LATIN.match(word[-1]) else ""
    return before + re.escape(word) + after
