"""The files a browser searches with: a core that answers at once, the text in parts, and the worker.

All are classic scripts below ``search/``, so that a worker can import them and a page opened from the disk can load
them as well. Their names carry a fingerprint of all of them: a browser never mixes two editions of the handbook.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from posixpath import dirname, join, normpath
from typing import Any

from handbook.problems import Problems
from handbook.search.index.sections import outline
from handbook.search.model import Field, Outline, Page, Question, Reference, Segment, Site
from handbook.search.querydata.glossary import groups, references
from handbook.search.querydata.pinyin import readings
from handbook.search.querydata.questions import no_such_place
from handbook.search.querydata.traditional import regional, simplified
from handbook.search.querydata.vocabulary import vocabulary

FOLDER = "search"
PART = 150_000
"""Characters in one part of the text: about 150 KB compressed."""

BETWEEN = "\n"
"""Between the phrases of one place."""

AT_ONCE = {Field.TITLE, Field.HEADING, Field.TOOL, Field.ALIAS, Field.DESCRIPTION}
"""What the core has; the rest of the text follows in parts."""

WORKER = (
    "text",
    "corpus",
    "pinyin",
    "typos",
    "numerals",
    "questions",
    "words",
    "meaning",
    "match",
    "places",
    "rank",
    "extract",
    "engine",
    "worker",
)
"""The scripts that make up the worker, in this order."""


@dataclass(frozen=True)
class Published:
    """What is written into the site: ``files`` by address below its root; ``worker`` is the one pages name."""

    files: dict[str, str]
    worker: str


def build(pages: list[Page], site: Site, scripts: Path, problems: Problems) -> Published:
    """Index ``pages``; ``scripts`` is the folder with the worker's parts. A question without a place is a warning."""
    outlines = [outline(page) for page in pages]
    by_url = {page.url: number for number, page in enumerate(pages)}
    told = references(outlines[by_url[site.glossary]]) if site.glossary in by_url else []
    _point(told, site.glossary, outlines, by_url)
    parts = _parts(outlines, _asked(site.questions, outlines, by_url, problems))
    contents = {
        "worker": "".join((scripts / f"{name}.js").read_text("utf-8") for name in WORKER),
        "core": _script("core", _core(pages, outlines, told, site, len(parts))),
        **{f"text-{number}": _script("text", part) for number, part in enumerate(parts)},
    }
    mark = sha256("\0".join(contents.values()).encode()).hexdigest()[:12]
    files = {f"{FOLDER}/{name}.{mark}.js": content for name, content in contents.items()}
    return Published(files, f"{FOLDER}/worker.{mark}.js")


def _point(told: list[Reference], glossary: str, outlines: list[Outline], by_url: dict[str, int]) -> None:
    """A term of the glossary is another name of the place its definition leads to."""
    for one in told:
        address, _, anchor = one.href.partition("#")
        page = by_url.get(normpath(join(dirname(glossary), address)))
        if not one.href or page is None:
            continue
        anchors = [target.anchor for target in outlines[page].targets]
        target = anchors.index(anchor) if anchor in anchors else 0
        outlines[page].segments += [Segment(target, Field.ALIAS, name) for name in (one.term, *one.aliases)]


def _asked(
    questions: tuple[Question, ...], outlines: list[Outline], by_url: dict[str, int], problems: Problems
) -> dict[int, list[list[Any]]]:
    """Page → entries [target, phrases in one text]."""
    asked: dict[int, list[list[Any]]] = {}
    for one in questions:
        anchors = [target.anchor for target in outlines[by_url[one.url]].targets]
        if one.anchor in anchors:
            entry = [anchors.index(one.anchor), BETWEEN.join(one.phrases)]
            asked.setdefault(by_url[one.url], []).append(entry)
        else:
            problems.add(no_such_place(one, anchors))
    return asked


def _core(
    pages: list[Page], outlines: list[Outline], told: list[Reference], site: Site, parts: int
) -> dict[str, Any]:
    text = "".join(segment.text for found in outlines for segment in found.segments)
    synonyms = [*site.synonyms, *groups(told), *regional(text)]
    traditional, simple = simplified()
    return {
        "pages": [_page(page, found) for page, found in zip(pages, outlines, strict=True)],
        "parts": parts,
        "synonyms": synonyms,
        "terms": vocabulary(pages, outlines, told, synonyms),
        "traditional": [traditional, simple],
        "pinyin": readings(text),
        "tools": site.tools,
        "contact": site.contact,
    }


def _page(page: Page, found: Outline) -> dict[str, Any]:
    return {
        "url": page.url,
        "part": page.part,
        **({"appendix": 1} if page.appendix else {}),
        "targets": [[target.anchor, target.title, target.kind.value] for target in found.targets],
        "segments": [_segment(segment) for segment in found.segments],
    }


def _segment(segment: Segment) -> list[Any]:
    """Target and field, with the text of what answers at once; other text follows in its part."""
    at_once = segment.field in AT_ONCE
    return (
        [segment.target, int(segment.field), segment.text]
        if at_once
        else [segment.target, int(segment.field)]
    )


def _parts(outlines: list[Outline], asked: dict[int, list[list[Any]]]) -> list[list[list[Any]]]:
    """The remaining text: parts of entries [page, questions, text, …], the texts in the order of the page's segments."""
    parts: list[list[list[Any]]] = []
    room = 0
    for number, found in enumerate(outlines):
        texts = [segment.text for segment in found.segments if segment.field not in AT_ONCE]
        if not parts or room <= 0:
            parts.append([])
            room = PART
        questions = asked.get(number, [])
        room -= sum(map(len, texts)) + sum(len(phrases) for _, phrases in questions)
        parts[-1].append([number, questions, *texts])
    return parts


def _script(name: str, data: Any) -> str:
    return f"handbookSearch.{name}({_json(data)});\n"


def _json(data: Any) -> str:
    """JSON that is JavaScript as well, Han characters as they are."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
