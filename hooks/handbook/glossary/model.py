"""A term of the glossary."""

from __future__ import annotations

import re
from dataclasses import dataclass

ACRONYM = re.compile(r"^[A-Z][A-Za-z0-9&-]*[A-Z0-9]$")
SPECIFIC = 4
"""Han characters from which another name of a term is not an everyday word."""


@dataclass(frozen=True)
class Term:
    """A term with its meaning.

    ``id`` is its anchor on the glossary's page, ``names`` what its title calls it, ``aliases`` its other
    names (for the search), ``meaning`` plain text, ``chapter`` the address that tells more (as written;
    empty without one), ``apart`` longer words that contain it and mean something else.
    """

    id: str
    names: tuple[str, ...]
    aliases: tuple[str, ...]
    meaning: str
    chapter: str = ""
    apart: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """The name it is listed under."""
        return self.names[0]

    @property
    def words(self) -> tuple[str, ...]:
        """The words that are explained where they occur: its names and those other names that are unmistakable."""
        telling = (name for name in self.aliases if ACRONYM.match(name) or _han(name) >= SPECIFIC)
        return tuple(dict.fromkeys([*self.names, *telling]))


def _han(text: str) -> int:
    return sum("\u4e00" <= mark <= "\u9fff" for mark in text)
