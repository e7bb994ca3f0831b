"""Served by a real nginx with the sample configuration: everything works, and no policy is violated."""

from __future__ import annotations

import re
import shutil
import urllib.error
import urllib.request
from collections.abc import Iterator
from email.message import Message

import pytest
from playwright.sync_api import Browser, expect

from support.browsing import DESKTOP, Watch
from support.nginx import Nginx

VIOLATIONS = """
window.violations = [];
addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI, sample }) =>
  window.violations.push(`${violatedDirective} ${blockedURI} ${sample}`));
"""
CALCULATOR = "value/lifetime-value.html"
CHECKLIST = "expectations/complaints.html"


@pytest.fixture(scope="module")
def nginx(site, tmp_path_factory) -> Iterator[Nginx]:
    server = Nginx(site.folder, tmp_path_factory.mktemp("nginx"))
    yield server
    server.stop()


@pytest.fixture
def strict(open_page, nginx):
    """``strict(address, view)``: a page under the policy; its ``violations()`` are what the browser refused."""

    def open_(address: str = "index.html", view=DESKTOP):
        page = open_page("about:blank", view)
        page.watch.home = nginx.base
        page.add_init_script(VIOLATIONS)
        page.goto(nginx.base + address)
        return page

    return open_


def head(url: str) -> tuple[int, Message]:
    """Status and headers of an answer."""
    try:
        with urllib.request.urlopen(urllib.request.Request(url, method="HEAD")) as answer:
            return answer.status, answer.headers
    except urllib.error.HTTPError as error:
        return error.code, error.headers


def tour(browser: Browser, base: str, addresses: list[str]) -> tuple[dict[str, list[str]], Watch]:
    """What the policy refused on each page, and what all of them said and asked for."""
    context = browser.new_context(**DESKTOP.options())
    context.add_init_script(VIOLATIONS)
    page = context.new_page()
    watch = Watch(base)
    watch.on(page)
    refused = {}
    for address in addresses:
        page.goto(base + address)
        page.wait_for_load_state("load")
        if found := page.evaluate("window.violations"):
            refused[address] = found
    context.close()
    return refused, watch


def test_no_page_of_the_whole_site_violates_the_policy(browser, nginx, site) -> None:
    refused, watch = tour(browser, nginx.base, site.pages)
    assert (refused, watch.console, watch.outside) == ({}, [], [])


def test_the_policy_allows_nothing_inline_and_no_other_host(nginx) -> None:
    policy = head(nginx.base)[1]["Content-Security-Policy"]
    directives = dict(part.strip().split(" ", 1) for part in policy.split(";"))
    assert directives["default-src"] == "'none'"
    assert directives["script-src"] == directives["style-src"] == directives["connect-src"] == "'self'"
    assert not re.search(r"unsafe|\*|http:", policy)


def test_calculating_works_under_the_policy(strict) -> None:
    page = strict(CALCULATOR)
    section = page.locator("#calc-customer-value")
    expect(section).to_have_class(re.compile("is-live"))
    section.get_by_label("年次数").fill("24")
    expect(section).to_contain_text("54,000")
    section.get_by_role("button", name="复制结果").click()
    page.get_by_title("换成深色").click()
    assert page.evaluate("window.violations") == []


def test_running_a_checklist_works_under_the_policy(strict) -> None:
    page = strict(CHECKLIST)
    section = page.locator("#list-complaint")
    section.get_by_role("checkbox").first.check()
    page.reload()
    expect(section.get_by_role("checkbox").first).to_be_checked()
    assert page.evaluate("window.violations") == []


def test_searching_works_under_the_policy(strict) -> None:
    page = strict()
    page.get_by_role("textbox", name="搜索").click()
    page.keyboard.type("客户流失")
    expect(page.locator(".md-search-result__link").first).to_contain_text("流失", timeout=15_000)
    assert page.evaluate("window.violations") == []


def test_a_short_address_leads_on_under_the_policy(strict) -> None:
    page = strict("c/customer-value/")
    page.wait_for_url("**/value/lifetime-value.html#calc-customer-value")


def test_stamped_files_are_kept_and_pages_are_asked_for_again(nginx, site) -> None:
    text = (site.folder / "index.html").read_text("utf-8")
    stamped = re.findall(r'(?:src|href)="([^":]+\.(?:js|css)[^"]*)"', text)
    assert stamped
    for address in stamped:
        assert head(nginx.base + address)[1]["Cache-Control"] == "public, max-age=31536000, immutable", address
    for address in ["index.html", "links.json", "assets/javascripts/alone/portal.js", "value/churn.html.md"]:
        status, headers = head(nginx.base + address)
        assert (status, headers["Cache-Control"]) == (200, "no-cache"), address


def test_the_stamp_is_the_hash_of_what_is_served(site) -> None:
    from handbook.stamps import stamp_of

    found = 0
    for address in site.pages:
        page = site.folder / address
        for path, stamp in re.findall(r'(?:src|href)="([^":/][^":?]*)\?v=([0-9a-f]+)"', page.read_text("utf-8")):
            assert stamp_of((page.parent / path).read_bytes()) == stamp, (address, path)
            found += 1
    assert found > len(site.pages)


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("links.json", "application/json"),
        ("llms.txt", "text/plain"),
        ("index.html.md", "text/markdown"),
        ("reviews.ics", "text/calendar"),
        ("index.html", "text/html"),
    ],
)
def test_files_are_served_as_what_they_are_and_as_utf_8(nginx, address: str, kind: str) -> None:
    assert head(nginx.base + address)[1]["Content-Type"] == f"{kind}; charset=utf-8"


def test_only_the_list_of_links_may_be_read_by_the_portal(nginx) -> None:
    assert head(nginx.base + "links.json")[1]["Access-Control-Allow-Origin"] == "https://portal.example.com"
    assert head(nginx.base + "index.html")[1]["Access-Control-Allow-Origin"] is None


def test_an_address_that_does_not_exist_says_so_in_the_handbooks_own_look(strict, nginx) -> None:
    assert head(nginx.base + "gone/page.html")[0] == 404
    page = strict("gone/page.html")
    assert [line for line in page.watch.console if "404" not in line] == []
    page.watch.console.clear()
    expect(page.get_by_role("heading", level=1)).to_have_text("没有这一页")
    assert page.evaluate("getComputedStyle(document.body).fontFamily").startswith('"PingFang')
    assert page.evaluate("window.violations") == []


def test_everything_works_below_a_path(browser, site, tmp_path) -> None:
    shutil.copytree(site.folder, tmp_path / "root" / "handbook")
    server = Nginx(tmp_path / "root", tmp_path / "nginx")
    try:
        pages = [page for page in site.pages if page != "404.html"]
        refused, watch = tour(browser, f"{server.base}handbook/", pages)
    finally:
        server.stop()
    assert (refused, watch.console, watch.outside) == ({}, [], [])
