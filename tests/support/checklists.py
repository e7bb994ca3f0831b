"""Checklists for the browser tests: written as an editor writes them, on pages made by hand."""

from __future__ import annotations

import json
import os
import time
from itertools import count
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page

from handbook.checklists.page import page as render
from handbook.checklists.read import read
from handbook.checklists.scan import blocks
from handbook.problems import Problems
from support.browsing import document

SCRIPTS = ("store", "record", "checklist", "runs", "start")
_EDITIONS = count(10, 10)
KEY = "handbook.checklist:complaint"
OPTIONS = "重复: 每件投诉"
ITEMS = """\
- [ ] 报出自己的姓名 {#name 必做}
- [ ] 先让客户把话说完 {#listen}
    - [ ] 复述一遍，请客户确认 {#repeat}
- [ ] 赔付超出权限，请主管到场 {#escalate 可不适用}
- [ ] 约好回电时间 {#call-back}
"""


def block(items: str = ITEMS, options: str = OPTIONS, name: str = "complaint", end: str = "签字：经办人、主管") -> str:
    """A checklist as it stands in a chapter."""
    return f"/// checklist | 投诉当场处理\n    id: {name}\n    {options}\n\n{items}\n{end}\n///\n"


def section(text: str = block()) -> str:
    """The HTML of every list in ``text``; nothing may be wrong with it."""
    problems = Problems()
    lists = [read(one, problems) for one in blocks("test.md", text)]
    assert not list(problems), str(problems)
    return "<h2>怎么做</h2>" + "".join(render(one) for one in lists if one)


def publish(file: Path, text: str) -> None:
    """Write a page with the lists in ``text``."""
    file.write_text(document(section(text), SCRIPTS, dark=False), "utf-8")
    # Browsers compare whole seconds; an edition of the same second would be taken from their cache.
    later = time.time() + next(_EDITIONS)
    os.utime(file, (later, later))


def edit(folder: Path, page: Page, text: str) -> None:
    """Publish the chapter anew with other lists, and look at it again."""
    publish(folder / "index.html", text)
    page.reload()


def box(page: Page | Locator, item: str) -> Locator:
    """The checkbox of an item."""
    return page.locator(f'[data-item="{item}"] > .checklist-line input')


def ticked(page: Page) -> list[str]:
    """Ids of the items that are ticked for certain."""
    return page.evaluate(
        """() => [...document.querySelectorAll(".checklist-row input:checked")]
             .map((input) => input.closest("[data-item]").dataset.item)"""
    )


def waiting(page: Page) -> list[str]:
    """Ids of the items that wait to be confirmed."""
    return page.evaluate(
        """() => [...document.querySelectorAll(".checklist-row input")].filter((input) => input.indeterminate)
             .map((input) => input.closest("[data-item]").dataset.item)"""
    )


def said(page: Page, item: str) -> str:
    """What stands beneath an item."""
    return page.locator(f"#list-complaint-{item}-said").inner_text()


def kept(page: Page) -> dict[str, Any]:
    """What the browser keeps of the list."""
    return json.loads(page.evaluate("(key) => localStorage.getItem(key)", KEY))


def do(page: Page | Locator, verb: str) -> None:
    """Press the button of a verb; folded ones are opened first."""
    button = page.locator(f'[data-do="{verb}"]:visible')
    if not button.count():
        page.locator(".checklist-more summary").click()
    button.first.click()


def status(page: Page) -> str:
    """What was announced last."""
    return page.locator(".checklist-status").inner_text()
