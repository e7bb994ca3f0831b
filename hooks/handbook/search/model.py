"""What search is told about the handbook, and what it makes of a page."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum, IntEnum

from handbook.problems import Place


class Field(IntEnum):
    """Where in a page a text stands; the browser ranks by it. The numbers are part of the index.

    9 and 10 are taken by what the browser adds: the word for a kind of tool, and what readers ask.
    """

    TITLE = 0
    HEADING = 1
    TOOL = 2
    ALIAS = 3
    DESCRIPTION = 4
    LEAD = 5
    BODY = 6
    TOOL_BODY = 7
    ABOUT = 8


class Kind(Enum):
    """What a result is; the value is its mark in the index."""

    PAGE = ""
    SECTION = "s"
    CALCULATOR = "c"
    CHECKLIST = "k"
    TERM = "t"


@dataclass(frozen=True)
class Tool:
    """A calculator or checklist of a page: the id of its element and its title."""

    anchor: str
    title: str
    kind: Kind


@dataclass(frozen=True)
class Page:
    """One page as it is published.

    ``url`` is its address below the site's root, ``html`` its content without the theme around it. ``about`` is what
    the theme prints before and after the content (audience; owner, dates). ``appendix`` pages list what chapters
    tell, so that they come after them.
    """

    url: str
    title: str
    html: str
    part: str = ""
    aliases: tuple[str, ...] = ()
    description: str = ""
    about: tuple[str, str] = ("", "")
    appendix: bool = False
    tools: tuple[Tool, ...] = ()


@dataclass(frozen=True)
class Question:
    """How readers ask for a place: ``phrases`` for ``anchor`` (empty: the whole page) of the page at ``url``.

    ``place`` and ``source`` say where an editor wrote it, for messages.
    """

    url: str
    anchor: str
    phrases: tuple[str, ...]
    place: Place
    source: str = ""


@dataclass(frozen=True)
class Site:
    """What belongs to the handbook as a whole.

    ``synonyms`` are groups of words that mean the same; ``glossary`` and ``tools`` the addresses of those pages (empty:
    there is none); ``contact`` labels and values of whom to ask when nothing is found; ``questions`` how readers ask
    for a place.
    """

    synonyms: tuple[tuple[str, ...], ...] = ()
    glossary: str = ""
    tools: str = ""
    contact: tuple[tuple[str, str], ...] = ()
    questions: tuple[Question, ...] = ()


@dataclass(frozen=True)
class Target:
    """A place a result leads to: the page itself (no anchor), a section, a tool or a term of the glossary."""

    anchor: str
    title: str
    kind: Kind


@dataclass(frozen=True)
class Segment:
    """A stretch of text in the order of the page; ``target`` is an index into the page's targets."""

    target: int
    field: Field
    text: str


@dataclass(frozen=True)
class Reference:
    """A definition of the glossary that names the place where its term is treated. ``href`` is as written."""

    term: str
    aliases: tuple[str, ...]
    href: str


@dataclass
class Outline:
    """A page taken apart."""

    targets: list[Target] = field(default_factory=list)
    segments: list[Segment] = field(default_factory=list)
    emphasised: list[str] = field(default_factory=list)
    """Short texts an author set apart (bold, defined terms, heads of tables): words of the handbook's own."""
    definitions: list[tuple[str, str, tuple[str, ...]]] = field(default_factory=list)
    """Each ``<dt>`` with the text of its ``<dd>`` and the links in it."""
