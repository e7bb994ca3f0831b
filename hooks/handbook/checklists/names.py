"""Ids for items that have none: short, readable, ascii, and free."""

from __future__ import annotations

import re
from collections.abc import Collection

from handbook.checklists.inline import plain_text

_LONGEST = 24
_SYLLABLES = 4


def free_id(text: str, taken: Collection[str], step: int = 1) -> str:
    """An id for an item's text that is not in ``taken``; ``step`` (from 1) names it when the text cannot."""
    name = _spell(plain_text(text)) or f"step-{step}"
    candidate, number = name, 2
    while candidate in taken:
        candidate, number = f"{name}-{number}", number + 1
    return candidate


def _spell(text: str) -> str:
    """Pinyin of the first four Han characters, two to a word, and Latin words and numbers as they are."""
    # pypinyin's dictionary takes long to load and is needed only when an id is missing.
    from pypinyin import lazy_pinyin

    words: list[str] = []
    left = _SYLLABLES
    for found in re.finditer(r"[\u4e00-\u9fff]+|[A-Za-z0-9]+", text):
        run = found[0]
        if run.isascii():
            words.append(run.lower())
            left -= 1
        else:
            syllables = ["".join(re.findall("[a-z]", word)) for word in lazy_pinyin(run[:left])]
            words += ["".join(syllables[start : start + 2]) for start in range(0, len(syllables), 2)]
            left -= len(syllables)
        if left <= 0:
            break
    return _shorten([word for word in words if word])


def _shorten(words: list[str]) -> str:
    while words and not words[0][0].isalpha():
        words = words[1:]
    name = ""
    for word in words:
        longer = f"{name}-{word}" if name else word
        if len(longer) > _LONGEST:
            break
        name = longer
    return name
