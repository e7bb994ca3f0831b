"""Finds LibreOffice, which recalculates the workbooks in the tests, and gets Debian's where there is none."""

from __future__ import annotations

import os
import shutil
import sys

from find_browser import install_with_apt

ADVICE = "sudo apt-get install libreoffice-calc-nogui   (macOS: brew install --cask libreoffice)"


def find_office() -> str | None:
    """Path of soffice, or None; ``HANDBOOK_OFFICE`` comes before all others."""
    chosen = os.environ.get("HANDBOOK_OFFICE")
    return chosen or shutil.which("soffice") or shutil.which("soffice", path="/Applications/LibreOffice.app/Contents/MacOS")


def main() -> int:
    """Make sure there is LibreOffice; the exit status says whether there is."""
    if not find_office():
        install_with_apt(["libreoffice-calc-nogui"])
    if not find_office():
        print(f"没有找到 LibreOffice / no LibreOffice found. Type: {ADVICE}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
