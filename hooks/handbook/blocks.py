"""The Python-Markdown extension that finds ``/// kind | title`` blocks and hands them to their rooms.

It knows nothing of MkDocs. It runs after snippets and before fenced code is taken out, so that line
numbers are the editor's own, and it leaves blocks inside fenced code alone, except in a fence that is
opened with the word ``live``: there the code is shown and below it what it becomes, for the guide to
writing. Such examples are in ``examples`` instead of ``found``, and so on no list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

from handbook import calculators, checklists, diagrams
from handbook.problems import Code, Place, Problem, Problems, nearest
from handbook.source import Block, Kind, Option, Rendered, SourceLine

KINDS: tuple[Kind, ...] = (calculators.KIND, checklists.KIND, diagrams.KIND)
"""Every kind of block. A new kind is a room of its own and one entry here."""

AFTER_SNIPPETS_BEFORE_FENCES = 28

OPENING = re.compile(r"^(?P<indent> *)(?:///|／／／)[ \u3000]*(?P<kind>[^\s|｜/／]+)\s*(?:[|｜]\s*(?P<title>.*?))?\s*$")
CLOSING = re.compile(r"^ *(?:///|／／／)\s*$")
FENCE = re.compile(r"^ *(?P<fence>`{3,}|~{3,})")
LIVE = re.compile(r"^(?P<code> *(?:`{3,}|~{3,})[ \w-]*?)\s+live\s*$")
OPTION = re.compile(r"^(?P<indent>\s*)(?P<name>[^\s:：|]+)\s*[:：]\s*(?P<value>.*?)\s*$")
ID = re.compile(r"^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$")


class HandbookBlocks(Extension):
    """Renders calculators and checklists; one instance serves every page of a build.

    ``problems`` collects what is wrong (a collector of its own without one). ``boxes`` puts errors into
    the page where the block stands, for previews. After a build ``found`` has every rendered block by
    the path of its page, in the order written.
    """

    def __init__(self, problems: Problems | None = None, *, boxes: bool = False) -> None:
        super().__init__()
        self.problems = Problems() if problems is None else problems
        self.boxes = boxes or problems is None
        self.found: dict[str, list[Rendered]] = {}
        self.examples: dict[str, list[Rendered]] = {}
        self._ids: dict[str, Place] = {}
        self.path = "<markdown>"
        self.first_line = 1
        self.root = ""
        self.listing = True

    def enter(self, path: str, first_line: int = 1, root: str = "") -> None:
        """Say which page is converted next.

        ``first_line`` is where its text starts in the file, ``root`` leads from its address to the site's root.
        """
        self.path, self.first_line, self.root = path, first_line, root
        self.found[path], self.examples[path] = [], []

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name is Python-Markdown's
        """Register with one page's converter."""
        md.preprocessors.register(_Blocks(md, self), "handbook-blocks", AFTER_SNIPPETS_BEFORE_FENCES)

    def render(self, block: Block, kind: Kind) -> str:
        """The HTML of one block; errors go to ``problems`` and, with ``boxes``, into the page."""
        known = len(self.problems.found)
        self._check_options(block, kind)
        html = ""
        if self._check_id(block):
            rendered = kind.render(block, self.problems)
            if rendered is not None:
                shelf = self.found if self.listing else self.examples
                shelf.setdefault(self.path, []).append(rendered)
                html = rendered.html
        return self.box(self.problems.found[known:]) + html

    def box(self, problems: list[Problem]) -> str:
        """What is wrong with a block, as the editor sees it in a preview; empty for a published build."""
        if not problems or not self.boxes:
            return ""
        text = escape("\n".join(str(problem) for problem in problems), quote=True)
        return f'<div class="handbook-problem" role="alert"><p>这一块还不能发布：</p><pre>{text}</pre></div>'

    def _check_options(self, block: Block, kind: Kind) -> None:
        for option in block.options:
            if option.name not in kind.options:
                guess = nearest(option.name, kind.options)
                self.problems.add(
                    option.line.problem(
                        Code.UNKNOWN_OPTION,
                        f"没有叫“{option.name}”的选项",
                        f"是不是“{guess}”？" if guess else f"可用的有：{'、'.join(kind.options)}。",
                        offset=len(option.line.text) - len(option.line.text.lstrip()),
                        length=len(option.name),
                    )
                )

    def _check_id(self, block: Block) -> bool:
        option = block.option("id")
        if option is None or not option.value:
            self.problems.add(
                block.opening.problem(
                    Code.MISSING_ID,
                    "这一块没有 id",
                    "在下一行缩进四格写，例如：id: customer-value。",
                    length=len(block.opening.text.rstrip()),
                )
            )
            return False
        if not ID.match(option.value):
            fault, hint = Code.BAD_ID, "只用 a–z、0–9 和 -，以字母开头，例如 customer-value。"
            message = f"id “{option.value}”不能用"
        elif (first := self._ids.setdefault(option.value, block.opening.place())) != block.opening.place():
            fault, hint = Code.DUPLICATE_ID, "换一个名字；已发布的那一个不要改。"
            message = f"id “{option.value}”已经用在 {first.path} 第 {first.line} 行"
        else:
            return True
        self.problems.add(
            option.line.problem(fault, message, hint, offset=option.offset, length=len(option.value))
        )
        return False


class _Blocks(Preprocessor):
    """Replaces every block by a placeholder for its HTML, at the block's own indentation."""

    def __init__(self, md: Markdown, extension: HandbookBlocks) -> None:
        super().__init__(md)
        self.extension = extension

    def run(self, lines: list[str]) -> list[str]:
        """Python-Markdown's entry: the page's lines in, the lines without blocks out."""
        source = [
            SourceLine(self.extension.path, self.extension.first_line + index, line)
            for index, line in enumerate(lines)
        ]
        return list(self._replace(source))

    def _replace(self, lines: list[SourceLine]) -> Iterator[str]:
        index = 0
        fence = ""
        while index < len(lines):
            line = lines[index]
            index += 1
            fence, inside = _fence(fence, line.full)
            live = LIVE.match(line.full) if inside else None
            if live:
                end = _end_of_fence(lines, index, fence)
                yield from (live["code"], *(one.full for one in lines[index:end]))
                yield from self._live(lines[index : end - 1])
                index, fence = end, ""
                continue
            opening = None if inside else OPENING.match(line.full)
            if opening is None:
                if not inside and CLOSING.match(line.full):
                    yield from self._stray(line)
                else:
                    yield line.full
                continue
            end, closed = _end(lines, index, len(opening["indent"]))
            html = self._render(opening, lines[index - 1 : end], closed=closed)
            index = end + 1 if closed else end
            yield from ("", opening["indent"] + self.md.htmlStash.store(html), "")

    def _live(self, lines: list[SourceLine]) -> Iterator[str]:
        """What the code of an example becomes."""
        self.extension.listing = False
        yield from ("", *self._replace(lines), "")
        self.extension.listing = True

    def _stray(self, line: SourceLine) -> Iterator[str]:
        problem = line.problem(
            Code.STRAY_CLOSING,
            "这个 /// 前面没有开头",
            "删掉它，或在前面补上 /// calculator | 标题。",
            offset=len(line.full) - len(line.full.lstrip()),
            length=3,
        )
        self.extension.problems.add(problem)
        yield self.md.htmlStash.store(self.extension.box([problem]))

    def _render(self, opening: re.Match[str], lines: list[SourceLine], *, closed: bool) -> str:
        indent = len(opening["indent"])
        first, *rest = (SourceLine(line.path, line.number, line.full, indent) for line in lines)
        word = opening["kind"]
        kind = next((kind for kind in KINDS if word in kind.words), None)
        if kind is None:
            return self._refuse(_unknown_kind(first, word))
        if not closed:
            return self._refuse(
                first.problem(
                    Code.UNCLOSED_BLOCK,
                    "这一块没有结束",
                    "在块的末尾另起一行写 ///，缩进与这一行相同。",
                    length=len(first.text.rstrip()),
                )
            )
        options, body = _options(rest, kind)
        return self.extension.render(Block(word, opening["title"] or "", first, options, body, self.extension.root), kind)

    def _refuse(self, problem: Problem) -> str:
        self.extension.problems.add(problem)
        return self.extension.box([problem])


def makeExtension(**_: object) -> HandbookBlocks:  # noqa: N802 - the name is Python-Markdown's
    """For tools that load the extension by name: problems are shown in the page."""
    return HandbookBlocks()


def _fence(fence: str, line: str) -> tuple[str, bool]:
    """The open code fence after ``line`` (empty: none), and whether ``line`` belongs to fenced code."""
    match = FENCE.match(line)
    if not fence:
        return (match["fence"], True) if match else ("", False)
    closes = match is not None and match["fence"].startswith(fence) and line.strip() == match["fence"]
    return ("" if closes else fence), True


def _end_of_fence(lines: list[SourceLine], start: int, fence: str) -> int:
    """Index of the line after the closing fence of code that begins at ``start``; the page's end without one."""
    for index in range(start, len(lines)):
        if not _fence(fence, lines[index].full)[0]:
            return index + 1
    return len(lines)


def _end(lines: list[SourceLine], start: int, indent: int) -> tuple[int, bool]:
    """Index of the line that ends a block opened before ``start``, and whether it is its closing ``///``.

    Without one the block ends where another opens or where its container ends.
    """
    for index in range(start, len(lines)):
        line = lines[index].full
        depth = len(line) - len(line.lstrip(" "))
        if CLOSING.match(line):
            return index, True
        if OPENING.match(line) or (line.strip() and depth < indent):
            return index, False
    return len(lines), False


def _unknown_kind(line: SourceLine, word: str) -> Problem:
    words = [word for kind in KINDS for word in kind.words]
    guess = nearest(word, words)
    return line.problem(
        Code.UNKNOWN_KIND,
        f"没有叫“{word}”的块",
        f"是不是“{guess}”？" if guess else f"可用的有：{'、'.join(words)}。",
        offset=line.text.index(word),
        length=len(word),
    )


def _options(lines: list[SourceLine], kind: Kind) -> tuple[tuple[Option, ...], tuple[SourceLine, ...]]:
    """The ``name: value`` lines right under the title, and the rest."""
    options: list[Option] = []
    for count, line in enumerate(lines):
        match = OPTION.match(line.text)
        if match is None or not (match["indent"] or match["name"] in kind.options):
            return tuple(options), tuple(lines[count:])
        options.append(Option(match["name"], match["value"], line, match.start("value")))
    return tuple(options), ()
