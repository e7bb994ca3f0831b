"""The tools page: a reader's own runs of all checklists."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import expect

from handbook.checklists.page import open_runs
from support.browsing import DARK, DESKTOP, PHONE, PLAIN, THEME, Server, axe, document
from support.checklists import SCRIPTS, block, box, do, section

ADDRESSES = {"complaint": "list.html#list-complaint", "promise": "list.html#list-promise"}


@pytest.fixture
def site(tmp_path):
    """A page with two lists and a tools page, at an address."""
    (tmp_path / "assets").symlink_to(THEME / "assets")
    lists = section(block() + "\n" + block(name="promise"))
    (tmp_path / "list.html").write_text(document(lists, SCRIPTS, dark=False), "utf-8")
    (tmp_path / "tools.html").write_text(document(open_runs(ADDRESSES), SCRIPTS, dark=False), "utf-8")
    server = Server(tmp_path)
    yield server.base
    server.stop()


@pytest.fixture
def page(open_page, site):
    """The tools page, after one run was begun and another one signed."""
    page = open_page(f"{site}list.html")
    page.set_default_timeout(5000)
    box(page.locator("#list-promise"), "name").check()
    page.locator("#list-promise .checklist-about summary").click()
    page.locator("#list-promise").get_by_label("客户或事项").fill("<b>钱先生</b>")
    box(page.locator("#list-complaint"), "name").check()
    do(page.locator("#list-complaint"), "sign")
    page.locator("#list-complaint [data-role]").first.fill("林悦")
    do(page.locator("#list-complaint"), "signed")
    page.goto(f"{site}tools.html")
    return page


def test_open_runs_are_listed_first_and_lead_to_their_list(page) -> None:
    expect(page.locator('[data-part="count"]')).to_contain_text("进行中 1 份，已签字 1 份")
    expect(page.locator('[data-part="count"]')).to_contain_text("只保存在这台设备的浏览器里")
    lines = page.locator('[data-part="list"] li').all_inner_texts()
    assert "<b>钱先生</b> 1 / 5" in lines[0]
    assert lines[1].endswith("已签字")
    page.get_by_role("link", name="钱先生").click()
    expect(page.locator("#list-promise [data-pick]")).to_contain_text("钱先生")


def test_the_same_is_there_for_other_scripts(page) -> None:
    runs = page.evaluate("handbook.openRuns()")
    assert [(run["list"], run["done"], run["total"], run["signed"]) for run in runs] == [
        ("complaint", 1, 5, True),
        ("promise", 1, 5, False),
    ]


def test_everything_is_backed_up_in_one_file(page) -> None:
    page.evaluate("localStorage.setItem('handbook.checklist:care', 'unreadable')")
    page.reload()
    expect(page.locator('[data-part="count"]')).to_contain_text("另有 1 处记录读不出来")
    with page.expect_download() as download:
        page.get_by_role("button", name="全部备份").click()
    file = json.loads(download.value.path().read_text("utf-8"))
    assert sorted(file["lists"]) == ["complaint", "promise"]
    assert file["unreadable"] == {"handbook.checklist:care": "unreadable"}


def test_deleting_everything_asks_first(page) -> None:
    page.get_by_role("button", name="全部删除").click()
    expect(page.get_by_role("group", name="删除")).to_be_focused()
    page.get_by_role("button", name="取消").click()
    assert page.evaluate("localStorage.length") == 2
    expect(page.get_by_role("button", name="全部备份")).to_be_focused()
    page.get_by_role("button", name="全部删除").click()
    page.get_by_role("button", name="确定删除").click()
    assert page.evaluate("localStorage.length") == 0
    expect(page.get_by_text("已全部删除。")).to_be_visible()
    assert page.evaluate("handbook.openRuns()") == []


def test_what_is_deleted_here_is_gone_from_an_open_list(page, site) -> None:
    other = page.context.new_page()
    other.goto(f"{site}list.html")
    expect(box(other.locator("#list-promise"), "name")).to_be_checked()
    page.get_by_role("button", name="全部删除").click()
    page.get_by_role("button", name="确定删除").click()
    expect(box(other.locator("#list-promise"), "name")).not_to_be_checked()


def test_unreadable_records_are_never_deleted(page) -> None:
    page.evaluate("localStorage.setItem('handbook.checklist:care', 'unreadable')")
    page.reload()
    page.get_by_role("button", name="全部删除").click()
    page.get_by_role("button", name="确定删除").click()
    assert page.evaluate("localStorage.getItem('handbook.checklist:care')") == "unreadable"


def test_without_runs_there_is_nothing_to_press(open_page, site) -> None:
    page = open_page(f"{site}tools.html")
    expect(page.locator('[data-part="count"]')).to_contain_text("进行中 0 份")
    assert page.get_by_role("button").count() == 0


def test_without_javascript_it_only_says_where_the_runs_are(open_page, site) -> None:
    page = open_page(f"{site}tools.html", PLAIN)
    expect(page.get_by_text("只在填写它的那台设备的浏览器里看得到")).to_be_visible()
    expect(page.locator('[data-part="live"]')).to_be_hidden()


@pytest.mark.parametrize("view", [DESKTOP, DARK, PHONE], ids=["light", "dark", "phone"])
def test_the_list_of_runs_is_accessible(open_page, site, view) -> None:
    page = open_page(f"{site}list.html", view)
    box(page.locator("#list-promise"), "name").check()
    page.goto(f"{site}tools.html")
    if view.dark:
        page.evaluate("document.body.dataset.mdColorScheme = 'slate'")
    page.get_by_role("button", name="全部删除").click()
    axe(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
