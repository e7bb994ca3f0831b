"""Random formulas that are right by their types, from a seed: the same run finds the same difference again."""

from __future__ import annotations

from random import Random
from typing import Any

from support.formulas import COLUMNS, HEADER

RANDOM_FORMULAS = 10_000
A_CALCULATOR = 125
"""How many the tests try, and how many of them make one calculator."""

NUMBERS = ("甲", "乙", "丙", "丁")
TEXTS = ("词", "话")
TRUTHS = ("真假",)
COMPARISONS = ("=", "<>", "<", "<=", ">", ">=")
LITERALS = (
    "0",
    "1",
    "2",
    "3",
    "10",
    "100",
    "0.1",
    "0.2",
    "0.3",
    "0.5",
    "1.005",
    "12.3%",
    "15%",
    "7",
    "1e3",
    "0.07",
)


class Formulas:
    """Text of formulas; ``in_row``: inside a column of 客户, where this row's 额 and 率 may be used."""

    def __init__(self, random: Random, *, in_row: bool = False, tables: bool = True) -> None:
        self.random = random
        self.in_row = in_row
        self.tables = tables

    def any(self, depth: int = 4) -> str:
        """A formula of any type, mostly a number."""
        return self.random.choices((self.number, self.text, self.truth), (8, 1, 1))[0](depth)

    def number(self, depth: int) -> str:
        """A formula that gives a number."""
        pick = self.random.random()
        if depth <= 0 or pick < 0.12:
            return self.leaf()
        if pick < 0.6:
            return f"({self.number(depth - 1)} {self.random.choice('+-*/')} {self.number(depth - 1)})"
        if pick < 0.65:
            return f"-{self.number(depth - 1)}"
        if pick < 0.7:
            return f"({self.number(depth - 1)} ^ {self.random.choice(['2', '3', '0.5', '-1', '1.5', self.leaf()])})"
        return self.function(depth - 1)

    def leaf(self) -> str:
        """A literal or a name."""
        names = NUMBERS + (("额", "率", "选") if self.in_row else ())
        return self.random.choice(LITERALS if self.random.random() < 0.35 else names)

    def function(self, depth: int) -> str:
        """A function that gives a number."""
        a, b = self.number(depth), self.number(depth)
        places = self.random.choice(("0", "1", "2", "-1", "-2", "4"))
        simple = [
            f"ROUND({a}, {places})",
            f"ROUNDUP({a}, {places})",
            f"ROUNDDOWN({a}, {places})",
            f"INT({a})",
            f"ABS({a})",
            f"SQRT({a})",
            f"POWER({a}, 2)",
            f"EXP({a} / 100)",
            f"LN({a})",
            f"IF({self.truth(depth)}, {a}, {b})",
            f"IFS({self.truth(depth)}, {a}, {self.truth(0)}, {b})",
            f"IFERROR({a}, {b})",
            f"SUM({a}, {b}, {self.leaf()})",
            f"AVERAGE({a}, {b})",
            f"MIN({a}, {b})",
            f"MAX({a}, {b})",
            f"MEDIAN({a}, {b}, 3)",
            f"COUNT({a}, {b})",
            f"PMT({self.rate()}, 12, {a})",
            f"FV({self.rate()}, 10, {a}, {b}, 1)",
            f"PV({self.rate()}, 24, {a})",
            f"NPV({self.rate()}, {a}, {b})",
        ]
        return self.random.choice(simple + self.over_table(a) * 2 if self.tables else simple)

    def rate(self) -> str:
        """An interest rate, sometimes an impossible one."""
        return self.random.choice(("0.05", "0", "15%", "0.1 / 12", "甲 / 1000", "-2"))

    def over_table(self, number: str) -> list[str]:
        """Functions over the columns of 客户."""
        found = [
            "SUM(客户[额])",
            "AVERAGE(客户[选])",
            "MIN(客户[额], 客户[率])",
            "MAX(客户[选])",
            "MEDIAN(客户[额])",
            "COUNT(客户[选])",
            "ROWS(客户)",
            f"LARGE(客户[额], {self.random.choice('1234')})",
            "SMALL(客户[额], 2)",
            "SUMPRODUCT(客户[额], 客户[率])",
            f"SUMPRODUCT(客户[额] > {self.leaf()}, 客户[额] * 2 - 1)",
            "SUMPRODUCT(ROUND(客户[额] / 客户[率], 1))",
            'SUMIF(客户[组], "A", 客户[额])',
            'COUNTIF(客户[额], ">=10")',
            "COUNTIF(客户[组], 词)",
            'AVERAGEIF(客户[组], "B", 客户[率])',
            f"RANK({number}, 客户[额])",
            "NPV(0.1, 客户[额])",
        ]
        if self.in_row:
            found += ["累计(客户[额])", "名次()", "RANK(额, 客户[额], 1)", "额 / SUM(客户[额])"]
        return found

    def text(self, depth: int) -> str:
        """A formula that gives a text."""
        pick = self.random.random()
        if depth <= 0 or pick < 0.3:
            return self.random.choice(('"高"', '"b"', *TEXTS))
        if pick < 0.5:
            return f"{self.text(depth - 1)} & {self.text(depth - 1)}"
        if pick < 0.8:
            pattern = self.random.choice(("0", "0.00", "#,##0", "#,##0.0", "0%", "0.0%"))
            return f'TEXT({self.number(depth - 1)}, "{pattern}")'
        return f"IF({self.truth(depth - 1)}, {self.text(depth - 1)}, {self.text(depth - 1)})"

    def truth(self, depth: int) -> str:
        """A formula that gives a truth value."""
        pick = self.random.random()
        if depth <= 0 or pick < 0.1:
            return self.random.choice(("TRUE", "FALSE", *TRUTHS))
        if pick < 0.6:
            return f"({self.number(depth - 1)} {self.random.choice(COMPARISONS)} {self.number(depth - 1)})"
        if pick < 0.75:
            return f"({self.text(depth - 1)} {self.random.choice(('=', '<>'))} {self.text(depth - 1)})"
        inner = f"{self.truth(depth - 1)}, {self.truth(depth - 1)}"
        return self.random.choice((f"AND({inner})", f"OR({inner})", f"NOT({self.truth(depth - 1)})"))


def number(random: Random) -> float | None:
    """A number as people have them: money, shares, counts, sometimes extreme, sometimes none."""
    return random.choice(
        (
            float(random.randint(-5, 20)),
            float(random.randint(0, 1_000_000)),
            random.randint(-10_000, 1_000_000) / 100,
            random.random(),
            random.uniform(-1000, 1000),
            random.choice((0.0, 0.1, 0.3, 1e-9, 1e9, 123456789.125, 1e150, -1e300, 0.29, 2.5)),
        )
    )


def trial(random: Random) -> tuple[str, dict[str, Any]]:
    """A calculator of random formulas, and what is entered in it."""
    inputs: dict[str, Any] = {name: number(random) for name in NUMBERS}
    inputs |= {name: random.choice(("高", "B", "b", "中文 abc")) for name in TEXTS} | {
        "真假": random.random() < 0.5
    }
    if random.random() < 0.1:
        inputs[random.choice(NUMBERS)] = None
    rows = [
        [
            f"客{at}",
            number(random),
            number(random),
            random.choice("ABC"),
            random.choice((None, number(random))),
        ]
        for at in range(random.randint(0, 6))
    ]
    for row in rows:
        if random.random() < 0.15:
            row[random.randrange(3)] = None
    lines = [
        HEADER,
        *[f"| {name} | | | |" for name in NUMBERS],
        *[f"| {name} | | | 文字 |" for name in TEXTS],
    ]
    lines += ["| 真假 | | TRUE | |", *[f"| 客户[{name}] | | | {rule} |" for name, rule in COLUMNS]]
    plain, in_row = Formulas(random), Formulas(random, in_row=True)
    for at in range(A_CALCULATOR):
        if at % 5 == 0:
            lines.append(f"| 客户[列{at}] | | = {in_row.any()} | |")
        else:
            lines.append(f"| 值{at} | | = {plain.any()} | |")
    lines += [
        "",
        "表：客户" + random.choice(("", "，按 额 从大到小", "，按 率 从小到大", "，按 选 从大到小")),
    ]
    return "\n".join(lines), {"inputs": inputs, "rows": rows}
