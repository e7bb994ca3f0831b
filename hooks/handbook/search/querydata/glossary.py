"""The glossary as query data: other names of a term, and where the term is treated.

A definition says both in words a reader understands: ``别名：投诉、客诉。见[抱怨是礼物](…)。``
"""

from __future__ import annotations

import re

from handbook.search.model import Outline, Reference

ALIASES = re.compile(r"(?:别名|又称|也叫|同义词)[:：]\s*([^。；\n]+)")
BETWEEN = re.compile(r"\s*[、，,；;|]\s*")


def references(page: Outline) -> list[Reference]:
    """Every defined term with its aliases and the first link of its definition."""
    return [
        Reference(term, _aliases(text), next((link for link in links if not link.startswith("#")), ""))
        for term, text, links in page.definitions
    ]


def groups(found: list[Reference]) -> list[tuple[str, ...]]:
    """Terms with their aliases: words that mean the same."""
    return [(one.term, *one.aliases) for one in found if one.aliases]


def _aliases(text: str) -> tuple[str, ...]:
    match = ALIASES.search(text)
    return tuple(alias for alias in BETWEEN.split(match[1].strip()) if alias) if match else ()
