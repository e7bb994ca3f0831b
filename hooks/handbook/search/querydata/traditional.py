"""Traditional → Simplified for every character, and what Taiwan calls otherwise, from OpenCC's data (opencc-purepy)."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def simplified() -> tuple[str, str]:
    """Two strings of equal length: Traditional characters, and what each becomes.

    Characters beyond the Basic Multilingual Plane are left out: no keyboard layout in use types them, and the
    browser's table is one entry for every 16-bit unit.
    """
    pairs = _pairs("TSCharacters.txt")
    kept = [(old, new.split()[0]) for old, new in pairs]
    kept = [
        (old, new) for old, new in kept if old != new and max(old + new) <= "\uffff" and len(old + new) == 2
    ]
    return "".join(old for old, _ in kept), "".join(new for _, new in kept)


def regional(text: str) -> list[tuple[str, str]]:
    """Words of Taiwan with what ``text`` can call the same: 資訊 and 信息, both in Simplified characters."""
    marks = set(text)
    traditional, simple = simplified()
    table = str.maketrans(traditional, simple)
    pairs = [(old.translate(table), new.split()[0].translate(table)) for old, new in _pairs("TWPhrasesRev.txt")]
    return [(old, new) for old, new in pairs if old != new and len(new) > 1 and marks.issuperset(new)]


def _pairs(name: str) -> list[list[str]]:
    table = files("opencc_purepy").joinpath("dicts", name).read_text("utf-8")
    return [line.split("\t") for line in table.splitlines() if "\t" in line and not line.startswith("#")]
