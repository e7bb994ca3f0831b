"""The handbook's own terms, the most telling first: titles, tools, the glossary, aliases, headings, emphasis.

Latin input (pinyin, initials), mistyped words and the cutting of a long query into words go by this list.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from handbook.search.model import Kind, Outline, Page, Reference

PARTS = re.compile(r"[\s、，。：；！？,.:;!?“”‘’（）()《》·—…/｜|]+|[与和及]")
LONGEST = 16
OFTEN = 2  # an emphasis that occurs once is a sentence's, not the handbook's


def vocabulary(
    pages: list[Page],
    outlines: list[Outline],
    references: list[Reference],
    synonyms: Iterable[tuple[str, ...]],
) -> list[str]:
    """Every term once, in order of importance."""
    told: list[str] = [page.title for page in pages]
    targets = [target for outline in outlines for target in outline.targets]
    told += [target.title for target in targets if target.kind in (Kind.CALCULATOR, Kind.CHECKLIST)]
    told += [word for one in references for word in (one.term, *one.aliases)]
    told += [alias for page in pages for alias in page.aliases]
    told += [word for group in synonyms for word in group]
    told += [target.title for target in targets if target.kind is Kind.SECTION]
    emphasised = Counter(text for outline in outlines for text in outline.emphasised)
    told += [text for text, count in emphasised.most_common() if count >= OFTEN]
    return list(dict.fromkeys(part for text in told for part in _with_parts(text)))


def _with_parts(text: str) -> list[str]:
    """``text`` and what stands between its marks and joining words: 差异分析与 ABC has 差异分析 and ABC."""
    parts = [part for part in PARTS.split(text) if part and len(part) > 1]
    return [part for part in dict.fromkeys([text.strip(), *parts]) if 1 < len(part) <= LONGEST]
