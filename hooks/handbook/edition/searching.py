"""What search is told about the pages."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from handbook.edition.leaf import Leaf
from handbook.problems import Problems
from handbook.search import Kind, Page, Question, Site, Tool, no_such_page, read_questions, read_synonyms

SYNONYMS = "_search/synonyms.txt"
QUESTIONS = "_search/questions"
CONTACT = (("部门", "department"), ("客服热线", "hotline"), ("手册的意见", "feedback"))
KINDS = {"calculator": Kind.CALCULATOR, "checklist": Kind.CHECKLIST}
BEHIND = ("reference",)
"""Folders whose pages come after the chapters: they list what those tell."""
GLOSSARY = "reference/glossary.html"
TOOLS = "tools/index.html"


def searched(leaf: Leaf, due: date | None, greeting: str = "") -> Page:
    """A page as search sees it; ``due`` is the day of its next review, ``greeting`` what the home page begins with."""
    before = greeting if leaf.home else " ".join(leaf.words("audience"))
    control = ["负责", leaf.fact("owner"), "上次复核", leaf.fact("reviewed"), "下次复核", str(due or "")]
    control += ["依据要点", "、".join(leaf.words("covers"))]
    return Page(
        leaf.url,
        leaf.title,
        leaf.html,
        leaf.part,
        leaf.words("aliases"),
        leaf.description,
        (before, " ".join(control) if leaf.fact("owner") else ""),
        leaf.folder in BEHIND,
        tuple(Tool(one.anchor, one.title, KINDS[one.kind]) for one in leaf.tools if one.kind in KINDS),
    )


def whole(leaves: list[Leaf], docs: Path, company: Mapping[str, object], problems: Problems) -> Site:
    """What belongs to the handbook as a whole; ``docs`` is the folder with the editors' files."""
    known = {leaf.url for leaf in leaves}
    return Site(
        read_synonyms(_text(docs / SYNONYMS), f"{docs.name}/{SYNONYMS}", problems),
        GLOSSARY if GLOSSARY in known else "",
        TOOLS if TOOLS in known else "",
        tuple((label, str(company[key])) for label, key in CONTACT if company.get(key)),
        _questions(leaves, docs, problems),
    )


def _questions(leaves: list[Leaf], docs: Path, problems: Problems) -> tuple[Question, ...]:
    """How readers ask: a file for a chapter, in a folder that is laid out like the chapters' own."""
    folder = f"{docs.name}/{QUESTIONS}/"
    urls = {
        folder + leaf.path.removeprefix(f"{docs.name}/").removesuffix(".md") + ".txt": leaf.url
        for leaf in leaves
    }
    found: list[Question] = []
    for file in sorted((docs / QUESTIONS).rglob("*.txt")):
        path = f"{docs.name}/{file.relative_to(docs).as_posix()}"
        if path in urls:
            found += read_questions(file.read_text(encoding="utf-8"), path, urls[path], problems)
        else:
            problems.add(no_such_page(path, list(urls)))
    return tuple(found)


def _text(path: Path) -> str:
    """An editor's file, empty where there is none: a handbook may do without."""
    return path.read_text(encoding="utf-8") if path.exists() else ""
