"""Traditional → Simplified for every character, from OpenCC's data (opencc-purepy)."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def simplified() -> tuple[str, str]:
    """Two strings of equal length: Traditional characters, and what each becomes.

    Characters beyond the Basic Multilingual Plane are left out: no keyboard layout in use types them, and the
    browser's table is one entry for every 16-bit unit.
    """
    table = files("opencc_purepy").joinpath("dicts", "TSCharacters.txt").read_text("utf-8")
    pairs = [line.split("\t") for line in table.splitlines() if "\t" in line and not line.startswith("#")]
    kept = [(old, new.split()[0]) for old, new in pairs]
    kept = [
        (old, new) for old, new in kept if old != new and max(old + new) <= "\uffff" and len(old + new) == 2
    ]
    return "".join(old for old, _ in kept), "".join(new for _, new in kept)
