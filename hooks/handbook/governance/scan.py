"""What an editor's file publishes: headings, other anchors, calculators, checklists, diagrams, with their ids.

Works on the text alone, so that ``make ids`` needs no build; ``blocks.py`` renders the same blocks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from handbook.source import SourceLine

KINDS = {"calculator": "calc", "计算器": "calc", "checklist": "list", "清单": "list", "diagram": "fig", "图示": "fig"}
"""The words that open a block, and what the block's anchor begins with."""

FORMER = ("曾用", "former")
"""The option that names ids a block had before."""

_HEADING = re.compile(r" {0,3}(?P<marks>#{1,6})(?!#)\s*(?P<text>\S.*?)\s*\Z")
_UNDERLINE = re.compile(r"(?:=+|-{2,})[ ]*\Z")
_ID = re.compile(r"\{:?[^{}\n]*?#(?P<id>[^\s{}]+)[^{}\n]*\}")
_CODE = re.compile(r"(?P<ticks>`+)(?!`).*?(?<!`)(?P=ticks)(?!`)")
_FENCE = re.compile(r" *(?P<fence>`{3,}|~{3,})")
_OPENING = re.compile(rf" *(?:///|／／／)[ \u3000]*(?P<kind>{'|'.join(KINDS)})\s*(?:[|｜]\s*(?P<title>.*?))?\s*\Z")
_CLOSING = re.compile(r" *(?:///|／／／)\s*\Z")
_OPTION = re.compile(r"\s+(?P<name>[^\s:：|]+)\s*[:：]\s*(?P<value>.*?)\s*\Z")


@dataclass(frozen=True)
class Anchor:
    """A place inside a page. ``id`` is empty for a heading that has none of its own."""

    id: str
    title: str
    line: SourceLine
    heading: bool = True


@dataclass(frozen=True)
class Tool:
    """A calculator (``kind`` is ``calc``), checklist (``list``) or diagram (``fig``).

    ``former`` are ids it had before.
    """

    kind: str
    id: str
    title: str
    line: SourceLine
    former: tuple[str, ...] = ()

    @property
    def anchor(self) -> str:
        """The id of its element."""
        return f"{self.kind}-{self.id}"

    @property
    def former_anchors(self) -> tuple[str, ...]:
        """The ids its element had before."""
        return tuple(f"{self.kind}-{name}" for name in self.former)


@dataclass(frozen=True)
class Page:
    """One page of the handbook: the editor's file, its address below the site's root, and what is in it."""

    path: str
    url: str
    anchors: tuple[Anchor, ...] = ()
    tools: tuple[Tool, ...] = ()

    @property
    def ids(self) -> dict[str, str]:
        """Every anchor that links may use, with its title, in the order written; headings first."""
        named = {anchor.id: anchor.title for anchor in self.anchors if anchor.id}
        return named | {tool.anchor: tool.title for tool in self.tools}


def url_of(path: str) -> str:
    """The address of an editor's file below docs/: ``value/churn.md`` is ``value/churn.html``."""
    file = PurePosixPath(path)
    return str(file.with_name("index.html") if file.stem == "README" else file.with_suffix(".html"))


def scan(path: str, url: str, text: str) -> Page:
    """The page that file ``path`` becomes; ``text`` is the whole file with its front matter."""
    lines = list(_outside_fences(path, text))
    anchors: list[Anchor] = []
    tools: list[Tool] = []
    index = 0
    while index < len(lines):
        line = lines[index]
        opening = _OPENING.match(line.full)
        if opening:
            end = _end(lines, index + 1)
            tool = _tool(opening, line, lines[index + 1 : end])
            tools += [tool] if tool else []
            index = end
        else:
            following = lines[index + 1].full if index + 1 < len(lines) else ""
            before = lines[index - 1].full if index else ""
            anchors += _anchors(line, following, underlined=not before.strip())
        index += 1
    return Page(path, url, tuple(anchors), tuple(tools))


def _outside_fences(path: str, text: str) -> Iterator[SourceLine]:
    """The lines outside front matter and fenced code; a line left out leaves an empty one."""
    fence = ""
    front = text.startswith("---\n")
    for number, line in enumerate(text.split("\n"), 1):
        match = _FENCE.match(line)
        code = front or bool(fence or match)
        if front:
            front = number == 1 or line.rstrip() not in {"---", "..."}
        elif not fence:
            fence = match["fence"] if match else ""
        elif match and match["fence"].startswith(fence) and line.strip() == match["fence"]:
            fence = ""
        yield SourceLine(path, number, "" if code else line)


def _end(lines: list[SourceLine], start: int) -> int:
    return next(
        (index for index in range(start, len(lines)) if _CLOSING.match(lines[index].full)), len(lines)
    )


def _tool(opening: re.Match[str], line: SourceLine, body: Iterable[SourceLine]) -> Tool | None:
    options: dict[str, str] = {}
    for below in body:
        option = _OPTION.match(below.full)
        if option is None:
            break
        options.setdefault(option["name"], option["value"])
    if not options.get("id"):
        return None
    former = next((options[name] for name in FORMER if name in options), "")
    names = tuple(dict.fromkeys(re.findall(r"[^\s,，、;；]+", former)))
    return Tool(KINDS[opening["kind"]], options["id"], opening["title"] or "", line, names)


def _anchors(line: SourceLine, following: str, *, underlined: bool) -> Iterator[Anchor]:
    """The anchors one line makes; ``underlined`` says that the line may be a heading by its underline."""
    text = _CODE.sub(lambda match: " " * len(match[0]), line.full)
    heading = _HEADING.match(line.full)
    below = underlined and bool(text.strip()) and bool(_UNDERLINE.match(following)) and not heading
    found = [match["id"] for match in _ID.finditer(text)]
    title = _ID.sub("", heading["text"] if heading else line.full).strip().rstrip("#").strip()
    if heading or below:
        yield Anchor(found[-1] if found else "", title, line)
    else:
        yield from (Anchor(name, title, line, heading=False) for name in found)
