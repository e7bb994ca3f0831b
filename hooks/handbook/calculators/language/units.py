"""Units as powers of base words: 元/次 × 次/年 = 元/年."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

_PLAIN = ("%", "‰", "倍", "1", "")
"""Words that count nothing: a share or a multiple."""

_POWERS = {"²": 2, "³": 3}


@dataclass(frozen=True)
class Unit:
    """``powers`` maps each base word to its power, never 0.

    ``loose``: a written number took part (``次/月 × 12``), so what comes out may be meant otherwise.
    """

    powers: tuple[tuple[str, int], ...] = ()
    loose: bool = False

    def times(self, other: Unit, sign: int = 1) -> Unit:
        """The unit of a product, or with ``sign`` -1 of a quotient."""
        powers = Counter(dict(self.powers))
        for base, power in other.powers:
            powers[base] += sign * power
        return of(powers, self.loose or other.loose)

    def to_power(self, power: int) -> Unit:
        """The unit of ``x ^ power``."""
        return of({base: value * power for base, value in self.powers}, self.loose)

    def fits(self, other: Unit) -> bool:
        """Whether the two may be added, compared or declared for one another."""
        return self.loose or other.loose or self.powers == other.powers

    def __str__(self) -> str:
        above = [_word(base, power) for base, power in self.powers if power > 0]
        below = [_word(base, -power) for base, power in self.powers if power < 0]
        return "/".join(["·".join(above) or ("1" if below else "没有单位"), *below])


NONE = Unit()
LOOSE = Unit(loose=True)


def of(powers: Mapping[str, int], loose: bool = False) -> Unit:
    """A unit from powers by base word."""
    return Unit(tuple(sorted((base, power) for base, power in powers.items() if power)), loose)


def parse_unit(text: str) -> Unit | None:
    """The unit that an editor wrote, None for an empty cell (nothing is known then).

    >>> str(parse_unit("元/次·年"))
    '元/年/次'
    """
    if not text:
        return None
    powers: Counter[str] = Counter()
    for place, part in enumerate(re.split(r"[/／]", text)):
        for word in re.split(r"[·*×()（）]", part):
            base, power = _split(word.strip())
            if base not in _PLAIN:
                powers[base] += power if place == 0 else -power
    return of(powers)


def _split(word: str) -> tuple[str, int]:
    return (word[:-1], _POWERS[word[-1]]) if word[-1:] in _POWERS and word else (word, 1)


def _word(base: str, power: int) -> str:
    return base + {1: "", 2: "²", 3: "³"}.get(power, f"^{power}")
