"""A page as plain Markdown, for programs that read: no blocks, no ids, no generator's own syntax."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from handbook.exports.catalogue import Entry
from handbook.exports.words import words
from handbook.source import Rendered

_FENCE = re.compile(r"^ *(?P<fence>`{3,}|~{3,})")
_OPENING = re.compile(r"^ *(?:///|／／／)[ \u3000]*\S+\s*[|｜]")
_CLOSING = re.compile(r"^ *(?:///|／／／)\s*$")
_BLOCK_ID = re.compile(r"^\s+id\s*[:：]\s*(?P<id>[\w-]+)\s*$")
_BOX = re.compile(r'^(?P<marks>!!!|\?\?\?\+?)\s+\w+(?:\s+"(?P<title>[^"]*)")?\s*$')
_COMMENT = re.compile(r"^\s*<!--.*?-->\s*$")
_ATTRIBUTES = re.compile(r"\s*\{:?\s*[#.][^{}\n]*\}")
_CODE = re.compile(r"(`+[^`]+`+)")
_LINK = re.compile(r"(?P<before>\]\((?!\w+:)[^)\s#]*?)\.md(?P<after>[)#])")


def plain(entry: Entry) -> str:
    """The whole text of a page, with its title and who answers for it."""
    tools = {tool.id: tool for tool in entry.tools}
    lines = [f"# {entry.title}", "", *_about(entry), *_convert(entry.markdown.split("\n"), tools, entry.url)]
    text = "\n".join(line.rstrip() for line in lines)
    return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"


def _about(entry: Entry) -> Iterator[str]:
    if entry.description:
        yield from (f"> {entry.description}", "")
    if entry.chapter:
        chapter = entry.chapter
        yield f"负责：{chapter.owner}；上次复核：{chapter.reviewed}；下次复核：{chapter.due}"
        yield from (f"依据要点：{'、'.join(chapter.covers)}" if chapter.covers else "", "")
    yield from (f"网页：{entry.url.rpartition('/')[2]}", "")


def _convert(lines: list[str], tools: Mapping[str, Rendered], page: str) -> Iterator[str]:
    index = 0
    fence = ""
    while index < len(lines):
        line = lines[index]
        index += 1
        mark = _FENCE.match(line)
        if fence or mark:
            fence = (
                "" if fence and mark and mark["fence"].startswith(fence) else fence or (mark["fence"] if mark else "")
            )
            yield line
        elif _OPENING.match(line):
            end = next((at for at in range(index, len(lines)) if _CLOSING.match(lines[at])), len(lines))
            yield from _block(lines[index:end], tools, page)
            index = end + 1
        elif box := _BOX.match(line):
            end = _indented(lines, index)
            body = [inner.removeprefix("    ") for inner in lines[index:end]]
            yield from _quote(box["title"] or "", _convert(body, tools, page))
            index = end
        elif not _COMMENT.match(line):
            yield _inline(line)


def _block(lines: list[str], tools: Mapping[str, Rendered], page: str) -> list[str]:
    found = next((match["id"] for line in lines if (match := _BLOCK_ID.match(line))), "")
    return ["", *words(tools[found], page), ""] if found in tools else []


def _indented(lines: list[str], start: int) -> int:
    """Where the indented body that begins at ``start`` ends."""
    end = start
    for index in range(start, len(lines)):
        if lines[index].startswith("    "):
            end = index + 1
        elif lines[index].strip():
            break
    return end


def _quote(title: str, body: Iterator[str]) -> Iterator[str]:
    yield from ([f"> **{title}**", ">"] if title else [])
    text = "\n".join(body).strip("\n")
    yield from (f"> {line}".rstrip() for line in text.split("\n"))
    yield ""


def _inline(line: str) -> str:
    """A line without attributes; links lead to the pages."""
    parts = _CODE.split(line)
    parts[::2] = [_LINK.sub(r"\g<before>.html\g<after>", _ATTRIBUTES.sub("", part)) for part in parts[::2]]
    return "".join(parts)
