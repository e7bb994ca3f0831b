"""Old anchors on pages that are still there: they keep their place, or say where it is now."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from html import escape


def insert_aliases(html: str, url: str, anchors: Mapping[str, str]) -> str:
    """``html`` of page ``url`` with an empty element for each old anchor that has a new place on the same page.

    Works without scripts; one that carries a calculator's inputs is followed by script.
    """
    for old, target in sorted(anchors.items()):
        page, _, new = target.partition("#")
        if page == url and new:
            html = _alias(html, old, new)
    return html


def notices(
    url: str, anchors: Mapping[str, str], link: Callable[[str], str], title: Callable[[str], str]
) -> str:
    """A line for each old anchor of page ``url`` that went to another page, shown only to whoever comes for it.

    ``link`` leads from an address below the site's root to one that works on the page, ``title`` names it.
    """
    return "".join(
        f'<p class="hb-moved hb-moved--away" id="{escape(old)}" data-to="{escape(link(target))}">'
        f'这一节搬到了<a href="{escape(link(target))}">{escape(title(target))}</a>。</p>'
        for old, target in sorted(anchors.items())
        if target.partition("#")[0] != url
    )


def _alias(html: str, old: str, new: str) -> str:
    """The empty element goes inside a heading or term, and before a calculator or checklist."""
    opening = re.search(rf"<(?P<tag>\w+)(?=[\s>])[^<>]*?\sid=[\"']{re.escape(new)}[\"'][^<>]*>", html)
    if opening is None:
        return html
    alias = f'<span class="hb-moved" id="{escape(old)}" data-to="#{escape(new)}"></span>'
    at = opening.start() if opening["tag"] == "section" else opening.end()
    return html[:at] + alias + html[at:]
