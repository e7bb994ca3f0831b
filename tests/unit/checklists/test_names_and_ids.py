"""Ids that are proposed and written: readable, free, and never instead of one that is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handbook.checklists.ids import main, update, with_ids
from handbook.checklists.model import ITEM_ID
from handbook.checklists.names import free_id

free_id("先装好词典，免得算进第一个例子的时间", ())

CHAPTER = """\
---
title: 抱怨
---

/// checklist | 投诉当场处理
    id: complaint
    退役: xianrang-kehu

- [ ] 报出自己的姓名
- [ ] 先让客户把话说完 {必做}
    - [ ] 报出自己的工号 {#staff-number}
* [ ]   说明由我负责到底  {#own 可不适用}
///

```
/// checklist | 只是例子
    id: example

- [ ] 不动它
///
```
"""


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("报出自己的姓名", "baochu-ziji"),
        ("听完", "tingwan"),
        ("说 **“我来办”**，并留名", "shuo-wolai-ban"),
        ("填 ERP 单号 2026", "tian-erp-danhao"),
        ("3 声之内接起电话", "shengzhi-nei"),
        ("Give your name", "give-your-name"),
        ("Thequickbrownfoxjumpsoverthelazydog", "step-7"),
        ("……！", "step-7"),
        ("", "step-7"),
    ],
)
def test_a_proposed_id_says_what_the_item_says(text: str, name: str) -> None:
    assert free_id(text, (), 7) == name


def test_a_proposed_id_is_free() -> None:
    assert free_id("听完", {"tingwan", "tingwan-2"}) == "tingwan-3"


@settings(deadline=1000)
@given(st.text(max_size=40), st.sets(st.sampled_from(["step-1", "a", "tingwan"])))
def test_whatever_the_text_the_id_is_one_and_free(text: str, taken: set[str]) -> None:
    name = free_id(text, taken)
    assert ITEM_ID.match(name)
    assert name not in taken


def test_missing_ids_are_written_and_nothing_else_changes() -> None:
    text, added = with_ids("x.md", CHAPTER)
    assert [(one.line, one.id) for one in added] == [(9, "baochu-ziji"), (10, "xianrang-kehu-2")]
    before, after = CHAPTER.split("\n"), text.split("\n")
    assert [line for line, old in zip(after, before, strict=True) if line != old] == [
        "- [ ] 报出自己的姓名 {#baochu-ziji}",
        "- [ ] 先让客户把话说完 {#xianrang-kehu-2 必做}",
    ]


def test_a_second_run_writes_nothing() -> None:
    text, _ = with_ids("x.md", CHAPTER)
    assert with_ids("x.md", text) == (text, [])


def test_windows_line_ends_stay() -> None:
    text, added = with_ids("x.md", CHAPTER.replace("\n", "\r\n"))
    assert len(added) == 2
    assert re.findall(r"[^\r]\n", text) == []


def test_ids_once_published_are_not_given_again() -> None:
    _, added = with_ids("x.md", CHAPTER, {"complaint": ("baochu-ziji",)})
    assert added[0].id == "baochu-ziji-2"


def folder(tmp_path: Path, text: str = CHAPTER) -> Path:
    docs = tmp_path / "docs" / "part"
    docs.mkdir(parents=True)
    (docs / "chapter.md").write_text(text, "utf-8")
    return tmp_path / "docs"


def test_the_ledger_gets_what_was_written(tmp_path: Path) -> None:
    ledger = tmp_path / "ledger" / "checklists.json"
    added, _ = update(folder(tmp_path), ledger)
    assert len(added) == 2
    assert ledger.read_text("utf-8") == '{\n  "complaint": ["baochu-ziji", "xianrang-kehu-2", "staff-number", "own"]\n}\n'


def test_a_list_with_faults_is_not_recorded(tmp_path: Path) -> None:
    ledger = tmp_path / "ledger.json"
    update(folder(tmp_path, CHAPTER.replace("#own", "#OWN")), ledger)
    assert ledger.read_text("utf-8") == "{}\n"


def test_the_command_says_what_it_wrote(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    docs = folder(tmp_path)
    assert main([str(docs), "--ledger", str(tmp_path / "ledger.json")]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].endswith("chapter.md:9: {#baochu-ziji}")
    assert lines[-1] == "补了 2 个 id；登记册里有 1 张清单、4 个 id。"


def test_a_ledger_that_cannot_be_read_stops_before_anything_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    docs, ledger = folder(tmp_path), tmp_path / "ledger.json"
    ledger.write_text("{", "utf-8")
    assert main([str(docs), "--ledger", str(ledger)]) == 1
    assert "[K15]" in capsys.readouterr().err
    assert (docs / "part" / "chapter.md").read_text("utf-8") == CHAPTER
    assert ledger.read_text("utf-8") == "{"


def test_a_folder_that_is_not_there_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main([str(tmp_path / "none")])
    assert "没有文件夹" in capsys.readouterr().err
