"""From Markdown to a calculator: what an editor may write, and what comes of it."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from handbook.calculators.display import formula_with_names
from handbook.calculators.evaluate import evaluate, example_inputs
from handbook.calculators.model import Note, Range, Reference, RowTable, Type, VariableTable
from handbook.calculators.plan import plan
from handbook.calculators.read import read
from handbook.problems import Problems
from support.formulas import HEADER, block, calculator, reading

GOLDEN = Path(__file__).resolve().parents[2] / "golden/calculators"

VALUE = """
| 名称 | 说明 | 单位 | 值或公式 | 范围 | 来源 |
| --- | --- | --- | --- | --- | --- |
| 单次消费 | 平均每次消费额 | 元/次 | 200 | >=0 | |
| 年次数 | 每年消费次数 | 次/年 | 12 | >=0 | |
| 年消费额 | 每年消费额 | 元/年 | = 单次消费 * 年次数 | | A04 |
| 年关联销售 | 每年相关销售 | 元/年 | 600 | >=0 | |
| 年总额 | 每年合计 | 元/年 | = 年消费额 + 年关联销售 | | |
| 客户年限 | 典型客户寿命 | 年 | 10 | 0~60 | |
| **真实价值** | 这位客户的真实价值 | 元 | = 年总额 * 客户年限 | | A04 |

结论：这位客户不是一次 {单次消费} 的生意，而是 {真实价值} 的生意。
"""


def line(value: str, rule: str = "", unit: str = ""):
    """The variable 甲 of a small calculator."""
    return calculator(f"{HEADER}\n| 甲 | {unit} | {value} | {rule} |\n| 结果 | | = 1 + 1 | |").variables[0]


def rule(text: str, unit: str = "", value: str = "") -> Range:
    return line(value, text, unit).range


def rows(text: str) -> RowTable:
    return calculator(text).tables[0]


def test_the_calculator_of_the_specification_is_read_as_written() -> None:
    found = calculator(VALUE)
    assert [variable.name for variable in found.variables][-1] == "真实价值"
    assert found.variables[-1].key
    assert found.variables[2].source == "A04"
    assert found.scenarios == ("",)
    assert found.verdicts[0].parts == (
        "这位客户不是一次 ",
        Reference("单次消费"),
        " 的生意，而是 ",
        Reference("真实价值"),
        " 的生意。",
    )
    assert evaluate(found, example_inputs(found)).variables["真实价值"].value == 30000


def test_english_headers_and_directives_mean_the_same() -> None:
    text = (
        VALUE.replace("名称", "Name*")
        .replace("说明", "Meaning")
        .replace("单位", "unit")
        .replace("范围", "Range")
    )
    text = (
        text.replace("值或公式", "Value or formula*").replace("来源", "SOURCE").replace("结论：", "Verdict: ")
    )
    assert plan(calculator(text)) == plan(calculator(VALUE))


def test_full_width_punctuation_means_the_same() -> None:
    text = (
        VALUE.replace("|", "｜")
        .replace("= ", "＝")
        .replace("*", "×")
        .replace("××", "**")
        .replace(">=0", "＞＝０")
    )
    text = text.replace("0~60", "０～６０").replace("{", "｛").replace("}", "｝").replace("200", "２００")
    expected = plan(calculator(VALUE))
    found = plan(calculator(text))
    for one in (expected, found):
        for variable in one["variables"]:
            variable.get("range", {}).pop("text", None)
    assert found == expected


@pytest.mark.parametrize("value", ["= 6 * 7", "＝6×7", "`= 6 * 7`", "=6*7", r"= 6 \* 7", "= 6 ＊ 7 "])
def test_a_formula_may_be_written_in_several_ways(value: str) -> None:
    found = calculator(f"{HEADER}\n| 甲 | | {value} | |")
    assert evaluate(found, example_inputs(found)).variables["甲"].value == 42


@pytest.mark.parametrize(
    ("value", "number"),
    [("1,200", 1200), ("1.2万", 12000), ("5%", 0.05), ("(300)", -300), ("￥80", 80), ("", None)],
)
def test_an_example_is_read_as_people_write_numbers(value: str, number: float | None) -> None:
    assert line(value).examples == (number,)


def test_a_percentage_is_kept_as_a_fraction_whether_value_or_unit_says_so() -> None:
    assert line("15%").percent
    assert line("15%").unit == "%"
    assert line("15", unit="%").examples == (0.15,)
    assert line("15%", unit="%").examples == (0.15,)
    assert rule("0~100", unit="%") == Range("0~100", minimum=0, maximum=1)
    assert rule("0%~50%", value="5%").maximum == 0.5


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("0~100", Range(minimum=0, maximum=100)),
        ("0 ～ 100", Range(minimum=0, maximum=100)),
        ("-5到5", Range(minimum=-5, maximum=5)),
        ("1-12", Range(minimum=1, maximum=12)),
        ("0~1.2万", Range(minimum=0, maximum=12000)),
        ("1,000~2,000", Range(minimum=1000, maximum=2000)),
        (">=0", Range(minimum=0)),
        ("≥0", Range(minimum=0)),
        (">0", Range(minimum=0, minimum_open=True)),
        ("< 10", Range(maximum=10, maximum_open=True)),
        ("<=10", Range(maximum=10)),
        (">0 <10", Range(minimum=0, minimum_open=True, maximum=10, maximum_open=True)),
        ("大于 0", Range(minimum=0, minimum_open=True)),
        ("不小于0", Range(minimum=0)),
        ("最多 5", Range(maximum=5)),
        ("整数", Range(whole=True)),
        ("0~100，整数", Range(minimum=0, maximum=100, whole=True)),
        ("整数 >=1", Range(minimum=1, whole=True)),
        ("可空", Range(optional=True)),
        ("optional, whole", Range(optional=True, whole=True)),
        ("2位小数", Range(decimals=2)),
        ("0~5, 1 位小数", Range(minimum=0, maximum=5, decimals=1)),
        ("0~100、整数", Range(minimum=0, maximum=100, whole=True)),
        ("高、中、低", Range(choices=("高", "中", "低"))),
        ("高，中，低", Range(choices=("高", "中", "低"))),
        ("1、3、5", Range(choices=("1", "3", "5"))),
        ("高（大）、低（小）", Range(choices=("高（大）", "低（小）"))),
        ("高、低、可空", Range(choices=("高", "低"), optional=True)),
        ("非常 满意、满意", Range(choices=("非常 满意", "满意"))),
    ],
)
def test_a_range_is_read(text: str, expected: Range) -> None:
    found = rule(text)
    assert found == Range(**{**vars(expected), "text": text})


def test_a_fixed_value_is_kept_for_every_scenario() -> None:
    text = "| 名称 | 方案：低 | 方案：高 | 范围 |\n| --- | --- | --- | --- |\n| 甲 | 5 | | 固定 |\n| 乙 | = 甲 * 2 | | |"
    assert calculator(text).variables[0].examples == (5, 5)


def test_scenarios_give_one_example_each_and_share_the_formula() -> None:
    text = """
| 名称 | 方案：低 | Scenario: High 高 |
| --- | --- | --- |
| 甲 | 1 | 2 |
| 乙 | = 甲 * 丙 | = 甲*丙 |

| 名称 | 值 |
| --- | --- |
| 丙 | 10 |
"""
    found = calculator(text)
    assert found.scenarios == ("低", "High 高")
    assert [evaluate(found, example_inputs(found, at)).variables["乙"].value for at in (0, 1)] == [10, 20]


def test_texts_choices_and_truth_values_have_their_types() -> None:
    assert line("", "文字").type is Type.TEXT
    assert line("张三", "文字").examples == ("张三",)
    assert line("中", "高、中、低").type is Type.TEXT
    assert line("3", "1、3、5").type is Type.NUMBER
    assert line("TRUE").examples == (True,)


TABLE = """
表：客户，最多 50 行，按 营业额 从大到小

| 名称 | 单位 | 值或公式 | 范围 |
| --- | --- | --- | --- |
| 客户[姓名] | | | |
| 客户[营业额] | 元 | | >=0 |
| 客户[占比] | % | = 营业额 / SUM(客户[营业额]) | |
| 合计 | 元 | = SUM(客户[营业额]) | |

| 姓名 | 营业额 |
| --- | --- |
| 甲 | 1.2万 |
| 乙 | |
| 丙 | 3,000 |
"""


def test_a_table_of_rows_has_columns_limit_order_and_example_rows() -> None:
    found = rows(TABLE)
    assert (found.name, found.limit, found.fixed, found.sort_column, found.descending) == (
        "客户",
        50,
        False,
        1,
        True,
    )
    assert [column.name for column in found.columns] == ["姓名", "营业额", "占比"]
    assert [column.type for column in found.columns] == [Type.TEXT, Type.NUMBER, Type.NUMBER]
    assert found.rows == (("甲", 12000), ("乙", None), ("丙", 3000))
    parts = calculator(TABLE).parts
    assert [type(part) for part in parts] == [RowTable, VariableTable]


def test_columns_may_be_declared_by_bare_names_right_below_their_table() -> None:
    bare = (
        TABLE.replace("客户[姓名]", "姓名")
        .replace("| 客户[营业额]", "| 营业额")
        .replace("客户[占比]", "占比")
    )
    bare = bare.replace("| 合计 | 元 | = SUM(客户[营业额]) | |\n", "")
    assert [column.name for column in rows(bare).columns] == ["姓名", "营业额", "占比"]


@pytest.mark.parametrize(
    "line_",
    [
        "Table: 客户, at most 50 rows, sorted by 营业额 descending",
        "表：客户；至多50行；按营业额降序",
        "表: 客户, max 50 rows, by 客户[营业额] desc",
        "表格：客户，按 营业额 从大到小，不超过 50 行",
    ],
)
def test_the_table_line_may_be_written_in_several_ways(line_: str) -> None:
    assert rows(TABLE.replace("表：客户，最多 50 行，按 营业额 从大到小", line_)) == rows(TABLE)


def test_rows_of_a_fixed_table_have_labels_nobody_can_change() -> None:
    text = TABLE.replace("最多 50 行，按 营业额 从大到小", "固定行")
    assert rows(text).fixed
    assert rows(text).columns[0].range.fixed
    assert not rows(text).columns[1].range.fixed


def test_a_column_without_unit_is_text_when_most_cells_are_words() -> None:
    assert rows(TABLE.replace("| 甲 |", "| 3M |").replace("| 丙 |", "| 7 |")).columns[0].type is Type.TEXT


def test_other_text_is_a_note_and_lines_of_a_paragraph_are_joined() -> None:
    found = calculator(VALUE + "\n第一行，\n第二行\nand a\nb\n\n<!-- 不显示 -->\n\n第二段")
    assert [part.text for part in found.parts if isinstance(part, Note)] == [
        "第一行，第二行and a b",
        "第二段",
    ]


def test_a_verdict_may_go_on_over_several_lines() -> None:
    found = calculator(VALUE.replace("的生意，而是", "的生意，\n而是"))
    assert (
        "".join(part for part in found.verdicts[0].parts if isinstance(part, str)).count("的生意，而是") == 1
    )


@pytest.mark.parametrize(
    ("word", "kind"),
    [("柱图", "bar"), ("折线", "line"), ("雷达图", "radar"), ("饼图", "pie"), ("Bar", "bar")],
)
def test_a_chart_names_its_kind_its_data_and_perhaps_a_title(word: str, kind: str) -> None:
    chart = calculator(f"{VALUE}\n图：{word}，单次消费、真实价值，标题：一年").charts[0]
    assert (chart.kind, chart.title) == (kind, "一年")
    assert chart.data == (Reference("单次消费"), Reference("真实价值"))


@pytest.mark.parametrize("kind", ["帕累托", "容忍区", "象限"])
def test_a_chart_over_a_table_may_begin_with_the_column_that_labels_its_points(kind: str) -> None:
    chart = calculator(f"{TABLE}\n图：{kind}，客户[姓名]、客户[营业额]、客户[占比]").charts[0]
    assert chart.data[0] == Reference("姓名", "客户")


def test_names_may_be_used_before_the_line_that_declares_them() -> None:
    found = calculator(f"{HEADER}\n| 甲 | | = 乙 * 2 | |\n| 乙 | | = 丙 + 1 | |\n| 丙 | | 4 | |")
    assert [step.reference.name for step in found.steps] == ["乙", "甲"]
    assert evaluate(found, example_inputs(found)).variables["甲"].value == 10


def test_a_chain_of_a_thousand_formulas_is_no_problem() -> None:
    lines = [f"| 值{at} | | = 值{at + 1} + 1 | |" for at in range(1000)]
    found = calculator("\n".join([HEADER, *lines, "| 值1000 | | 0 | |"]))
    assert evaluate(found, example_inputs(found)).variables["值0"].value == 1000


def test_the_formula_shown_is_the_formula_written() -> None:
    found = calculator(
        f'{HEADER}\n| 甲 | | 5 | |\n| 乙 | | = IFS(甲>=5,"高",TRUE,"低") | |\n| 丙 | | = -(甲-1)*2^-甲 | |'
    )
    shown = [formula_with_names(found, variable.formula) for variable in found.variables if variable.formula]
    assert shown == ['IFS(甲 ≥ 5，"高"，TRUE，"低")', "-(甲 − 1) × 2 ^ -甲"]


def test_every_problem_is_reported_in_one_go() -> None:
    _, problems = reading(
        f"{HEADER}\n| 甲 | | 2O0 | |\n| 乙 | | = 丁 + 戊 | |\n| 丙 | | = (1 | 整 |\n\n图：饼状，乙\n\n结论：{{己}}"
    )
    assert [problem.code.short for problem in problems] == ["E01", "N01", "N01", "F02", "E02", "D02", "N01"]


def test_a_mistake_is_told_once_and_not_again_by_everything_that_depends_on_it() -> None:
    _, problems = reading(
        f"{HEADER}\n| 甲 | | 2O0 | |\n| 乙 | | = 甲 * 2 | |\n| 丙 | | = IF(乙 > 1, 1, 2) | |"
    )
    assert len(problems.found) == 1


def test_warnings_do_not_keep_a_calculator_from_being_built() -> None:
    found, problems = reading(f"{HEADER}\n| 甲 | 元 | 1 | |\n| 乙 | 次 | 2 | |\n| 丙 | 元 | = 甲 + 乙 | |")
    assert found is not None
    assert [problem.code.short for problem in problems.warnings] == ["U01"]
    assert problems.errors == []


def test_random_changes_to_good_and_bad_chapters_never_crash_the_reader() -> None:
    random = Random(11)
    texts = [path.read_text("utf-8") for path in sorted(GOLDEN.glob("*.md"))] + [VALUE, TABLE]
    marks = '|=*()[]{}~、，：:表图\n"%-0９ \\`'
    for _ in range(1500):
        characters = list(random.choice(texts)[:3000])
        for _ in range(random.randint(1, 12)):
            at = random.randrange(len(characters))
            match random.randrange(4):
                case 0:
                    del characters[at]
                case 1:
                    characters.insert(at, random.choice(marks))
                case 2:
                    characters[at] = random.choice(marks)
                case _:
                    other = random.randrange(len(characters))
                    characters[at], characters[other] = characters[other], characters[at]
            if len(characters) < 2:
                break
        problems = Problems()
        found = read(block("".join(characters)), problems)
        assert (found is None) == bool(problems.errors)
        if found is not None:
            evaluate(found, example_inputs(found))
        for problem in problems:
            assert problem.place.column >= 1
