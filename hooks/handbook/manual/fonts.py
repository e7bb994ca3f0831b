"""Which font the manual is set in: the one from the wheel, or the machine's own where that is missing."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import typst

WHEEL = "justmytype_intl_cjk"
FOLDER = Path("fonts") / "ofl" / "notosanssc"
FAMILY = "Noto Sans SC"
OTHERS = ("Noto Sans SC", "Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", "PingFang SC")
"""What other machines may have, the likest first."""


@dataclass(frozen=True)
class Font:
    """A family, the folder it is in (None: the machine's own fonts), and what makes a PDF differ."""

    family: str
    folder: Path | None

    @property
    def fingerprint(self) -> str:
        """Changes with the font."""
        if self.folder is None:
            return f"{self.family} of this machine"
        sizes = sorted(f"{file.name} {file.stat().st_size}" for file in self.folder.glob("*.ttf"))
        return f"{self.family} {sizes}"


def find_font() -> Font | None:
    """The font to set Chinese in; None where neither the wheel nor the machine has one."""
    found = find_spec(WHEEL)
    for place in (found.submodule_search_locations or []) if found else []:
        folder = Path(place) / FOLDER
        if any(folder.glob("*.ttf")):
            return Font(FAMILY, folder)
    known = typst.Fonts(include_embedded_fonts=False).families()
    family = next((name for name in OTHERS if name in known), None)
    return None if family is None else Font(family, None)
