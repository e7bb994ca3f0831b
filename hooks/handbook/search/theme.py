"""The way into the theme: its page names the worker of its search, and ours takes that place."""

from __future__ import annotations

import re

WORKER = re.compile(r'("search":\s*")([^"]*?)assets/javascripts/workers/search\.[^"]*"')
BOX = 'data-md-component="search-query"'
TOGGLE = 'id="__search"'
RESULTS = 'data-md-component="search-result"'
BUNDLE = re.compile(r"<script[^>]*assets/javascripts/bundle\.")
OURS = re.compile(r"<script[^>]*assets/javascripts/search/proxy\.js")


class HookMovedError(Exception):
    """The theme no longer has what search hangs on; the message says what, for whoever updated it."""


def adopt(html: str, worker: str) -> str:
    """The page ``html`` with ``worker`` (address below the site's root) in the place of the theme's own worker.

    Raises HookMovedError where the theme has no such place any more, or where our part of the page would come too late.
    """
    html, count = WORKER.subn(lambda match: f'{match[1]}{match[2]}{worker}"', html)
    missing = [name for name, found in _hooks(html, count) if not found]
    if missing:
        raise HookMovedError(
            f"搜索接不上主题了，页面里找不到：{'、'.join(missing)}。多半是主题升级改了写法："
            "退回原来的版本，或按新写法改 hooks/handbook/search/theme.py 和 hooks/theme/partials/search.html。"
        )
    return html


def _hooks(html: str, count: int) -> list[tuple[str, bool]]:
    ours, bundle = OURS.search(html), BUNDLE.search(html)
    return [
        ("__config 里的 search（workers/search.….js）", count == 1),
        (TOGGLE, TOGGLE in html),
        (BOX, BOX in html),
        (RESULTS, RESULTS in html),
        ("bundle.….js 之前的 search/proxy.js", bool(ours and bundle and ours.start() < bundle.start())),
    ]
