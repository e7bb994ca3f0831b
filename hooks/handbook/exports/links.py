"""links.json: every chapter, calculator and checklist, for the portal's own menus and search.

Its form is published beside it, ``links.schema.json``; members may be added, none is taken away.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from handbook.embed.frame import url_of
from handbook.exports.catalogue import Catalogue, Entry, markdown_url

SCHEMA = Path(__file__).with_name("links.schema.json").read_text("utf-8")
"""The published JSON Schema."""

SHORT = {"calculator": "c", "checklist": "k"}


def links(catalogue: Catalogue) -> str:
    """The file's text; addresses are below the folder that the file is in."""
    data = {
        "$schema": "links.schema.json",
        "title": catalogue.title,
        "company": catalogue.company,
        "version": catalogue.version,
        "site": catalogue.site_url,
        "chapters": [_page(entry) for entry in catalogue.entries if entry.chapter],
        "pages": [_page(entry) for entry in catalogue.entries if not entry.chapter],
        "calculators": list(_tools(catalogue, "calculator")),
        "checklists": list(_tools(catalogue, "checklist")),
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _page(entry: Entry) -> dict[str, object]:
    return _present(
        title=entry.title,
        part=entry.part,
        description=entry.description,
        address=entry.url,
        short=entry.short,
        markdown=markdown_url(entry.url),
        **_review(entry),
        audience=list(entry.chapter.audience) if entry.chapter else [],
    )


def _tools(catalogue: Catalogue, kind: str) -> Iterator[dict[str, object]]:
    for entry in catalogue.entries:
        for tool in entry.tools:
            if tool.kind == kind:
                yield _present(
                    id=tool.id,
                    title=tool.title,
                    address=f"{entry.url}#{tool.anchor}",
                    short=f"{SHORT[kind]}/{tool.id}/",
                    embed=url_of(tool.id),
                    chapter=entry.title,
                    **_review(entry),
                )


def _review(entry: Entry) -> dict[str, object]:
    if entry.chapter is None:
        return {}
    chapter = entry.chapter
    return {"owner": chapter.owner, "reviewed": str(chapter.reviewed), "next_review": str(chapter.due)}


def _present(**members: object) -> dict[str, object]:
    return {name: value for name, value in members.items() if value not in ("", [])}
