"""A small handbook of its own, built with the real hook and theme, for what changes the chapters."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from conftest import ROOT

SETTINGS = """
site_name: 小手册
use_directory_urls: false
hooks: [{root}/hooks/main.py]
theme: {{name: material, custom_dir: {root}/hooks/theme, language: zh, font: false, palette: {palette}}}
plugins: []
exclude_docs: "_*/"
extra:
  company: {{name: 小公司, feedback: "{feedback}"}}
  embed: {{origins: []}}
markdown_extensions: [admonition, attr_list, def_list, tables, toc, pymdownx.details, pymdownx.superfences]
nav: {nav}
"""
PALETTE = "[{scheme: default, primary: custom, accent: custom, toggle: {icon: material/weather-night, name: 换}}]"
FRONT = """---
title: {title}
description: 一句话
covers: [A04]
owner: 培训主管
reviewed: 2026-11-20
review_in: 12 months
audience: [一线员工]
---

"""


class Project:
    """Chapters by path; ``build`` gives the exit status and what was said, ``record`` runs ``make ids``."""

    def __init__(self, folder: Path, chapters: dict[str, str], feedback: str = "") -> None:
        self.folder, self.chapters, self.feedback = folder, chapters, feedback
        self.site = folder / "site"
        sources = folder / "docs" / "_sources"
        sources.mkdir(parents=True)
        (sources / "points.yml").write_bytes((ROOT / "docs/_sources/points.yml").read_bytes())

    def rename(self, old: str, new: str) -> None:
        """Give a chapter's file another name."""
        self.chapters[new] = self.chapters.pop(old)

    def edit(self, path: str, before: str, after: str) -> None:
        """Replace what an editor replaces."""
        assert before in self.chapters[path]
        self.chapters[path] = self.chapters[path].replace(before, after)

    def redirect(self, *lines: str) -> None:
        """Write the redirects."""
        (self.folder / "ledger" / "redirects.txt").write_text("\n".join([*lines, ""]), "utf-8")

    def record(self) -> None:
        """What ``make ids`` does."""
        self._write()
        for room in ("checklists", "governance"):
            status, said = self._run("-m", f"handbook.{room}.ids", "docs")
            assert status == 0, said

    def build(self) -> tuple[int, str]:
        """Build as ``make site`` does, without the PDFs."""
        self._write()
        return self._run("-m", "mkdocs", "build", "--strict", "--quiet")

    def _write(self) -> None:
        docs = self.folder / "docs"
        for path in docs.rglob("*.md"):
            path.unlink()
        for name, text in self.chapters.items():
            path = docs / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(FRONT.format(title=path.stem) + text, "utf-8")
        nav = ["index.md", {"客户价值": sorted(name for name in self.chapters if "/" in name)}]
        settings = SETTINGS.format(root=ROOT, palette=PALETTE, feedback=self.feedback, nav=nav)
        (self.folder / "mkdocs.yml").write_text(settings, "utf-8")

    def _run(self, *arguments: str) -> tuple[int, str]:
        environment = os.environ | {
            "PYTHONPATH": str(ROOT / "hooks"),
            "HANDBOOK_PDF": "0",
            "NO_MKDOCS_2_WARNING": "1",
            "NO_COLOR": "1",
        }
        command = [sys.executable, *arguments]
        done = subprocess.run(command, cwd=self.folder, env=environment, capture_output=True, text=True, check=False)
        return done.returncode, done.stdout + done.stderr
