"""A real browser for the tests, and what every test of a page holds: an empty console, no outside request.

``visit(address, view)`` opens a page of the built handbook over http, ``open_file(address, view)`` from the disk,
``open_html(body, view, scripts=…)`` one made by hand. The views (DESKTOP, PHONE, DARK, PLAIN, …) and
``axe(page)`` are in support/browsing.py.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, sync_playwright

import find_browser
from conftest import Site
from support.browsing import DESKTOP, THEME, Server, View, Watch, document, load


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    path = find_browser.of_the_system() or find_browser.existing(playwright.chromium.executable_path)
    if path is None:
        pytest.fail(f"no browser found. Type: {find_browser.ADVICE}", pytrace=False)
    started = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
    yield started
    started.close()


@pytest.fixture(scope="session")
def base(site: Site) -> Iterator[str]:
    """Address of the built handbook over http, with a slash at the end."""
    server = Server(site.folder)
    yield server.base
    server.stop()


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Callable[..., Page]]:
    """``open_page(url, view)``: a page in a browser of its own, watched until the test ends.

    ``page.watch`` is the :class:`Watch`; a test that provokes a message empties ``page.watch.console`` itself.
    ``page.context.new_page()`` is a second tab.
    """
    contexts: list[BrowserContext] = []
    watches: list[Watch] = []

    def open_(url: str, view: View = DESKTOP) -> Page:
        contexts.append(browser.new_context(**view.options()))
        page = load(contexts[-1], url, view)
        watches.append(page.watch)  # type: ignore[attr-defined]
        return page

    yield open_
    for context in contexts:
        context.close()
    assert [line for watch in watches for line in watch.console] == [], "the console is not empty"
    assert [url for watch in watches for url in watch.outside] == [], "requests to other hosts"


@pytest.fixture
def visit(open_page: Callable[..., Page], base: str) -> Callable[..., Page]:
    """``visit("value/lifetime-value.html", PHONE)``: a page of the built handbook over http."""
    return lambda address="index.html", view=DESKTOP: open_page(base + address, view)


@pytest.fixture
def page(visit: Callable[..., Page]) -> Page:
    """The home page on a desktop."""
    return visit()


@pytest.fixture
def open_file(open_page: Callable[..., Page], site: Site) -> Callable[..., Page]:
    """``open_file("value/lifetime-value.html")``: a page from the disk, as from a file share."""
    return lambda address="index.html", view=DESKTOP: open_page((site.folder / address).as_uri(), view)


@pytest.fixture
def open_html(open_page: Callable[..., Page], tmp_path: Path) -> Iterator[Callable[..., Page]]:
    """``open_html(body, view, scripts=("kernel", "evaluate"))``: a page made by hand, over http."""
    (tmp_path / "assets").symlink_to(THEME / "assets")
    server = Server(tmp_path)

    def open_(body: str, view: View = DESKTOP, scripts: tuple[str, ...] = ()) -> Page:
        (tmp_path / "index.html").write_text(document(body, scripts, view.dark), "utf-8")
        return open_page(f"{server.base}index.html", view)

    yield open_
    server.stop()
