"""A chapter's front matter."""

from datetime import date

import pytest

from handbook.governance.chapters import Chapter, add_months, months, read_chapter
from handbook.problems import Problems

META: dict[str, object] = {
    "title": "真理瞬间",
    "description": "一句话",
    "covers": ["A08"],
    "owner": "培训主管",
    "reviewed": date(2026, 8, 31),
    "review_in": "6 months",
    "audience": ["一线员工"],
}
TEXT = "---\ntitle: 真理瞬间\nreviewed: 下周\n---\n"


def read(**changes: object) -> tuple[Chapter | None, list[str]]:
    problems = Problems()
    chapter = read_chapter("docs/a.md", "a.html", "服务文化", META | changes, TEXT, problems)
    return chapter, [str(problem).splitlines()[0] for problem in problems]


def test_a_chapter_knows_when_it_is_due_again() -> None:
    chapter, problems = read()
    assert problems == []
    assert chapter is not None
    assert chapter.due == date(2027, 2, 28)


@pytest.mark.parametrize(
    ("interval", "expected"), [("12 months", 12), ("1 month", 1), ("2 years", 24), ("6 个月", 6), ("1年", 12)]
)
def test_an_interval_is_written_in_months_or_years(interval: str, expected: int) -> None:
    assert months(interval) == expected


@pytest.mark.parametrize("interval", ["", "0 months", "often", "12", "100 months"])
def test_anything_else_is_no_interval(interval: str) -> None:
    assert months(interval) is None


def test_a_month_that_is_shorter_ends_on_its_last_day() -> None:
    assert add_months(date(2027, 11, 30), 3) == date(2028, 2, 29)


def test_a_missing_entry_is_told_with_an_example() -> None:
    chapter, problems = read(owner=None)
    assert chapter is None
    assert problems == ["docs/a.md:1:1: [G01] 章首缺少 owner，写，例如：owner: 客户服务部经理。"]


def test_an_unreadable_date_is_told_at_its_own_line() -> None:
    chapter, problems = read(reviewed="下周")
    assert chapter is None
    assert problems == ["docs/a.md:3:1: [G02] 复核日期读不懂，写成 2026-11-20 这样。"]


def test_everything_wrong_is_told_at_once() -> None:
    assert len(read(title="", review_in="often", covers=["x"])[1]) == 3
