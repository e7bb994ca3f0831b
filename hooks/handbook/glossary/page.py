"""A finished page with its terms explained: the first one in every section becomes a link with its meaning.

Without scripts the link leads to the glossary; ``terms.js`` shows the meaning where the word stands.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from html import escape, unescape

from handbook.glossary.model import Term

ARTICLE = re.compile(r"(?P<start><article\b[^>]*>)(?P<inside>.*)(?P<end></article>)", re.DOTALL)
TAG = re.compile(r"(<!--.*?-->|<[A-Za-z/!](?:\"[^\"]*\"|'[^']*'|[^'\">])*>)", re.DOTALL)
NAME = re.compile(r"^<(?P<end>/?)(?P<name>[A-Za-z][\w-]*)")
CLASSES = re.compile(r"\sclass=[\"']([^\"']*)[\"']")

PASSED_OVER = "《[^》<]*》|（依据：[^）<]*）"
"""Titles of books and standards, and the naming of a source."""

VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
LEFT_ALONE = frozenset(
    "a abbr button code dt figure h1 h2 h3 h4 h5 h6 header footer kbd label nav output pre script select style summary"
    " svg template textarea th".split()
)
LEFT_ALONE_CLASSES = frozenset(
    "admonition-title calculator checklist diagram footnote hb-chapter hb-document hb-eyebrow tools".split()
)

Link = Callable[[str], str]
"""From a term's id to the address of its entry, seen from the page."""


class _Words:
    """Finds the words of the glossary; the longest wins, and words set apart are passed over."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self.terms: dict[str, Term | None] = {}
        for term in terms:
            self.terms.update({word: term for word in term.words if word not in self.terms})
            self.terms.update(dict.fromkeys(term.apart))
        longest = sorted(self.terms, key=len, reverse=True)
        self.pattern = re.compile("|".join([PASSED_OVER, *map(_pattern, longest)])) if longest else None


def annotate(page: str, terms: Iterable[Term], link: Link) -> str:
    """``page``, whole HTML, with the terms of its article explained; a page without an article as it is."""
    words = _Words(terms)
    if words.pattern is None:
        return page
    return ARTICLE.sub(
        lambda found: found["start"] + _Article(words, link).annotate(found["inside"]) + found["end"], page, count=1
    )


class _Article:
    """Goes through an article once; ``said`` are the terms explained since the last ``h2``."""

    def __init__(self, words: _Words, link: Link) -> None:
        self._words = words
        self._link = link
        self._open: list[tuple[str, bool]] = []
        self._said: set[str] = set()

    def annotate(self, html: str) -> str:
        """The article with its terms explained."""
        return "".join(
            self._tag(piece) if piece.startswith("<") and TAG.fullmatch(piece) else self._text(piece)
            for piece in TAG.split(html)
        )

    def _tag(self, tag: str) -> str:
        match = NAME.match(tag)
        if match is None or match["name"].lower() in VOID or tag.endswith("/>"):
            return tag
        name = match["name"].lower()
        if match["end"]:
            while self._open and self._open.pop()[0] != name:
                pass
            return tag
        if name == "h2":
            self._said.clear()
        classes = CLASSES.search(tag)
        alone = name in LEFT_ALONE or bool(classes and LEFT_ALONE_CLASSES & set(classes[1].split()))
        self._open.append((name, alone or (bool(self._open) and self._open[-1][1])))
        return tag

    def _text(self, text: str) -> str:
        pattern = self._words.pattern
        if pattern is None or not text.strip() or (self._open and self._open[-1][1]):
            return text
        return pattern.sub(self._explain, text)

    def _explain(self, found: re.Match[str]) -> str:
        term = self._words.terms.get(found[0])
        if term is None or term.id in self._said:
            return found[0]
        self._said.add(term.id)
        address, meaning = escape(self._link(term.id)), escape(unescape(term.meaning))
        return f'<a class="term" href="{address}" data-meaning="{meaning}">{found[0]}</a>'


def _pattern(word: str) -> str:
    """A word as it is found: Latin ones not inside a longer word."""
    before = r"(?<![A-Za-z0-9])" if word[0].isascii() else ""
    after = r"(?![A-Za-z0-9])" if word[-1].isascii() else ""
    return before + re.escape(escape(word, quote=False)) + after
