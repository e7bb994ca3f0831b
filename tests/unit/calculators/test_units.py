"""Units: what formulas give, and when an editor is warned."""

from __future__ import annotations

import pytest

from handbook.calculators.language.units import parse_unit
from support.formulas import HEADER, reading

INPUTS = """| 单价 | 元/次 | 200 | |
| 次数 | 次/年 | 12 | |
| 年限 | 年 | 10 | |
| 人数 | 人 | 5 | |
| 另一人数 | 人 | 6 | |
| 率 | % | 15% | |
| 月费 | 元/月 | 30 | |
| 不知 | | 3 | |
| 客户[额] | 元 | | |
| 客户[数] | 次 | | |
| 客户[组] | | | A、B |"""


def warnings(formula: str, unit: str = "") -> list[str]:
    """What an editor is warned of about one formula."""
    found, problems = reading(f"{HEADER}\n{INPUTS}\n| 结果 | {unit} | = {formula} | |\n\n表：客户")
    assert found is not None, str(problems)
    return [problem.message for problem in problems]


@pytest.mark.parametrize(
    ("formula", "unit"),
    [
        ("单价 * 次数", "元/年"),
        ("单价 * 次数 * 年限", "元"),
        ("单价 × 次数 ÷ 人数", "元/年/人"),
        ("单价 × 次数 ÷ 人数", "元/(年·人)"),
        ("单价 * 率", "元/次"),
        ("人数 / 另一人数", "%"),
        ("人数 / 另一人数", "倍"),
        ("(人数 - 另一人数) / 人数", "%"),
        ("人数 ^ 2", "人²"),
        ("1 + 率", "%"),
        ("(1 + 率) ^ 年限", "倍"),
        ("单价 * (1 - 率)", "元/次"),
        ("月费 * 12", "元/年"),
        ("人数 + 1", "人"),
        ("不知 * 单价", "元"),
        ("不知 + 人数", "人"),
        ("SUM(人数, 另一人数)", "人"),
        ("MAX(人数, 1)", "人"),
        ("ROUND(人数 / 3, 0)", "人"),
        ("IF(人数 > 另一人数, 人数, 0)", "人"),
        ("SUM(客户[额])", "元"),
        ("SUMPRODUCT(客户[额], 客户[数])", "元·次"),
        ('SUMIF(客户[组], "A", 客户[额])', "元"),
        ('COUNTIF(客户[组], "A")', "位"),
        ("ROWS(客户)", "位"),
        ("AVERAGE(客户[额]) / 人数", "元/人"),
        ("SQRT(人数)", "人"),
        ("-人数", "人"),
    ],
)
def test_units_that_fit_pass_in_silence(formula: str, unit: str) -> None:
    assert warnings(formula, unit) == []


@pytest.mark.parametrize(
    ("formula", "unit", "message"),
    [
        ("单价 * 次数", "元/次", "公式算出来的单位是 元/年，单位列写的是 元/次"),
        ("单价 / 人数", "元", "公式算出来的单位是 元/人/次，单位列写的是 元"),
        ("人数 / 另一人数", "人", "公式算出来没有单位，单位列写的是 人"),
        ("1 / 年限 * 人数 / 人数", "人", None),
        ("人数 / 人数 / 年限", "年", "公式算出来的单位是 1/年，单位列写的是 年"),
        ("单价 + 人数", "", "元/次 和 人 不能相加"),
        ("人数 - 率", "", "人 和 % 不能相减"),
        ("IF(单价 > 人数, 1, 2)", "", "元/次 和 人 不能比较"),
        ("SUM(人数, 年限)", "", "人 和 年 不能放在一个 SUM 里"),
        ("IF(人数 > 1, 人数, 年限)", "", "人 和 年 不能作同一个结果"),
        ("人数 ^ 2", "人", "公式算出来的单位是 人²，单位列写的是 人"),
    ],
)
def test_units_that_do_not_fit_are_named(formula: str, unit: str, message: str | None) -> None:
    assert warnings(formula, unit) == ([message] if message else [])


def test_a_wrong_unit_is_told_once_because_what_depends_on_it_trusts_the_column() -> None:
    _, problems = reading(
        f"{HEADER}\n{INPUTS}\n| 甲 | 元 | = 单价 * 次数 | |\n| 乙 | 元 | = 甲 + 0 | |\n| 丙 | 元/人 | = 乙 / 人数 | |\n\n表：客户"
    )
    assert [problem.place.line for problem in problems] == [16]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("元/次", "元/次"),
        ("元／次", "元/次"),
        ("元/(人·年)", "元/人/年"),
        ("元·次", "元·次"),
        ("m²", "m²"),
        ("%", "没有单位"),
        ("次/次", "没有单位"),
    ],
)
def test_a_unit_is_read(text: str, shown: str) -> None:
    assert str(parse_unit(text)) == shown


def test_an_empty_cell_says_nothing_about_the_unit() -> None:
    assert parse_unit("") is None
