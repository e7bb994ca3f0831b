"""The options under a checklist's title, in Chinese and English."""

from __future__ import annotations

import re
from dataclasses import dataclass

from handbook.checklists.model import ITEM_ID
from handbook.problems import Code, Problems, nearest
from handbook.source import Block, Option

REPEAT = ("重复", "repeat")
PRINT = ("打印", "print")
RETIRED = ("退役", "retired")
FORMER = ("曾用", "former")
NAMES = ("id", *REPEAT, *PRINT, *RETIRED, *FORMER)
"""Every option a checklist may have."""

_ONE_PAGE = ("单页", "one page", "page")
_WHOLE = ("整张清单", "whole list")


@dataclass(frozen=True)
class Options:
    """What the options say; the fields are those of :class:`handbook.checklists.model.Checklist`."""

    repeat: str = ""
    one_page: bool = False
    retired: tuple[str, ...] = ()
    closed: bool = False
    former: tuple[str, ...] = ()


def read_options(block: Block, problems: Problems) -> Options:
    """The block's options; a value that means nothing is noted and left out."""
    repeat = block.option(*REPEAT)
    retired = block.option(*RETIRED)
    closed = retired is not None and retired.value in _WHOLE
    return Options(
        repeat=repeat.value if repeat else "",
        one_page=_one_page(block.option(*PRINT), problems),
        retired=() if retired is None or closed else _retired(retired, problems),
        closed=closed,
        former=_former(block.option(*FORMER)),
    )


def _former(option: Option | None) -> tuple[str, ...]:
    """The ids the list had before; where they lead is checked with all addresses."""
    return tuple(dict.fromkeys(re.findall(r"[^\s,，、;；]+", option.value))) if option else ()


def _one_page(option: Option | None, problems: Problems) -> bool:
    if option is None or option.value in _ONE_PAGE:
        return option is not None
    problems.add(
        option.line.problem(
            Code.CHECKLIST_OPTION,
            f"“打印”不认识“{option.value}”" if option.value else "“打印”后面没有值",
            "只有一种写法：打印: 单页。",
            offset=option.offset,
            length=len(option.value),
        )
    )
    return False


def _retired(option: Option, problems: Problems) -> tuple[str, ...]:
    words = list(re.finditer(r"[^\s,，、;；]+", option.value))
    if not words:
        _refuse(option, "", 0, problems)
    for word in words:
        if not ITEM_ID.match(word[0]):
            _refuse(option, word[0], word.start(), problems)
    return tuple(dict.fromkeys(word[0] for word in words if ITEM_ID.match(word[0])))


def _refuse(option: Option, word: str, start: int, problems: Problems) -> None:
    message = f"“退役”里的“{word}”不是条目的 id" if word else "“退役”后面没有值"
    guess = nearest(word, _WHOLE) if word else None
    hint = f"是不是“{guess}”？" if guess else "写旧条目的 id，用逗号隔开；整张清单停用写：退役: 整张清单。"
    offset = option.offset + start
    problems.add(option.line.problem(Code.CHECKLIST_OPTION, message, hint, offset=offset, length=len(word)))
