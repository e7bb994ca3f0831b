"""The code that an administrator copies to put a tool into a portal's page."""

from __future__ import annotations

from html import escape

from handbook.embed.frame import url_of

PLACEHOLDER = "https://手册的地址/"
"""Stands for the site's address where mkdocs.yml does not say it; a script puts the real one in."""

PORTAL_SCRIPT = "assets/javascripts/alone/portal.js"
HEIGHT = 640  # CSS pixels, until the frame has told its own


def iframe(tool_id: str, title: str, site: str) -> str:
    """An ``<iframe>`` and the script that gives it its height."""
    return (
        f'<iframe src="{escape(site)}{url_of(tool_id)}" title="{escape(title)}" loading="lazy" allow="clipboard-write"\n'
        f'  style="width: 100%; height: {HEIGHT}px; border: 0"></iframe>\n'
        f'<script src="{escape(site)}{PORTAL_SCRIPT}" defer></script>'
    )


def code_html(tool_id: str, title: str, site_url: str, root: str) -> str:
    """The folded code on the tools page; ``root`` leads from there to the site's root, as a page's address."""
    site = site_url or PLACEHOLDER
    if not site.endswith("/"):
        site += "/"
    name = f"“{escape(title)}”的嵌入代码"
    return (
        f'<details class="tool-embed" data-embed data-root="{escape(root)}" data-placeholder="{escape(PLACEHOLDER)}">'
        f'<summary>嵌入到内网页面<span class="hb-unseen">：{escape(title)}</span></summary>'
        f'<textarea readonly rows="4" spellcheck="false" aria-label="{name}">{escape(iframe(tool_id, title, site))}</textarea>'
        '<p><button type="button" hidden>复制代码</button> <span role="status"></span></p></details>'
    )
