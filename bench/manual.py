"""The printed manual at 1, 10 and 100 times the chapters: seconds and memory a page, beside WeasyPrint's.

``python bench/manual.py`` measures; WeasyPrint joins in where ``bench/requirements-manual.txt`` is installed (it
needs Pango from the system). Every run is a process of its own, so that memory is its own.
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
CHAPTERS = ("docs/culture/service.md", "docs/expectations/complaints.md", "docs/value/lifetime-value.md")
TIMES = (1, 10, 100)
PATHS = (str(ROOT / "hooks"), os.environ.get("PYTHONPATH", ""))
STYLE = """
@page { size: A4; margin: 25mm 27mm; @bottom-right { content: counter(page) " / " counter(pages) } }
body { font: 10.5pt/1.7 "Noto Sans SC"; text-align: justify } h1 { break-before: page } table { width: 100%; font-size: 9pt }
"""


def pages(times: int) -> list[Any]:
    """A few of the handbook's chapters, ``times`` over, each with addresses of its own."""
    sys.path[:0] = [str(ROOT / "hooks")]
    import yaml
    from markdown import Markdown

    from handbook.blocks import HandbookBlocks
    from handbook.manual import Page
    from handbook.problems import Problems

    blocks = HandbookBlocks(Problems())
    first = []
    for path in CHAPTERS:
        _, front, text = (ROOT / path).read_text("utf-8").split("---\n", 2)
        blocks.enter(path)
        html = Markdown(
            extensions=[
                "admonition",
                "attr_list",
                "def_list",
                "footnotes",
                "tables",
                "pymdownx.details",
                blocks,
            ]
        ).convert(text)
        # Links lead to chapters that are not here; their text stays.
        html = html.replace("<a href=", "<span data-href=").replace("</a>", "</span>")
        tools = {one.anchor: one.model for one in blocks.found[path]}
        meta = yaml.safe_load(front)
        first.append(Page("第一篇", meta["title"], path[5:-3] + ".html", path, meta, html, "", tools))
    return [
        replace(one, url=f"part/{number}-{Path(one.url).name}", title=f"{one.title} {number}")
        for number in range(times)
        for one in first
    ]


def ours(times: int, folder: Path) -> None:
    """One PDF of all chapters."""
    chapters = pages(times)
    from handbook.manual import Company, Settings, build

    settings = Settings(ROOT / "docs", epoch=1795132800)
    found = build(chapters, Company("手册", "公司"), settings, folder, folder / "cache", only="handbook.pdf")
    if found.errors:
        sys.exit(str(found.errors[0]))
    (folder / "handbook.pdf").rename(folder / "out.pdf")


def weasyprint(times: int, folder: Path) -> None:
    """The same chapters as one HTML page through WeasyPrint."""
    chapters = pages(times)
    import weasyprint as engine

    body = "".join(f"<h1>{one.title}</h1>{one.html}" for one in chapters)
    engine.HTML(string=f"<html lang=zh><style>{STYLE}</style><body>{body}").write_pdf(folder / "out.pdf")


ENGINES = {"ours": ours, "weasyprint": weasyprint}


def measure(engine: str, times: int) -> dict[str, float]:
    """Pages, wall and processor seconds, and the greatest memory of one run."""
    with tempfile.TemporaryDirectory() as folder:
        started = time.monotonic()
        command = [sys.executable, __file__, "--run", engine, str(times), folder]
        process = subprocess.Popen(
            command, env=os.environ | {"PYTHONPATH": os.pathsep.join(path for path in PATHS if path)}
        )
        _, status, usage = os.wait4(process.pid, 0)
        if status:
            sys.exit(f"{engine} failed at {times} times")
        import pikepdf

        with pikepdf.open(Path(folder) / "out.pdf") as pdf:
            count = len(pdf.pages)
    return {
        "pages": count,
        "wall": time.monotonic() - started,
        "cpu": usage.ru_utime + usage.ru_stime,
        "MiB": usage.ru_maxrss / 1024,
    }


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--times", type=int, nargs="+", default=TIMES)
    parser.add_argument("--run", nargs=3, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.run:
        engine, times, folder = arguments.run
        ENGINES[engine](int(times), Path(folder))
        return
    engines = [name for name in ENGINES if name == "ours" or importlib.util.find_spec(name)]
    print(f"{'':18}{'pages':>7}{'wall s':>9}{'cpu s':>9}{'cpu ms/page':>13}{'MiB':>8}{'MiB/page':>10}")
    for name in engines:
        for times in arguments.times:
            one = measure(name, times)
            print(
                f"{f'{name} x{times}':18}{one['pages']:7.0f}{one['wall']:9.1f}{one['cpu']:9.1f}"
                f"{1000 * one['cpu'] / one['pages']:13.1f}{one['MiB']:8.0f}{one['MiB'] / one['pages']:10.2f}",
                flush=True,
            )


if __name__ == "__main__":
    main()
