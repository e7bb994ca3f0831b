"""Reads a built site as a browser would find it and says what is wrong with it.

It shares no code with what built the site, so that one mistake cannot hide itself. Run it over any built
folder: ``python -m handbook.sitecheck site``; the exit status is 0 when nothing is wrong.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path, PurePosixPath
from posixpath import normpath
from urllib.parse import unquote, urlsplit

VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]
)
LOADING = {
    "script": ("src",),
    "img": ("src", "srcset"),
    "iframe": ("src",),
    "source": ("src", "srcset"),
    "video": ("src", "poster"),
    "audio": ("src",),
    "track": ("src",),
    "embed": ("src",),
    "object": ("data",),
    "input": ("src",),
    "use": ("href", "xlink:href"),
    "image": ("href", "xlink:href"),
    "form": ("action",),
    "base": ("href",),
}
"""Attributes whose address a browser asks for without a click."""

LOADING_LINKS = frozenset(
    ["stylesheet", "icon", "apple-touch-icon", "manifest", "preload", "prefetch", "modulepreload"]
    + ["preconnect", "dns-prefetch"]
)
REFERENCES = ("for", "aria-labelledby", "aria-describedby", "aria-controls")
CSS_ADDRESS = re.compile(r"""url\(\s*["']?([^"')]+)|@import\s+["']([^"']+)""")
LEFTOVERS = {
    "没有处理的块（///）": re.compile(r"(?:^|\s)/{3}(?:\s|$)"),
    "没有处理的 id（{#…}）": re.compile(r"\{#[\w-]"),
    "没有处理的属性（{: …}）": re.compile(r"\{:\s*[.#\w]"),
    "没有处理的变量（{{…}}）": re.compile(r"\{\{|\}\}"),
    "没有处理的方框（[ ]）": re.compile(r"^\s*\[[ xX]\]\s"),
    "没有处理的提示框（!!!、???）": re.compile(r"^\s*(?:!!!|\?\?\?\+?)\s+\w+"),
    "没有处理的标签页（===）": re.compile(r'^\s*===\s+"'),
    "没有处理的着重号（**）": re.compile(r"\*\*\S"),
    "没有处理的表格": re.compile(r"^\s*\|.*\|\s*$", re.MULTILINE),
    "没有处理的脚注（[^…]）": re.compile(r"\[\^[\w-]+\]"),
}
LEFTOVER_COMMENT = re.compile(r"^\s*(?:tool|generated)\b")
LITERAL = frozenset({"script", "style", "code", "pre", "template", "textarea"})
SPOKEN = ("title", "alt", "aria-label", "placeholder", "content")


@dataclass(frozen=True, order=True)
class Fault:
    """One thing wrong in a built page; ``line`` counts from 1, 0 stands for the page as a whole."""

    page: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.page}:{self.line}: {self.message}" if self.line else f"{self.page}: {self.message}"


@dataclass
class Calculator:
    """What a reader without scripts sees of one calculator."""

    id: str
    line: int
    formulas: str = ""
    example: str = ""


@dataclass
class Page:
    """What the check needs to know of one page; lines count from 1."""

    address: str
    language: str = ""
    title: str = ""
    ids: dict[str, list[int]] = field(default_factory=dict)
    links: list[tuple[int, str]] = field(default_factory=list)
    loaded: list[tuple[int, str]] = field(default_factory=list)
    references: list[tuple[int, str, str]] = field(default_factory=list)
    leftovers: list[tuple[int, str]] = field(default_factory=list)
    calculators: list[Calculator] = field(default_factory=list)


class _Reader(HTMLParser):
    """Fills a :class:`Page`; keeps the open elements, each with its classes."""

    def __init__(self, address: str) -> None:
        super().__init__(convert_charrefs=True)
        self.page = Page(address)
        self.open: list[tuple[str, frozenset[str]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        line = self.getpos()[0]
        if tag not in VOID:
            self.open.append((tag, frozenset(values.get("class", "").split())))
        if tag == "html":
            self.page.language = values.get("lang", "")
        self._identify(tag, values, line)
        self._follow(tag, values, line)
        for name in SPOKEN:
            self._look_for_leftovers(values.get(name, ""), line)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        for index in range(len(self.open) - 1, -1, -1):
            if self.open[index][0] == tag:
                del self.open[index:]
                return

    def handle_data(self, data: str) -> None:
        line = self.getpos()[0]
        inside = {name for name, _ in self.open}
        if "style" in inside:
            self.page.loaded += [(line, address) for address in css_addresses(data)]
        if "title" in inside and "svg" not in inside:
            self.page.title += data.strip()
        if not inside & LITERAL:
            self._look_for_leftovers(data, line)
        if self.page.calculators and "section" in inside:
            self._note_worked_example(data)

    def handle_comment(self, data: str) -> None:
        if LEFTOVER_COMMENT.match(data):
            self.page.leftovers.append((self.getpos()[0], f"没有处理的标记：<!--{data}-->"))

    def _identify(self, tag: str, values: dict[str, str], line: int) -> None:
        for name in {values.get("id", ""), values.get("name", "") if tag == "a" else ""} - {""}:
            self.page.ids.setdefault(name, []).append(line)
        for attribute in REFERENCES:
            self.page.references += [(line, attribute, name) for name in values.get(attribute, "").split()]
        if tag == "section" and "calculator" in values.get("class", "").split():
            self.page.calculators.append(Calculator(values.get("id", "?"), line))

    def _follow(self, tag: str, values: dict[str, str], line: int) -> None:
        if tag in {"a", "area"} and "href" in values:
            self.page.links.append((line, values["href"]))
        loading = [values[name] for name in LOADING.get(tag, ()) if name in values]
        if tag == "link" and LOADING_LINKS & set(values.get("rel", "").lower().split()):
            loading.append(values.get("href", ""))
        if tag == "meta" and values.get("http-equiv", "").lower() == "refresh":
            loading.append(values.get("content", "").partition("=")[2].strip(" '\""))
        loading += css_addresses(values.get("style", ""))
        self.page.loaded += [(line, address) for address in loading]

    def _look_for_leftovers(self, text: str, line: int) -> None:
        for what, pattern in LEFTOVERS.items():
            if found := pattern.search(text):
                self.page.leftovers.append((line, f"{what}：{found.string.strip()[:60]}"))

    def _note_worked_example(self, data: str) -> None:
        classes = frozenset().union(*(names for _, names in self.open))
        if "calculator-formula" in classes:
            self.page.calculators[-1].formulas += data
        if "calculator-example" in classes:
            self.page.calculators[-1].example += data


def css_addresses(css: str) -> list[str]:
    """The addresses that a style sheet, or a ``style`` attribute, loads."""
    return [first or second for first, second in CSS_ADDRESS.findall(css)]


def read_page(address: str, text: str) -> Page:
    """What a browser finds in one page's HTML; ``address`` is its path below the site's root."""
    reader = _Reader(address)
    reader.feed(text)
    reader.close()
    return reader.page


def is_outside(address: str) -> bool:
    """Whether asking for ``address`` leaves the site: another host, or a scheme that is not inline data."""
    parts = urlsplit(address.strip())
    return bool(parts.netloc) or parts.scheme not in {"", "data", "blob", "about"}


def check(folder: Path) -> list[Fault]:
    """Everything wrong with the site in ``folder``, in the order of pages and lines."""
    pages = {
        path.relative_to(folder).as_posix(): read_page(
            path.relative_to(folder).as_posix(), path.read_text("utf-8")
        )
        for path in sorted(folder.rglob("*.html"))
    }
    if not pages:
        return [Fault(str(folder), 0, "这个文件夹里没有网页")]
    faults = [fault for page in pages.values() for fault in _check_page(page)]
    faults += [fault for page in pages.values() for fault in _check_links(page, pages, folder)]
    return sorted(set(faults) | set(_check_style_sheets(folder)))


def _check_page(page: Page) -> Iterator[Fault]:
    if not page.title:
        yield Fault(page.address, 0, "没有 <title>")
    if not page.language:
        yield Fault(page.address, 0, "<html> 没有 lang")
    for name, lines in page.ids.items():
        if len(lines) > 1:
            yield Fault(page.address, lines[1], f"id “{name}”用了 {len(lines)} 次，第一次在第 {lines[0]} 行")
    for line, address in page.loaded:
        if is_outside(address):
            yield Fault(page.address, line, f"向外请求：{address}")
    for line, attribute, name in page.references:
        if name not in page.ids:
            yield Fault(page.address, line, f"{attribute} 指向不存在的 id “{name}”")
    for line, message in page.leftovers:
        yield Fault(page.address, line, message)
    yield from _check_calculators(page)


def _check_calculators(page: Page) -> Iterator[Fault]:
    for calculator in page.calculators:
        if "=" not in calculator.formulas:
            yield Fault(page.address, calculator.line, f"计算器 {calculator.id} 没有写出公式")
        if not re.search(r"\d", calculator.example):
            yield Fault(page.address, calculator.line, f"计算器 {calculator.id} 没有算好的例子")


def _check_links(page: Page, pages: dict[str, Page], folder: Path) -> Iterator[Fault]:
    ours = [(line, address) for line, address in page.loaded if not is_outside(address)]
    for line, address in page.links + ours:
        parts = urlsplit(address.strip())
        if parts.scheme or parts.netloc:
            if parts.scheme not in {"http", "https", "mailto", "tel", "data", "blob", "about"}:
                yield Fault(page.address, line, f"不能用的地址：{address}")
            continue
        target = resolve(page.address, parts.path)
        if target is None or not (folder / target).exists():
            yield Fault(page.address, line, f"指向不存在的文件：{address}")
        elif parts.fragment and target in pages and unquote(parts.fragment) not in pages[target].ids:
            yield Fault(page.address, line, f"指向不存在的锚点：{address}")


def resolve(page: str, path: str) -> str | None:
    """The file below the site's root that ``path`` leads to from ``page``; None when it leaves the site.

    Addresses from the root work neither under a sub-path nor from a disk; only the error page, which a
    server shows at any address, may use them.
    """
    if not path:
        return page
    if path.startswith("/"):
        if page != "404.html":
            return None
        path = path.lstrip("/") or "index.html"
    joined = normpath((PurePosixPath(page).parent / unquote(path)).as_posix())
    if joined.startswith(".."):
        return None
    return f"{joined}/index.html".removeprefix("./") if path.endswith("/") or joined == "." else joined


def _check_style_sheets(folder: Path) -> Iterator[Fault]:
    for path in sorted(folder.rglob("*.css")):
        name = path.relative_to(folder).as_posix()
        for address in css_addresses(path.read_text("utf-8")):
            if is_outside(address):
                yield Fault(name, 0, f"向外请求：{address}")


def main(arguments: list[str]) -> int:
    """Print every fault of the site in the folder named; 0 when there is none, 2 when called wrongly."""
    if len(arguments) != 1:
        print("用法：python -m handbook.sitecheck site", file=sys.stderr)
        return 2
    faults = check(Path(arguments[0]))
    for fault in faults:
        print(fault)
    print(f"{len(faults)} 处不对" if faults else "没有发现问题", file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
