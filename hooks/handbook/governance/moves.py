"""Where every address that was ever published leads today; one that leads nowhere is a problem."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from handbook.governance import ledger as ledgers
from handbook.governance import redirects as redirection
from handbook.governance.hints import Hints
from handbook.governance.ledger import Ledger
from handbook.governance.redirects import Redirect
from handbook.governance.scan import Page, Tool
from handbook.problems import Code, Place, Problem, Problems, Severity


@dataclass(frozen=True)
class Moves:
    """Old addresses and where they lead; both sides are below the site's root."""

    pages: dict[str, str] = field(default_factory=dict)
    """Pages that are gone."""
    anchors: dict[str, dict[str, str]] = field(default_factory=dict)
    """Anchors that are gone, by page; the page itself may be there or not."""


def find_moves(
    pages: Iterable[Page], ledger: Ledger, redirects: Mapping[str, Redirect], problems: Problems
) -> Moves:
    """Follow every old address to its end; note each one that has none, and each useless redirect."""
    return _Finder(list(pages), ledger, redirects, problems).find()


def check_recorded(pages: Iterable[Page], ledger: Ledger, problems: Problems) -> None:
    """Warn, once, of addresses that the ledger does not have yet."""
    new = ledgers.fresh(pages, ledger)
    if not new:
        return
    listed = "、".join(new[:3]) + ("……" if len(new) > 3 else "")
    message = f"有 {len(new)} 个新地址还没有登记：{listed}"
    place = Place(ledgers.PATH, 1, 1)
    problems.add(
        Problem(Code.ADDRESS_NOT_RECORDED, place, message, "运行 make ids。", severity=Severity.WARNING)
    )


class _Finder:
    def __init__(
        self, pages: list[Page], ledger: Ledger, redirects: Mapping[str, Redirect], problems: Problems
    ) -> None:
        self.pages = {page.url: page for page in pages}
        self.ids = {page.url: page.ids for page in pages}
        self.ledger, self.redirects, self.problems = ledger, redirects, problems
        self.hints = Hints(pages, ledger)
        self.tools = dict(self._tools(pages))

    def _tools(self, pages: Iterable[Page]) -> Iterator[tuple[str, str]]:
        """Anchors of calculators and checklists, present and former, wherever they are now."""
        present = {tool.id: tool for page in pages for tool in page.tools}
        for page in pages:
            for tool in page.tools:
                for name, anchor in zip(tool.former, tool.former_anchors, strict=True):
                    if name in present:
                        self._former_in_use(tool, name, present[name])
                    yield anchor, f"{page.url}#{tool.anchor}"
        for page in pages:
            for tool in page.tools:
                yield tool.anchor, f"{page.url}#{tool.anchor}"

    def _former_in_use(self, tool: Tool, name: str, other: Tool) -> None:
        message = f"“曾用: {name}”是现在“{other.title}”的 id"
        hint = "曾用后面只写已经不用的 id。"
        self.problems.add(tool.line.problem(Code.FORMER_ID_IN_USE, message, hint, length=len(tool.line.full)))

    def find(self) -> Moves:
        self._check_redirects()
        moves = Moves()
        for address in self._old():
            url, _, anchor = address.partition("#")
            target = self.follow(address)
            if target is None:
                self._gone(url, anchor)
            elif anchor:
                moves.anchors.setdefault(url, {})[anchor] = target
            else:
                moves.pages[url] = target
        return moves

    def follow(self, address: str, seen: frozenset[str] = frozenset()) -> str | None:
        """Where ``address`` leads today, through any number of redirects; None for nowhere."""
        url, _, anchor = address.partition("#")
        if url in self.pages and (not anchor or anchor in self.ids[url]):
            return address
        if address in seen:
            return None
        seen |= {address}
        if address in self.redirects:
            return self.follow(self.redirects[address].new, seen)
        if anchor in self.tools:
            return self.tools[anchor]
        if not anchor or url not in self.redirects:
            return None
        new = self.redirects[url].new
        inside = self.follow(f"{new.partition('#')[0]}#{anchor}", seen)
        return inside or (self.follow(new, seen) if "#" in new else None)

    def _old(self) -> list[str]:
        """Every address that was published, or is redirected, and is not there."""
        known: set[str] = set(self.redirects)
        for url, anchors in self.ledger.pages.items():
            known |= {url} | {f"{url}#{anchor}" for anchor in anchors}
        for url, page in self.pages.items():
            known |= {f"{url}#{anchor}" for tool in page.tools for anchor in tool.former_anchors}
        return sorted(address for address in known if not self._is_there(address))

    def _is_there(self, address: str) -> bool:
        url, _, anchor = address.partition("#")
        return url in self.pages and (not anchor or anchor in self.ids[url])

    def _gone(self, url: str, anchor: str) -> None:
        """Note what the editor is to write; a page that is gone is told once, not for each of its anchors."""
        if anchor and url not in self.pages and self.follow(url) is None:
            return
        address = f"{url}#{anchor}" if anchor else url
        if address in self.redirects:
            return  # told at the redirect
        number = self.ledger.pages[url][anchor] if anchor else self.ledger.lines[url]
        message = f"发布过的地址 {address} 不见了"
        target = (self.follow(url) or url).partition("#")[0]
        hint = self.hints.for_anchor(url, anchor, target) if anchor else self.hints.for_page(url)
        place = Place(ledgers.PATH, number, 1)
        self.problems.add(Problem(Code.ADDRESS_GONE, place, message, hint, address, len(address)))

    def _check_redirects(self) -> None:
        for redirect in self.redirects.values():
            offset, wanted = redirect.line.full.rindex(redirect.new), redirect.new
            if self._is_there(redirect.old):
                offset, wanted = redirect.line.full.index(redirect.old), redirect.old
                message = f"{redirect.old} 还在，不用转向"
                hint = f"删掉 {redirection.PATH} 的这一行；要换地方，先把旧的改名或移走。"
            elif self.follow(redirect.new) is None:
                message = f"转向的目标 {redirect.new} 不存在"
                hint = self.hints.for_target(redirect.new)
            else:
                continue
            self.problems.add(
                redirect.line.problem(Code.BAD_REDIRECT, message, hint, offset=offset, length=len(wanted))
            )
