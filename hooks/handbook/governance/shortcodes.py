"""Short addresses: ``c/<id>/`` a calculator, ``k/<id>/`` a checklist, ``z/<name>/`` a chapter.

Each is a small page that leads on. What was renamed or moved keeps its short address.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from handbook.governance.ledger import Ledger
from handbook.governance.moves import Moves
from handbook.governance.scan import Page
from handbook.problems import Code, Place, Problem, Problems

LETTERS = {"calc": "c", "list": "k"}
CHAPTER = "z"
EMBED = "embed"


def chapter_code(url: str) -> str:
    """The short address of a chapter: ``value/churn.html`` is ``z/churn/``."""
    return f"{CHAPTER}/{url.rpartition('/')[2].removesuffix('.html')}/"


def tool_code(anchor: str) -> str:
    """The short address of a calculator or checklist by its anchor: ``calc-churn`` is ``c/churn/``."""
    kind, _, name = anchor.partition("-")
    return f"{LETTERS[kind]}/{name}/"


def embed_code(anchor: str) -> str:
    """Where the tool stands alone: ``calc-churn`` is ``embed/churn/``."""
    return f"{EMBED}/{anchor.partition('-')[2]}/"


def is_tool(anchor: str) -> bool:
    """Whether an anchor is a calculator's or a checklist's."""
    kind, _, name = anchor.partition("-")
    return kind in LETTERS and bool(name)


def short_codes(
    pages: Iterable[Page], ledger: Ledger, moves: Moves, appendices: Collection[str], problems: Problems
) -> dict[str, str]:
    """Every short address that leads on, with where it leads (below the site's root).

    Chapters whose files have the same name cannot both have it: that is noted. ``appendices`` are the
    folders whose pages are no chapters. Addresses of embedded tools that were renamed are among them.
    """
    pages = list(pages)
    codes = _old_codes(ledger, moves, appendices)
    taken: dict[str, Page] = {}
    for page in pages:
        for tool in page.tools:
            if is_tool(tool.anchor):
                codes[tool_code(tool.anchor)] = f"{page.url}#{tool.anchor}"
        if not is_chapter(page.url, appendices):
            continue
        code = chapter_code(page.url)
        if code in taken:
            _note_twice(page, taken[code], problems)
            continue
        taken[code] = page
        codes[code] = page.url
    for page in pages:
        for tool in page.tools:
            codes.pop(embed_code(tool.anchor), None)
    return dict(sorted(codes.items()))


def is_chapter(url: str, appendices: Collection[str]) -> bool:
    """Whether a page is a chapter: in a folder that is not one of the ``appendices``."""
    folder, slash, name = url.rpartition("/")
    return bool(slash) and folder.split("/")[0] not in appendices and name != "index.html"


def _old_codes(ledger: Ledger, moves: Moves, appendices: Collection[str]) -> dict[str, str]:
    """Short addresses of what was renamed, moved or taken out."""
    codes: dict[str, str] = {}
    for url, target in moves.pages.items():
        if url in ledger.pages and is_chapter(url, appendices):
            codes[chapter_code(url)] = target
    for anchors in moves.anchors.values():
        for anchor, target in anchors.items():
            if is_tool(anchor):
                codes[tool_code(anchor)] = target
                now = target.partition("#")[2]
                codes[embed_code(anchor)] = f"{embed_code(now)}index.html" if is_tool(now) else target
    return codes


def _note_twice(page: Page, first: Page, problems: Problems) -> None:
    message = f"短地址 {chapter_code(page.url)} 已经是 {first.path} 的"
    hint = "给这个文件换一个全书没有用过的名字。"
    problems.add(Problem(Code.SHORT_CODE_TWICE, Place(page.path, 1, 1), message, hint))
