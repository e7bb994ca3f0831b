"""A chapter's front matter, read and checked."""

from __future__ import annotations

import calendar
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from handbook.problems import Code, Problems
from handbook.source import SourceLine

INTERVAL = re.compile(r"^(?P<count>[1-9]\d?)\s*(?P<unit>months?|years?|个月|年)$")
POINT = re.compile(r"^[A-E]\d{2}$")
REQUIRED = {
    "title": "title: 客户的真正价值",
    "description": "description: 一句话说明这一章讲什么",
    "covers": "covers: [A04]",
    "owner": "owner: 客户服务部经理",
    "reviewed": "reviewed: 2026-11-20",
    "review_in": "review_in: 12 months",
    "audience": "audience: [一线员工]",
}


@dataclass(frozen=True)
class Chapter:
    """One chapter as document control sees it.

    ``path`` is the editor's file, ``url`` the address below the site's root. ``covers`` are ids of
    points of the sources. ``review_months`` is the interval between two reviews.
    """

    path: str
    url: str
    part: str
    title: str
    covers: tuple[str, ...]
    owner: str
    reviewed: date
    review_months: int
    audience: tuple[str, ...]

    @property
    def due(self) -> date:
        """The day by which the chapter is to be reviewed again."""
        return add_months(self.reviewed, self.review_months)


def add_months(day: date, months: int) -> date:
    """The same day ``months`` later, or the month's last day where it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def months(interval: str) -> int | None:
    """``12 months``, ``1 year``, ``6 个月``, ``1 年`` in months; None for anything else."""
    match = INTERVAL.match(interval.strip())
    if match is None:
        return None
    return int(match["count"]) * (12 if match["unit"] in {"year", "years", "年"} else 1)


def read_chapter(
    path: str, url: str, part: str, meta: Mapping[str, object], text: str, problems: Problems
) -> Chapter | None:
    """The chapter that front matter ``meta`` describes; ``text`` is the whole file, for the line numbers.

    Notes every missing or unreadable entry and gives None where one is.
    """
    front = _FrontMatter(path, text, problems)
    missing = [name for name in REQUIRED if meta.get(name) in (None, "", [])]
    for name in missing:
        front.note(Code.MISSING_FRONT_MATTER, name, f"章首缺少 {name}", f"写，例如：{REQUIRED[name]}。")
    reviewed = meta.get("reviewed")
    if "reviewed" not in missing and not isinstance(reviewed, date):
        front.note(Code.BAD_FRONT_MATTER, "reviewed", "复核日期读不懂", "写成 2026-11-20 这样。")
    interval = months(str(meta.get("review_in", "")))
    if "review_in" not in missing and interval is None:
        front.note(Code.BAD_FRONT_MATTER, "review_in", "复核周期读不懂", "写成 12 months 或 12 个月。")
    covers = _words(meta.get("covers"))
    for point in covers:
        if not POINT.match(point):
            front.note(Code.BAD_FRONT_MATTER, "covers", f"“{point}”不是要点编号", "编号像 A04。")
    if missing or interval is None or not isinstance(reviewed, date):
        return None
    return Chapter(
        path,
        url,
        part,
        str(meta["title"]),
        covers,
        str(meta["owner"]),
        reviewed,
        interval,
        _words(meta.get("audience")),
    )


@dataclass(frozen=True)
class _FrontMatter:
    path: str
    text: str
    problems: Problems

    def note(self, code: Code, name: str, message: str, hint: str) -> None:
        """Note a problem at the line of entry ``name``, or at the first line where it is missing."""
        lines = self.text.splitlines() or [""]
        number = next((n for n, line in enumerate(lines, 1) if line.startswith(f"{name}:")), 1)
        line = SourceLine(self.path, number, lines[number - 1])
        self.problems.add(line.problem(code, message, hint, length=max(len(line.text), 1)))


def _words(value: object) -> tuple[str, ...]:
    if isinstance(value, list):
        return tuple(str(word) for word in value)
    return () if value in (None, "") else (str(value),)
