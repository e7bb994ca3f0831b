"""Which column of a variable table is which."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from handbook.calculators.read.cells import Cell, MarkdownTable
from handbook.problems import Code, Problems, nearest


class Header(Enum):
    """The columns of a variable table; the words are what an editor may write, lower case."""

    NAME = ("名称", "name")
    MEANING = ("说明", "meaning", "description")
    UNIT = ("单位", "unit")
    VALUE = ("值或公式", "值", "公式", "value or formula", "value", "formula")
    RANGE = ("范围", "range")
    SOURCE = ("来源", "source")


_WORDS = {word: header for header in Header for word in header.value}
_SCENARIO = re.compile(r"(?:方案|scenario)\s*[：:]\s*(.*)", re.IGNORECASE)
_SHOWN = [header.value[0] for header in Header]


@dataclass(frozen=True)
class Layout:
    """Where the columns stand. ``values`` are (scenario, index); a plain value column is the scenario ``""``."""

    places: dict[Header, int]
    values: tuple[tuple[str, int], ...]


def recognise(cell: Cell) -> Header | None:
    """The column a header cell stands for, scenarios not counted."""
    return _WORDS.get(_plain(cell))


def declares(table: MarkdownTable) -> bool:
    """Whether a table declares variables: it has a name column and something to take values from."""
    found = {recognise(cell) for cell in table.header}
    values = Header.VALUE in found or any(_scenario_name(cell) is not None for cell in table.header)
    return Header.NAME in found and values


def looks_declaring(table: MarkdownTable) -> bool:
    """Whether a table was meant to declare variables though a column is missing or misspelt."""
    known = sum(1 for cell in table.header if recognise(cell) or _scenario_name(cell) is not None)
    return known >= 2


def layout(table: MarkdownTable, problems: Problems) -> Layout | None:
    """The columns of a variable table; None when it has no names or no values."""
    places: dict[Header, int] = {}
    values: list[tuple[str, int]] = []
    misspelt = False
    for index, cell in enumerate(table.header):
        header, scenario = recognise(cell), _scenario_name(cell)
        if scenario is not None:
            _scenario(cell, scenario, index, values, problems)
        elif header is None:
            _unknown(cell, problems)
            misspelt = True
        elif header in places:
            problems.add(cell.problem(Code.DUPLICATE_HEADER, f"表头“{cell.text}”写了两次", "删掉一列"))
        else:
            places[header] = index
    if Header.VALUE in places:
        if values:
            cell = table.header[places[Header.VALUE]]
            problems.add(
                cell.problem(Code.SCENARIOS, "有了方案列就不要再写值列", "删掉这一列，或改成 方案：某某")
            )
        values = values or [("", places[Header.VALUE])]
    missing = [] if Header.NAME in places else ["名称"]
    missing += [] if values else ["值或公式"]
    for word in [] if misspelt else missing:
        problems.add(table.header[0].problem(Code.MISSING_HEADER, f"表里没有“{word}”这一列", "在表头补上"))
    return None if missing else Layout(places, tuple(values))


def _scenario(cell: Cell, name: str, index: int, values: list[tuple[str, int]], problems: Problems) -> None:
    if not name:
        problems.add(cell.problem(Code.SCENARIOS, "方案没有名字", "写成 方案：乐观"))
    elif name in [scenario for scenario, _ in values]:
        problems.add(cell.problem(Code.DUPLICATE_HEADER, f"方案“{name}”写了两次", "换一个名字"))
    else:
        values.append((name, index))


def _unknown(cell: Cell, problems: Problems) -> None:
    near = nearest(cell.text, [*_SHOWN, "方案："]) or nearest(_plain(cell), list(_WORDS))
    hint = f"是不是“{near}”？" if near else "可用的表头：" + "、".join(_SHOWN)
    message = f"不认识表头“{cell.text}”" if cell.text else "表头有一格是空的"
    problems.add(cell.problem(Code.UNKNOWN_HEADER, message, hint))


def _scenario_name(cell: Cell) -> str | None:
    found = _SCENARIO.fullmatch(cell.text.strip("* "))
    return None if found is None else found[1].strip()


def _plain(cell: Cell) -> str:
    return cell.text.strip("* ").lower()
