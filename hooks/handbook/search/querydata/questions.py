"""How readers ask for a chapter and its places, in a file of the chapter's name: ``_search/questions/value/churn.txt``.

Phrases apart by ``、``, on as many lines as it takes. Those at the beginning ask for the page; below a line ``[锚点]``
they ask for that section, calculator or checklist. What follows the bracket is a remark, and so is a line with ``#``.

What a chapter says and what people type are often different words. Matching a query against questions written
beforehand for each place is known as document expansion (doc2query, Nogueira et al. 2019).
"""

from __future__ import annotations

import re

from handbook.problems import Code, Place, Problem, Problems, Severity, nearest
from handbook.search.model import Question

HEAD = re.compile(r"\s*\[#?(?P<anchor>[^\]\s]+)\]")
BETWEEN = re.compile(r"\s*[、，,；;]\s*")


def read_questions(text: str, path: str, url: str, problems: Problems) -> tuple[Question, ...]:
    """The questions of the file ``path`` with content ``text``, one entry a place of the page at ``url``.

    A line that begins with ``[`` and names no place is a warning; what stands below it is left out.
    """
    found: list[tuple[str | None, str, Place, list[str]]] = [("", "", Place(path, 1, 1), [])]
    for number, line in enumerate(text.splitlines(), 1):
        if line.lstrip().startswith("["):
            head = HEAD.match(line)
            here = Place(path, number, line.index("[") + 1)
            if head is None:
                problems.add(_unreadable(here, line))
            found.append((head and head["anchor"], line, here, []))
        elif not line.lstrip().startswith("#"):
            found[-1][3].extend(filter(None, BETWEEN.split(line.strip())))
    return tuple(
        Question(url, anchor, tuple(dict.fromkeys(phrases)), place, source)
        for anchor, source, place, phrases in found
        if phrases and anchor is not None
    )


def no_such_place(question: Question, anchors: list[str]) -> Problem:
    """The warning for a question whose page has no such ``anchor``; ``anchors`` are those it has."""
    meant = nearest(question.anchor, [anchor for anchor in anchors if anchor])
    hint = f"是不是 [{meant}]？" if meant else "写标题后面 {#…} 里的名字；问整页的写在文件开头。"
    message = f"这一页里没有“{question.anchor}”"
    length = len(question.anchor) + 2
    return Problem(
        Code.QUESTION_PLACE, question.place, message, hint, question.source, length, Severity.WARNING
    )


def no_such_page(path: str, pages: list[str]) -> Problem:
    """The warning for a file ``path`` that belongs to none of ``pages`` (files as they would be named)."""
    meant = nearest(path, pages)
    hint = f"是不是 {meant}？" if meant else "文件放在和章节一样的文件夹里，用一样的名字。"
    message = "没有和这个文件同名的章节，里面的问法都没有用上"
    return Problem(Code.QUESTION_PAGE, Place(path, 1, 1), message, hint, severity=Severity.WARNING)


def _unreadable(place: Place, line: str) -> Problem:
    message = "这一行看不出指哪一处，下面的问法没有用上"
    return Problem(
        Code.QUESTION_LINE,
        place,
        message,
        "写成 [锚点]，例如 [how]。",
        line,
        len(line.strip()),
        Severity.WARNING,
    )
