"""Chapters made up for measuring: the handbook's own clauses, shuffled, about 1,500 characters a page in five sections."""

from __future__ import annotations

import random
import re
from pathlib import Path

CLAUSE = re.compile(r"[^，。；：！？、“”（）\s|*#>\[\]`{}!-]{4,24}")
SECTIONS = 5
CHARACTERS = 1500
ASKED = 40


def clauses(docs: Path) -> list[str]:
    """Every clause of the chapters in ``docs``."""
    text = "\n".join(path.read_text("utf-8") for path in sorted(docs.rglob("*.md")))
    return sorted({clause for clause in CLAUSE.findall(text) if re.fullmatch(r"[\u4e00-\u9fff]+", clause)})


def chapter(number: int, known: list[str]) -> str:
    """The Markdown of chapter ``number``; the same every time."""
    rng = random.Random(number)  # noqa: S311 - the same pages every time
    lines = []
    for section in range(SECTIONS):
        lines.append(f"## {rng.choice(known)[:10]} {{#s{section}}}\n")
        room = CHARACTERS // SECTIONS
        while room > 0:
            sentence = "，".join(rng.sample(known, 4)) + "。"
            lines.append(sentence + "\n")
            room -= len(sentence)
    return "\n".join(lines)


def questions(number: int, known: list[str]) -> list[str]:
    """How readers ask for a section of chapter ``number``: as many and as long as the handbook's own."""
    rng = random.Random(f"asked {number}")  # noqa: S311
    return [rng.choice(known)[:10] for _ in range(ASKED)]


def title(number: int, known: list[str]) -> str:
    """Its title."""
    rng = random.Random(-number)  # noqa: S311
    return f"{rng.choice(known)[:8]}（{number}）"
