"""Pages that are not in the navigation: old and short addresses, embedded tools. The theme has their templates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from handbook.embed.frame import frame, relocate
from handbook.exports.catalogue import Catalogue
from handbook.governance.book import AddressBook, Leading, leading_pages, title_of

EMBEDDED = ("calculator", "checklist")


@dataclass(frozen=True)
class Standalone:
    """One page: the theme's template, the address below the site's root, and what the template is told."""

    template: str
    url: str
    context: Mapping[str, object]


def pages(catalogue: Catalogue, book: AddressBook, origins: Iterable[str]) -> Iterator[Standalone]:
    """Every such page; ``origins`` are those that may learn an embedded tool's height."""
    titles = {entry.url: entry.title for entry in catalogue.entries}
    for leading in leading_pages(book):
        yield _leading(leading, title_of(book, leading.target, titles), catalogue.site_url)
    allowed = list(origins)
    for entry in catalogue.entries:
        for tool in entry.tools:
            if tool.kind not in EMBEDDED:
                continue
            alone = frame(tool, entry.title, entry.url, allowed, catalogue.site_url)
            yield Standalone("embed.html", alone.url, {"tool": alone})


def _leading(leading: Leading, title: str, site_url: str) -> Standalone:
    context = {
        "title": title,
        "target": relocate(leading.target, "", leading.url),
        "canonical": site_url and site_url + leading.target,
        "anchors": {old: relocate(new, "", leading.url) for old, new in leading.anchors.items()},
    }
    return Standalone("moved.html", leading.url, context)
