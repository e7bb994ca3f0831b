"""Every point of the sources is told: 75 of 75, the figures in their chapters, the tools as tools."""

from __future__ import annotations

import re

import pytest
import yaml

from support.chapters import CHAPTERS, DOCS, PAGES

POINTS = {
    point["id"]: point["kind"] for point in yaml.safe_load((DOCS / "_sources/points.yml").read_text("utf-8"))["points"]
}
TOOLS = {
    "A04": ["calc-customer-value"],
    "A06": ["calc-word-of-mouth"],
    "A07": ["list-responsible"],
    "A09": ["calc-basics-score", "list-basics"],
    "A11": ["list-warm-welcome"],
    "A12": ["list-feelings-first"],
    "A15": ["list-expectations"],
    "B02": ["list-identify"],
    "B04": ["calc-abc-customers"],
    "B05": ["list-differentiate"],
    "B06": ["list-interact"],
    "B07": ["list-mystery-shopper"],
    "B08": ["list-interact"],
    "B09": ["calc-first-time-fix"],
    "B10": ["list-customize"],
    "B11": ["calc-one-to-one-maturity"],
    "B14": ["calc-delivered-value"],
    "C11": ["calc-care-workload", "list-care"],
    "D04": ["list-listening"],
    "D10": ["calc-service-gap"],
    "D11": ["calc-investment-priority"],
    "D12": ["list-promise"],
    "E05": ["list-six-things"],
    "E07": ["calc-reward-budget"],
    "E09": ["calc-lost-customer"],
    "E13": ["list-detail-day"],
    "E16": ["calc-key-account-score"],
    "E19": ["list-key-account-review"],
}
"""The tool points, and the calculators and checklists that carry them out."""

MORE_TOOLS = {
    "A05": ["calc-word-of-mouth"],
    "A10": ["calc-churn-reasons"],
    "A13": ["list-complaint"],
    "C06": ["calc-abc-customers"],
    "C07": ["calc-acquire-or-keep"],
    "C09": ["calc-repeat-profit"],
    "C10": ["calc-repeat-profit"],
    "D05": ["calc-expectation-zone"],
    "E02": ["calc-word-of-mouth"],
    "E03": ["calc-abc-customers"],
    "E06": ["list-complaint"],
}
"""Other points that a tool carries out."""

ALONE = ["calc-clv-discounted", "calc-nps"]
"""Tools of the field that no point asks for."""

FIGURES = {
    "A05": ["10 人", "5 人"],
    "A10": ["1%", "3%", "4%", "5%", "9%", "10%", "68%"],
    "C06": ["80", "20", "90", "10"],
    "C07": ["7"],
    "C09": ["20%", "85%"],
    "C10": ["120 美元"],
    "E02": ["5 位", "25 位"],
    "E03": ["80%", "20%"],
}
"""What the figure points say."""

CALCULATED = {"A06": ["16"], "E09": ["25", "52", "12", "15,600"], "E14": ["20%", "80%"], "C11": ["13,000"], "A08": ["1981"]}
"""Figures that other points carry."""


def covering(point: str) -> list[str]:
    return [chapter.name for chapter in CHAPTERS if point in chapter.meta["covers"]]


def test_there_are_seventy_five() -> None:
    assert len(POINTS) == 75


def test_every_point_is_told_by_a_chapter() -> None:
    assert [point for point in POINTS if not covering(point)] == []


def test_no_chapter_claims_an_unknown_point() -> None:
    claimed = {point for page in PAGES for point in page.meta.get("covers") or []}
    assert claimed - set(POINTS) == set()


def test_the_tools_are_those_of_the_sources() -> None:
    assert set(TOOLS) == {point for point, kind in POINTS.items() if kind == "tool"}
    assert set(FIGURES) == {point for point, kind in POINTS.items() if kind == "figure"}


@pytest.mark.parametrize("point", TOOLS)
def test_a_tool_point_has_its_tool_in_a_chapter_that_tells_it(point: str) -> None:
    chapters = [chapter for chapter in CHAPTERS if point in chapter.meta["covers"]]
    anchors = {block.anchor for page in chapters for block in page.blocks}
    assert set(TOOLS[point]) & anchors, f"none stands in {[chapter.name for chapter in chapters]}"


@pytest.mark.parametrize("point", TOOLS | MORE_TOOLS)
def test_whoever_reads_of_a_point_finds_its_tool(point: str) -> None:
    everywhere = {block.anchor for page in CHAPTERS for block in page.blocks}
    wanted = (TOOLS | MORE_TOOLS)[point]
    assert set(wanted) <= everywhere
    chapters = [chapter for chapter in CHAPTERS if point in chapter.meta["covers"]]
    reached = {block.anchor for page in chapters for block in page.blocks}
    reached |= {anchor for page in chapters for anchor in wanted if f"#{anchor})" in page.text}
    assert set(wanted) & reached, f"neither there nor linked from {[chapter.name for chapter in chapters]}"


def test_every_tool_of_the_handbook_has_its_reason() -> None:
    known = {anchor for group in (*TOOLS.values(), *MORE_TOOLS.values(), ALONE) for anchor in group}
    shown = {block.anchor for page in PAGES if page.name.split("/")[0] != "reference" for block in page.blocks}
    assert {anchor for anchor in shown if not anchor.startswith("fig-")} - known == set()


@pytest.mark.parametrize("point", FIGURES | CALCULATED)
def test_the_figures_stand_in_their_chapters(point: str) -> None:
    figures = (FIGURES | CALCULATED)[point]
    texts = [chapter.text for chapter in CHAPTERS if point in chapter.meta["covers"]]
    told = [all(re.search(rf"(?<![\d.,]){re.escape(figure)}(?!\d)", text) for figure in figures) for text in texts]
    assert any(told), f"{point}: {figures} in {covering(point)}"
