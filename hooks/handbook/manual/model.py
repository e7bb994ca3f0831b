"""What the manual is made from: pages as the site has them, and the facts of document control."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from handbook.problems import Code, Place, Problem


@dataclass(frozen=True)
class Page:
    """One page of the site.

    ``part`` is the title of the part it stands in (empty for the home page), ``url`` its address below the
    site's root, ``path`` the editor's file as problems name it, ``meta`` its front matter, ``html`` what
    Markdown made of it and ``source`` the whole file. ``tools`` are the models of its calculators and
    checklists by the id of their HTML element, ``due`` the day of its next review.
    """

    part: str
    title: str
    url: str
    path: str
    meta: Mapping[str, object]
    html: str
    source: str = ""
    tools: Mapping[str, object] = field(default_factory=dict)
    due: date | None = None

    def problem(self, code: Code, message: str, hint: str = "", *, needle: str = "") -> Problem:
        """A problem of this page, at the first place where its file says ``needle``, else at its first line."""
        index = self.source.find(needle) if needle else -1
        if index < 0:
            return Problem(code, Place(self.path, 1, 1), message, hint)
        line = self.source.count("\n", 0, index) + 1
        start = self.source.rfind("\n", 0, index) + 1
        whole = self.source[start:].split("\n", 1)[0]
        return Problem(code, Place(self.path, line, index - start + 1), message, hint, whole, len(needle))

    def fact(self, name: str) -> str:
        """An entry of the front matter as it is printed; a list joined by 、; empty where there is none."""
        value = self.meta.get(name)
        if isinstance(value, list | tuple):
            return "、".join(str(word) for word in value)
        return "" if value is None else str(value)


@dataclass(frozen=True)
class Company:
    """Whose manual it is, from ``extra.company`` in mkdocs.yml; what is empty is left for a pen.

    ``approval`` are the names of who prepared, checked and approved it; ``distribution`` who holds a copy.
    """

    title: str
    name: str
    number: str = ""
    version: str = ""
    effective: str = ""
    classification: str = ""
    approval: tuple[str, str, str] = ("", "", "")
    distribution: tuple[str, ...] = ()


@dataclass(frozen=True)
class Settings:
    """Where things are.

    ``docs`` is the folder that images are read from; ``site_url`` the site's public address, empty where
    it has none; ``changelog`` the text of CHANGELOG.md; ``epoch`` the date put into the files.
    """

    docs: Path
    site_url: str = ""
    changelog: str = ""
    epoch: int = 0


@dataclass(frozen=True)
class Chapter:
    """A page with its place in the manual: ``key`` names its files and prefixes its anchors."""

    page: Page
    number: int
    key: str
    mark: str
    """How its number is printed: 第 3 章, 附录 A."""

    @property
    def heading(self) -> str:
        """Number and title."""
        return f"{self.mark}　{self.page.title}"


@dataclass(frozen=True)
class Part:
    """A part with its chapters. ``name`` is ascii: the folder its pages stand in."""

    title: str
    mark: str
    """How its number is printed: 第一部分; empty for the appendix."""
    name: str
    chapters: tuple[Chapter, ...]

    @property
    def key(self) -> str:
        """Its anchor."""
        return f"part-{self.name}"


def read_company(title: str, facts: Mapping[str, object]) -> Company:
    """The company's facts as ``extra.company`` in mkdocs.yml has them; ``title`` is the handbook's own."""
    document = facts.get("document")
    entries: Mapping[str, object] = document if isinstance(document, Mapping) else {}

    def entry(name: str) -> str:
        value = entries.get(name)
        return "" if value is None else str(value)

    holders = entries.get("distribution")
    return Company(
        title=title,
        name=str(facts.get("name") or ""),
        number=entry("number"),
        version=entry("version"),
        effective=entry("effective"),
        classification=entry("classification"),
        approval=(entry("prepared"), entry("checked"), entry("approved")),
        distribution=tuple(map(str, holders)) if isinstance(holders, list | tuple) else (),
    )


def read_settings(root: Path, docs: Path, site_url: str, pages: Iterable[Page]) -> Settings:
    """The settings of the handbook in folder ``root``.

    The files are dated by SOURCE_DATE_EPOCH, else by the newest review, so that a rebuild has the same bytes.
    """
    changelog = root / "CHANGELOG.md"
    text = changelog.read_text(encoding="utf-8") if changelog.is_file() else ""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    return Settings(docs, site_url, text, int(epoch) if epoch.isdigit() else newest_review(pages))


def newest_review(pages: Iterable[Page]) -> int:
    """The newest ``reviewed`` date of the pages in seconds since 1970, so that a rebuild has the same date."""
    dates = [value for page in pages if isinstance(value := page.meta.get("reviewed"), date)]
    newest = max(dates, default=date(1980, 1, 1))
    return (newest - date(1970, 1, 1)).days * 86400
