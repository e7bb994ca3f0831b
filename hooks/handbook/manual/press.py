"""Pages → PDFs: what ``hooks/main.py`` calls, and the order in which things happen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from handbook.manual.cache import Cache, fingerprint, place_whole
from handbook.manual.collect import Book
from handbook.manual.constructs import CONSTRUCTS
from handbook.manual.control import IMPORT, Documents, file_of, opening
from handbook.manual.engine import STANDARDS, Engine, Refusal, explain, templates
from handbook.manual.finish import finish
from handbook.manual.fonts import OTHERS, Font, find_font
from handbook.manual.model import Chapter, Company, Page, Settings
from handbook.manual.progress import Progress
from handbook.manual.terms import Terms, read_terms
from handbook.manual.writer import Writer
from handbook.problems import Code, Place, Problem, Problems

GLOSSARY = "glossary"
WORKERS = 2
MAKERS = tuple(f"{name} {version(name)}" for name in ("typst", "pikepdf"))


@dataclass(frozen=True)
class Job:
    """One PDF: its name, its main file, and the chapters it holds."""

    name: str
    main: str
    chapters: tuple[Chapter, ...]

    @property
    def paths(self) -> set[str]:
        """The editors' files that it is made from."""
        return {chapter.page.path for chapter in self.chapters}


def build(
    pages: Iterable[Page], company: Company, settings: Settings, target: Path, cache: Path, *, only: str = ""
) -> Problems:
    """Make the PDFs of the handbook, of every part and of every chapter in folder ``target``.

    ``cache`` is a folder that later builds find again; ``only`` names one PDF that is made alone. Gives
    everything that is wrong; a PDF with something wrong in it is not written, one written before stays.
    """
    problems = Problems()
    book = Book(pages)
    font = find_font()
    if font is None:
        message = f"这台电脑上没有能排中文的字体（{'、'.join(OTHERS)}）"
        hint = "运行 pip install justmytype-intl-cjk，再建一次。"
        problems.add(Problem(Code.PRINT_FONT, Place("mkdocs.yml", 1, 1), message, hint))
        return problems
    terms = _terms(book)
    chapters = {one.key: write_chapter(book, one, problems, settings, terms) for one in book.chapters}
    wrong = {problem.place.path for problem in problems.errors}
    documents = Documents(book, company, settings, terms, (font.family,))
    jobs = [job for job in _jobs(book, documents) if only in {"", job.name} and not wrong & job.paths]
    _Press(chapters, settings, font, target, Cache(cache), problems).make(jobs)
    return problems


def _terms(book: Book) -> Terms:
    for chapter in book.chapters:
        if Path(chapter.page.path).stem == GLOSSARY:
            return read_terms(chapter.page.html)
    return Terms()


def write_chapter(
    book: Book, chapter: Chapter, problems: Problems, settings: Settings, terms: Terms
) -> dict[str, bytes]:
    """The Typst file of a chapter and the images it shows."""
    constructs = {(one.tag, one.kind): one for one in CONSTRUCTS}
    writer = Writer(book, chapter, problems, settings, terms, constructs)
    today = datetime.fromtimestamp(settings.epoch, UTC).date()
    source = f"{IMPORT}{opening(chapter, today)}\n{writer.document()}\n"
    return {file_of(chapter): source.encode(), **writer.files}


def _jobs(book: Book, documents: Documents) -> Iterator[Job]:
    if not book.chapters:
        return
    yield Job("handbook.pdf", documents.handbook(), book.chapters)
    for part in book.parts:
        yield Job(f"part-{part.name}.pdf", documents.part(part), part.chapters)
    for chapter in book.chapters:
        yield Job(f"{chapter.key}.pdf", documents.chapter(chapter), (chapter,))


@dataclass
class _Press:
    """What every job of one build shares; ``chapters`` are their Typst files and images by key."""

    chapters: dict[str, dict[str, bytes]]
    settings: Settings
    font: Font
    target: Path
    cache: Cache
    problems: Problems

    def make(self, jobs: list[Job]) -> None:
        """Make every PDF, a few at a time, and tell how far it is."""
        self.target.mkdir(parents=True, exist_ok=True)
        progress = Progress(len(jobs))
        with ThreadPoolExecutor(WORKERS) as pool:
            for job, _ in zip(jobs, pool.map(self._make, jobs), strict=True):
                progress.step(job.name)
        progress.close()
        self.cache.forget_unused()

    def _make(self, job: Job) -> None:
        """Write one PDF, from the cache where it has been made before."""
        files = {"main.typ": job.main.encode(), **templates()}
        for chapter in job.chapters:
            files.update(self.chapters[chapter.key])
        key = fingerprint(files, job.name, self.settings.epoch, self.font.fingerprint, STANDARDS, MAKERS)
        pdf = self.cache.read(key)
        if pdf is None:
            pdf = self._compile(job, files)
            if pdf is None:
                return
            self.cache.write(key, pdf)
        place_whole(self.target / job.name, pdf)

    def _compile(self, job: Job, files: dict[str, bytes]) -> bytes | None:
        try:
            return finish(Engine(self.font, self.cache.folder).compile(files, self.settings.epoch))
        except Refusal as refusal:
            explain(refusal, {file_of(one): one.page for one in job.chapters}, self.problems)
            return None
