"""Every heading has an id of its own: those that are made up from Chinese titles move silently."""

from __future__ import annotations

import re
from collections.abc import Iterable

from handbook.governance.scan import Anchor, Page
from handbook.problems import Code, Problem, Problems

ID = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*\Z")
COMMON = {
    "为什么": "why",
    "怎么": "how",
    "情景": "scene",
    "数字": "figures",
    "来处": "figures",
    "想一想": "check",
    "版本": "versions",
    "打印": "print",
}
"""What chapters call these sections."""


def check_headings(pages: Iterable[Page], problems: Problems) -> None:
    """Note every heading without an id, and every id that is not usable or used twice on its page."""
    for page in pages:
        seen: dict[str, Anchor] = {}
        for anchor in page.anchors:
            problem = _fault(anchor, page, seen.get(anchor.id))
            if problem is not None:
                problems.add(problem)
            seen.setdefault(anchor.id, anchor)


def _fault(anchor: Anchor, page: Page, first: Anchor | None) -> Problem | None:
    line = anchor.line
    if not anchor.id:
        length = len(line.full.rstrip())
        hint = f"在行末写固定的英文 id，例如 {{#{_free(anchor.title, page)}}}。"
        return line.problem(Code.HEADING_WITHOUT_ID, f"标题“{anchor.title}”没有 id", hint, length=length)
    offset = line.full.index(f"#{anchor.id}") + 1
    if not ID.match(anchor.id):
        message, hint = f"id “{anchor.id}”不能用", "只用 a–z、0–9 和 -，以字母开头。"
        return line.problem(Code.BAD_ANCHOR, message, hint, offset=offset, length=len(anchor.id))
    if first is not None:
        message = f"id “{anchor.id}”在第 {first.line.number} 行已经用过"
        hint = "换一个名字；已发布的那一个不要改。"
        return line.problem(Code.DUPLICATE_ANCHOR, message, hint, offset=offset, length=len(anchor.id))
    return None


def _free(title: str, page: Page) -> str:
    """An id for a heading that the page does not use yet."""
    latin = "-".join(re.findall(r"[a-z][a-z0-9]*", title.lower()))
    base = next((name for words, name in COMMON.items() if words in title), latin or "section")
    taken = set(page.ids)
    number = 2
    name = base
    while name in taken:
        name, number = f"{base}-{number}", number + 1
    return name
