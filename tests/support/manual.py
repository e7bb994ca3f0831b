"""A small manual for tests: pages from HTML, written and set like the real one."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from handbook.manual import Company, Page, Settings, build
from handbook.manual.collect import Book
from handbook.manual.press import write_chapter
from handbook.manual.terms import Term, Terms
from handbook.problems import Problems

FILES = Path(__file__).parent.parent / "golden" / "manual"
COMPANY = Company("客户服务手册", "示例公司", "KF-001", "1.0", "2026-12-01", "内部使用")
META = {"owner": "质量主管", "reviewed": date(2026, 11, 20), "audience": ["一线员工", "客户经理"]}


def page(
    html: str, url: str = "part/chapter.html", *, title: str = "这一章", source: str = "", **more: object
) -> Page:
    """A page of part 第一篇; ``source`` is the editor's file."""
    path = "docs/" + url.replace(".html", ".md")
    return Page("第一篇", title, url, path, META, html, source or html, **more)  # type: ignore[arg-type]


def settings(site_url: str = "", docs: Path = FILES) -> Settings:
    """Where the test's images are."""
    return Settings(docs, site_url, "## 1.0 - 2026-12-01\n\n- 第一版\n- 加了[清单](x.md)\n", 1795132800)


def write(
    html: str, site_url: str = "", terms: tuple[str, ...] = (), *, source: str = ""
) -> tuple[str, Problems]:
    """The Typst body of a chapter made of ``html``, and what is wrong with it; see :func:`write_page`."""
    return write_page(page(html, source=source), site_url, terms)


def write_page(chapter: Page, site_url: str, terms: tuple[str, ...] = ()) -> tuple[str, Problems]:
    """The Typst body of a chapter, and what is wrong with it.

    Another chapter ``part/other.html`` with the heading ``how`` is there to be linked to.
    """
    other = page('<h2 id="how">怎么做</h2>', "part/other.html", title="下一章")
    book = Book([chapter, other])
    problems = Problems()
    known = Terms(Term(word, (word,)) for word in terms)
    first = book.chapters[0]
    written = write_chapter(book, first, problems, settings(site_url), known)
    text = written[f"chapters/{first.key}.typ"].decode()
    return text.split("\n", 2)[2].strip() + "\n", problems


def make(folder: Path, *pages: Page, site_url: str = "") -> Problems:
    """Build the PDFs of a manual in ``folder``/pdf with a cache beside it."""
    return build(pages, COMPANY, settings(site_url), folder / "pdf", folder / "cache")
