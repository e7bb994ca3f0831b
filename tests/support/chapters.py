"""The handbook's own chapters as a test reads them: front matter, text, headings, blocks."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml
from markdown import Markdown

from handbook.blocks import HandbookBlocks
from handbook.problems import Problems
from handbook.source import Rendered

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
PARTS = ("culture", "expectations", "value", "key-accounts", "detail")
FENCE = re.compile(r"^ *(`{3,}|~{3,}).*?^ *\1 *$", re.MULTILINE | re.DOTALL)
BLOCK = re.compile(r"^ */// *\S.*?^ */// *$", re.MULTILINE | re.DOTALL)
HAN = re.compile(r"[\u4e00-\u9fff]")


@dataclass
class Chapter:
    """One file of docs/."""

    path: Path
    meta: dict[str, Any] = field(default_factory=dict)
    text: str = ""

    @property
    def name(self) -> str:
        """``value/churn``."""
        return self.path.relative_to(DOCS).with_suffix("").as_posix()

    @property
    def prose(self) -> str:
        """The text without code and without tools and diagrams."""
        return BLOCK.sub("", FENCE.sub("", self.text))

    @property
    def sections(self) -> dict[str, str]:
        """The text of every ``##`` section by its id."""
        parts = re.split(r"^## .*?\{#([\w-]+)\}\s*$", FENCE.sub("", self.text), flags=re.MULTILINE)
        return dict(zip(parts[1::2], parts[2::2], strict=True))

    @cached_property
    def blocks(self) -> list[Rendered]:
        """Its calculators, checklists and diagrams, rendered with a placeholder for every variable."""
        extension = HandbookBlocks(Problems())
        extension.enter(self.name)
        text = re.sub(r"\{\{.*?\}\}", "24 小时", self.text)
        Markdown(extensions=["admonition", "pymdownx.superfences", extension]).convert(text)
        assert str(extension.problems) == ""
        return extension.found[self.name]


def read(path: Path) -> Chapter:
    """A file of docs/, its front matter taken off."""
    text = path.read_text("utf-8")
    front, body = "", text
    if text.startswith("---\n"):
        front, body = text[4:].split("\n---\n", 1)
    return Chapter(path, yaml.safe_load(front) or {}, body)


PAGES = [read(path) for path in sorted(DOCS.rglob("*.md"))]
CHAPTERS = [page for page in PAGES if page.name.split("/")[0] in PARTS]
"""The chapters of the five parts; the appendices are not told from the sources."""
