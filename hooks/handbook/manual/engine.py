"""Typst source → PDF. The one file that knows Typst's compiler; what it refuses becomes a problem of a page."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

import typst

from handbook.manual.fonts import Font
from handbook.manual.model import Page
from handbook.problems import Code, Place, Problem, Problems

STANDARDS: tuple[Literal["ua-1"], Literal["a-2a"]] = ("ua-1", "a-2a")
TEMPLATES = Path(__file__).parent / "typst"
GLYPH = re.compile(r"the text `\"(?P<text>.*?)\"` could not be displayed", re.DOTALL)
WHERE = re.compile(r"[┌╭]─\s*(?P<file>\S+?):(?P<line>\d+):(?P<column>\d+)")


@cache
def templates() -> dict[str, bytes]:
    """The Typst files that every manual uses, by name."""
    return {f"{file.name}": file.read_bytes() for file in sorted(TEMPLATES.glob("*.typ"))}


@dataclass(frozen=True)
class Refusal(Exception):
    """Typst's own account of why there is no PDF."""

    diagnostic: str


class Engine:
    """One compiler for a whole build, so that its fonts are read once."""

    def __init__(self, font: Font, root: Path) -> None:
        root.mkdir(parents=True, exist_ok=True)
        self._compiler = typst.Compiler(
            root=str(root),
            font_paths=[] if font.folder is None else [str(font.folder)],
            ignore_system_fonts=font.folder is not None,
        )

    def compile(self, files: Mapping[str, bytes], epoch: int) -> bytes:
        """The PDF of ``main.typ`` among ``files``, dated ``epoch``. Raises :class:`Refusal`."""
        try:
            pdf, _ = self._compiler.compile_with_warnings(
                input=dict(files),  # type: ignore[type-var]  # its stub leaves several files out
                format="pdf",
                pdf_standards=list(STANDARDS),
                timestamp=epoch,
            )
        except typst.TypstError as error:
            raise Refusal(getattr(error, "diagnostic", "") or str(error)) from None
        if not isinstance(pdf, bytes):
            raise Refusal("nothing was written")
        return pdf


def explain(refusal: Refusal, pages: Mapping[str, Page], problems: Problems) -> None:
    """Note what Typst refused, at the page it stands on; ``pages`` by the name of their Typst file."""
    for message in re.split(r"\n(?=error: )", refusal.diagnostic.strip()):
        where = WHERE.search(message)
        page = _page_of(where["file"], pages) if where else None
        glyph = GLYPH.search(message)
        if glyph is None:
            problems.add(_refused(page, message))
            continue
        text = glyph["text"]
        codes = " ".join(f"U+{ord(character):04X}" for character in text[:4])
        message, hint = f"打印字体里没有“{text}”（{codes}）", "换一个字或符号。"
        if page is None:
            problems.add(Problem(Code.PRINT_GLYPH, Place("mkdocs.yml", 1, 1), message, hint))
        else:
            problems.add(page.problem(Code.PRINT_GLYPH, message, hint, needle=text))


def _page_of(file: str, pages: Mapping[str, Page]) -> Page | None:
    """The page of a Typst file; Typst writes its path in the form of the machine it runs on."""
    path = file.replace("\\", "/")
    return next((page for name, page in pages.items() if path.endswith(f"/{name}") or path == name), None)


def _refused(page: Page | None, message: str) -> Problem:
    first = message.split("\n", 1)[0].removeprefix("error: ")
    where = WHERE.search(message)
    place = f"（{Path(where['file']).name} 第 {where['line']} 行）" if where else ""
    text = f"排版程序没能做出 PDF：{first}{place}"
    hint = "去掉最近改动的内容再试一次；还不行，把这一行发给维护的人。"
    if page is None:
        return Problem(Code.PRINT_ENGINE, Place("mkdocs.yml", 1, 1), text, hint)
    return page.problem(Code.PRINT_ENGINE, text, hint)
