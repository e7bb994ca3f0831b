"""A company's own facts in the chapters: ``{{ company.hotline }}`` becomes what ``mkdocs.yml`` says.

The facts stand once, under ``extra.company``; another company adopts the handbook by editing that block.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from handbook.problems import Code, Problems, nearest
from handbook.source import SourceLine

VARIABLE = re.compile(r"\{\{\s*(?P<name>[^{}]*?)\s*\}\}")
CODE = re.compile(r"(?P<ticks>`+)(?!`).*?(?<!`)(?P=ticks)(?!`)")
FENCE = re.compile(r"^\s*(?P<fence>`{3,}|~{3,})")


def flatten(values: Mapping[str, object], prefix: str = "company") -> dict[str, str]:
    """``{"name": …, "response": {"complaint": …}}`` as ``company.name``, ``company.response.complaint``."""
    flat: dict[str, str] = {}
    for name, value in values.items():
        if isinstance(value, Mapping):
            flat.update(flatten(value, f"{prefix}.{name}"))
        elif value is not None:
            flat[f"{prefix}.{name}"] = str(value)
    return flat


def substitute(text: str, known: Mapping[str, str], problems: Problems, path: str, first_line: int = 1) -> str:
    """``text`` with every variable replaced; an unknown one is noted with the nearest name and left as it is.

    ``known`` comes from :func:`flatten`. Code, fenced or between backticks, is left alone. The number of
    lines never changes.
    """
    lines = []
    fence = ""
    for number, line in enumerate(text.split("\n"), first_line):
        match = FENCE.match(line)
        if match and (not fence or match["fence"].startswith(fence)):
            fence = "" if fence else match["fence"]
        elif not fence and "{{" in line:
            line = _substitute_line(SourceLine(path, number, line), known, problems)
        lines.append(line)
    return "\n".join(lines)


def _substitute_line(line: SourceLine, known: Mapping[str, str], problems: Problems) -> str:
    pieces: list[str] = []
    end = 0
    for match in _outside_code(line.text):
        name = match["name"]
        if name not in known:
            guess = nearest(name, list(known))
            problems.add(
                line.problem(
                    Code.UNKNOWN_VARIABLE,
                    f"没有叫“{name}”的变量",
                    f"是不是“{guess}”？" if guess else f"可用的有：{'、'.join(known)}。",
                    offset=match.start("name"),
                    length=len(name),
                )
            )
        pieces += [line.text[end : match.start()], known.get(name, match[0])]
        end = match.end()
    return "".join([*pieces, line.text[end:]])


def _outside_code(text: str) -> Iterator[re.Match[str]]:
    spans = [match.span() for match in CODE.finditer(text)]
    for match in VARIABLE.finditer(text):
        if not any(start <= match.start() < end for start, end in spans):
            yield match
