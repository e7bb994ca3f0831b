"""How the browser tests use the search: typed into the page as a reader would, and read off the list."""

from __future__ import annotations

from playwright.sync_api import Locator, Page

RESULTS = ".md-search-result__item"
LINK = "a.md-search-result__link"

LISTEN = """
(() => {
  const { search } = handbook;
  const show = search.show;
  search.show = (answer) => { show(answer); window.shownFor = answer.complete || answer.failed ? answer.query : undefined; };
})();
"""
FIRST_LINKS = """
() => [...document.querySelectorAll(".md-search-result__item")]
  .map((item) => item.querySelector("a.md-search-result__link"))
  .filter((link) => link && !link.dataset.query)
  .map((link) => link.getAttribute("href"))
"""


def box(page: Page) -> Locator:
    """The field to type into."""
    return page.locator("[data-md-component=search-query]")


def status(page: Page) -> Locator:
    """The line that says how many results there are."""
    return page.locator(".md-search-result__meta")


def results(page: Page) -> Locator:
    """The results, a page or a tool each."""
    return page.locator(RESULTS)


def open_search(page: Page) -> None:
    """As with the keyboard."""
    page.wait_for_load_state("load")
    page.wait_for_timeout(200)  # the theme closes its search 125 ms after a page has come
    page.keyboard.press("/")
    page.locator(".md-search__input:focus").wait_for()
    page.locator("#__search:checked").wait_for(state="attached")  # from here on the theme's keys are the search's


class Asker:
    """Types query after query into the search of one page."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.root = page.evaluate("() => new URL('..', handbook.search.address).href")
        page.evaluate(LISTEN)
        open_search(page)

    def __call__(self, query: str) -> list[str]:
        """The address of every result's first link, below the site's root."""
        self.page.evaluate("window.shownFor = undefined")
        box(self.page).fill("")
        box(self.page).fill(query)
        self.page.wait_for_function("(query) => window.shownFor === query", arg=query)
        return [address.removeprefix(self.root) for address in self.page.evaluate(FIRST_LINKS)]
