"""What the exports list: pages and tools, with who answers for them."""

from __future__ import annotations

from dataclasses import dataclass

from handbook.governance.chapters import Chapter
from handbook.source import Rendered


@dataclass(frozen=True)
class Entry:
    """One page of the navigation. ``chapter`` is None for a page that is not under review.

    ``short`` is its short address, empty for none. ``markdown`` is the text with company facts put in and
    without front matter.
    """

    url: str
    title: str
    part: str
    description: str
    short: str
    markdown: str
    chapter: Chapter | None
    tools: tuple[Rendered, ...]


@dataclass(frozen=True)
class Catalogue:
    """The whole handbook, in the order of the navigation. ``site_url`` is empty where it is not known."""

    title: str
    description: str
    company: str
    version: str
    site_url: str
    entries: tuple[Entry, ...]


def markdown_url(url: str) -> str:
    """Where the plain text of a page is: ``value/churn.html.md``, as llmstxt.org asks."""
    return f"{url}.md"
