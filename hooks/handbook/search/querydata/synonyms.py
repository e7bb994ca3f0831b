"""The editor's list of synonyms: a line a group, words apart by spaces or ``、``, ``#`` begins a remark."""

from __future__ import annotations

import re

from handbook.problems import Code, Place, Problem, Problems, Severity

BETWEEN = re.compile(r"[\s、，,=＝]+")


def read_synonyms(text: str, path: str, problems: Problems) -> tuple[tuple[str, ...], ...]:
    """The groups of the file ``path`` with content ``text``; a line with one word only is a warning."""
    groups = []
    for number, line in enumerate(text.splitlines(), 1):
        words = tuple(dict.fromkeys(word for word in BETWEEN.split(line.split("#")[0]) if word))
        if len(words) > 1:
            groups.append(words)
        elif words:
            problems.add(_alone(path, number, line, words[0]))
    return tuple(groups)


def _alone(path: str, number: int, line: str, word: str) -> Problem:
    return Problem(
        Code.LONELY_SYNONYM,
        Place(path, number, line.index(word) + 1),
        f"“{word}”这一行只有一个词",
        "写上和它意思相同的词，用空格隔开。",
        line,
        len(word),
        Severity.WARNING,
    )
