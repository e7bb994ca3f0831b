"""What a key costs in a calculator with many rows: the ABC list of 50 customers beside that of 500.

Run by ``make bench`` on the site in ``site/``. The goal is an answer within 50 ms of a key at 500 rows; what
matters is that ten times the rows cost little more than ten times the time.
"""

from __future__ import annotations

import statistics
import sys
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "scripts"), str(ROOT / "tests")]

import find_browser  # noqa: E402

CHAPTER = ROOT / "site/key-accounts/differentiate.html"
KEYS = 31
PASTE = """(field, text) => {
    const data = new DataTransfer();
    data.setData("text/plain", text);
    field.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
}"""
TYPE = """(field, keys) => [...Array(keys)].map((_, at) => {
    field.value = String(at + 1);
    const start = performance.now();
    field.dispatchEvent(new Event("input", { bubbles: true }));
    return performance.now() - start;
})"""


def milliseconds(page: Page, rows: int) -> float:
    """Median time of a key in the middle of ``rows`` pasted rows, until everything that follows is shown."""
    page.goto(CHAPTER.as_uri())
    names = page.locator("#calc-abc-customers tbody.calculator-mine input")
    names.first.evaluate(PASTE, "\n".join(f"客户{at}\t{at * 7 % 1000 + 1}" for at in range(rows)))
    field = page.locator("#calc-abc-customers tbody.calculator-mine tr").nth(rows // 2).locator("input").nth(1)
    return statistics.median(field.evaluate(TYPE, KEYS))


def main() -> int:
    """Print both times and their ratio."""
    if not CHAPTER.exists():
        print(f"{CHAPTER} is missing: make site", file=sys.stderr)
        return 1
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser.find_browser(), args=["--no-sandbox"])
        page = browser.new_page()
        few, many = milliseconds(page, 50), milliseconds(page, 500)
        browser.close()
    print(f"a key in the ABC list, median of {KEYS}, milliseconds")
    print(f"  50 rows                       {few:6.1f}")
    print(f"  500 rows                      {many:6.1f}")
    print(f"  ratio                         {many / few:6.1f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
