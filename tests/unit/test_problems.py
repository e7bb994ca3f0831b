"""How a problem is told to the editor."""

import pytest

from handbook.problems import Code, Place, Problem, Problems, Severity, nearest, width

PLACE = Place("docs/value/x.md", 16, 3)


def test_a_problem_names_path_line_column_code_and_hint() -> None:
    text = str(Problem(Code.MISSING_ID, PLACE, "这一块没有 id", "写 id: x。"))
    assert text == "docs/value/x.md:16:3: [B03] 这一块没有 id，写 id: x。"


def test_the_caret_stands_under_the_word_although_han_characters_are_twice_as_wide() -> None:
    text = str(Problem(Code.MISSING_ID, PLACE, "错", source="年次数 x", length=1))
    assert text.splitlines()[1:] == ["    年次数 x", "        ^^"]


def test_a_warning_says_that_it_is_one() -> None:
    text = str(Problem(Code.MISSING_ID, PLACE, "单位不一致", severity=Severity.WARNING))
    assert "[B03] 警告：单位不一致" in text


def test_the_same_problem_is_reported_once_and_in_the_order_of_the_files() -> None:
    problems = Problems()
    late = Problem(Code.MISSING_ID, Place("b.md", 1, 1), "后")
    early = Problem(Code.MISSING_ID, Place("a.md", 9, 1), "先")
    for problem in (late, early, late):
        problems.add(problem)
    assert list(problems) == [early, late]


def test_warnings_are_not_errors() -> None:
    problems = Problems([Problem(Code.MISSING_ID, PLACE, "轻", severity=Severity.WARNING)])
    assert problems.errors == []
    assert len(problems.warnings) == 1


def test_every_code_is_unique() -> None:
    codes = [code.short for code in Code]
    assert len(codes) == len(set(codes))


@pytest.mark.parametrize(
    ("word", "known", "guess"),
    [
        ("年次", ["年次数", "单次消费"], "年次数"),
        ("company.hotlin", ["company.hotline", "company.name"], "company.hotline"),
        ("完全无关", ["单次消费"], None),
    ],
)
def test_the_nearest_name_is_the_one_an_editor_most_likely_meant(
    word: str, known: list[str], guess: str | None
) -> None:
    assert nearest(word, known) == guess


def test_width_counts_columns_of_a_terminal() -> None:
    assert width("年a（") == 5
