"""A checklist as HTML: complete without JavaScript and on paper; the script brings it to life."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from html import escape
from pathlib import Path

from handbook.checklists.inline import plain_text, to_html
from handbook.checklists.model import Checklist, Group, Item
from handbook.checklists.words import LIST, RUNS

PANEL = Path(__file__).with_name("panel.html").read_text(encoding="utf-8")
"""What the script needs around and inside the list; inert in a ``<template>`` until then."""

RUNS_PANEL = Path(__file__).with_name("runs.html").read_text(encoding="utf-8")
"""The tools page's list of a reader's own runs, hidden until the script fills it."""

NOTE_LINES = 3
DEFAULT_ROLES = ("经办人",)


def anchor(checklist: Checklist) -> str:
    """The permanent id of the list's element."""
    return f"list-{checklist.id}"


def page(checklist: Checklist) -> str:
    """The whole element. Everything people wrote is escaped; there are no inline styles or handlers."""
    name = anchor(checklist)
    kind = "checklist checklist--page" if checklist.one_page else "checklist"
    attributes = f'data-checklist="{escape(data(checklist), quote=True)}" aria-labelledby="{name}-title"'
    parts = [
        f'<section class="{kind}" id="{name}" {attributes}>',
        f'<h3 class="checklist-title" id="{name}-title">{to_html(checklist.title)}</h3>',
        _introduction(checklist),
        _closed() if checklist.closed else _paper(),
        f'<div class="checklist-list">{_entries(checklist)}</div>',
        "" if checklist.closed else _sign_off(checklist),
        f'<div class="checklist-address" data-address="k/{checklist.id}/"></div>',
        f'<template data-words="{escape(_json(LIST), quote=True)}">{_panel(checklist)}</template>',
        "</section>",
    ]
    return "".join(parts)


def data(checklist: Checklist) -> str:
    """What the script must know, as JSON: ids, fingerprints and texts of the items, roles, former ids."""
    members: dict[str, object] = {
        "id": checklist.id,
        "title": plain_text(checklist.title),
        "closed": checklist.closed,
        "items": [_item_data(item) for item in checklist.items],
        "roles": checklist.signatures or DEFAULT_ROLES,
        "former": checklist.former,
    }
    present = {name: value for name, value in members.items() if value not in ("", False, ())}
    return _json(present)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _panel(checklist: Checklist) -> str:
    roles = checklist.signatures or DEFAULT_ROLES
    fields = (
        f'<label>{escape(role)} <input data-role maxlength="80" autocomplete="off"></label>' for role in roles
    )
    return PANEL.replace("{roles}", "".join(fields))


def open_runs(addresses: Mapping[str, str]) -> str:
    """The element where the tools page lists a reader's own runs; ``addresses`` leads from a list's id to it."""
    value = escape(_json({"addresses": dict(addresses), "words": RUNS}), quote=True)
    return f'<div class="checklist-runs" data-open-runs="{value}">{RUNS_PANEL}</div>'


def _item_data(item: Item) -> dict[str, object]:
    members: dict[str, object] = {"id": item.id, "hash": item.fingerprint, "text": item.plain}
    if item.required:
        members["required"] = True
    if item.optional:
        members["optional"] = True
    return members


def _introduction(checklist: Checklist) -> str:
    repeat = f"什么时候开一份：{checklist.repeat}" if checklist.repeat else ""
    first = f'<p class="checklist-repeat">{escape(repeat)}</p>' if repeat and not checklist.closed else ""
    return first + "".join(f"<p>{to_html(text)}</p>" for text in checklist.introduction)


def _closed() -> str:
    return '<p class="checklist-closed">这张清单已经停用，不再新开。以前填过的还在原来的浏览器里。</p>'


def _paper() -> str:
    """The head of the printed form; the script writes the run's own values into it."""
    fields = (("case", "客户或事项"), ("date", "日期"), ("person", "经办人"))
    lines = (f'<span>{label}：<b data-paper="{name}"></b></span>' for name, label in fields)
    return f'<p class="checklist-paper">{"".join(lines)}</p>'


def _sign_off(checklist: Checklist) -> str:
    notes = '<span class="checklist-rule"></span>' * NOTE_LINES
    roles = checklist.signatures or DEFAULT_ROLES
    lines = (f'<span>{escape(role)}：<b data-paper="{index}"></b></span>' for index, role in enumerate(roles))
    return (
        f'<div class="checklist-notes"><p>备注：</p>{notes}</div>'
        f'<p class="checklist-signs">{"".join(lines)}<span>签字日期：<b data-paper="at"></b></span></p>'
    )


def _entries(checklist: Checklist) -> str:
    """Groups as paragraphs, the items between them as nested lists."""
    parts: list[str] = []
    run: list[Item] = []
    for entry in checklist.entries:
        if isinstance(entry, Item):
            run.append(entry)
            continue
        parts += _lists(run, checklist), _group(entry)
        run = []
    return "".join([*parts, _lists(run, checklist)])


def _group(group: Group) -> str:
    return f'<p class="checklist-group">{to_html(group.text)}</p>'


def _lists(items: Iterable[Item], checklist: Checklist) -> str:
    parts: list[str] = []
    depth = -1
    for item in items:
        if item.depth > depth:
            parts.append("<ul>" * (item.depth - depth))
        else:
            parts.append("</li>" + "</ul></li>" * (depth - item.depth))
        depth = item.depth
        parts.append(_item(item, checklist))
    return "".join(parts) + ("</li></ul>" * (depth + 1) if depth >= 0 else "")


def _item(item: Item, checklist: Checklist) -> str:
    marks = "".join(
        f'<small class="checklist-mark{kind}">{word}</small>'
        for word, kind, present in (
            ("必做", " checklist-mark--required", item.required),
            ("可不适用", "", item.optional),
        )
        if present
    )
    return (
        f'<li id="{anchor(checklist)}-{item.id}" data-item="{item.id}">'
        f'<div class="checklist-row"><span class="checklist-box" aria-hidden="true">□</span>'
        f'<span class="checklist-text">{to_html(item.text)}{" " if marks else ""}{marks}</span></div>'
    )
