"""Links: inside the manual with the page they lead to, outside with the address once, at the page's foot."""

from __future__ import annotations

from urllib.parse import urljoin, urlsplit

from handbook.manual.literals import anchor, call, string
from handbook.manual.model import Chapter
from handbook.manual.tree import Element
from handbook.manual.writer import Construct, Writer
from handbook.problems import Code

SCREEN_ONLY = frozenset({"headerlink", "footnote-backref"})


def _link(element: Element, writer: Writer) -> str:
    href = element.get("href")
    if SCREEN_ONLY & set(element.classes):
        return ""
    body = writer.inline(element.children)
    if not href or not body:
        return body
    found = writer.book.resolve(writer.chapter, href)
    if found is not None:
        return _inside(writer, body, *found)
    if urlsplit(href).scheme in {"http", "https", "mailto", "tel"}:
        return _outside(writer, href, body, element.text())
    return _elsewhere(writer, href, body)


def _inside(writer: Writer, body: str, chapter: Chapter, identifier: str) -> str:
    if not writer.book.has(chapter, identifier):
        writer.note(
            Code.PRINT_TARGET,
            f"链接指向 {chapter.page.path} 里没有的位置 #{identifier}",
            "检查 # 后面的名字。",
            needle=f"#{identifier}",
        )
        return body
    site = writer.settings.site_url
    address = urljoin(site, chapter.page.url + (f"#{identifier}" if identifier else "")) if site else None
    return call("reference", body, target=anchor(chapter.key, identifier), chapter=chapter.mark, url=address)


def _outside(writer: Writer, href: str, body: str, words: str) -> str:
    link = f"#link({string(href)})[{body}]"
    shown = href.removeprefix("mailto:").removeprefix("tel:")
    if words.strip() in {href, shown} or href in writer.said:
        return link
    writer.said.add(href)
    return f"{link}#footnote[#address({string(shown)})]"


def _elsewhere(writer: Writer, href: str, body: str) -> str:
    """A page of the site that is not in the manual, or a download."""
    site = writer.settings.site_url
    if not site:
        return body
    return _outside(writer, urljoin(urljoin(site, writer.chapter.page.url), href), body, "")


CONSTRUCTS = (Construct("a", _link, classes=frozenset({"*"}), block=False),)
