"""The ledger of published ids: what readers' ticks hang on may not disappear unnoticed.

A JSON file in the repository, one list a line: its id, and every item id it was ever published with.
``make ids`` adds to it; nothing is ever taken out.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from handbook.checklists.model import Checklist
from handbook.problems import Code, Place, Problem, Severity, nearest
from handbook.source import Rendered

PATH = "ledger/checklists.json"
"""Where the ledger is, from the repository's root; outside docs/, so that it is not published."""


@dataclass(frozen=True)
class Ledger:
    """What was published: item ids by list id. ``faults`` tells why a file could not be read."""

    path: str = PATH
    published: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    faults: tuple[Problem, ...] = ()

    def line(self, list_id: str) -> int:
        """The line of the file that names a list."""
        return list(self.published).index(list_id) + 2


def read_ledger(text: str, path: str = PATH) -> Ledger:
    """The ledger in a file's text; an empty text is an empty ledger."""
    if not text.strip():
        return Ledger(path)
    try:
        data = json.loads(text)
        return Ledger(path, {str(name): tuple(map(str, _list(ids))) for name, ids in data.items()})
    except (ValueError, TypeError, AttributeError) as error:
        line, column = (error.lineno, error.colno) if isinstance(error, json.JSONDecodeError) else (1, 1)
        problem = Problem(
            Code.LEDGER_UNREADABLE,
            Place(path, line, column),
            "清单的登记册读不懂",
            "从版本库取回它，再运行 make ids。",
        )
        return Ledger(path, {}, (problem,))


def _list(value: object) -> list[object]:
    if not isinstance(value, list):
        raise TypeError
    return value


def write_ledger(ledger: Ledger) -> str:
    """The file's text: sorted by list, one list a line, so that two editors' additions merge."""
    lines = (f"  {json.dumps(name)}: {json.dumps(ids)}" for name, ids in sorted(ledger.published.items()))
    return "{\n" + ",\n".join(lines) + "\n}\n" if ledger.published else "{}\n"


def recorded(lists: Iterable[Checklist], ledger: Ledger) -> Ledger:
    """The ledger with what ``lists`` have added at the end of each list's ids."""
    published = dict(ledger.published)
    for checklist in lists:
        ids = (item.id for item in checklist.items)
        published[checklist.id] = tuple(dict.fromkeys((*published.get(checklist.id, ()), *ids)))
    return Ledger(ledger.path, published, ledger.faults)


def check_ledger(lists: Iterable[Checklist], ledger: Ledger) -> list[Problem]:
    """What was published and is gone without 退役 (errors), and what is not recorded yet (warnings).

    ``lists`` are all lists of the handbook: one that is missing counts as gone.
    """
    if ledger.faults:
        return list(ledger.faults)
    present = {checklist.id: checklist for checklist in lists}
    renamed = {name for checklist in present.values() for name in checklist.former}
    gone = [name for name in ledger.published if name not in present and name not in renamed]
    problems = [_list_gone(name, ledger, present) for name in gone]
    for checklist in present.values():
        published = _published(checklist, ledger)
        problems += [*_items_gone(checklist, published), *_not_recorded(checklist, published)]
    return problems


def check_file(root: Path, rendered: Iterable[Rendered]) -> list[Problem]:
    """:func:`check_ledger` for what a build has rendered; ``root`` is the repository's folder.

    Without a ledger nothing is checked: a handbook keeps one from its first ``make ids`` on.
    """
    path = root / PATH
    lists = [one.model for one in rendered if isinstance(one.model, Checklist)]
    return check_ledger(lists, read_ledger(path.read_text("utf-8"))) if path.exists() else []


def _published(checklist: Checklist, ledger: Ledger) -> tuple[str, ...]:
    """The item ids a list was published with, under its id and those it had before."""
    ids = (item for name in (*checklist.former, checklist.id) for item in ledger.published.get(name, ()))
    return tuple(dict.fromkeys(ids))


def _list_gone(name: str, ledger: Ledger, present: Mapping[str, Checklist]) -> Problem:
    renamed = nearest(name, [other for other in present if other not in ledger.published])
    guess = f"是不是改成了“{renamed}”？在它的 id 下面写：" if renamed else "改了 id，就在新的 id 下面写："
    return Problem(
        Code.PUBLISHED_ID_GONE,
        Place(ledger.path, ledger.line(name), 3),
        f"发布过的清单“{name}”不见了",
        f"{guess}曾用: {name}；不再用的清单保留标题和 id，去掉条目，写上 退役: 整张清单。",
    )


def _items_gone(checklist: Checklist, published: Iterable[str]) -> list[Problem]:
    if checklist.closed:
        return []
    known = {item.id for item in checklist.items}.union(checklist.retired)
    missing = [name for name in published if name not in known]
    if not missing:
        return []
    together = "、".join(dict.fromkeys((*checklist.retired, *missing)))
    return [
        checklist.opening.problem(
            Code.PUBLISHED_ID_GONE,
            f"清单“{checklist.title}”里发布过的条目不见了：{'、'.join(missing)}",
            f"只是改了文字就把原来的 id 写回去；真的不要了，在标题下面写 退役: {together}。",
            length=len(checklist.opening.text.rstrip()),
        )
    ]


def _not_recorded(checklist: Checklist, published: Iterable[str]) -> list[Problem]:
    known = set(published)
    fresh = [item for item in checklist.items if item.id not in known]
    if not fresh:
        return []
    names = "、".join(item.id for item in fresh)
    problem = fresh[0].line.problem(
        Code.ID_NOT_RECORDED,
        f"清单“{checklist.title}”有 {len(fresh)} 个新的 id 还没有登记：{names}",
        "运行 make ids。",
        severity=Severity.WARNING,
    )
    return [problem]
