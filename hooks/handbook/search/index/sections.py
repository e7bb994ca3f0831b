"""Takes a page's HTML apart: sections, calculators, checklists and defined terms, each with its text.

A scanner of tags instead of an HTML parser: the content comes from Python-Markdown and is well formed, and all pages
are read in every build.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape

from handbook.search.model import Field, Kind, Outline, Page, Segment, Target, Tool

TOKEN = re.compile(
    r"<!--.*?-->|<(?P<close>/?)(?P<tag>[a-zA-Z][a-zA-Z0-9-]*)(?P<rest>(?:[^<>\"']|\"[^\"]*\"|'[^']*')*)>|(?P<text>[^<]+|<)",
    re.S,
)
ID = re.compile(r"\bid=[\"']?([^\"'\s>]+)")
CLASS = re.compile(r"\bclass=[\"']?([^\"'>]+)")
HREF = re.compile(r"\bhref=[\"']([^\"']*)")
SPACE = re.compile(r"[\s\u200b\u00ad□]+")  # an empty box is no word either

HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
UNSEEN = {
    "script",
    "style",
    "template",
    "button",
    "select",
    "textarea",
    "object",
    "title",
    "noscript",
    "datalist",
}
VOID = {"area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
INLINE = {
    "a", "abbr", "b", "bdi", "cite", "code", "dfn", "em", "i", "kbd", "mark", "q", "s", "small", "span", "strong",
    "sub", "sup", "time", "u", "var", "wbr", "del", "ins", "output", "tspan", "data", "label",
}  # fmt: skip
EMPHASIS = {"strong", "dt", "th"}
LONGEST_EMPHASIS = 12
EXCLUDED = "data-search-exclude"


@dataclass
class _Open:
    """An element that changes what the text in it means, until it is closed."""

    tag: str
    depth: int
    target: int
    field: Field


def outline(page: Page) -> Outline:
    """``page`` taken apart; the first target is the page itself."""
    return _Scanner(page).scan()


class _Scanner:
    def __init__(self, page: Page) -> None:
        self.page = page
        self.tools: dict[str, Tool] = {tool.anchor: tool for tool in page.tools}
        self.found = Outline([Target("", page.title, Kind.PAGE)])
        self.target = 0
        self.field = Field.BODY
        self.text: list[str] = []
        self.open: list[_Open] = []
        self.depth: dict[str, int] = {}
        self.unseen = ""
        self.unseen_depth = 0
        self.heading: tuple[str, str] | None = None  # tag and id of the heading being read
        self.emphasis: dict[str, int] = {}  # where in self.text an emphasised text began
        self.links: list[str] = []

    def scan(self) -> Outline:
        """Read the whole page."""
        page = self.page
        before, after = page.about
        self._add(0, Field.ABOUT, page.part)
        self._add(0, Field.TITLE, page.title)
        for alias in page.aliases:
            self._add(0, Field.ALIAS, alias)
        self._add(0, Field.DESCRIPTION, page.description)
        self._add(0, Field.ABOUT, before)
        for token in TOKEN.finditer(page.html):
            tag = token["tag"]
            if tag:
                self._tag(tag.lower(), bool(token["close"]), token["rest"])
            elif token["text"] and not self.unseen:
                self.text.append(token["text"])
        self._flush()
        self._add(0, Field.ABOUT, after)
        return self.found

    def _tag(self, tag: str, closing: bool, rest: str) -> None:
        if self.unseen:
            self._skip(tag, closing)
        elif closing:
            self._close(tag)
        elif not rest.endswith("/") or tag not in VOID:
            self._opening(tag, rest)
        if tag not in INLINE and not self.unseen:
            self.text.append(" ")

    def _skip(self, tag: str, closing: bool) -> None:
        if tag == self.unseen:
            self.unseen_depth += -1 if closing else 1
            if not self.unseen_depth:
                self.unseen = ""

    def _opening(self, tag: str, rest: str) -> None:
        if tag in VOID:
            return
        if tag in UNSEEN or EXCLUDED in rest or (tag == "a" and "headerlink" in rest):
            self.unseen, self.unseen_depth = tag, 1
            return
        self.depth[tag] = self.depth.get(tag, 0) + 1
        if tag in EMPHASIS:
            self.emphasis[tag] = len(self.text)
        if tag == "a" and (href := HREF.search(rest)):
            self.links.append(unescape(href[1]))
        if tag in HEADINGS or tag == "dt":
            self._begin_heading(tag, rest)
        elif tag == "section":
            self._begin_tool(rest)
        elif tag == "div" and (names := CLASS.search(rest)) and "abstract" in names[1].split():
            self._push(tag, self.target, Field.LEAD)
        elif tag == "dl":
            self._push(tag, self.target, self.field)
        elif tag == "dd":
            self.links = []

    def _begin_heading(self, tag: str, rest: str) -> None:
        anchor = ID.search(rest)
        self._flush()
        if anchor is None and tag != "dt":
            return
        if self.field is Field.TOOL_BODY:  # a tool is one result, whatever headings it has inside
            return
        self.heading = (tag, unescape(anchor[1]) if anchor else "")
        self.emphasis = {"dt": 0} if tag == "dt" else {}

    def _begin_tool(self, rest: str) -> None:
        anchor = ID.search(rest)
        tool = self.tools.get(anchor[1]) if anchor else None
        if tool is None:
            return
        self._flush()
        self.found.targets.append(Target(tool.anchor, tool.title, tool.kind))
        self._push("section", len(self.found.targets) - 1, Field.TOOL_BODY)
        self._add(self.target, Field.TOOL, tool.title)

    def _close(self, tag: str) -> None:
        if tag in EMPHASIS and tag in self.emphasis:
            self._emphasised("".join(self.text[self.emphasis.pop(tag) :]))
        if self.heading and tag == self.heading[0]:
            self._end_heading(tag, self.heading[1])
        elif tag == "dd" and self.found.definitions:
            term, _, _ = self.found.definitions[-1]
            self.found.definitions[-1] = (term, _plain(self.text), tuple(self.links))
        if self.open and self.open[-1].tag == tag and self.open[-1].depth == self.depth.get(tag, 0):
            self._flush()
            before = self.open.pop()
            self.target, self.field = before.target, before.field
        self.depth[tag] = self.depth.get(tag, 1) - 1

    def _end_heading(self, tag: str, anchor: str) -> None:
        title = _plain(self.text)
        self.text, self.heading = [], None
        if tag == "dt":
            self.found.definitions.append((title, "", ()))
        if not title:
            return
        first = tag == "h1" and not self.open
        if anchor and not first:
            self.found.targets.append(Target(anchor, title, Kind.TERM if tag == "dt" else Kind.SECTION))
            self.target = len(self.found.targets) - 1
        if not (first and title == self.page.title):
            self._add(self.target, Field.HEADING if anchor else self.field, title)

    def _push(self, tag: str, target: int, meaning: Field) -> None:
        self._flush()
        self.open.append(_Open(tag, self.depth.get(tag, 0), self.target, self.field))
        self.target, self.field = target, meaning

    def _emphasised(self, text: str) -> None:
        plain = _plain([text])
        if 2 <= len(plain) <= LONGEST_EMPHASIS:
            self.found.emphasised.append(plain)

    def _flush(self) -> None:
        text = _plain(self.text)
        self.text = []
        self.emphasis = {}
        tool = self.field is Field.TOOL_BODY
        self._add(
            self.target,
            self.field,
            text.removeprefix(self.found.targets[self.target].title) if tool else text,
        )

    def _add(self, target: int, meaning: Field, text: str) -> None:
        text = text.strip()
        if text:
            self.found.segments.append(Segment(target, meaning, text))


def _plain(pieces: list[str]) -> str:
    return SPACE.sub(" ", unescape("".join(pieces))).strip()
