"""A checklist as the page, the manual and the ledger see it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from hashlib import sha256

from handbook.checklists.inline import plain_text
from handbook.source import SourceLine

ITEM_ID = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*\Z")
"""Ids of items: lower-case ascii words joined by hyphens."""


def fingerprint(text: str) -> str:
    """Eight hex digits for what a reader sees of an item; emphasis and spacing do not count.

    A tick keeps it, so that a later change of wording asks the reader to confirm.
    """
    seen = " ".join(plain_text(text).split())
    return sha256(seen.encode()).hexdigest()[:8]


@dataclass(frozen=True)
class Item:
    """One thing to do. ``text`` is as written (inline marks included), ``depth`` counts from 0.

    ``required`` (必做): signing off asks for it. ``optional`` (可不适用): may be "not applicable", with a reason.
    """

    id: str
    text: str
    depth: int
    line: SourceLine
    required: bool = False
    optional: bool = False

    @property
    def plain(self) -> str:
        """The text without inline marks."""
        return plain_text(self.text)

    @property
    def fingerprint(self) -> str:
        """See :func:`fingerprint`."""
        return fingerprint(self.text)


@dataclass(frozen=True)
class Group:
    """A small heading between items, as written without its ``**``."""

    text: str


@dataclass(frozen=True)
class Checklist:
    """A whole list.

    ``introduction``: paragraphs before the items. ``signatures``: the roles that sign, in order.
    ``repeat``: how often it is run (每件投诉). ``one_page``: printed on a page of its own.
    ``retired``: ids of items that were published and are no longer asked.
    ``closed``: the whole list is retired; it has no items and only shows what readers kept.
    ``former``: ids the list had before; what readers kept under them is theirs still.
    """

    id: str
    title: str
    opening: SourceLine
    introduction: tuple[str, ...] = ()
    entries: tuple[Item | Group, ...] = ()
    signatures: tuple[str, ...] = ()
    repeat: str = ""
    one_page: bool = False
    retired: tuple[str, ...] = ()
    closed: bool = False
    former: tuple[str, ...] = ()

    @property
    def items(self) -> tuple[Item, ...]:
        """The items in order, whatever their depth."""
        return tuple(entry for entry in self.entries if isinstance(entry, Item))
