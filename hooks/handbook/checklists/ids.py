"""``make ids``: writes missing item ids into the chapters and records all ids in the ledger.

``python -m handbook.checklists.ids docs`` — ids that are there are never touched, nor is anything else.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from handbook.checklists.ledger import PATH, Ledger, read_ledger, recorded, write_ledger
from handbook.checklists.lines import ItemLine, item_line
from handbook.checklists.model import Checklist
from handbook.checklists.names import free_id
from handbook.checklists.options import read_options
from handbook.checklists.read import read
from handbook.checklists.scan import blocks
from handbook.problems import Problems
from handbook.source import Block


@dataclass(frozen=True)
class Added:
    """An id that was written: the file, its line (from 1) and the id."""

    path: str
    line: int
    id: str


def with_ids(
    path: str, text: str, published: Mapping[str, Collection[str]] | None = None
) -> tuple[str, list[Added]]:
    """A file's text with an id on every item, and what was added.

    ``published`` are the ids once used, by list: they are not given again.
    """
    lines = text.split("\n")
    added: list[Added] = []
    for block in blocks(path, text.replace("\r\n", "\n")):
        option = block.option("id")
        used = (published or {}).get(option.value, ()) if option else ()
        for item, name in _missing(block, used):
            index = item.line.number - 1
            line_end = "\r" if lines[index].endswith("\r") else ""
            lines[index] = _insert(item.line.full, item.line.indent + item.end, name) + line_end
            added.append(Added(path, item.line.number, name))
    return "\n".join(lines), added


def _missing(block: Block, used: Collection[str]) -> Iterable[tuple[ItemLine, str]]:
    items = [item for line in block.body if (item := item_line(line))]
    taken = {*used, *read_options(block, Problems()).retired}
    taken |= {item.id.text for item in items if item.id}
    for step, item in enumerate(items, 1):
        if item.id is None:
            name = free_id(item.text, taken, step)
            taken.add(name)
            yield item, name


def _insert(full: str, end: int, name: str) -> str:
    """The id after the text, in the braces of marks when there are any."""
    text, rest = full[:end].rstrip(), full[end:].strip()
    inside = rest.lstrip("{:").rstrip("}").strip()
    return f"{text} {{#{name}{f' {inside}' if inside else ''}}}"


def read_lists(path: str, text: str) -> list[Checklist]:
    """The checklists of one file that have nothing wrong; the build tells what is wrong with the others."""
    found: list[Checklist] = []
    for block in blocks(path, text):
        problems = Problems()
        checklist = read(block, problems)
        if checklist is not None and checklist.id and not problems.errors:
            found.append(checklist)
    return found


def update(docs: Path, ledger_path: Path) -> tuple[list[Added], Ledger]:
    """Write the missing ids of all chapters below ``docs``, and the ledger; what was added, and the ledger.

    Raises ``ValueError`` with the problem's text when the ledger cannot be read: nothing is written then.
    """
    before = ledger_path.read_text("utf-8") if ledger_path.exists() else ""
    ledger = read_ledger(before, ledger_path.as_posix())
    if ledger.faults:
        raise ValueError(str(ledger.faults[0]))
    added: list[Added] = []
    lists: list[Checklist] = []
    for file in sorted(docs.rglob("*.md")):
        # Bytes, not text: an editor's own line ends stay.
        text, new = with_ids(file.as_posix(), file.read_bytes().decode("utf-8"), ledger.published)
        if new:
            file.write_bytes(text.encode("utf-8"))
        added += new
        lists += read_lists(file.as_posix(), text.replace("\r\n", "\n"))
    ledger = recorded(lists, ledger)
    after = write_ledger(ledger)
    if after != before:
        ledger_path.parent.mkdir(parents=True, exist_ok=True)
        ledger_path.write_text(after, "utf-8", newline="\n")
    return added, ledger


def main(arguments: list[str] | None = None) -> int:
    """The command line: what was written, a line each."""
    parser = argparse.ArgumentParser(
        prog="make ids", description="给没有 id 的清单条目补上 id，并登记全部 id"
    )
    parser.add_argument("docs", type=Path, nargs="?", default=Path("docs"), help="章节所在的文件夹")
    parser.add_argument("--ledger", type=Path, default=Path(PATH), help="登记册")
    options = parser.parse_args(arguments)
    if not options.docs.is_dir():
        parser.error(f"没有文件夹 {options.docs}")
    try:
        added, ledger = update(options.docs, options.ledger)
    except ValueError as fault:
        sys.stderr.write(f"{fault}\n")
        return 1
    for one in added:
        sys.stdout.write(f"{one.path}:{one.line}: {{#{one.id}}}\n")
    ids = sum(len(ids) for ids in ledger.published.values())
    sys.stdout.write(f"补了 {len(added)} 个 id；登记册里有 {len(ledger.published)} 张清单、{ids} 个 id。\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
