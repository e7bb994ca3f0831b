"""Redirects an editor declares: ``old/page.html#anchor -> new/page.html#anchor``, one a line."""

from __future__ import annotations

import re
from dataclasses import dataclass

from handbook.problems import Code, Problems
from handbook.source import SourceLine

PATH = "ledger/redirects.txt"
"""Where the redirects are, from the repository's root."""

_ARROW = re.compile(r"\s*(?:->|→|=>)\s*")
_ADDRESS = re.compile(r"(?!/)(?:[\w.-]+/)*[\w.-]+\.html(?:#[\w.:-]+)?\Z")
_EXAMPLE = "写成：value/old.html -> value/new.html，或 value/a.html#old -> value/b.html#new。"


@dataclass(frozen=True)
class Redirect:
    """One line: from an address that is gone to one that is there."""

    old: str
    new: str
    line: SourceLine


def read_redirects(text: str, problems: Problems, path: str = PATH) -> dict[str, Redirect]:
    """The redirects by old address; a line that cannot be read is noted and left out."""
    found: dict[str, Redirect] = {}
    for number, full in enumerate(text.splitlines(), 1):
        line = SourceLine(path, number, full)
        if not full.strip() or full.lstrip().startswith("#"):
            continue
        parts = _ARROW.split(full.strip())
        wrong = "" if len(parts) == 2 else full.strip()
        wrong = wrong or next((part for part in parts if not _ADDRESS.match(part)), "")
        if wrong:
            message = f"“{wrong}”不是一个地址" if len(parts) == 2 else "这一行不是“旧地址 -> 新地址”"
            offset = full.index(wrong)
            problems.add(line.problem(Code.BAD_REDIRECT, message, _EXAMPLE, offset=offset, length=len(wrong)))
        elif parts[0] in found:
            first = found[parts[0]].line.number
            problems.add(
                line.problem(Code.BAD_REDIRECT, f"“{parts[0]}”在第 {first} 行已经写过", "留下一行。", length=len(full))
            )
        else:
            found[parts[0]] = Redirect(parts[0], parts[1], line)
    return found
