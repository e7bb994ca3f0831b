"""What search is told about the pages."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from handbook.edition.leaf import Leaf
from handbook.problems import Problems
from handbook.search import Kind, Page, Site, Tool, read_synonyms

CONTACT = (("部门", "department"), ("客服热线", "hotline"), ("手册的意见", "feedback"))
KINDS = {"calculator": Kind.CALCULATOR, "checklist": Kind.CHECKLIST}
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
        leaf.appendix,
        tuple(Tool(one.anchor, one.title, KINDS[one.kind]) for one in leaf.tools if one.kind in KINDS),
    )


def whole(
    leaves: list[Leaf], synonyms: str, path: str, company: Mapping[str, object], problems: Problems
) -> Site:
    """What belongs to the handbook as a whole; ``synonyms`` is the text of the editor's file ``path``."""
    known = {leaf.url for leaf in leaves}
    return Site(
        read_synonyms(synonyms, path, problems),
        GLOSSARY if GLOSSARY in known else "",
        TOOLS if TOOLS in known else "",
        tuple((label, str(company[key])) for label, key in CONTACT if company.get(key)),
    )
