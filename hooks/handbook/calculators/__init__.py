"""Calculators: small spreadsheets written as Markdown tables."""

from __future__ import annotations

from handbook.calculators.downloads import address
from handbook.calculators.page import render as render_page
from handbook.calculators.read import read
from handbook.problems import Problems
from handbook.source import Block, Kind, Rendered

__all__ = ["KIND"]


def _render(block: Block, problems: Problems) -> Rendered | None:
    calculator = read(block, problems)
    if calculator is None:
        return None
    return Rendered(
        kind="calculator",
        id=calculator.id,
        title=calculator.title,
        anchor=f"calc-{calculator.id}",
        html=render_page(calculator, block.root + address(calculator)),
        model=calculator,
    )


KIND = Kind(
    name="calculator", words=("calculator", "计算器"), options=("id", "曾用", "former"), render=_render
)
"""What blocks.py needs to know of this room."""
