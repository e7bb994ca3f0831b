"""Renaming is safe: the build says what to write, and with it every old address and every old tick still works."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from handbook import sitecheck
from support.browsing import DESKTOP, PLAIN, Server, View
from support.project import Project

OLD = "value/churn.html"
CHAPTER = """开头。

## 为什么 {#why}

话。

## 怎么做 {#how}

/// calculator | 一年的生意
    id: yearly

| 名称 | 单位 | 值或公式 | 范围 |
| --- | --- | --- | --- |
| 每周 | 元/周 | 25 | >=0 |
| 周数 | 周/年 | 52 | 固定 |
| **一年** | 元/年 | = 每周 * 周数 | |
///

/// checklist | 交班
    id: handover

- [ ] 未结的事说一遍 {#open}
- [ ] 约好的回电写下来 {#calls}
///
"""


@pytest.fixture(scope="module")
def before(tmp_path_factory) -> Project:
    """The handbook as it was first published, its addresses recorded."""
    chapters = {"index.md": "## 开始 {#start}\n", "value/churn.md": CHAPTER, "value/pareto.md": "## 怎么做 {#how}\n"}
    project = Project(tmp_path_factory.mktemp("renaming"), chapters)
    project.record()
    status, said = project.build()
    assert (status, said) == (0, "")
    return project


@pytest.fixture(scope="module")
def renamed(before: Project, tmp_path_factory) -> tuple[Project, str]:
    """Chapter, heading, calculator and checklist renamed at once; what the build said before it was told where to."""
    project = Project(tmp_path_factory.mktemp("renamed"), dict(before.chapters))
    (project.folder / "ledger").mkdir()
    for file in (before.folder / "ledger").iterdir():
        (project.folder / "ledger" / file.name).write_bytes(file.read_bytes())
    project.rename("value/churn.md", "value/leaving.md")
    project.edit("value/leaving.md", "{#why}", "{#reasons}")
    project.edit("value/leaving.md", "id: yearly", "id: lost-business")
    project.edit("value/leaving.md", "id: handover", "id: shift-change")
    status, said = project.build()
    assert status != 0
    project.redirect("value/churn.html -> value/leaving.html")
    status, more = project.build()
    assert status != 0
    project.redirect("value/churn.html -> value/leaving.html", "value/churn.html#why -> value/leaving.html#reasons")
    project.edit("value/leaving.md", "id: lost-business", "id: lost-business\n    曾用: yearly")
    project.edit("value/leaving.md", "id: shift-change", "id: shift-change\n    曾用: handover")
    project.record()
    assert project.build() == (0, "")
    return project, said + more


@pytest.fixture
def goto(open_page, renamed) -> Iterator[Callable[..., Page]]:
    """``goto(address, view)``: a page of the renamed handbook over http."""
    server = Server(renamed[0].site)
    yield lambda address, view=DESKTOP: open_page(server.base + address, view)
    server.stop()


def test_the_build_fails_and_says_each_line_to_write(renamed) -> None:
    said = renamed[1]
    write = "或在 ledger/redirects.txt 写一行："
    assert f"value/churn.html 不见了，改回原来的文件名，{write}value/churn.html -> value/leaving.html" in said
    assert f"{write}value/churn.html#why -> value/leaving.html#reasons" in said
    assert "计算器改了 id，就在它的 id 下面写：曾用: yearly" in said
    assert "清单改了 id，就在它的 id 下面写：曾用: handover" in said


def test_a_failed_build_leaves_the_published_site(before: Project) -> None:
    before.edit("value/pareto.md", "{#how}", "{#steps}")
    status, _ = before.build()
    assert status != 0
    assert 'id="how"' in (before.site / "value/pareto.html").read_text("utf-8")
    before.edit("value/pareto.md", "{#steps}", "{#how}")
    assert before.build() == (0, "")


def test_the_renamed_handbook_has_no_dead_link(renamed) -> None:
    assert [str(fault) for fault in sitecheck.check(renamed[0].site)] == []


WAYS = {
    OLD: r"value/leaving\.html$",
    f"{OLD}#why": r"value/leaving\.html#reasons$",
    f"{OLD}#how": r"value/leaving\.html#how$",
    f"{OLD}#calc-yearly": r"value/leaving\.html#calc-lost-business$",
    "z/churn/index.html": r"value/leaving\.html$",
    "c/yearly/index.html": r"value/leaving\.html#calc-lost-business$",
    "k/handover/index.html": r"value/leaving\.html#list-shift-change$",
    "embed/yearly/index.html": r"embed/lost-business/index\.html$",
    "embed/handover/index.html?theme=dark": r"embed/shift-change/index\.html\?theme=dark$",
}


@pytest.mark.parametrize("address", WAYS)
def test_an_old_address_leads_to_the_new_place(goto, address: str) -> None:
    page = goto(address)
    page.wait_for_url(re.compile(WAYS[address]))
    anchor = page.url.partition("#")[2]
    if anchor:
        expect(page.locator(f"[id='{anchor}']")).to_be_in_viewport()


@pytest.mark.parametrize("address", WAYS)
def test_an_old_address_leads_on_from_a_disk(open_page, renamed, address: str) -> None:
    page = open_page((renamed[0].site).as_uri() + "/" + address)
    page.wait_for_url(re.compile(WAYS[address]))


@pytest.mark.parametrize("address", [OLD, "z/churn/index.html", "c/yearly/index.html", "embed/yearly/index.html"])
def test_without_scripts_an_old_address_leads_on_too(goto, address: str) -> None:
    page = goto(address, PLAIN)
    page.wait_for_url(re.compile(WAYS[address]))


def test_a_link_with_a_colleagues_numbers_still_opens_with_them(goto, before: Project, open_page, request) -> None:
    server = Server(before.site)
    request.addfinalizer(server.stop)
    page = open_page(f"{server.base}{OLD}")
    page.get_by_label("每周").fill("100")
    page.evaluate("() => { navigator.clipboard.write = async () => { throw new Error() } }")
    page.locator("#calc-yearly").get_by_role("button", name="复制带数字的链接").click()
    data = page.get_by_label("要复制的内容").input_value().partition("?")[2]
    page = goto(f"{OLD}#calc-yearly?{data}")
    page.wait_for_url("**/value/leaving.html#calc-lost-business?**")
    expect(page.get_by_label("每周")).to_have_value("100")


def test_ticks_from_before_are_there_after(before: Project, renamed, open_page, tmp_path: Path, request) -> None:
    (tmp_path / "now").symlink_to(before.site)
    server = Server(tmp_path)
    request.addfinalizer(server.stop)
    page = open_page(f"{server.base}now/{OLD}")
    page.get_by_role("checkbox").nth(1).check()
    (tmp_path / "now").unlink()
    (tmp_path / "now").symlink_to(renamed[0].site)
    page.goto(f"{server.base}now/{OLD}?not-from-the-cache#list-handover")
    page.wait_for_url("**/value/leaving.html?not-from-the-cache#list-shift-change")
    expect(page.get_by_role("checkbox").nth(1)).to_be_checked()
    expect(page.get_by_role("checkbox").nth(0)).not_to_be_checked()
    keys = page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('handbook.checklist:'))")
    assert keys == ["handbook.checklist:shift-change"]


def test_an_anchor_that_was_renamed_on_its_page_works_without_scripts(before: Project, tmp_path: Path, open_page) -> None:
    project = Project(tmp_path / "same", dict(before.chapters))
    (project.folder / "ledger").mkdir()
    for file in (before.folder / "ledger").iterdir():
        (project.folder / "ledger" / file.name).write_bytes(file.read_bytes())
    project.edit("value/churn.md", "{#how}", "{#steps}")
    project.edit("value/churn.md", "## 为什么 {#why}\n\n话。\n", "")
    project.edit("value/pareto.md", "## 怎么做 {#how}\n", "## 怎么做 {#how}\n\n## 为什么 {#why}\n")
    project.redirect("value/churn.html#how -> value/churn.html#steps", "value/churn.html#why -> value/pareto.html#why")
    project.record()
    assert project.build() == (0, "")
    uri = (project.site / OLD).as_uri()
    page = open_page(f"{uri}#how", View(javascript=False, height=300))
    expect(page.get_by_role("heading", name="怎么做")).to_be_in_viewport()
    page.goto(f"{uri}#why")
    notice = page.locator(".hb-moved--away")
    expect(notice).to_be_visible()
    notice.get_by_role("link", name="为什么").click()
    page.wait_for_url(re.compile(r"value/pareto\.html#why$"))
    page = open_page(f"{uri}#why")
    page.wait_for_url(re.compile(r"value/pareto\.html#why$"))
