"""Writes one chapter as Typst: walks its tree and hands every element to the construct that knows it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

from handbook.manual import literals
from handbook.manual.collect import Book
from handbook.manual.model import Chapter, Settings
from handbook.manual.terms import Terms
from handbook.manual.tree import Element
from handbook.problems import Code, Problems, nearest

SPACE = re.compile(r"[ \t\r\n\f]+")
WIDE = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f“”‘’…—"
BETWEEN_HAN = re.compile(rf"(?<=[{WIDE}])[ \t]*[\r\n][ \t\r\n]*(?=[{WIDE}])")
BESIDE_MARKS = re.compile(
    rf"(?<=[，。、；：！？）》」』】”’]) +(?=[{WIDE}])|(?<=[{WIDE}]) +(?=[（《「『【“‘])"
)
"""Spaces beside full-width punctuation, which has its white already."""

CLOSING = frozenset("，。、；：！？）》」』】”’")
LATIN_END = "\u2e7f"
APOSTROPHE = re.compile(r"(?<=[A-Za-z])’(?=[A-Za-z])")

Write = Callable[[Element, "Writer"], str]


@dataclass(frozen=True)
class Construct:
    """One thing a page can be made of.

    ``tag`` and ``kind`` say which elements it prints: ``div`` with the class ``admonition``, or any ``p``
    where ``kind`` is empty. ``classes`` are the other classes it may carry (``*``: any). ``block`` elements
    stand for themselves, others in a line. ``silent`` ones print nothing, and no white space around them.
    """

    tag: str
    write: Write
    kind: str = ""
    classes: frozenset[str] = frozenset()
    block: bool = True
    silent: bool = False

    def knows(self, element: Element) -> list[str]:
        """The classes of ``element`` that are not known."""
        if "*" in self.classes:
            return []
        return [name for name in element.classes if name != self.kind and name not in self.classes]


@dataclass
class Writer:
    """One chapter on its way to Typst, and what has been said in it so far."""

    book: Book
    chapter: Chapter
    problems: Problems
    settings: Settings
    terms: Terms
    constructs: Mapping[tuple[str, str], Construct]
    files: dict[str, bytes] = field(default_factory=dict)
    said: set[str] = field(default_factory=set)
    deepest: int = 0

    def document(self) -> str:
        """The whole chapter below its heading."""
        return self.flow(self.tree.children)

    @property
    def tree(self) -> Element:
        """The chapter's elements."""
        return self.book.trees[self.chapter.key]

    @cached_property
    def notes(self) -> dict[str, Element]:
        """The chapter's footnotes by id."""
        return {inner.get("id"): inner for inner in self.tree.walk() if inner.get("id").startswith("fn:")}

    def flow(self, children: Iterable[Element | str]) -> str:
        """Children that may be blocks, lines or both, as blocks with empty lines between."""
        blocks: list[tuple[str, str]] = []
        line: list[Element | str] = []
        for child in children:
            if isinstance(child, Element) and self._is_block(child):
                leading = (
                    child.tag if child.tag != "p" or not child.text().rstrip().endswith("：") else "lead"
                )
                blocks += [("", self.inline(line)), (leading, self.element(child))]
                line = []
            else:
                line.append(child)
        blocks.append(("", self.inline(line)))
        return "\n\n".join(_led([block for block in blocks if block[1]]))

    def inline(self, children: Iterable[Element | str]) -> str:
        """Children of a line, white space collapsed as a browser does and dropped at both ends."""
        pieces = [child for child in children if not self._is_silent(child)]
        _trim(pieces)
        _at_seams(pieces)
        return "".join(
            self.text(piece) if isinstance(piece, str) else self.element(piece) for piece in pieces
        )

    def text(self, words: str) -> str:
        """Text as people wrote it; a term of the index is marked at its first use in the chapter."""
        words = BESIDE_MARKS.sub("", SPACE.sub(" ", BETWEEN_HAN.sub("", words)))
        words = APOSTROPHE.sub("'", words)
        pieces = self.terms.split(words, self.said)
        return "".join(
            literals.call("term", number=piece) if isinstance(piece, int) else literals.text(piece)
            for piece in pieces
        )

    def element(self, element: Element) -> str:
        """What one element prints; a note of the problem and nothing where nobody knows it."""
        construct = self._construct(element)
        if construct is None:
            self._unknown(element, str(element))
            return ""
        for name in construct.knows(element):
            self._unknown(element, f'<{element.tag} class="{name}">')
        return self._anchor(element, construct) + construct.write(element, self)

    def label(self, identifier: str) -> str:
        """The label of an id of this chapter."""
        return literals.anchor(self.chapter.key, identifier)

    def depth(self, wanted: int) -> int:
        """How deep a heading stands: as written, but never two levels below the one before."""
        self.deepest = min(wanted, self.deepest + 1)
        return self.deepest

    def is_target(self, identifier: str) -> bool:
        """Whether some link of the manual points at this id."""
        return self.label(identifier) in self.book.targets

    def note(self, code: Code, message: str, hint: str = "", *, needle: str = "") -> None:
        """Note a problem of this chapter where its file says ``needle``."""
        self.problems.add(self.chapter.page.problem(code, message, hint, needle=needle))

    def _anchor(self, element: Element, construct: Construct) -> str:
        """A mark that links find; headings and tools carry their label themselves."""
        identifier = element.get("id")
        if not identifier or element.tag in {"h1", "h2", "h3", "h4", "h5", "h6", "section"}:
            return ""
        if not self.is_target(identifier) or (construct.tag, construct.kind) == ("li", "footnote"):
            return ""
        return literals.call("anchor", name=self.label(identifier))

    def _construct(self, element: Element) -> Construct | None:
        for name in element.classes:
            if (element.tag, name) in self.constructs:
                return self.constructs[element.tag, name]
        return self.constructs.get((element.tag, ""))

    def _is_block(self, element: Element) -> bool:
        construct = self._construct(element)
        return construct is None or construct.block

    def _is_silent(self, child: Element | str) -> bool:
        construct = self._construct(child) if isinstance(child, Element) else None
        return construct is not None and construct.silent

    def _unknown(self, element: Element, what: str) -> None:
        known = sorted({tag for tag, _ in self.constructs})
        guess = "" if (element.tag, "") in self.constructs else nearest(element.tag, known)
        hint = f"换成 {guess}，" if guess else "换成普通的段落、列表或表格，"
        self.note(
            Code.UNPRINTABLE,
            f"打印手册不认识 {what}",
            hint + f"或在 hooks/handbook/manual/constructs 里加上它。它的文字是“{_short(element.text())}”。",
            needle=_needle(element, self.chapter.page.source),
        )


def _led(blocks: list[tuple[str, str]]) -> Iterator[str]:
    """Keep a paragraph that ends in a colon with the list or table that follows it."""
    for (tag, body), (following, _) in pairwise([*blocks, ("", "")]):
        yield f"#lead[{body}]" if tag == "lead" and following in {"ul", "ol", "table", "div"} else body


def _trim(pieces: list[Element | str]) -> None:
    """Drop the white space at both ends of a line."""
    while pieces and isinstance(pieces[0], str):
        pieces[0] = pieces[0].lstrip(" \t\r\n")
        if pieces[0]:
            break
        del pieces[0]
    while pieces and isinstance(pieces[-1], str):
        pieces[-1] = pieces[-1].rstrip(" \t\r\n")
        if pieces[-1]:
            break
        del pieces[-1]


def _at_seams(pieces: list[Element | str]) -> None:
    """Drop the white space after a line break, and where an element ends in full-width punctuation."""
    for index, (before, piece) in enumerate(pairwise(pieces), 1):
        if isinstance(before, Element) and isinstance(piece, str):
            tail = before.text()[-1:]
            if before.tag == "br" or (tail in CLOSING and piece.lstrip()[:1] > LATIN_END):
                pieces[index] = piece.lstrip(" \t\r\n")


def _needle(element: Element, source: str) -> str:
    """What to look for in the editor's file: the raw tag, a class, or the first words inside."""
    words = element.text().split()
    candidates = [f"<{element.tag}", *element.classes, *(words[:1])]
    return next((words for words in candidates if words in source), "")


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= 24 else line[:23] + "…"
