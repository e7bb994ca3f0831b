"""Finds the browser that the tests and pictures drive, and gets one where there is none.

In this order: Chromium or Chrome of the system; Debian's through apt, where that is allowed; Playwright's own.
Chinese fonts are needed too: without them a screenshot is all boxes and widths are wrong.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome")
PACKAGES = {"browser": "chromium", "fonts": "fonts-noto-cjk"}
ADVICE = f"{sys.executable} -m playwright install --with-deps chromium"


def of_the_system() -> str | None:
    """Path of a Chromium that is installed, or None; ``HANDBOOK_BROWSER`` comes before all others."""
    chosen = os.environ.get("HANDBOOK_BROWSER")
    return chosen or next((path for name in NAMES if (path := shutil.which(name))), None)


def existing(path: str) -> str | None:
    """``path`` if there is such a file: Playwright names its browser whether it is installed or not."""
    return path if Path(path).exists() else None


def find_browser() -> str | None:
    """Path of a browser that Playwright can drive, or None."""
    if found := of_the_system():
        return found
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        return existing(playwright.chromium.executable_path)


def has_chinese_font() -> bool:
    """Whether the system can draw Chinese; outside Linux it always can."""
    if not sys.platform.startswith("linux"):
        return True
    if not shutil.which("fc-list"):
        return False
    listing = subprocess.run(["fc-list", ":lang=zh"], capture_output=True, text=True, check=False)
    return bool(listing.stdout.strip())


def _root_prefix() -> list[str] | None:
    """What to put before a command that needs root: nothing, sudo, or None when there is no way."""
    if not shutil.which("apt-get"):
        return None
    if os.geteuid() == 0:
        return []
    sudo = shutil.which("sudo")
    if sudo and subprocess.run([sudo, "-n", "true"], capture_output=True, check=False).returncode == 0:
        return [sudo, "-n"]
    return None


def install_with_apt(packages: list[str]) -> None:
    """Install Debian packages where this user may; say and do nothing elsewhere."""
    prefix = _root_prefix() if sys.platform.startswith("linux") else None
    if prefix is None:
        return
    print("apt-get install", *packages, flush=True)
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for command in (["update", "-qq"], ["install", "-y", "-qq", "--no-install-recommends", *packages]):
        subprocess.run([*prefix, "apt-get", *command], env=environment, check=False, stdout=subprocess.DEVNULL)


def main() -> int:
    """Make sure there are a browser and Chinese fonts; the exit status says whether there are."""
    missing = [] if find_browser() else [PACKAGES["browser"]]
    missing += [] if has_chinese_font() else [PACKAGES["fonts"]]
    if missing:
        install_with_apt(missing)
    if not find_browser():
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)
    if not find_browser():
        print(f"没有找到浏览器 / no browser found. Type: {ADVICE}", file=sys.stderr)
        return 1
    if not has_chinese_font():
        print("没有中文字体 / no Chinese font. Type: sudo apt-get install fonts-noto-cjk", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
