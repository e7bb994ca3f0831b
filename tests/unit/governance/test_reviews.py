"""Reviews: what the build tells, and the calendar for the owners."""

from __future__ import annotations

from datetime import date

from handbook.governance.calendar import WIDEST, calendar
from handbook.governance.chapters import Chapter
from handbook.governance.reviews import overdue, report


def chapter(name: str, reviewed: date, months: int = 12, title: str = "流失") -> Chapter:
    return Chapter(f"docs/value/{name}.md", f"value/{name}.html", "客户价值", title, (), "培训主管", reviewed, months, ())


OLD = chapter("old", date(2025, 1, 31), 1)
NEW = chapter("new", date(2026, 6, 1))


def test_a_chapter_is_overdue_from_the_day_after() -> None:
    assert overdue([NEW, OLD], date(2025, 2, 28)) == []
    assert overdue([NEW, OLD], date(2025, 3, 1)) == [OLD]


def test_the_build_lists_overdue_chapters_the_longest_first() -> None:
    assert report([NEW], date(2027, 6, 1)) == ""
    assert report([NEW, OLD], date(2027, 6, 2)).split("\n") == [
        "有 2 章过了复核期：",
        "  docs/value/old.md  流失（培训主管）应在 2025-02-28 前复核",
        "  docs/value/new.md  流失（培训主管）应在 2027-06-01 前复核",
    ]


def lines(data: bytes) -> list[str]:
    """The calendar's lines, unfolded."""
    assert data.endswith(b"END:VCALENDAR\r\n")
    assert b"\n" not in data.replace(b"\r\n", b"")
    return data.decode().replace("\r\n ", "").split("\r\n")


def test_every_chapter_is_an_all_day_event_in_the_calendar() -> None:
    found = lines(calendar([NEW, OLD], "手册"))
    assert [line for line in found if line.startswith(("UID", "DTST", "DTEND", "SUMMARY"))] == [
        "UID:value.old.20250228@handbook",
        "DTSTAMP:20250131T000000Z",
        "DTSTART;VALUE=DATE:20250228",
        "DTEND;VALUE=DATE:20250301",
        "SUMMARY:复核：流失（培训主管）",
        "UID:value.new.20270601@handbook",
        "DTSTAMP:20260601T000000Z",
        "DTSTART;VALUE=DATE:20270601",
        "DTEND;VALUE=DATE:20270602",
        "SUMMARY:复核：流失（培训主管）",
    ]
    assert found.count("BEGIN:VEVENT") == found.count("END:VEVENT") == 2


def test_lines_are_folded_between_characters() -> None:
    data = calendar([chapter("long", date(2026, 1, 1), title="很长的标题" * 30)], "手册")
    assert max(len(line) for line in data.split(b"\r\n")) <= WIDEST
    assert f"SUMMARY:复核：{'很长的标题' * 30}（培训主管）" in lines(data)


def test_marks_that_mean_something_are_escaped() -> None:
    data = calendar([chapter("marks", date(2026, 1, 1), title="一,二;三\\四")], "手册")
    assert "SUMMARY:复核：一\\,二\\;三\\\\四（培训主管）" in lines(data)


def test_an_event_leads_to_the_chapter_where_the_address_is_known() -> None:
    assert "URL:https://intranet.example.com/handbook/value/new.html" in lines(
        calendar([NEW], "手册", "https://intranet.example.com/handbook/")
    )
    assert not [line for line in lines(calendar([NEW], "手册")) if line.startswith("URL")]


def test_the_same_chapters_give_the_same_bytes() -> None:
    assert calendar([NEW, OLD], "手册") == calendar([OLD, NEW], "手册")
