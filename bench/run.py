"""What the handbook costs: CPU time of a build with its hooks and without, and the weight of a first visit.

Run by ``make bench``. The two kinds of build take turns, so that a busy machine disturbs both alike; the
median of the rounds counts. The PDFs are left out of it. Pages are weighed by what a real browser with an empty cache asks for.
"""

from __future__ import annotations

import gzip
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page, Response, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "scripts"), str(ROOT / "tests")]

import find_browser  # noqa: E402
from support.browsing import Server  # noqa: E402

ROUNDS = 5
PAGES = {"home": "index.html", "chapter with a calculator": "value/lifetime-value.html"}
BUILD = (
    "import sys, time; from mkdocs.__main__ import cli; "
    "cli(sys.argv[1:], standalone_mode=False); print(time.process_time())"
)
WITHOUT_HOOKS = """\
INHERIT: {root}/mkdocs.yml
docs_dir: {root}/docs
hooks: []
watch: []
theme:
  custom_dir: {root}/hooks/theme
"""


def build(settings: Path, folder: Path) -> float:
    """CPU seconds that one whole build in a process of its own takes."""
    command = [sys.executable, "-c", BUILD, "build", "--quiet", "-f", str(settings), "-d", str(folder)]
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1", "HANDBOOK_PDF": "0"}
    result = subprocess.run(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True)
    return float(result.stdout.split()[-1])


def compare_builds(scratch: Path) -> Path:
    """Print the CPU seconds with and without the hooks and their ratio; gives the built site."""
    plain = scratch / "plain.yml"
    plain.write_text(WITHOUT_HOOKS.format(root=ROOT.as_posix()), "utf-8")
    chapters = len(list((ROOT / "docs").rglob("*.md")))
    with_hooks, without = [], []
    for _ in range(ROUNDS):
        without.append(build(plain, scratch / "plain"))
        with_hooks.append(build(ROOT / "mkdocs.yml", scratch / "site"))
    ours, theirs = statistics.median(with_hooks), statistics.median(without)
    print(f"build of {chapters} pages, CPU seconds, median of {ROUNDS} in turn")
    print(f"  with the handbook's hooks     {ours:6.2f}")
    print(f"  without them                  {theirs:6.2f}")
    print(f"  ratio                         {ours / theirs:6.2f}")
    return scratch / "site"


def visit(page: Page, url: str) -> list[Response]:
    """Open ``url``; gives everything the page got until it came to rest."""
    responses: list[Response] = []
    page.on("response", lambda response: responses.append(response))  # noqa: PLW0108 - Playwright marks its handlers
    page.goto(url, wait_until="networkidle")
    return responses


def weigh(site: Path) -> None:
    """Print requests and bytes of a first visit to each of :data:`PAGES`."""
    server = Server(site)
    print(f"{'first visit':32}{'requests':>10}{'raw KB':>10}{'gzip KB':>10}")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser.find_browser(), args=["--no-sandbox"])
        for name, address in PAGES.items():
            context = browser.new_context()
            page = context.new_page()
            responses = visit(page, server.base + address)
            bodies = [response.body() for response in responses]
            raw, packed = sum(map(len, bodies)), sum(len(gzip.compress(body, 6)) for body in bodies)
            print(f"  {name:30}{len(bodies):10}{raw / 1024:10.1f}{packed / 1024:10.1f}")
            for response, body in zip(responses, bodies, strict=True):
                path = response.url.removeprefix(server.base)
                print(f"      {path:52.52}{len(body) / 1024:8.1f}{len(gzip.compress(body, 6)) / 1024:8.1f}")
            context.close()
        browser.close()
    server.stop()


def main() -> None:
    """Compare the builds, then weigh the pages of the site that came out."""
    with tempfile.TemporaryDirectory() as scratch:
        weigh(compare_builds(Path(scratch)))


if __name__ == "__main__":
    main()
