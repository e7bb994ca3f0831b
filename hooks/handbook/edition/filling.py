"""What stands in the pages that are made from all others."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from handbook.calculators import downloads
from handbook.calculators.model import Calculator
from handbook.checklists.page import open_runs
from handbook.edition.leaf import Leaf
from handbook.generated import Link
from handbook.generated.codes import codes_html
from handbook.generated.points import points_html
from handbook.generated.revisions import revisions_html
from handbook.generated.tools import Tool, tools_html
from handbook.governance.chapters import Chapter
from handbook.governance.sources import Sources
from handbook.source import Rendered


def sections(
    leaves: list[Leaf], told: list[Chapter], documents: Sources, link: Link, site_url: str
) -> dict[str, Callable[[], str]]:
    """What each ``<!-- generated: … -->`` becomes on a page whose addresses ``link`` writes."""
    listed = [
        Tool(rendered, leaf.title, leaf.url, leaf.description, _files(rendered))
        for leaf in leaves
        for rendered in leaf.tools
    ]
    return {
        "points": partial(points_html, documents, told, link),
        "revisions": partial(revisions_html, told, link),
        "calculators": partial(tools_html, listed, "calculator", link, site_url),
        "checklists": partial(tools_html, listed, "checklist", link, site_url),
        "codes": codes_html,
        "open-runs": partial(open_runs, _lists(listed, link)),
    }


def _files(rendered: Rendered) -> tuple[tuple[str, str], ...]:
    """The files made from a block: label and address below the site's root."""
    model = rendered.model
    return (("Excel", downloads.address(model)),) if isinstance(model, Calculator) else ()


def _lists(listed: list[Tool], link: Link) -> dict[str, str]:
    """Where each checklist is, by its id and by those it had before."""
    return {
        name: link(tool.address)
        for tool in listed
        if tool.rendered.kind == "checklist"
        for name in (tool.rendered.id, *getattr(tool.rendered.model, "former", ()))
    }
