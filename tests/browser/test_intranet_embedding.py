"""A calculator and a checklist in a portal's page on another origin: they work, fit, and keep to themselves."""

from __future__ import annotations

import re
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Frame, FrameLocator, Page, expect

from support.browsing import DARK, DESKTOP, PHONE, PLAIN, Server, View, Watch, axe
from support.nginx import PORTAL, Nginx
from support.portal import portal

TOOLS = ("customer-value", "complaint")


class Intranet:
    """The handbook behind nginx on 127.0.0.1, and a portal that embeds it, on another port.

    Reached as localhost the portal is another site, for which the browser blocks storage; as 127.0.0.1 it is
    another origin of the same site, for which it does not.
    """

    def __init__(self, site: Path, folder: Path) -> None:
        self.folder = folder
        (folder / "portal").mkdir(parents=True)
        self.portals = Server(folder / "portal")
        self.neighbour = self.portals.base.rstrip("/")
        self.origin = self.neighbour.replace("127.0.0.1", "localhost")
        shutil.copytree(site, folder / "site")
        for page in (folder / "site" / "embed").rglob("*.html"):
            page.write_text(page.read_text("utf-8").replace(PORTAL, f"{self.origin} {self.neighbour}"), "utf-8")
        self.handbook = Nginx(folder / "site", folder / "nginx", f"{self.origin} {self.neighbour}")

    def portal(self, *tools: str, same_site: bool = False) -> str:
        """The address of a portal's page with ``tools`` in frames."""
        portal(self.folder / "portal", self.handbook.base, tools or TOOLS)
        return f"{self.neighbour if same_site else self.origin}/index.html"

    def stop(self) -> None:
        """End both servers."""
        self.handbook.stop()
        self.portals.stop()


@pytest.fixture(scope="module")
def intranet(site, tmp_path_factory) -> Iterator[Intranet]:
    made = Intranet(site.folder, tmp_path_factory.mktemp("intranet"))
    yield made
    made.stop()


@pytest.fixture
def look(browser: Browser, intranet: Intranet) -> Iterator[Callable[..., Page]]:
    """``look(url, view)``: a portal's page whose console stays empty and which asks these two servers only."""
    contexts, watches = [], []

    def open_(url: str, view: View = DESKTOP) -> Page:
        context = browser.new_context(**view.options())
        contexts.append(context)
        page = context.new_page()
        watch = Watch(f"{intranet.origin}/", (f"{intranet.neighbour}/", intranet.handbook.base))
        watch.on(page)
        watches.append(watch)
        page.watch = watch  # type: ignore[attr-defined]
        page.goto(url)
        return page

    yield open_
    for context in contexts:
        context.close()
    assert [line for watch in watches for line in watch.console] == []
    assert [url for watch in watches for url in watch.outside] == []


def frame(page: Page, tool: str) -> FrameLocator:
    return page.frame_locator(f'iframe[src*="/{tool}/"]')


def settles(inside: Frame, condition: str) -> bool:
    """Whether ``condition`` comes true within five seconds; Playwright's own way needs eval, which the policy forbids."""
    deadline = time.monotonic() + 5
    while not inside.evaluate(condition):
        if time.monotonic() > deadline:
            return False
        inside.page.wait_for_timeout(50)
    return True


def test_the_frames_have_the_height_of_what_is_in_them(look, intranet) -> None:
    page = look(intranet.portal())
    for tool in TOOLS:
        box = page.locator(f'iframe[src*="/{tool}/"]')
        box.scroll_into_view_if_needed()  # the code asks for the frame only then
        expect(box).not_to_have_attribute("style", re.compile(r"height: 640px"))
        inside = next(one for one in page.frames if f"/{tool}/" in one.url)
        assert settles(inside, "document.documentElement.scrollHeight === innerHeight")
        assert inside.evaluate("document.documentElement.scrollWidth === innerWidth")


def test_the_height_follows_when_something_is_unfolded(look, intranet) -> None:
    page = look(intranet.portal("customer-value"))
    box = page.locator("iframe")
    expect(frame(page, "customer-value").locator("section.is-live")).to_be_visible()
    before = box.evaluate("e => e.offsetHeight")
    frame(page, "customer-value").locator(".calculator-steps summary").click()
    page.wait_for_function("before => document.querySelector('iframe').offsetHeight > before + 50", arg=before)


def test_the_calculator_calculates_in_the_frame(look, intranet) -> None:
    page = look(intranet.portal("customer-value"))
    inside = frame(page, "customer-value")
    inside.get_by_label("年次数").fill("24")
    expect(inside.locator("section")).to_contain_text("54,000")


def test_ticks_are_kept_in_the_frame_where_the_browser_allows_it(look, intranet) -> None:
    page = look(intranet.portal("complaint", same_site=True))
    frame(page, "complaint").get_by_role("checkbox").first.check()
    page.reload()
    expect(frame(page, "complaint").get_by_role("checkbox").first).to_be_checked()


def test_without_storage_the_frame_works_and_says_that_nothing_is_kept(look, intranet) -> None:
    page = look(intranet.portal())
    inside = frame(page, "complaint")
    inside.get_by_role("checkbox").first.check()
    expect(inside.locator(".checklist-warn")).to_contain_text("不让网页保存")
    frame(page, "customer-value").get_by_label("年次数").fill("24")
    expect(frame(page, "customer-value").locator("section")).to_contain_text("54,000")
    storage = "() => { try { return localStorage.length } catch (error) { return error.name } }"
    assert page.frames[1].evaluate(storage) == "SecurityError"


@pytest.mark.parametrize("same_site", [False, True], ids=["storage blocked", "storage allowed"])
def test_a_whole_page_works_in_a_frame(look, intranet, same_site: bool) -> None:
    start = intranet.portal(same_site=same_site)
    whole = f'<iframe width="1400" height="800" src="{intranet.handbook.base}value/churn.html"></iframe>'
    text = f'<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><title>门户</title>{whole}'
    (intranet.folder / "portal" / "whole.html").write_text(text, "utf-8")
    page = look(start.replace("index.html", "whole.html"))
    inside = page.frame_locator("iframe")
    inside.get_by_title("换成深色").click()
    expect(inside.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    inside.get_by_role("link", name="客户的真正价值").first.click()
    expect(inside.get_by_role("heading", level=1)).to_have_text("客户的真正价值")


def test_without_scripts_the_frame_shows_the_worked_example(look, intranet) -> None:
    page = look(intranet.portal(), PLAIN)
    expect(frame(page, "customer-value").locator("section")).to_contain_text("30,000")
    expect(frame(page, "complaint").locator("section")).to_contain_text("说出下一步做什么")
    assert frame(page, "complaint").get_by_role("checkbox").count() == 0


def test_the_colours_are_the_devices_unless_the_address_says_otherwise(look, intranet) -> None:
    page = look(intranet.portal("complaint"), DARK)
    expect(frame(page, "complaint").locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.goto(f"{intranet.handbook.base}embed/complaint/?theme=light")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "default")


def test_a_stranger_may_not_embed_it(browser, intranet, tmp_path) -> None:
    portal(tmp_path, intranet.handbook.base, ["complaint"])
    stranger = Server(tmp_path)
    context = browser.new_context(**DESKTOP.options())
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(stranger.base.replace("127.0.0.1", "localhost"))
    page.wait_for_timeout(500)
    assert frame(page, "complaint").locator("section").count() == 0
    assert any("frame-ancestors" in line for line in said)
    context.close()
    stranger.stop()


def test_a_stranger_is_not_told_the_height(browser, site, tmp_path) -> None:
    handbook, around = Server(site.folder), Server(tmp_path)
    portal(tmp_path, handbook.base, ["complaint"])
    context = browser.new_context(**DESKTOP.options())
    page = context.new_page()
    page.add_init_script("window.heard = []; addEventListener('message', ({ data }) => heard.push(data))")
    page.goto(around.base.replace("127.0.0.1", "localhost"))
    expect(frame(page, "complaint").locator("section.is-live")).to_be_visible()
    page.wait_for_timeout(300)
    assert page.evaluate("heard") == []
    context.close()
    handbook.stop()
    around.stop()


def test_the_portals_script_heeds_only_the_handbook(look, intranet) -> None:
    page = look(intranet.portal("complaint"))
    expect(frame(page, "complaint").locator("section.is-live")).to_be_visible()
    inside = next(one for one in page.frames if "/complaint/" in one.url)
    assert settles(inside, "document.documentElement.scrollHeight === innerHeight")
    height = page.locator("iframe").evaluate("e => e.style.height")
    page.evaluate("window.postMessage({ type: 'handbook:height', height: 5 }, '*')")
    page.wait_for_timeout(200)
    assert page.locator("iframe").evaluate("e => e.style.height") == height


@pytest.mark.parametrize("view", [DESKTOP, DARK, PHONE], ids=["light", "dark", "phone"])
@pytest.mark.parametrize("tool", TOOLS)
def test_the_page_of_a_tool_alone_is_accessible(visit, view: View, tool: str) -> None:
    page = visit(f"embed/{tool}/index.html", view)
    expect(page.locator("section.is-live")).to_be_visible()
    axe(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_every_tool_has_a_page_of_its_own_that_comes_alive(visit, site) -> None:
    assert len(site.embedded) > 20
    page = visit(site.embedded[0])
    for address in site.embedded:
        page.goto(page.watch.home + address)
        expect(page.locator("section.is-live")).to_have_count(1)


def test_the_tools_page_gives_code_that_can_be_copied_and_works(visit, tmp_path, browser) -> None:
    page = visit("tools/index.html")
    details = page.locator("details.tool-embed", has_text="客户真正价值工作单")
    details.locator("summary").click()
    details.get_by_role("button", name="复制代码").click()
    expect(details.get_by_role("status")).to_have_text("已复制")
    code = details.get_by_role("textbox").input_value()
    assert f'src="{page.watch.home}embed/customer-value/index.html"' in code
    (tmp_path / "index.html").write_text(f'<!doctype html><meta charset="utf-8">{code}', "utf-8")
    around = Server(tmp_path)
    other = browser.new_context().new_page()
    other.goto(around.base)
    expect(frame(other, "customer-value").locator("section.is-live")).to_be_visible()
    other.context.close()
    around.stop()
