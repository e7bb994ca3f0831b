"""reviews.ics: every chapter's next review as an all-day event, for the owners' calendars."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from urllib.parse import urljoin

from handbook.governance.chapters import Chapter

WIDEST = 75  # octets of a line, RFC 5545 3.1


def calendar(chapters: Iterable[Chapter], title: str, site_url: str = "") -> bytes:
    """The whole file. Nothing in it depends on the day of the build: an event is stamped with the last review."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//handbook//reviews//ZH", f"X-WR-CALNAME:{_text(title)}复核"]
    for chapter in sorted(chapters, key=lambda one: (one.due, one.url)):
        lines += _event(chapter, title, site_url)
    return "".join(f"{_fold(line)}\r\n" for line in [*lines, "END:VCALENDAR"]).encode()


def _event(chapter: Chapter, title: str, site_url: str) -> list[str]:
    summary = f"复核：{chapter.title}（{chapter.owner}）"
    about = f"{title}，{chapter.part}，{chapter.path}。上次复核 {chapter.reviewed}。"
    return [
        "BEGIN:VEVENT",
        f"UID:{chapter.url.removesuffix('.html').replace('/', '.')}.{chapter.due:%Y%m%d}@handbook",
        f"DTSTAMP:{chapter.reviewed:%Y%m%d}T000000Z",
        f"DTSTART;VALUE=DATE:{chapter.due:%Y%m%d}",
        f"DTEND;VALUE=DATE:{chapter.due + timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{_text(summary)}",
        f"DESCRIPTION:{_text(about)}",
        *([f"URL:{urljoin(site_url, chapter.url)}"] if site_url else []),
        f"CATEGORIES:{_text(chapter.owner)}",
        "TRANSP:TRANSPARENT",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        "TRIGGER:-P14D",
        f"DESCRIPTION:{_text(summary)}",
        "END:VALARM",
        "END:VEVENT",
    ]


def _text(value: str) -> str:
    for mark in "\\;,":
        value = value.replace(mark, f"\\{mark}")
    return value.replace("\n", "\\n")


def _fold(line: str) -> str:
    """Lines of at most 75 octets; a character is never cut."""
    folded, width = "", 0
    for character in line:
        size = len(character.encode())
        if width + size > WIDEST:
            folded, width = f"{folded}\r\n ", 1
        folded, width = folded + character, width + size
    return folded
