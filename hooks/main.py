"""The one file that knows MkDocs: its events on one side, the package ``handbook`` on the other.

Of the package it imports modules, never names, so that a preview can read the package anew.
"""

from __future__ import annotations

import importlib
import logging
import os
import re
import sys
from datetime import date
from functools import partial
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import CountHandler, get_relative_url

from handbook import blocks, generated, glossary, manual, problems, publish, search, stamps, variables
from handbook.calculators import downloads
from handbook.calculators import model as calculators
from handbook.checklists import ledger as published_items
from handbook.edition import exporting, filling, leaf, printing, searching
from handbook.exports import files as exported
from handbook.exports import pages as standalone
from handbook.governance import aliases, book, reviews, scan, sources

HERE = str(Path(__file__).parent)
SOURCES = "_sources/points.yml"
GLOSSARY = "reference/glossary.md"
SEARCH_PARTS = "assets/javascripts/search/"
IDS = re.compile(r'\sid="([^"]+)"')

PDF = "HANDBOOK_PDF"
"""Environment variable: ``0`` leaves the PDFs out, ``only`` makes nothing else."""

log = logging.getLogger("mkdocs.plugins.handbook")


class _SearchBox(BasePlugin):  # type: ignore[type-arg]
    """Stands where the theme looks for its search plugin, and does nothing."""

    config = {"enabled": True}  # type: ignore[assignment] # noqa: RUF012 - what the theme asks for


class _Build:
    """What lives from ``on_config`` to the end of one build."""

    serving = False
    site = Path()
    problems: problems.Problems
    extension: blocks.HandbookBlocks
    company: dict[str, str]
    pages: list[Page]
    texts: dict[str, str]
    book: book.AddressBook
    terms: tuple[glossary.Term, ...] = ()
    glossary = ""
    env: Any
    stamps: dict[str, str]
    search: search.Published | None


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
    build.texts = {}
    build.search = None
    config.extra["pdf"] = not build.serving and os.environ.get(PDF) != "0"
    _show_search_box(config)
    config.markdown_extensions.append(build.extension)  # type: ignore[arg-type]
    return config


def on_files(files: Files, *, config: MkDocsConfig) -> None:
    """Announce the files that are made from the finished pages, so that a chapter's link to one is no dead link."""
    for address in exported.NAMES:
        files.append(File.generated(config, address, content=""))


def on_nav(nav: Navigation, *, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG001
    """Remember the pages in the order of the navigation."""
    build.pages = list(nav.pages)


def on_page_markdown(markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG001
    """Tell the blocks which file comes next, and put the company's own facts in."""
    path = _path(page, config)
    first_line = _lines_before(page.file.content_string, markdown) + 1
    build.extension.enter(path, first_line, f"{get_relative_url('.', page.url)}/")
    for name, value in page.meta.items():
        if isinstance(value, str) and "{{" in value:  # an owner's title may begin with the department's name
            page.meta[name] = variables.substitute(value, build.company, build.problems, path)
    build.texts[path] = variables.substitute(markdown, build.company, build.problems, path, first_line)
    return build.texts[path]


def on_page_content(html: str, *, page: Page, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG001
    """Let links to a block, or to something inside it, count as found."""
    for rendered in build.extension.found.get(_path(page, config), []):
        page.present_anchor_ids = (page.present_anchor_ids or set()) | set(IDS.findall(rendered.html))


def on_env(env: Any, *, config: MkDocsConfig, files: Files) -> None:
    """All pages are converted: finish the generated ones, and report everything that is wrong at once."""
    build.env = env
    loaded = (file for file in files if file.is_css() or file.is_javascript())
    build.stamps = {file.src_uri: stamps.stamp_of(file.content_bytes) for file in loaded}
    _fill_generated_pages(config)
    _keep_addresses(config)
    _keep_items(config)
    _read_glossary(config)
    _index(config, files)
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


def on_post_page(output: str, *, page: Page, config: MkDocsConfig) -> str:  # noqa: ARG001
    """Old anchors of this page keep their place; its search is ours; terms are explained where they occur."""
    output = stamps.stamp(_search_here(output), page.url, build.stamps)
    output = aliases.insert_aliases(output, page.url, build.book.moves.anchors.get(page.url, {}))
    if page.url == build.glossary:
        return output
    return glossary.annotate(output, build.terms, partial(_entry, page.url))


def on_post_template(output: str, *, template_name: str, config: MkDocsConfig) -> str:  # noqa: ARG001
    """The page for addresses that do not exist has the same search."""
    return stamps.stamp(_search_here(output), "", build.stamps) if template_name == "404.html" else output


@event_priority(-100)
def on_post_build(*, config: MkDocsConfig) -> None:
    """Everything is written: move the new site into the place of the old one."""
    if not build.serving and config.strict and _warned():
        return
    _write_for_others(config, Path(config.site_dir))
    _write_workbooks(config, Path(config.site_dir))
    if build.serving:
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
    leaves = _leaves(config)
    told = leaf.chapters(leaves, build.problems)
    sources.check_known(documents, told, build.problems)
    due = {chapter.url: chapter.due for chapter in told}
    for page in build.pages:
        page.meta["due"] = due.get(page.url)  # for the line at the chapter's end
        link = partial(get_relative_url, other=page.url)
        sections = filling.sections(leaves, told, documents, link, config.site_url or "")
        page.content = generated.fill(page.content or "", sections)


def _leaves(config: MkDocsConfig) -> list[leaf.Leaf]:
    """The pages in the order of the navigation, as they are now."""
    return [
        leaf.Leaf(
            path=_path(page, config),
            folder=page.file.src_uri.split("/")[0],
            url=page.url,
            title=str(page.title),
            part=str(page.ancestors[-1].title) if page.ancestors else "",
            meta=page.meta,
            source=page.file.content_string,
            text=build.texts[_path(page, config)],
            html=page.content or "",
            tools=tuple(build.extension.found.get(_path(page, config), [])),
            home=page.is_homepage,
        )
        for page in build.pages
    ]


def _keep_addresses(config: MkDocsConfig) -> None:
    """Check every address against what was published; sections that left a page say so at its end."""
    known = [scan.scan(_path(page, config), page.url, page.file.content_string) for page in build.pages]
    build.book = book.read_book(_root(config), known, leaf.APPENDICES, build.problems)
    titles = {page.url: str(page.title) for page in build.pages}
    for page in build.pages:
        gone = build.book.moves.anchors.get(page.url, {})
        link = partial(get_relative_url, other=page.url)
        page.meta["moved"] = aliases.notices(page.url, gone, link, partial(book.title_of, build.book, titles=titles))


def _keep_items(config: MkDocsConfig) -> None:
    """Check the items of all checklists against what was published; a list that cannot be read is not gone."""
    if not build.problems.errors:
        rendered = [one for found in build.extension.found.values() for one in found]
        for problem in published_items.check_file(_root(config), rendered):
            build.problems.add(problem)


def _show_search_box(config: MkDocsConfig) -> None:
    """The theme shows its search box where its search plugin is; ours does the plugin's work."""
    if config.theme.name != "material":
        return
    for name in ("search", "material/search"):
        retired = config.plugins.pop(name, None)
        for methods in config.plugins.events.values() if retired else ():
            methods[:] = [method for method in methods if getattr(method, "__self__", None) is not retired]
    config.plugins["material/search"] = _SearchBox()


def _index(config: MkDocsConfig, site: Files) -> None:
    """Make what the browser searches with from the finished pages."""
    if config.theme.name != "material":
        return
    leaves = _leaves(config)
    whole = searching.whole(leaves, Path(config.docs_dir), config.extra.get("company", {}), build.problems)
    greeting = f"{build.company.get('company.name', '')} {config.site_name} {config.site_description or ''}"
    pages = [searching.searched(one, one.meta.get("due"), greeting) for one in leaves]
    build.search = search.build(pages, whole, Path(HERE) / "theme" / SEARCH_PARTS, build.problems)
    for file in list(site):
        if file.src_uri.startswith(SEARCH_PARTS) and Path(file.src_uri).stem in search.PARTS_OF_WORKER:
            site.remove(file)  # they are published in one
    for address, content in build.search.files.items():
        site.append(File.generated(config, address, content=content))


def _search_here(html: str) -> str:
    """The page with our search in the place of the theme's."""
    if build.search is None:
        return html
    try:
        return search.adopt(html, build.search.worker)
    except search.HookMovedError as error:
        raise PluginError(str(error)) from error


def _read_glossary(config: MkDocsConfig) -> None:
    """The terms, from the page as its editor wrote it."""
    build.glossary, build.terms = "", ()
    for page in build.pages:
        if page.file.src_uri == GLOSSARY:
            build.glossary = page.url
            build.terms = glossary.read(page.file.content_string, build.problems, _path(page, config))


def _entry(address: str, identifier: str) -> str:
    """From the page at ``address`` to a term's entry in the glossary."""
    return f"{get_relative_url(build.glossary, address)}#{identifier}"


def _write_for_others(config: MkDocsConfig, site: Path) -> None:
    """Redirects, short addresses, embedded tools, and the files for other programs."""
    leaves = _leaves(config)
    whole = exporting.catalogue(
        leaves, str(config.site_name), str(config.site_description or ""), config.site_url or "", build.company
    )
    late = reviews.report((entry.chapter for entry in whole.entries if entry.chapter), date.today())  # noqa: DTZ011
    if late:
        log.info("%s", late)
    made = exported.files(whole)
    for alone in standalone.pages(whole, build.book, config.extra.get("embed", {}).get("origins", [])):
        page = SimpleNamespace(url=alone.url, meta={}, toc=[], title="")
        base = get_relative_url(".", alone.url)
        template = build.env.get_template(alone.template)
        html = template.render(alone.context, config=config, page=page, base_url=base)
        made[alone.url] = stamps.stamp(html, alone.url, build.stamps).encode()
    for address, content in made.items():
        (site / address).parent.mkdir(parents=True, exist_ok=True)
        (site / address).write_bytes(content)


def _write_workbooks(config: MkDocsConfig, site: Path) -> None:
    """Every calculator as a workbook; unchanged ones are copied from the last build."""
    pages = [*build.extension.found.values(), *build.extension.examples.values()]
    models = [one.model for found in pages for one in found]
    made = [model for model in models if isinstance(model, calculators.Calculator)]
    downloads.write_workbooks(made, site, _root(config) / ".cache" / "workbooks")


def _print(config: MkDocsConfig, site: Path) -> list[problems.Problem]:
    """Make the PDFs in folder ``pdf`` of ``site``; gives what kept some of them from being made."""
    pages = [printing.printed(one, one.meta.get("due")) for one in _leaves(config)]
    root = _root(config)
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


def _root(config: MkDocsConfig) -> Path:
    """The folder of mkdocs.yml."""
    return Path(config.config_file_path).parent


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
