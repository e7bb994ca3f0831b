"""The documents themselves: handbook, part and chapter, with everything a controlled document carries."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime

from handbook.manual.collect import Book
from handbook.manual.literals import string, value
from handbook.manual.model import Chapter, Company, Part, Settings
from handbook.manual.terms import Terms
from handbook.manual.versions import read_changelog, read_revisions

IMPORT = '#import "/manual.typ": *\n'
UNCONTROLLED = "打印件为非受控文件"
ROLES = ("编制", "审核", "批准")


def opening(chapter: Chapter, today: date) -> str:
    """How a chapter begins: number, title, owner and reviews."""
    page = chapter.page
    facts = [
        ("责任人", page.fact("owner")),
        ("复核", page.fact("reviewed")),
        ("下次复核", due(chapter, today)),
        ("适用", page.fact("audience")),
    ]
    arguments = {"mark": chapter.mark, "title": page.title, "name": chapter.key}
    pairs = ", ".join(f"{name}: {string(words)}" for name, words in arguments.items())
    return f"#chapter-opening({pairs}, facts: {value([fact for fact in facts if fact[1]])})\n"


def due(chapter: Chapter, today: date) -> str:
    """When a chapter is to be reviewed again; says so when that day is past on the manual's own date."""
    day = chapter.page.due
    if day is None:
        return ""
    return f"{day}{'（已过期）' if day < today else ''}"


class Documents:
    """Writes ``main.typ`` of every PDF of one manual."""

    def __init__(
        self, book: Book, company: Company, settings: Settings, terms: Terms, fonts: Sequence[str]
    ) -> None:
        self.book, self.company, self.settings, self.terms, self.fonts = book, company, settings, terms, fonts
        self.today = datetime.fromtimestamp(settings.epoch, UTC).date()

    def handbook(self) -> str:
        """The whole: cover, revision record, contents, lists, all parts, index."""
        chapters = [chapter for part in self.book.parts for chapter in part.chapters]
        return "\n".join(
            [
                self._begin(self.company.title, offset=1),
                self._cover(None),
                self._front("修订记录", self._revisions(chapters)),
                self._front("目录", "#contents()\n#tools-of-it()"),
                *(self._part(part) for part in self.book.parts),
                self._index(),
            ]
        )

    def part(self, part: Part) -> str:
        """One part with a cover and contents of its own."""
        title = f"{self.company.title}　{part.title}"
        return "\n".join(
            [
                self._begin(title, offset=1),
                self._cover(f"{part.mark}　{part.title}".strip()),
                self._front("目录", "#contents()\n#tools-of-it()"),
                self._part(part),
            ]
        )

    def chapter(self, chapter: Chapter) -> str:
        """One chapter, to be printed alone."""
        title = f"{self.company.title}　{chapter.page.title}"
        return "\n".join([self._begin(title, offset=0), self._include(chapter)])

    def _begin(self, title: str, offset: int) -> str:
        company = self.company
        version = f"版本 {company.version}" if company.version else ""
        control = [company.number, version, str(self.today), company.classification, UNCONTROLLED]
        facts: Mapping[str, object] = {
            "title": title,
            "company": company.name,
            "header": company.title,
            "control": " · ".join(word for word in control if word),
            "date": (self.today.year, self.today.month, self.today.day),
            "fonts": tuple(self.fonts),
            "offset": offset,
        }
        return f"{IMPORT}#show: setup.with({value(facts)})\n#let facts = {value(facts)}"

    def _cover(self, subtitle: str | None) -> str:
        company = self.company
        rows = [
            ("文件编号", company.number),
            ("版本", company.version),
            ("生效日期", company.effective),
            ("密级", company.classification),
            ("复核截至", str(self.today)),
        ]
        approval = list(zip(ROLES, company.approval, strict=True))
        return (
            f"#cover(facts, main-title: {string(company.title)}, subtitle: {value(subtitle)}, rows: {value(rows)},"
            f" approval: {value(approval)}, distribution: {value(company.distribution)})"
        )

    def _front(self, running: str, body: str) -> str:
        return f"#start[#{string(running)}]\n{body}"

    def _revisions(self, chapters: Sequence[Chapter]) -> str:
        found = read_revisions(self.book.pages) or read_changelog(self.settings.changelog)
        versions = [{"name": one.name, "date": one.date, "changes": one.changes} for one in found]
        rows = [
            {
                "title": chapter.heading,
                "owner": chapter.page.fact("owner"),
                "reviewed": chapter.page.fact("reviewed"),
                "due": due(chapter, self.today),
            }
            for chapter in chapters
            if chapter.page.fact("reviewed")
        ]
        return f"#revisions(versions: {value(versions)}, chapters: {value(rows)})"

    def _part(self, part: Part) -> str:
        first, *rest = part.chapters
        start = f"#start[#{string(first.heading)}]"
        names = f"mark: {string(part.mark)}, title: {string(part.title)}, name: {string(part.key)}"
        lines = [start, f"#part-opening({names})", _include(first), *(self._include(one) for one in rest)]
        return "\n".join(lines)

    def _include(self, chapter: Chapter) -> str:
        return f"#start[#{string(chapter.heading)}]\n{_include(chapter)}"

    def _index(self) -> str:
        groups = self.terms.groups()
        if not groups:
            return ""
        return self._front("索引", f"#index-title()\n#term-index({value(groups)})")


def file_of(chapter: Chapter) -> str:
    """The Typst file of a chapter."""
    return f"chapters/{chapter.key}.typ"


def _include(chapter: Chapter) -> str:
    return f"#include {string('/' + file_of(chapter))}"
