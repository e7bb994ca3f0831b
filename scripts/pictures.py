"""Makes the pictures in README from the built site: a chapter with its calculator, as a reader sees it.

Run by ``make pictures``; the site is built anew, so that the picture shows what is there.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from find_browser import find_browser

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "pictures" / "chapter.png"
CHAPTER = "value/lifetime-value.html"


def build(folder: Path) -> None:
    """Build the handbook into ``folder``."""
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(folder)]
    subprocess.run(command, cwd=ROOT, env=os.environ | {"NO_MKDOCS_2_WARNING": "1", "HANDBOOK_PDF": "0"}, check=True)


def picture(site: Path) -> None:
    """Photograph the chapter from the disk with its calculator in the middle."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1280, "height": 1000}, device_scale_factor=1.5, reduced_motion="reduce")
        page.goto((site / CHAPTER).as_uri())
        page.evaluate("document.querySelector('section.calculator').scrollIntoView()")
        page.evaluate("scrollBy(0, -90)")
        page.add_style_tag(content=".md-top { display: none }")
        page.wait_for_timeout(300)
        TARGET.parent.mkdir(exist_ok=True)
        page.screenshot(path=TARGET)
        browser.close()


def main() -> None:
    """Build, then photograph."""
    with tempfile.TemporaryDirectory() as scratch:
        site = Path(scratch) / "site"
        build(site)
        picture(site)
    print(TARGET.relative_to(ROOT))


if __name__ == "__main__":
    main()
