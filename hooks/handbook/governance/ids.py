"""``make ids``, its part of the addresses: records what the handbook publishes.

``python -m handbook.governance.ids docs`` — the ledger is added to, chapters are left alone.
"""

from __future__ import annotations

import sys
from pathlib import Path

from handbook.governance import ledger as ledgers
from handbook.governance.scan import Page, scan, url_of


def read_pages(docs: Path) -> list[Page]:
    """Every page below ``docs``, except in folders whose name begins with ``_``."""
    files = [(file.relative_to(docs), file) for file in sorted(docs.rglob("*.md"))]
    return [
        scan(f"{docs.name}/{name.as_posix()}", url_of(name.as_posix()), file.read_text("utf-8"))
        for name, file in files
        if not any(part.startswith(("_", ".")) for part in name.parts)
    ]


def update(docs: Path, path: Path) -> tuple[int, int]:
    """Add what is new to the ledger at ``path``: how many addresses were new, and how many there are now."""
    pages = read_pages(docs)
    before = path.read_text("utf-8") if path.exists() else ""
    ledger = ledgers.read_ledger(before)
    after = ledgers.write_ledger(pages, ledger)
    if after != before:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(after, "utf-8", newline="\n")
    return len(ledgers.fresh(pages, ledger)), after.count("\n") - ledgers.HEAD.count("\n")


def main(arguments: list[str]) -> int:
    """The command line: one folder; what was added in one line."""
    docs = Path(arguments[0] if arguments else "docs")
    if not docs.is_dir():
        sys.stderr.write(f"没有文件夹 {docs}\n")
        return 2
    new, count = update(docs, Path(ledgers.PATH))
    sys.stdout.write(f"登记了 {new} 个新地址；登记册里有 {count} 个。\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
