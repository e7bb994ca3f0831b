"""Finds the web server that the tests serve the handbook with, and gets Debian's where there is none."""

from __future__ import annotations

import os
import shutil
import sys

from find_browser import install_with_apt

ADVICE = "sudo apt-get install nginx-light   (macOS: brew install nginx)"


def find_nginx() -> str | None:
    """Path of nginx, or None; ``HANDBOOK_NGINX`` comes before all others."""
    chosen = os.environ.get("HANDBOOK_NGINX")
    return chosen or shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/usr/local/sbin")


def main() -> int:
    """Make sure there is nginx; the exit status says whether there is."""
    if not find_nginx():
        install_with_apt(["nginx-light"])
    if not find_nginx():
        print(f"没有找到 nginx / no nginx found. Type: {ADVICE}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
