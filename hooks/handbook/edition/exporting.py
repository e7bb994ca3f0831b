"""What other programs are told about the pages."""

from __future__ import annotations

from collections.abc import Mapping

from handbook.edition.leaf import APPENDICES, Leaf
from handbook.exports.catalogue import Catalogue, Entry
from handbook.governance.shortcodes import chapter_code, is_chapter
from handbook.problems import Problems


def catalogue(
    leaves: list[Leaf], title: str, description: str, site_url: str, company: Mapping[str, str]
) -> Catalogue:
    """The handbook as other programs get it; ``company`` are its facts by their dotted names."""
    return Catalogue(
        title,
        description,
        company.get("company.name", ""),
        company.get("company.document.version", ""),
        site_url,
        tuple(_entry(leaf) for leaf in leaves),
    )


def _entry(leaf: Leaf) -> Entry:
    return Entry(
        leaf.url,
        leaf.title,
        leaf.part,
        leaf.description,
        chapter_code(leaf.url) if is_chapter(leaf.url, APPENDICES) else "",
        leaf.text,
        leaf.chapter(Problems()),
        leaf.tools,
    )
