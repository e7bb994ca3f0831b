"""The workbooks of all calculators as files, made again only when something that is in them changed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import xlsxwriter

from handbook.calculators.model import Calculator, Note
from handbook.calculators.plan import plan
from handbook.calculators.workbook import workbook

ROOM = Path(__file__).parent


def address(calculator: Calculator) -> str:
    """Where a calculator's workbook is published, below the site's root."""
    return f"downloads/{calculator.id}.xlsx"


def write_workbooks(calculators: Iterable[Calculator], site: Path, kept: Path) -> None:
    """Write every workbook below ``site``; ``kept`` is a folder that outlives the build.

    An unchanged calculator's workbook is copied from there. What no calculator needs any more is removed.
    """
    kept.mkdir(parents=True, exist_ok=True)
    used = set()
    for calculator in calculators:
        copy = kept / f"{calculator.id}-{fingerprint(calculator)}.xlsx"
        if not copy.exists():
            unfinished = copy.with_suffix(".part")
            unfinished.write_bytes(workbook(calculator))
            unfinished.replace(copy)
        used.add(copy.name)
        target = site / address(calculator)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(copy.read_bytes())
    for file in kept.iterdir():
        if file.name not in used:
            file.unlink()


def fingerprint(calculator: Calculator) -> str:
    """Changes with anything that stands in the workbook, and with the code that writes it."""
    details = [[one.meaning, one.source, one.range.text] for one in calculator.variables]
    notes = [part.text for part in calculator.parts if isinstance(part, Note)]
    text = json.dumps([plan(calculator), details, notes, _code()], ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


@cache
def _code() -> str:
    digest = hashlib.sha256(xlsxwriter.__version__.encode())
    for file in sorted(ROOM.rglob("*.py")):
        digest.update(file.read_bytes())
    return digest.hexdigest()
