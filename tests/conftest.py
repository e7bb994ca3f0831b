"""What several rooms' tests share: the handbook's own site, built once for a whole run."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PATIENCE = 300  # seconds for another worker's build


@dataclass(frozen=True)
class Site:
    """The built handbook: its folder and what the build said."""

    folder: Path
    log: str

    @property
    def pages(self) -> list[str]:
        """Addresses of all pages that show something, from the site's root."""
        return self._pages(leading=False)

    @property
    def leading(self) -> list[str]:
        """Addresses of the pages that only lead on: short and old addresses."""
        return self._pages(leading=True)

    @property
    def embedded(self) -> list[str]:
        """Addresses of the pages that show one tool alone."""
        return [page for page in self.pages if page.startswith("embed/")]

    def _pages(self, *, leading: bool) -> list[str]:
        files = [path for path in self.folder.rglob("*.html") if ("/moved.js" in path.read_text("utf-8")) == leading]
        return sorted(path.relative_to(self.folder).as_posix() for path in files)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The real docs/ built once, PDFs too, shared by all workers. tests/site wants no warning in its log."""
    shared = tmp_path_factory.getbasetemp()
    if os.environ.get("PYTEST_XDIST_WORKER"):
        shared = shared.parent
    folder, log = shared / "site", shared / "build.log"
    try:
        (shared / "building").mkdir()
    except FileExistsError:
        _wait_for(log)
    else:
        _build(folder, log)
    text = log.read_text("utf-8")
    if not (folder / "index.html").exists():
        pytest.fail(f"the handbook does not build:\n{text}", pytrace=False)
    return Site(folder, text)


def _build(folder: Path, log: Path) -> None:
    command = [sys.executable, "-m", "mkdocs", "build", "--site-dir", str(folder)]
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1", "NO_COLOR": "1"}
    result = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    unfinished = log.with_suffix(".part")
    unfinished.write_text(result.stdout + result.stderr, "utf-8")
    unfinished.rename(log)


def _wait_for(log: Path) -> None:
    deadline = time.monotonic() + PATIENCE
    while not log.exists():
        if time.monotonic() > deadline:
            pytest.fail("the worker that builds the site did not finish", pytrace=False)
        time.sleep(0.1)
