"""The index waits until someone searches, and the search works wherever the folder lies."""

from __future__ import annotations

import re
import shutil

import pytest
from playwright.sync_api import expect

from support.browsing import PHONE, Server
from support.searching import box, open_search, results, status

INDEX = re.compile(r"/search/(?:worker|core|text-\d+)\.[0-9a-f]{12}\.js$")


def requests_of(page) -> list[str]:
    """Every address the page asks for from now on."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    return asked


@pytest.mark.parametrize("view", [None, PHONE], ids=["desktop", "phone"])
def test_a_page_view_loads_no_index(visit, view) -> None:
    page = visit("index.html", view) if view else visit()
    asked = requests_of(page)
    page.reload(wait_until="networkidle")
    assert [url for url in asked if "/search/" in url and "/assets/" not in url] == []
    assert [url for url in asked if "search_index" in url or "/workers/" in url] == []


def test_opening_the_search_loads_the_index_before_a_word_is_typed(page) -> None:
    asked = requests_of(page)
    open_search(page)
    page.wait_for_load_state("networkidle")
    assert len([url for url in asked if INDEX.search(url)]) >= 3


def test_the_themes_own_index_is_not_built(site) -> None:
    assert not (site.folder / "search" / "search_index.json").exists()
    published = sorted(path.name.split(".")[0] for path in (site.folder / "search").iterdir())
    assert published[0] == "core"
    assert published[-1] == "worker"
    assert {name.rstrip("0123456789") for name in published[1:-1]} == {"text-"}


def test_every_page_has_the_search(site) -> None:
    for address in site.pages:
        text = (site.folder / address).read_text("utf-8")
        if "md-search__form" in text:
            assert re.search(r'"search":\s*"[^"]*search/worker\.[0-9a-f]{12}\.js"', text), address


def test_from_the_disk_it_works_the_same(open_file) -> None:
    page = open_file("value/lifetime-value.html")
    asked = requests_of(page)
    open_search(page)
    box(page).fill("baoyuan")
    expect(results(page).first).to_contain_text("抱怨是礼物")
    assert [url for url in asked if not url.startswith("file://")] == []
    results(page).first.locator("a").first.click()
    page.wait_for_url("**/expectations/complaints.html*")


def test_below_a_path_it_works_the_same(open_page, site, tmp_path) -> None:
    shutil.copytree(site.folder, tmp_path / "intranet" / "handbook")
    server = Server(tmp_path)
    try:
        page = open_page(f"{server.base}intranet/handbook/value/churn.html")
        open_search(page)
        box(page).fill("真理瞬间")
        results(page).first.locator("a").first.click()
        page.wait_for_url("**/intranet/handbook/culture/moments-of-truth.html*")
    finally:
        server.stop()


def test_where_the_browser_allows_no_worker_the_page_searches_itself(open_page, base) -> None:
    page = open_page("about:blank")
    page.watch.home = base
    page.add_init_script(
        "window.Worker = class { postMessage() {} constructor() { setTimeout(() => this.onerror(new Event('error'))); } };"
    )
    page.goto(f"{base}index.html")
    open_search(page)
    box(page).fill("容忍区")
    expect(results(page).first).to_contain_text("容忍区")


def test_an_index_that_is_gone_says_what_to_do(open_page, site, tmp_path) -> None:
    shutil.copytree(site.folder, tmp_path / "site")
    next((tmp_path / "site" / "search").glob("core.*")).unlink()
    server = Server(tmp_path / "site")
    page = open_page(f"{server.base}index.html")
    open_search(page)
    box(page).fill("容忍区")
    expect(status(page)).to_have_text("搜索没能打开，刷新这一页再试")
    page.watch.console.clear()  # the browser itself reports what it could not load
    server.stop()


def test_titles_answer_before_the_text_has_arrived(open_page, base) -> None:
    page = open_page("about:blank")
    page.watch.home = base
    held = []

    def hold(route) -> None:
        held.append(route)

    page.route("**/search/text-0.*.js", hold)
    page.goto(f"{base}index.html")
    open_search(page)
    box(page).fill("容忍区")
    expect(results(page).first).to_contain_text("容忍区")
    expect(status(page)).to_contain_text("正在读入全文")
    [first] = held
    first.continue_()
    expect(status(page)).to_have_text(re.compile(r"^找到 \d+ 个结果$"))
