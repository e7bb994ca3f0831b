"""The ledger: a published id does not disappear unnoticed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from handbook.checklists.ids import read_lists
from handbook.checklists.ledger import (
    PATH,
    Ledger,
    check_file,
    check_ledger,
    read_ledger,
    recorded,
    write_ledger,
)
from handbook.problems import Severity
from handbook.source import Rendered

ROOT = Path(__file__).resolve().parents[3]
PUBLISHED = Ledger(published={"complaint": ("name", "listen")})


def lists(body: str = "- [ ] 报出姓名 {#name}\n- [ ] 听完 {#listen}", options: str = "重复: 每件投诉"):
    return read_lists("docs/x.md", f"/// checklist | 投诉当场处理\n    id: complaint\n    {options}\n\n{body}\n///")


def test_what_is_still_there_is_fine() -> None:
    assert check_ledger(lists(), PUBLISHED) == []


def test_an_id_that_disappears_is_an_error_that_says_what_to_write() -> None:
    (problem,) = check_ledger(lists("- [ ] 报出姓名 {#name}"), PUBLISHED)
    assert problem.severity is Severity.ERROR
    assert str(problem) == (
        "docs/x.md:1:1: [K13] 清单“投诉当场处理”里发布过的条目不见了：listen，"
        "只是改了文字就把原来的 id 写回去；真的不要了，在标题下面写 退役: listen。\n"
        "    /// checklist | 投诉当场处理\n"
        "    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^"
    )


def test_the_advice_keeps_what_is_retired_already() -> None:
    ledger = Ledger(published={"complaint": ("name", "listen", "old")})
    (problem,) = check_ledger(lists("- [ ] 报出姓名 {#name}", "退役: old"), ledger)
    assert "写 退役: old、listen。" in problem.hint


@pytest.mark.parametrize("options", ["退役: listen", "退役: other、listen", "retired: listen"])
def test_a_retired_id_may_be_gone(options: str) -> None:
    assert check_ledger(lists("- [ ] 报出姓名 {#name}", options), PUBLISHED) == []


def test_a_whole_list_may_be_retired() -> None:
    assert check_ledger(lists("用新的那一张。", "退役: 整张清单"), PUBLISHED) == []


def test_a_list_that_disappears_is_an_error_in_the_ledger() -> None:
    ledger = Ledger(published={"basics": ("a",), "complaint": ("name",)})
    problems = check_ledger(lists("- [ ] 报出姓名 {#name}"), ledger)
    (text,) = map(str, problems)
    assert text.startswith("ledger/checklists.json:2:3: [K13] 发布过的清单“basics”不见了，改了 id，")
    assert "曾用: basics" in text
    assert text.endswith("去掉条目，写上 退役: 整张清单。")


def test_a_renamed_list_is_guessed() -> None:
    (first, _) = check_ledger(lists(), Ledger(published={"complaints": ("name",)}))
    assert "是不是改成了“complaint”？" in first.hint


def test_a_renamed_list_keeps_its_items() -> None:
    before = Ledger(published={"grumble": ("name", "listen", "repeat")})
    (problem,) = check_ledger(lists(options="曾用: grumble"), before)
    assert "repeat" in problem.message
    assert check_ledger(lists(options="曾用: grumble\n    退役: repeat"), recorded(lists(), before)) == []


def test_a_build_is_checked_only_where_a_ledger_is_kept(tmp_path: Path) -> None:
    rendered = [Rendered("checklist", one.id, one.title, "", "", one) for one in lists()]
    assert check_file(tmp_path, rendered) == []
    (tmp_path / "ledger").mkdir()
    (tmp_path / PATH).write_text('{"complaint": ["name", "old"]}', "utf-8")
    assert [problem.code.short for problem in check_file(tmp_path, rendered)] == ["K13", "K14"]


def test_a_new_id_is_a_warning_until_it_is_recorded() -> None:
    found = lists("- [ ] 报出姓名 {#name}\n- [ ] 听完 {#listen}\n- [ ] 复述 {#repeat}")
    (problem,) = check_ledger(found, PUBLISHED)
    assert problem.severity is Severity.WARNING
    assert (problem.place.line, problem.hint) == (7, "运行 make ids。")
    assert check_ledger(found, recorded(found, PUBLISHED)) == []


def test_recording_never_forgets() -> None:
    after = recorded(lists("- [ ] 复述 {#repeat}", "退役: name, listen"), PUBLISHED)
    assert after.published == {"complaint": ("name", "listen", "repeat")}


def test_the_file_is_read_as_written_and_sorted() -> None:
    ledger = Ledger(published={"b": ("z", "a"), "a": ()})
    text = write_ledger(ledger)
    assert text == '{\n  "a": [],\n  "b": ["z", "a"]\n}\n'
    assert read_ledger(text).published == {"a": (), "b": ("z", "a")}
    assert read_ledger("").published == {}
    assert write_ledger(Ledger()) == "{}\n"


@pytest.mark.parametrize("text", ["{", "[]", "1", '{"a": "b"}', '{"a": 1}', '"x"', "null"])
def test_a_ledger_that_is_none_is_one_problem_and_never_an_exception(text: str) -> None:
    ledger = read_ledger(text)
    (problem,) = check_ledger(lists(), ledger)
    assert problem.code.short == "K15"


def test_the_handbooks_own_ledger_is_complete() -> None:
    found = []
    for file in sorted((ROOT / "docs").rglob("*.md")):
        found += read_lists(file.relative_to(ROOT).as_posix(), file.read_text("utf-8"))
    ledger = read_ledger((ROOT / PATH).read_text("utf-8"))
    assert [str(problem) for problem in check_ledger(found, ledger)] == []
    assert (ROOT / PATH).read_text("utf-8") == write_ledger(ledger)
    assert json.loads((ROOT / PATH).read_text("utf-8"))["complaint"][0] == "name"
