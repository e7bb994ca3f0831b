"""A portal's page on another origin that has the handbook's tools in frames."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from handbook.embed.code import iframe


def portal(folder: Path, site: str, tools: Iterable[str]) -> None:
    """Write ``index.html`` of a portal into ``folder``; ``site`` is the handbook's address, with a slash."""
    frames = "\n".join(iframe(tool, tool, site) for tool in tools)
    text = (
        '<!doctype html><html lang="zh"><meta charset="utf-8"><link rel="icon" href="data:,"><title>门户</title>'
        f"<h1>门户</h1>{frames}</html>"
    )
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "index.html").write_text(text, "utf-8")
