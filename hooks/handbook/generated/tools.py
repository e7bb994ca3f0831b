"""工具箱: every calculator and every checklist, what it is for and where it lives."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

from handbook.embed.code import code_html
from handbook.generated import Link
from handbook.source import Rendered


@dataclass(frozen=True)
class Tool:
    """A calculator or checklist in its chapter. ``purpose`` is the chapter's one-sentence description."""

    rendered: Rendered
    chapter: str
    url: str
    purpose: str
    downloads: tuple[tuple[str, str], ...] = ()
    """Label and address (below the site's root) of each file."""

    @property
    def address(self) -> str:
        """The tool's own address below the site's root."""
        return f"{self.url}#{self.rendered.anchor}"


def tools_html(tools: Iterable[Tool], kind: str, link: Link, site_url: str = "") -> str:
    """A list of the tools of one kind (``calculator``, ``checklist``), in the order of the navigation.

    Each has code for embedding it, with the site's address where that is known.
    """
    items = "".join(_item(tool, link, site_url) for tool in tools if tool.rendered.kind == kind)
    return f'<ul class="tools">{items}</ul>' if items else "<p>这里还没有。</p>"


def _item(tool: Tool, link: Link, site_url: str) -> str:
    files = "".join(
        f'<a href="{escape(link(address))}" download>{escape(label)}</a>' for label, address in tool.downloads
    )
    return (
        f'<li class="tool"><a class="tool-title" href="{escape(link(tool.address))}">{escape(tool.rendered.title)}</a>'
        f'<span class="tool-purpose">{escape(tool.purpose)}</span>'
        f'<span class="tool-chapter">在<a href="{escape(link(tool.url))}">{escape(tool.chapter)}</a></span>'
        + (f'<span class="tool-files">{files}</span>' if files else "")
        + code_html(tool.rendered.id, tool.rendered.title, site_url, link("index.html"))
        + "</li>"
    )
