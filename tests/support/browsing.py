"""How the browser tests look at pages: views, what a page says and asks for, a local server, axe."""

from __future__ import annotations

import functools
import threading
from dataclasses import dataclass, field
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
COLOUR_RULES = ["color-contrast", "link-in-text-block"]
THEME = Path(__file__).resolve().parents[2] / "hooks" / "theme"


@dataclass(frozen=True)
class View:
    """How a page is looked at."""

    width: int = 1440
    height: int = 900
    dark: bool = False
    javascript: bool = True
    print: bool = False
    phone: bool = False

    def options(self) -> dict[str, Any]:
        """The same for Playwright's ``new_context``."""
        return {
            "viewport": {"width": self.width, "height": self.height},
            "color_scheme": "dark" if self.dark else "light",
            "java_script_enabled": self.javascript,
            "has_touch": self.phone,
            "is_mobile": self.phone,
            "reduced_motion": "reduce",
            "locale": "zh-CN",
        }


DESKTOP = View()
DARK = View(dark=True)
PHONE = View(360, 740, phone=True)
PHONE_DARK = View(360, 740, phone=True, dark=True)
PLAIN = View(javascript=False)
PAPER = View(794, 1123, print=True)


@dataclass
class Watch:
    """What a page said, and which other hosts it asked, while a test looked at it."""

    home: str
    others: tuple[str, ...] = ()
    console: list[str] = field(default_factory=list)
    outside: list[str] = field(default_factory=list)

    def on(self, page: Page) -> None:
        """Begin to listen to ``page``."""
        page.on("console", lambda message: self.console.append(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: self.console.append(f"uncaught: {error}"))
        page.on("request", lambda request: self._note(request.url))

    def _note(self, url: str) -> None:
        if not url.startswith((self.home, *self.others, "data:", "blob:", "about:")):
            self.outside.append(url)


def load(context: BrowserContext, url: str, view: View) -> Page:
    """A page of ``context`` at ``url``; its ``watch`` has what it said so far."""
    page = context.new_page()
    watch = Watch("file://" if url.startswith("file:") else "/".join(url.split("/")[:3]) + "/")
    watch.on(page)
    page.watch = watch  # type: ignore[attr-defined]
    if view.print:
        page.emulate_media(media="print")
    page.goto(url)
    return page


class _Quiet(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None:
        """Say nothing: the tests look at the page, not at the server."""


class Server(ThreadingHTTPServer):
    """Serves one folder on a free port of this machine; close it with :meth:`stop`."""

    daemon_threads = True

    def __init__(self, folder: Path) -> None:
        super().__init__(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(folder)))
        self.base = f"http://127.0.0.1:{self.server_port}/"
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A page that is closed while it loads is no fault."""

    def stop(self) -> None:
        """End the server."""
        self.shutdown()
        self.server_close()


def document(body: str, scripts: tuple[str, ...], dark: bool) -> str:
    """A page made by hand with the handbook's style sheets and the named scripts of its own."""
    names = sorted(path.name for path in (THEME / "assets/stylesheets").glob("*.css"))
    styles = "".join(f'<link rel="stylesheet" href="assets/stylesheets/{name}">' for name in names)
    tags = "".join(f'<script src="assets/javascripts/{name}.js" defer></script>' for name in scripts)
    scheme = "slate" if dark else "default"
    return (
        '<!doctype html><html lang="zh"><head><meta charset="utf-8"><title>试验</title>'
        '<meta name="viewport" content="width=device-width,initial-scale=1"><link rel="icon" href="data:,">'
        f'{styles}{tags}</head><body data-md-color-scheme="{scheme}"><main class="md-typeset">'
        f"<h1>试验</h1>{body}</main></body></html>"
    )


def axe(page: Page, context: str | None = None, *, colours_only: bool = False) -> None:
    """Want no violation of WCAG 2.2 AA or of best practice in ``page``, or in what ``context`` selects.

    ``colours_only`` looks only at what another colour scheme of the same page can change.
    """
    only = {"type": "rule", "values": COLOUR_RULES} if colours_only else {"type": "tag", "values": RULES}
    results = Axe().run(page, context=context, options={"runOnly": only, "resultTypes": ["violations"]})
    faults = [
        f"{fault['id']} ({fault['impact']}): {fault['help']}\n    "
        + "\n    ".join(f"{node['html'][:160]}  {'; '.join(_reasons(node))}" for node in fault["nodes"][:6])
        for fault in results.response["violations"]
    ]
    assert not faults, f"{page.url}\n" + "\n".join(faults)


def _reasons(node: dict[str, Any]) -> list[str]:
    return [check["message"] for kind in ("any", "all", "none") for check in node[kind]][:2]
