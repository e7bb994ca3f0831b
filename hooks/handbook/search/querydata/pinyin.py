"""Readings of characters: every toneless syllable, with the characters that can be read so (pypinyin's data).

A character with several readings stands under each, so that words need no readings of their own.
"""

from __future__ import annotations

from collections import defaultdict

COMMON = ("b0a1", "f7fe")  # first and last character of GB 2312, which holds those in everyday use


def readings(text: str) -> dict[str, str]:
    """Syllable → characters, for the characters of ``text`` and those in everyday use."""
    from pypinyin import Style, pinyin

    wanted = sorted({mark for mark in text if "\u4e00" <= mark <= "\u9fff"} | _everyday())
    table: dict[str, list[str]] = defaultdict(list)
    for mark in wanted:
        for syllable in pinyin(mark, style=Style.NORMAL, heteronym=True, errors="ignore", v_to_u=False)[0:1]:
            for one in dict.fromkeys(syllable):
                table[one].append(mark)
    return {syllable: "".join(marks) for syllable, marks in sorted(table.items()) if syllable.isascii()}


def _everyday() -> set[str]:
    marks = set()
    for high in range(0xB0, 0xF8):
        row = bytes(byte for low in range(0xA1, 0xFF) for byte in (high, low))
        marks |= set(row.decode("gb2312", errors="ignore"))
    return marks
