"""One page of the navigation, as the package knows it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from handbook.governance.chapters import Chapter, read_chapter
from handbook.problems import Problems
from handbook.source import Rendered

APPENDICES = ("tools", "reference")
"""Folders whose pages are not chapters: nobody's review is due."""


@dataclass(frozen=True)
class Leaf:
    """A page with everything that was made of it.

    ``path`` is the editor's file as problems name it, ``folder`` the first folder below ``docs``, ``url`` the
    address below the site's root, ``part`` the title of the part it stands in. ``source`` is the whole file,
    ``text`` its Markdown with the company's facts put in, ``html`` what became of it, ``tools`` its blocks.
    """

    path: str
    folder: str
    url: str
    title: str
    part: str
    meta: Mapping[str, object]
    source: str
    text: str
    html: str
    tools: tuple[Rendered, ...]
    home: bool = False

    @property
    def appendix(self) -> bool:
        """Whether it stands beside the chapters: the home page, the tools, the appendices."""
        return self.home or self.folder in APPENDICES

    @property
    def description(self) -> str:
        """The sentence that says what the page is for."""
        return self.fact("description")

    def fact(self, name: str) -> str:
        """An entry of the front matter as text, empty where there is none."""
        value = self.meta.get(name)
        return "" if value is None else str(value)

    def words(self, name: str) -> tuple[str, ...]:
        """An entry of the front matter that is a list."""
        value = self.meta.get(name)
        return tuple(map(str, value)) if isinstance(value, list) else ()

    def chapter(self, problems: Problems) -> Chapter | None:
        """The chapter that the front matter describes; None for other pages, and where it cannot be read."""
        if self.appendix or not self.part:
            return None
        return read_chapter(self.path, self.url, self.part, self.meta, self.source, problems)


def chapters(leaves: list[Leaf], problems: Problems) -> list[Chapter]:
    """All chapters in the order of the navigation; what is wrong with their front matter is noted."""
    read = (leaf.chapter(problems) for leaf in leaves)
    return [chapter for chapter in read if chapter is not None]
