"""The one file that knows MkDocs: its events on one side, the package ``handbook`` on the other.

Of the package it imports modules, never names, so that a preview can read the package anew.
"""

from __future__ import annotations

import importlib
import logging
import os
import re
import sys
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import CountHandler, get_relative_url

from handbook import blocks, generated, manual, problems, publish, variables
from handbook.generated import points, revisions, tools
from handbook.governance import chapters, sources

HERE = str(Path(__file__).parent)
SOURCES = "_sources/points.yml"
APPENDICES = ("tools", "reference")
IDS = re.compile(r'\sid="([^"]+)"')

PDF = "HANDBOOK_PDF"
"""Environment variable: ``0`` leaves the PDFs out, ``only`` makes nothing else."""

log = logging.getLogger("mkdocs.plugins.handbook")


class _Build:
    """What lives from ``on_config`` to the end of one build."""

    serving = False
    site = Path()
    problems: problems.Problems
    extension: blocks.HandbookBlocks
    company: dict[str, str]
    pages: list[Page]


build = _Build()


def on_startup(*, command: str, dirty: bool) -> None:  # noqa: ARG001 - MkDocs calls by keyword
    """Previews show errors in the page and never publish."""
    build.serving = command == "serve"


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Add the blocks to the Markdown extensions; build beside the published site."""
    if build.serving:
        _reload_package()
    else:
        build.site = Path(config.site_dir)
        config.site_dir = str(publish.staging(build.site))
    build.problems = problems.Problems()
    build.extension = blocks.HandbookBlocks(build.problems, boxes=build.serving)
    build.company = variables.flatten(config.extra.get("company", {}))
    config.markdown_extensions.append(build.extension)  # type: ignore[arg-type]
    return config


def on_nav(nav: Navigation, *, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG001
    """Remember the pages in the order of the navigation."""
    build.pages = list(nav.pages)


def on_page_markdown(markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG001
    """Tell the blocks which file comes next, and put the company's own facts in."""
    path = _path(page, config)
    first_line = _lines_before(page.file.content_string, markdown) + 1
    build.extension.enter(path, first_line)
    return variables.substitute(markdown, build.company, build.problems, path, first_line)


def on_page_content(html: str, *, page: Page, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG001
    """Let links to a block, or to something inside it, count as found."""
    for rendered in build.extension.found.get(_path(page, config), []):
        page.present_anchor_ids = (page.present_anchor_ids or set()) | set(IDS.findall(rendered.html))


def on_env(env: Any, *, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG001
    """All pages are converted: finish the generated ones, and report everything that is wrong at once."""
    _fill_generated_pages(config)
    for warning in build.problems.warnings:
        log.warning("%s", warning)
    errors = build.problems.errors
    if build.serving:
        for error in errors:
            log.error("%s", error)
    elif errors:
        listing = "\n\n".join(str(error) for error in errors)
        raise PluginError(f"手册里有 {len(errors)} 处要改，改好之前不发布：\n\n{listing}\n")
    elif os.environ.get(PDF) == "only":
        _finish_without_site(config)


@event_priority(-100)
def on_post_build(*, config: MkDocsConfig) -> None:
    """Everything is written: move the new site into the place of the old one."""
    if build.serving or (config.strict and _warned()):
        return
    wrong = [] if os.environ.get(PDF) == "0" else _print(config, Path(config.site_dir))
    try:
        publish.publish(build.site)
    except OSError as error:
        raise PluginError(
            f"新站点已经建好，但换不进 {build.site}：{error}。关掉正在使用这个文件夹的程序，再建一次。"
        ) from error
    if wrong:
        raise PluginError(_unprinted(wrong, "网站已经建好，"))


def on_shutdown() -> None:
    """Leave nothing half-built behind."""
    if not build.serving and build.site.name:
        publish.discard(build.site)


def _fill_generated_pages(config: MkDocsConfig) -> None:
    documents = sources.read_sources((Path(config.docs_dir) / SOURCES).read_text(encoding="utf-8"))
    told = _chapters(config)
    sources.check_known(documents, told, build.problems)
    due = {chapter.path: chapter.due for chapter in told}
    listed = [
        tools.Tool(rendered, str(page.title), page.url, str(page.meta.get("description", "")))
        for page in build.pages
        for rendered in build.extension.found.get(_path(page, config), [])
    ]
    for page in build.pages:
        page.meta["due"] = due.get(_path(page, config))  # for the line at the chapter's end
        link = partial(get_relative_url, other=page.url)
        sections = {
            "points": partial(points.points_html, documents, told, link),
            "revisions": partial(revisions.revisions_html, told, link),
            "calculators": partial(tools.tools_html, listed, "calculator", link),
            "checklists": partial(tools.tools_html, listed, "checklist", link),
        }
        page.content = generated.fill(page.content or "", sections)


def _chapters(config: MkDocsConfig) -> list[chapters.Chapter]:
    """The chapters in the order of the navigation; pages of the appendices have no front matter to check."""
    read = [
        chapters.read_chapter(
            _path(page, config),
            page.url,
            page.parent.title,
            page.meta,
            page.file.content_string,
            build.problems,
        )
        for page in build.pages
        if page.parent is not None and page.file.src_uri.split("/")[0] not in APPENDICES
    ]
    return [chapter for chapter in read if chapter is not None]


def _print(config: MkDocsConfig, site: Path) -> list[problems.Problem]:
    """Make the PDFs in folder ``pdf`` of ``site``; gives what kept some of them from being made."""
    due = {chapter.path: chapter.due for chapter in _chapters(config)}
    pages = [
        manual.Page(
            part=page.ancestors[-1].title if page.ancestors else "",
            title=str(page.title),
            url=page.url,
            path=_path(page, config),
            meta=page.meta,
            html=page.content or "",
            source=page.file.content_string,
            tools={one.anchor: one.model for one in build.extension.found.get(_path(page, config), [])},
            due=due.get(_path(page, config)),
        )
        for page in build.pages
    ]
    root = Path(config.config_file_path).parent
    company = manual.read_company(str(config.site_name), config.extra.get("company", {}))
    settings = manual.read_settings(root, Path(config.docs_dir), config.site_url or "", pages)
    found = manual.build(pages, company, settings, site / "pdf", root / ".cache" / "pdf")
    for warning in found.warnings:
        log.warning("%s", warning)
    return found.errors


def _finish_without_site(config: MkDocsConfig) -> None:
    """``make pdf``: the PDFs alone, beside the site published before; MkDocs need not go on."""
    wrong = _print(config, build.site)
    if wrong:
        raise PluginError(_unprinted(wrong))
    raise SystemExit(0)


def _unprinted(wrong: list[problems.Problem], lead: str = "") -> str:
    return f"{lead}PDF 没有做全，{len(wrong)} 处要改：\n\n" + "\n\n".join(map(str, wrong)) + "\n"


def _path(page: Page, config: MkDocsConfig) -> str:
    """The editor's file as problems name it."""
    return f"{Path(config.docs_dir).name}/{page.file.src_uri}"


def _lines_before(whole: str, text: str) -> int:
    """Lines of front matter (and blank lines) that MkDocs took off before ``text``."""
    return whole.count("\n", 0, len(whole) - len(text)) if whole.endswith(text) else 0


def _warned() -> bool:
    """Whether this strict build is going to be refused for its warnings once the hooks are done."""
    return any(
        isinstance(handler, CountHandler) and handler.get_counts()
        for handler in logging.getLogger("mkdocs").handlers
    )


def _reload_package() -> None:
    """Read the package anew: MkDocs loads a hook once, and an editor of calculators changes it meanwhile."""
    if HERE not in sys.path:  # MkDocs takes it off again once the hook is loaded
        sys.path.insert(0, HERE)
    for name in [name for name in sys.modules if name.split(".")[0] == "handbook"]:
        del sys.modules[name]
    for name, value in list(globals().items()):
        if isinstance(value, ModuleType) and value.__name__.split(".")[0] == "handbook":
            globals()[name] = importlib.import_module(value.__name__)
