"""A diagram as an editor wrote it: an outline of nodes or a grid of cells, and what each kind makes of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from handbook.diagrams.canvas import Canvas
from handbook.problems import Code, Problems
from handbook.source import SourceLine


@dataclass(frozen=True)
class Node:
    """One item of the list: ``label：note``; ``**label**`` is ``strong``.

    ``section`` is the bold line that stands before it, empty without one. ``offset`` is where the text
    starts in ``line.text``.
    """

    label: str
    note: str
    strong: bool
    section: str
    line: SourceLine
    offset: int
    children: tuple[Node, ...] = ()

    @property
    def words(self) -> str:
        """The item's text without marks."""
        return f"{self.label}：{self.note}" if self.note else self.label

    def walk(self) -> Iterator[Node]:
        """The item and everything below it, in the order written."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True)
class Cell:
    """One cell of a table; ``offset`` is where its text starts in ``line.text``."""

    text: str
    line: SourceLine
    offset: int


@dataclass(frozen=True)
class Content:
    """What stands in the block: ``nodes`` of a list, or ``rows`` of a table with its header row first."""

    nodes: tuple[Node, ...] = ()
    rows: tuple[tuple[Cell, ...], ...] = ()


class Report:
    """Notes what is wrong with one diagram; ``failed`` says whether anything was."""

    def __init__(self, opening: SourceLine, problems: Problems) -> None:
        self._opening = opening
        self._problems = problems
        self.failed = False

    def block(self, code: Code, message: str, hint: str) -> None:
        """A problem of the diagram as a whole, at its title line."""
        self.line(self._opening, code, message, hint, length=len(self._opening.text.rstrip()))

    def at(self, part: Node | Cell, code: Code, message: str, hint: str) -> None:
        """A problem of one item or cell."""
        text = part.label if isinstance(part, Node) else part.text
        self.line(part.line, code, message, hint, offset=part.offset, length=max(len(text), 1))

    def line(
        self, line: SourceLine, code: Code, message: str, hint: str, *, offset: int = 0, length: int = 1
    ) -> None:
        """A problem at a place of the editor's file."""
        self.failed = True
        self._problems.add(line.problem(code, message, hint, offset=offset, length=length))


@dataclass(frozen=True)
class Shape:
    """One kind of diagram.

    ``words`` are what ``类型:`` may say. ``table`` kinds are written as a table, the others as a list;
    ``depth`` is how far a list may be indented, ``least`` and ``most`` how many items (or rows) it has at
    its first level. ``sections`` allows bold lines between the items. ``ordered`` numbers the text
    alternative. ``check`` notes what else must hold; ``draw`` gets content that passed.
    """

    name: str
    words: tuple[str, ...]
    draw: Callable[[Content], Canvas]
    least: int
    most: int
    depth: int = 0
    table: bool = False
    sections: bool = False
    ordered: bool = True
    check: Callable[[Content, Report], None] | None = None


@dataclass(frozen=True)
class Diagram:
    """A diagram that can be drawn."""

    id: str
    title: str
    shape: Shape
    content: Content
