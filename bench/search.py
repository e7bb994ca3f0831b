"""What search costs: CPU of making the index, weight until the first result, and time from key to answer.

Part of ``make bench``. The CPU is compared with Material's own search plugin and jieba on the same 300 generated pages,
each in a process of its own; jieba is installed into a scratch folder for that. Weight and time are taken in a real
browser on 900 generated pages.
"""

from __future__ import annotations

import gzip
import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from markdown import Markdown
from playwright.sync_api import Page, Response, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / folder) for folder in ("hooks", "scripts", "tests", "bench")]

import generated  # noqa: E402

import find_browser  # noqa: E402
from handbook import search  # noqa: E402
from handbook.problems import Place, Problems  # noqa: E402
from support.browsing import Server  # noqa: E402

COMPARED, MANY, ROUNDS = 300, 900, 3
SCRIPTS = ROOT / "hooks/theme/assets/javascripts/search"
SYNONYMS = ROOT / "docs/_search/synonyms.txt"
QUERIES = [
    "客户",
    "投诉处理",
    "客户生气了怎么安抚他",
    "kehu",
    "zlsj",
    "顧客滿意度",
    "真里瞬间",
    "容忍区 计算器",
    "80/20",
]
LIMITS = {
    "CPU, share of Material with jieba": 0.5,
    "MB gzip until the first result": 0.8,
    "ms from key to answer": 20,
}

OURS = """
import json, sys, time; sys.path[:0] = [{hooks!r}]
started = time.process_time()
from pathlib import Path
from handbook import search
from handbook.problems import Problems
pages = [search.Page(**page) for page in json.loads(Path({pages!r}).read_text("utf-8"))]
search.build(pages, search.Site(), Path({scripts!r}), Problems())
print(time.process_time() - started)
"""
THEIRS = """
import json, sys, time; sys.path[:0] = [{jieba!r}]
started = time.process_time()
from pathlib import Path
from types import SimpleNamespace
import jieba
from material.plugins.search.plugin import SearchIndex
jieba.setLogLevel(60)
index = SearchIndex(lang=["zh"], separator=" ", pipeline=[], fields={{}})
for page in json.loads(Path({pages!r}).read_text("utf-8")):
    index.add_entry_from_context(SimpleNamespace(meta={{}}, toc=[], url=page["url"], title=page["title"], content=page["html"]))
index.generate_search_index(None)
print(time.process_time() - started)
"""
MEASURE = """
async (query) => {
  const box = document.querySelector("[data-md-component=search-query]");
  const answered = new Promise((resolve) => (window.answered = resolve));
  box.value = query;
  const started = performance.now();
  box.dispatchEvent(new InputEvent("input", { bubbles: true }));
  await answered;
  return performance.now() - started;
}
"""
FIRST = """
() => new MutationObserver(() => {
  if (document.querySelector("a.md-search-result__link")) window.first = window.first || Date.now();
}).observe(document.querySelector("[data-md-component=search-result]"), { childList: true, subtree: true })
"""
LISTEN = """
() => {
  const { show } = handbook.search;
  handbook.search.show = (answer) => { show(answer); window.complete = answer.complete; if (window.answered) window.answered(); };
}
"""


def made_up(count: int) -> list[dict[str, str]]:
    """``count`` generated pages as search is given them."""
    known = generated.clauses(ROOT / "docs")
    renderer = Markdown(extensions=["attr_list"])
    return [
        {
            "url": f"part-{number // 30}/{number}.html",
            "title": generated.title(number, known),
            "html": renderer.reset().convert(generated.chapter(number, known)),
        }
        for number in range(count)
    ]


def asked(count: int) -> tuple[search.Question, ...]:
    """How readers ask for the sections of ``count`` generated pages."""
    known = generated.clauses(ROOT / "docs")
    return tuple(
        search.Question(
            f"part-{number // 30}/{number}.html",
            f"s{section}",
            tuple(generated.questions(number * generated.SECTIONS + section, known)),
            Place("", 1, 1),
        )
        for number in range(count)
        for section in range(generated.SECTIONS)
    )


def seconds(code: str) -> float:
    """CPU seconds that ``code`` says it took, median of some runs."""
    command = [sys.executable, "-W", "ignore", "-c", code]
    runs = [subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout for _ in range(ROUNDS)]
    return statistics.median(float(said.split()[-1]) for said in runs)


def compare(scratch: Path) -> float:
    """Share of Material's CPU that our index takes."""
    jieba = scratch / "jieba"
    wanted = ["-r", str(ROOT / "bench/requirements-search.txt")]
    command = [
        sys.executable,
        "-m",
        "pip",
        "install",
        "--quiet",
        "--require-hashes",
        "--target",
        str(jieba),
        *wanted,
    ]
    subprocess.run(command, check=True)
    pages = scratch / "pages.json"
    pages.write_text(json.dumps(made_up(COMPARED)), "utf-8")
    names = {"hooks": str(ROOT / "hooks"), "pages": str(pages), "scripts": str(SCRIPTS), "jieba": str(jieba)}
    ours, theirs = seconds(OURS.format(**names)), seconds(THEIRS.format(**names))
    print(
        f"index of {COMPARED} pages, CPU seconds, median of {ROUNDS}: ours {ours:.2f}, Material with jieba {theirs:.2f}"
    )
    return ours / theirs


def publish(site: Path) -> None:
    """Put the index of many generated pages into the built handbook ``site``, in the place of its own."""
    synonyms = search.read_synonyms(SYNONYMS.read_text("utf-8"), "", Problems())
    pages = [search.Page(**page) for page in made_up(MANY)]
    published = search.build(pages, search.Site(synonyms, questions=asked(MANY)), SCRIPTS, Problems())
    for address, content in published.files.items():
        (site / address).write_text(content, "utf-8")
    index = site / "index.html"
    index.write_text(
        re.sub(r"search/worker\.[0-9a-f]+\.js", published.worker, index.read_text("utf-8")), "utf-8"
    )


def weigh(page: Page, address: str) -> float:
    """MB, compressed, that a browser has fetched for search when it shows the first result.

    Everything asked for until then counts, also what has not come yet; what is asked for later does not.
    """
    asked: list[tuple[float, int]] = []

    def note(answer: Response) -> None:
        if "/search/" in answer.url:
            asked.append((answer.request.timing["startTime"], len(gzip.compress(answer.body(), 6))))

    page.on("response", note)
    page.goto(address)
    page.evaluate(FIRST)
    page.keyboard.press("/")
    page.keyboard.insert_text("投诉")
    page.wait_for_function("window.first")
    shown = page.evaluate("window.first")
    return sum(size for started, size in asked if started <= shown) / 1e6


def answer_times(page: Page) -> list[float]:
    """Milliseconds from a key to its answer, with everything loaded; the median for each query."""
    page.evaluate(LISTEN)
    page.evaluate(MEASURE, "等全文")
    page.wait_for_function("window.complete")
    times = []
    for query in QUERIES:
        taken = []
        for length in range(1, len(query) + 1):  # as it is typed, key by key
            taken.append(page.evaluate(MEASURE, query[:length]))
            page.evaluate(MEASURE, query[:length] + "。")
        times.append(statistics.median(taken))
        print(f"  {query:14} median {times[-1]:6.1f} ms, slowest key {max(taken):6.1f} ms")
    return times


def measure(site: Path) -> dict[str, float]:
    """All figures; ``site`` is a built handbook, whose index is replaced."""
    with tempfile.TemporaryDirectory() as folder:
        figures = {"CPU, share of Material with jieba": compare(Path(folder))}
    publish(site)
    server = Server(site)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=find_browser.find_browser(), args=["--no-sandbox"]
        )
        page = browser.new_page()
        figures["MB gzip until the first result"] = weigh(page, f"{server.base}index.html")
        figures["ms from key to answer"] = statistics.median(answer_times(page))
        browser.close()
    server.stop()
    return figures


def report(site: Path) -> bool:
    """Print the figures with their limits; gives whether all are held."""
    print("search")
    figures = measure(site)
    for name, value in figures.items():
        print(f"  {name:36}{value:8.2f}   at most {LIMITS[name]}")
    return all(value <= LIMITS[name] for name, value in figures.items())


def main() -> int:
    """Build the handbook and measure; 1 where a limit is not held."""
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(site)]
        environment = os.environ | {"NO_MKDOCS_2_WARNING": "1", "HANDBOOK_PDF": "0"}
        subprocess.run(command, cwd=ROOT, env=environment, check=True)
        return 0 if report(site) else 1


if __name__ == "__main__":
    sys.exit(main())
