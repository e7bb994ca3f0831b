"""A block as an editor wrote it, every line still knowing where it stands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from handbook.problems import Code, Place, Problem, Problems, Severity


@dataclass(frozen=True)
class SourceLine:
    """One line of a chapter with the block's own indentation taken off.

    ``full`` is the line as it stands in the file; ``text`` is ``full`` from character ``indent`` on.
    """

    path: str
    number: int
    full: str
    indent: int = 0

    @property
    def text(self) -> str:
        """What the line says inside its block."""
        return self.full[self.indent :]

    def place(self, offset: int = 0) -> Place:
        """Where character ``offset`` (from 0) of ``text`` stands in the file."""
        return Place(self.path, self.number, self.indent + offset + 1)

    def problem(
        self,
        code: Code,
        message: str,
        hint: str = "",
        *,
        offset: int = 0,
        length: int = 1,
        severity: Severity = Severity.ERROR,
    ) -> Problem:
        """A problem at character ``offset`` of ``text``."""
        return Problem(code, self.place(offset), message, hint, self.full, length, severity)


@dataclass(frozen=True)
class Option:
    """One ``name: value`` line under a block's title; ``offset`` is where the value starts in ``line.text``."""

    name: str
    value: str
    line: SourceLine
    offset: int


@dataclass(frozen=True)
class Block:
    """``/// kind | title``, its options and its body, up to the closing ``///``.

    ``kind`` is the word as written (``calculator`` or ``计算器``). ``options`` are in order of writing.
    ``body`` has neither the options nor the closing line; blank lines are kept. ``root`` leads from the
    block's page to the site's root (``../``), for addresses of files made from the block.
    """

    kind: str
    title: str
    opening: SourceLine
    options: tuple[Option, ...] = ()
    body: tuple[SourceLine, ...] = field(default=())
    root: str = ""

    def option(self, *names: str) -> Option | None:
        """The first option that has one of ``names``, or None."""
        return next((option for option in self.options if option.name in names), None)


@dataclass(frozen=True)
class Rendered:
    """What a room makes of a block: its HTML, and the model for whoever lists, prints or exports it.

    ``anchor`` is the id of the HTML's outer element. ``model`` is the room's own type
    (:class:`handbook.calculators.model.Calculator`, :class:`handbook.checklists.model.Checklist`).
    """

    kind: str
    id: str
    title: str
    anchor: str
    html: str
    model: object


@dataclass(frozen=True)
class Kind:
    """One kind of block: the words that open it and what renders it.

    ``render`` gets a block whose id has been checked, notes what is wrong, and gives None when
    nothing sensible can be shown.
    """

    name: str
    words: tuple[str, ...]
    options: tuple[str, ...]
    render: Callable[[Block, Problems], Rendered | None]
