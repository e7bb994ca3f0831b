"""All addresses of one build: read from chapters and the ledger, checked, and what is to be written for them."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

from handbook.governance import headings, ledger, moves, redirects, shortcodes
from handbook.governance.moves import Moves
from handbook.governance.scan import Page
from handbook.problems import Problems


@dataclass(frozen=True)
class AddressBook:
    """The pages as they are, and where every other address leads."""

    pages: dict[str, Page]
    moves: Moves
    codes: dict[str, str]


@dataclass(frozen=True)
class Leading:
    """A page that only leads on. ``url`` is its file below the site's root, ``target`` where it leads.

    ``anchors`` are those of its anchors that lead elsewhere.
    """

    url: str
    target: str
    anchors: dict[str, str]


def read_book(
    root: Path, pages: Iterable[Page], appendices: Collection[str], problems: Problems
) -> AddressBook:
    """The book of the handbook in ``root``; notes what is wrong with headings, addresses and redirects.

    Without a ledger nothing has been published yet, and nothing is checked against it.
    """
    pages = list(pages)
    headings.check_headings(pages, problems)
    path = root / ledger.PATH
    published = ledger.read_ledger(path.read_text("utf-8") if path.exists() else "")
    declared = root / redirects.PATH
    text = declared.read_text("utf-8") if declared.exists() else ""
    found = moves.find_moves(pages, published, redirects.read_redirects(text, problems), problems)
    if path.exists():
        moves.check_recorded(pages, published, problems)
    codes = shortcodes.short_codes(pages, published, found, appendices, problems)
    return AddressBook({page.url: page for page in pages}, found, codes)


def leading_pages(book: AddressBook) -> list[Leading]:
    """Every page that leads on: old pages with their anchors, and short addresses."""
    gone = set(book.moves.pages) | {url for url in book.moves.anchors if url not in book.pages}
    old = [
        Leading(url, book.moves.pages.get(url, "index.html"), book.moves.anchors.get(url, {}))
        for url in sorted(gone)
    ]
    return old + [Leading(f"{code}index.html", target, {}) for code, target in book.codes.items()]


def title_of(book: AddressBook, target: str, titles: dict[str, str]) -> str:
    """What stands at ``target``; ``titles`` are those of the pages by address."""
    url, _, anchor = target.partition("#")
    page = book.pages.get(url)
    inside = page.ids.get(anchor, "") if page and anchor else ""
    return inside or titles.get(url, url)
