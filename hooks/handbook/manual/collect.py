"""Pages in the order of the navigation → parts and numbered chapters, and everything a link may point at."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from pathlib import PurePosixPath
from urllib.parse import unquote, urljoin, urlsplit

from handbook.manual.literals import anchor
from handbook.manual.model import Chapter, Page, Part
from handbook.manual.tree import Element, parse

APPENDIX = "附录"
"""The part whose chapters are lettered rather than numbered."""

SCREEN_ONLY = frozenset({"headerlink", "footnote-ref", "footnote-backref"})

DIGITS = "零一二三四五六七八九"


class Book:
    """The whole manual: its parts, every chapter's tree, and what their links may point at."""

    def __init__(self, pages: Iterable[Page]) -> None:
        self.pages = tuple(pages)
        self.parts = tuple(_parts(page for page in self.pages if _printed(page)))
        self.chapters = tuple(chapter for part in self.parts for chapter in part.chapters)
        self.trees = {chapter.key: parse(chapter.page.html) for chapter in self.chapters}
        self._by_url = {chapter.page.url: chapter for chapter in self.chapters}
        self._ids = {key: {inner.get("id") for inner in tree.walk()} for key, tree in self.trees.items()}
        self.targets = frozenset(self._targets())

    def resolve(self, chapter: Chapter, href: str) -> tuple[Chapter, str] | None:
        """The chapter and the id that a link of ``chapter`` points at; None where it leads out of the manual."""
        parts = urlsplit(href)
        if parts.scheme or parts.netloc:
            return None
        if not parts.path:
            return chapter, unquote(parts.fragment)
        path = unquote(urlsplit(urljoin("//site/" + chapter.page.url, parts.path)).path).lstrip("/")
        found = self._by_url.get(path)
        return None if found is None else (found, unquote(parts.fragment))

    def has(self, chapter: Chapter, identifier: str) -> bool:
        """Whether a chapter has an element with this id; the empty id is the chapter itself."""
        return not identifier or identifier in self._ids[chapter.key]

    def _targets(self) -> Iterable[str]:
        for chapter in self.chapters:
            for link in _links(self.trees[chapter.key]):
                found = self.resolve(chapter, link.get("href"))
                if found is not None and found[1]:
                    yield anchor(found[0].key, found[1])


def _links(tree: Element) -> Iterable[Element]:
    """The links a reader follows; those back from a footnote and those of a heading to itself are the screen's."""
    return (
        inner
        for inner in tree.walk()
        if inner.tag == "a" and inner.get("href") and not SCREEN_ONLY & set(inner.classes) and inner.children
    )


def _printed(page: Page) -> bool:
    """Pages of a part, unless their front matter says ``manual: false``; the home page is the site's own."""
    return bool(page.part) and page.meta.get("manual") is not False


def _parts(pages: Iterable[Page]) -> Iterable[Part]:
    number = 0
    for index, (title, group) in enumerate(groupby(pages, key=lambda page: page.part), 1):
        chapters = []
        for count, page in enumerate(group):
            number += title != APPENDIX
            mark = f"附录 {_letters(count)}" if title == APPENDIX else f"第 {number} 章"
            chapters.append(Chapter(page, number, _key(page), mark))
        mark = "" if title == APPENDIX else f"第{_numeral(index)}部分"
        yield Part(title, mark, PurePosixPath(chapters[0].page.url).parts[0], tuple(chapters))


def _letters(count: int) -> str:
    """A, B, …, Z, AA, …."""
    high, low = divmod(count, 26)
    return (_letters(high - 1) if high else "") + chr(ord("A") + low)


def _numeral(number: int) -> str:
    """1 to 99 in Chinese numerals; larger ones in digits."""
    tens, ones = divmod(number, 10)
    if tens > 9:
        return f" {number} "
    high = "" if not tens else "十" if tens == 1 else f"{DIGITS[tens]}十"
    return high + (DIGITS[ones] if ones or not tens else "")


def _key(page: Page) -> str:
    """``value/churn.html`` and ``value/churn/`` as ``value-churn``: the names of its files."""
    path = PurePosixPath(page.url)
    path = path.with_suffix("") if path.suffix == ".html" else path
    return anchor("-".join(path.parts) or "index")
