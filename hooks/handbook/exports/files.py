"""All files that are made for other programs, by their address below the site's root."""

from __future__ import annotations

from handbook.exports.catalogue import Catalogue, markdown_url
from handbook.exports.links import SCHEMA, links
from handbook.exports.llms import llms
from handbook.exports.plain import plain
from handbook.governance.calendar import calendar

NAMES = ("links.json", "links.schema.json", "llms.txt", "reviews.ics")
"""The addresses that chapters may link to, although the files are made after the chapters."""


def files(catalogue: Catalogue) -> dict[str, bytes]:
    """Address and content of each file; the same handbook gives the same bytes."""
    chapters = [entry.chapter for entry in catalogue.entries if entry.chapter]
    texts = {
        "links.json": links(catalogue),
        "links.schema.json": SCHEMA,
        "llms.txt": llms(catalogue),
        **{markdown_url(entry.url): plain(entry) for entry in catalogue.entries},
    }
    made = {name: text.encode() for name, text in texts.items()}
    return made | {"reviews.ics": calendar(chapters, catalogue.title, catalogue.site_url)}
