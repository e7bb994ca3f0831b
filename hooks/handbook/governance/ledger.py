"""The ledger of published addresses: what others link to may not disappear unnoticed.

A text file in the repository, one address a line (``value/churn.html``, ``value/churn.html#why``), sorted.
``make ids`` adds to it; nothing is ever taken out.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from handbook.governance.scan import Page

PATH = "ledger/addresses.txt"
"""Where the ledger is, from the repository's root."""

HEAD = """\
# 发布过的地址，一行一个。由 make ids 维护，只增不减，不要手改。
# 某个地址不见了，构建会停下来，并说在 redirects.txt 里写什么。
"""


@dataclass(frozen=True)
class Ledger:
    """The anchors ever published, by page; each address with its line in the file."""

    pages: dict[str, dict[str, int]] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)
    """The line of each page's own address."""


def read_ledger(text: str) -> Ledger:
    """The ledger in a file's text."""
    pages: dict[str, dict[str, int]] = {}
    lines: dict[str, int] = {}
    for number, line in enumerate(text.splitlines(), 1):
        address = line.strip()
        if not address or address.startswith("#"):
            continue
        url, _, anchor = address.partition("#")
        anchors = pages.setdefault(url, {})
        lines.setdefault(url, number)
        if anchor:
            anchors.setdefault(anchor, number)
    return Ledger(pages, lines)


def addresses(pages: Iterable[Page]) -> list[str]:
    """Every address that ``pages`` publish."""
    return [address for page in pages for address in (page.url, *(f"{page.url}#{name}" for name in page.ids))]


def fresh(pages: Iterable[Page], ledger: Ledger) -> list[str]:
    """The addresses of ``pages`` that the ledger does not have yet."""
    return [address for address in addresses(pages) if not _has(ledger, address)]


def write_ledger(pages: Iterable[Page], ledger: Ledger) -> str:
    """The file's text: the ledger with what ``pages`` have added."""
    old = {f"{url}#{name}" for url, anchors in ledger.pages.items() for name in anchors} | set(ledger.pages)
    return HEAD + "".join(f"{address}\n" for address in sorted(old.union(addresses(pages))))


def _has(ledger: Ledger, address: str) -> bool:
    url, _, anchor = address.partition("#")
    return url in ledger.pages and (not anchor or anchor in ledger.pages[url])
