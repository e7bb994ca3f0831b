"""From the glossary's Markdown, a definition list, to its terms.

::

    客户终身价值 {#clv}
    :   一位客户一共带来多少生意。别名：CLV、终生价值。见[客户的真正价值](../value/lifetime-value.md)。

``别名：`` are other names, ``见`` the chapter. Longer words that contain the term and mean something else
stand beside the id: ``{#key-account data-apart="大客户部"}``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from handbook.glossary.model import Term
from handbook.problems import Code, Problems
from handbook.source import SourceLine

TITLE = re.compile(r"^(?P<title>[^\s:：#>|-].*?)\s*(?:\{\s*#(?P<id>[\w-]+)(?P<more>[^}]*)\})?\s*$")
DEFINITION = re.compile(r"^:\s+(?P<text>.*)$")
FENCE = re.compile(r"^\s*(?:`{3,}|~{3,})")
BRACKETS = re.compile(r"[（(](?P<inside>[^）)]*)[）)]")
BETWEEN = re.compile(r"\s*[、，,；;/]\s*")
LINK = re.compile(r"\[(?P<text>[^\]]*)\]\((?P<address>[^)\s]*)[^)]*\)")
AFTER_HAN = re.compile(r"(?<=[，。、；：）])\s+")
MARKS = re.compile(r"\*\*|==|`")
ALIASES = re.compile(r"别名[:：](?P<list>[^。；\n]*)[。；]?")
APART = re.compile(r"data-apart=(?:\"(?P<list>[^\"]*)\"|(?P<one>\S+))")
SEE = re.compile(r"见\s*\[[^\]]*\]\((?P<address>[^)\s]*)[^)]*\)(?:[。；]|$)")


@dataclass(frozen=True)
class _Entry:
    """A term's line and its definition as written."""

    line: SourceLine
    title: str
    id: str
    apart: str
    text: str


def read(
    text: str, problems: Problems | None = None, path: str = "docs/reference/glossary.md", first_line: int = 1
) -> tuple[Term, ...]:
    """The terms that the page ``text`` defines, in its order; what is wrong with it goes to ``problems``.

    ``text`` is the Markdown with or without front matter; ``first_line`` is where it starts in the file.
    """
    report = Problems() if problems is None else problems
    lines = [SourceLine(path, number, line) for number, line in enumerate(text.split("\n"), first_line)]
    terms: list[Term] = []
    owners: dict[str, str] = {}
    for entry in _entries(lines):
        term = _term(entry)
        _check(entry, term, owners, report)
        terms.append(term)
    return tuple(terms)


def _entries(lines: list[SourceLine]) -> Iterator[_Entry]:
    fenced = False
    for index, line in enumerate(lines):
        if FENCE.match(line.text):
            fenced = not fenced
        definition = None if fenced or index + 1 >= len(lines) else DEFINITION.match(lines[index + 1].text)
        title = TITLE.match(line.text) if definition else None
        if definition and title:
            apart = APART.search(title["more"] or "")
            aside = (apart["list"] or apart["one"]) if apart else ""
            told = " ".join([definition["text"], *_continued(lines, index + 2)])
            yield _Entry(line, title["title"], title["id"] or "", aside, told)


def _continued(lines: list[SourceLine], start: int) -> Iterator[str]:
    """The indented lines that go on with a definition."""
    for line in lines[start:]:
        if not line.text.startswith("    "):
            return
        yield line.text.strip()


def _term(entry: _Entry) -> Term:
    inside = (found["inside"] for found in BRACKETS.finditer(entry.title))
    names = [name for part in (BRACKETS.sub("", entry.title), *inside) for name in BETWEEN.split(part.strip())]
    aliases = ALIASES.search(entry.text)
    see = SEE.search(entry.text)
    return Term(
        entry.id,
        tuple(name for name in names if name) or (entry.title,),
        _listed(aliases["list"] if aliases else ""),
        _meaning(entry.text),
        see["address"] if see else "",
        _listed(entry.apart),
    )


def _listed(text: str) -> tuple[str, ...]:
    return tuple(name for name in BETWEEN.split(text.strip()) if name)


def _meaning(text: str) -> str:
    """What the term means, without other names, link and marks."""
    for pattern in (ALIASES, SEE):
        text = pattern.sub("", text)
    plain = " ".join(MARKS.sub("", LINK.sub(lambda found: found["text"], text)).split())
    return AFTER_HAN.sub("", plain)


def _check(entry: _Entry, term: Term, owners: dict[str, str], problems: Problems) -> None:
    length = len(entry.title)
    if not entry.id:
        hint = f"写成：{entry.title} {{#英文小写名}}。"
        problems.add(entry.line.problem(Code.TERM_WITHOUT_ID, f"“{entry.title}”没有 id", hint, length=length))
    if not term.meaning:
        hint = "在 : 后面写一句话。"
        problems.add(entry.line.problem(Code.TERM_WITHOUT_MEANING, f"“{entry.title}”没有解释", hint, length=length))
    for word in term.words:
        owner = owners.setdefault(word, term.title)
        if owner != term.title:
            message = f"“{word}”已经是“{owner}”的名称"
            hint = "从其中一条里删掉它。"
            problems.add(entry.line.problem(Code.TERM_TWICE, message, hint, length=length))
