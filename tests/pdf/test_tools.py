"""Calculators and checklists on paper: ``tests/golden/manual/tools/<case>.md`` and the Typst beside it."""

import os
from pathlib import Path

import pytest
from markdown import Markdown

from handbook.blocks import HandbookBlocks
from handbook.manual.tools import address
from handbook.problems import Problems
from support.manual import FILES, Page, make, page, write_page

WRITE = os.environ.get("HANDBOOK_GOLDEN") == "write"
CASES = sorted((FILES / "tools").glob("*.md"))
SITE = "https://handbook.example.com/"


def chapter(case: Path) -> Page:
    """The page that the editor's file makes."""
    problems = Problems()
    blocks = HandbookBlocks(problems)
    path, source = f"docs/part/{case.stem}.md", case.read_text("utf-8")
    blocks.enter(path)
    html = Markdown(extensions=["tables", blocks]).convert(source)
    assert [str(problem) for problem in problems.errors] == []
    tools = {one.anchor: one.model for one in blocks.found[path]}
    return page(html, f"part/{case.stem}.html", title=case.stem, source=source, tools=tools)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_a_tool_is_written_as_it_always_was(case: Path) -> None:
    found, problems = write_page(chapter(case), "")
    assert [str(problem) for problem in problems] == []
    golden = case.with_suffix(".typ")
    if WRITE:
        golden.write_text(found, "utf-8")
    assert found == golden.read_text("utf-8")


def test_all_tools_can_be_set_with_and_without_an_address(tmp_path: Path) -> None:
    pages = [chapter(case) for case in CASES]
    for site in ("", SITE):
        assert [str(problem) for problem in make(tmp_path, *pages, site_url=site)] == []


def test_a_worksheet_has_the_example_the_formulas_and_room_for_a_pen() -> None:
    found, _ = write_page(chapter(FILES / "tools/calculator.md"), SITE)
    assert '"= 单次消费 × 年次数"' in found
    assert '"例子：200 × 12 = 2,400 元/年"' in found
    assert '"examples": ("2,400 元/年", )' in found
    assert 'gap("元/年")' in found
    assert "#chart(" in found


def test_rows_are_worked_out_and_left_blank() -> None:
    found, _ = write_page(chapter(FILES / "tools/rows.md"), SITE)
    assert found.index('"甲公司"') < found.index('"乙公司"'), "sorted as the table asks"
    assert "1 行不完整，未计入" in found
    assert found.count("[#strut], [#strut], [#strut]") == 8


def test_a_checklist_has_boxes_marks_and_lines_to_sign_on() -> None:
    found, _ = write_page(chapter(FILES / "tools/checklist.md"), SITE)
    assert "one-page: true" in found
    assert found.count("(depth: ") == 3
    assert '#mark-of-item[#"可不适用"]' in found
    assert 'roles: ("经办人", "主管", )' in found


@pytest.mark.parametrize(("case", "short"), [("calculator", "c/worth/"), ("checklist", "k/complaint/")])
def test_the_code_leads_to_the_live_tool(case: str, short: str) -> None:
    found, _ = write_page(chapter(FILES / f"tools/{case}.md"), SITE)
    assert f'"{SITE}{short}"' in found
    without, _ = write_page(chapter(FILES / f"tools/{case}.md"), "")
    assert "#live-without-address(" in without
    assert "<svg" in address.code(SITE)
    assert address.code(SITE) != address.code(SITE + short)
