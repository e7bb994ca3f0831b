"""What a reader finds in a workbook."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from handbook.calculators import downloads
from handbook.calculators.model import Calculator
from handbook.calculators.workbook import sheet_name, workbook
from support.calculator_pages import calculator
from support.handbook_tools import calculators

PRICE = """
/// calculator | 一笔账
    id: one-bill

| 名称 | 说明 | 单位 | 值或公式 | 范围 | 来源 |
| --- | --- | --- | --- | --- | --- |
| 单次消费 | 每次 | 元/次 | 200 | >=0 | A04 |
| 年次数 | 每年 | 次/年 | 12 | 0~400，整数 | |
| 折扣 | 让利 | % | 5% | 0~100% | |
| 等级 | 客户等级 | | 高 | 高、中、低 | |
| **年消费** | 一年合计 | 元/年 | = 单次消费 * 年次数 * (1 - 折扣) | | |

结论：一年 {年消费}，等级 {等级}。
///
"""

ROWS = """
/// calculator | 名单
    id: names

表：客户，最多 20 行，按 营业额 从大到小

| 名称 | 单位 | 值或公式 | 范围 |
| --- | --- | --- | --- |
| 客户[名字] | | | 文字 |
| 客户[营业额] | 万元 | | >=0 |
| 客户[累计额] | 万元 | = 累计(客户[营业额]) | |

| 名字 | 营业额 |
| --- | --- |
| 甲 | 10 |
| 乙 | |
| 丙 | 30 |

| 名称 | 单位 | 值或公式 |
| --- | --- | --- |
| **合计** | 万元 | = SUM(客户[营业额]) |
///
"""


def sheet(made: Calculator, *, values: bool = True) -> Worksheet:
    return load_workbook(BytesIO(workbook(made)), data_only=values).worksheets[0]


def find(where: Worksheet, text: str) -> tuple[int, int]:
    return next((cell.row, cell.column) for row in where for cell in row if cell.value == text)


def xml(made: Calculator) -> str:
    with zipfile.ZipFile(BytesIO(workbook(made))) as file:
        return "".join(file.read(name).decode() for name in file.namelist() if name.endswith(".xml"))


def test_inputs_may_be_changed_and_everything_else_is_locked_without_a_password() -> None:
    page = sheet(calculator(PRICE))
    row, _ = find(page, "单次消费")
    assert page.cell(row, 3).protection.locked is False
    assert page.cell(find(page, "年消费")[0], 3).protection.locked is True
    assert page.protection.sheet
    assert page.protection.password is None


def test_formulas_live_and_carry_the_example_s_results_for_viewers_that_do_not_calculate() -> None:
    made = calculator(PRICE)
    row, _ = find(sheet(made), "年消费")
    assert sheet(made).cell(row, 3).value == pytest.approx(2280)
    formula = sheet(made, values=False).cell(row, 3).value
    assert formula.endswith(",单次消费 * 年次数 * (1 - 折扣))")
    assert sheet(made).cell(find(sheet(made), "一年 2,280 元/年，等级 高。")[0], 1).value


def test_the_range_of_an_input_is_its_data_validation() -> None:
    page = sheet(calculator(PRICE))
    rules = {str(rule.sqref): rule for rule in page.data_validations.dataValidation}
    rows = {name: f"C{find(page, name)[0]}" for name in ("单次消费", "年次数", "折扣", "等级")}
    share = rules[rows["折扣"]]
    assert (float(share.formula1), float(share.formula2)) == (0, 1)
    assert rules[rows["年次数"]].type == "custom"
    assert rules[rows["等级"]].formula1 == '"高,中,低"'
    assert "不小于 0" in rules[rows["单次消费"]].error


def test_incomplete_rows_are_counted_and_left_out() -> None:
    page = sheet(calculator(ROWS))
    assert find(page, "1 行不完整，未计入")
    assert page.cell(find(page, "合计")[0], 3).value == 40
    first = find(page, "甲")[0]
    assert [page.cell(first + index, 3).value for index in range(3)] == [40, None, 30]


@pytest.mark.parametrize("made", calculators(), ids=lambda made: made.id)
def test_every_workbook_is_the_same_bytes_again_and_needs_no_newer_excel(made: Calculator) -> None:
    assert workbook(made) == workbook(made)
    assert "_xlfn" not in xml(made)
    assert not re.search(r"<f>[^<]{8000,}", xml(made))


HOSTILE = ["=1+1", "=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "=HYPERLINK(\"http://x\",\"y\")", "http://example.com/"]


@pytest.mark.parametrize("text", HOSTILE)
def test_people_s_text_never_becomes_a_formula_or_a_link(text: str) -> None:
    made = calculator(ROWS.replace("| 甲 | 10 |", f"| {text.replace('|', chr(92) + '|')} | 10 |"))
    page = sheet(made, values=False)
    cell = next(cell for row in page for cell in row if cell.value == text)
    assert cell.data_type == "s"
    assert cell.hyperlink is None


def test_a_title_that_excel_does_not_allow_for_a_sheet_is_cleaned() -> None:
    assert sheet_name("[A/B]: 每位客户*值多少？" + "长" * 40).startswith("A B   每位客户 值多少")
    assert len(sheet_name("长" * 40)) == 31
    assert sheet_name("//") == "计算器"


def test_an_unchanged_workbook_is_copied_and_a_changed_one_made_again(tmp_path: Path) -> None:
    site, kept = tmp_path / "site", tmp_path / "kept"
    made = calculator(PRICE)
    downloads.write_workbooks([made], site, kept)
    (copy,) = kept.iterdir()
    copy.write_bytes(b"kept")
    downloads.write_workbooks([made], site, kept)
    assert (site / "downloads/one-bill.xlsx").read_bytes() == b"kept"
    downloads.write_workbooks([calculator(PRICE.replace("让利", "折让"))], site, kept)
    assert (site / "downloads/one-bill.xlsx").read_bytes() != b"kept"
    assert len(list(kept.iterdir())) == 1
