"""What an editor is told to write when a published address is gone: the nearest new one is named."""

from __future__ import annotations

from collections.abc import Iterable

from handbook.governance import redirects
from handbook.governance.ledger import Ledger
from handbook.governance.scan import Page
from handbook.problems import nearest

WORDS = {"calc": "计算器", "list": "清单", "fig": "图示"}


class Hints:
    """Guesses from what is new: pages and anchors that the ledger does not know."""

    def __init__(self, pages: Iterable[Page], ledger: Ledger) -> None:
        self.pages = {page.url: page for page in pages}
        self.ledger = ledger

    def for_page(self, url: str) -> str:
        """For a page that is gone: the new page that shares most anchors with it."""
        new = [page for name, page in self.pages.items() if name not in self.ledger.pages]
        known = self.ledger.pages[url]
        shared = {page.url: sum(name in known for name in page.ids) for page in new}
        best = max(shared, key=lambda name: shared[name], default="")
        if not best or not shared[best]:
            best = nearest(url, list(shared)) or "新的一页.html"
        return f"改回原来的文件名，或在 {redirects.PATH} 写一行：{url} -> {best}"

    def for_anchor(self, url: str, anchor: str, target: str) -> str:
        """For an anchor that is gone from ``url``; readers of that page are on ``target`` now."""
        kind, _, name = anchor.partition("-")
        if kind in WORDS and name:
            return (
                f"{WORDS[kind]}改了 id，就在它的 id 下面写：曾用: {name}；"
                f"不要了，就在 {redirects.PATH} 写一行：{url}#{anchor} -> {target}"
            )
        new = self._new_anchors(url, target)
        best = nearest(anchor, new) or (new[0] if len(new) == 1 else "新的id")
        return f"把 {{#{anchor}}} 写回去，或在 {redirects.PATH} 写一行：{url}#{anchor} -> {target}#{best}"

    def for_target(self, address: str) -> str:
        """For a redirect to somewhere that does not exist."""
        url, _, anchor = address.partition("#")
        if url in self.pages and anchor:
            guess = nearest(anchor, list(self.pages[url].ids))
            return f"是不是“{url}#{guess}”？" if guess else f"这一页没有 {anchor}。"
        guess = nearest(url, list(self.pages))
        return f"是不是“{guess}”？" if guess else "检查拼写，地址从手册的根写起。"

    def _new_anchors(self, url: str, target: str) -> list[str]:
        """Headings and terms of ``target`` that neither page was published with."""
        known = self.ledger.pages.get(url, {}).keys() | self.ledger.pages.get(target, {}).keys()
        page = self.pages.get(target)
        return [one.id for one in page.anchors if one.id and one.id not in known] if page else []
