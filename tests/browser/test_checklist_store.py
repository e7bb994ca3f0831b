"""What is kept: merging two copies, two tabs, and a store that fails."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import expect

from support.checklists import (
    KEY,
    SCRIPTS,
    block,
    box,
    do,
    kept,
    publish,
    section,
    status,
    ticked,
)

TRIPLES = 3000

RANDOM = """
(count) => {
  let seed = 20261122;
  const random = (limit) => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return Math.floor(seed / 4294967296 * limit);
  };
  const pick = (values) => values[random(values.length)];
  const hash = () => pick(["0000000a", "0000000b", "0000000c"]);
  const values = {
    "t.a": () => [pick(["x", "-", ""]), hash(), pick(["", "没有"])], "t.b": () => [pick(["x", ""]), hash(), ""],
    "n.a": () => pick(["", "甲", "乙"]), name: () => pick(["赵", "钱"]), gone: () => pick([true, false]),
    sign: () => pick([null, { names: [pick(["赵", "钱"])], roles: ["经办人"], at: random(9), done: 1, total: 2 }]),
  };
  const half = () => random(2) === 0;
  const store = () => {
    const data = handbook.store.empty();
    for (const one of ["0000000a", "0000000b", "0000000c"]) if (half()) data.texts[one] = pick(["甲", "乙"]);
    for (const id of ["r1", "r2", "r3"].filter(half)) {
      data.runs[id] = {};
      for (const name of Object.keys(values).filter(half)) data.runs[id][name] = [random(4), values[name]()];
    }
    return data;
  };
  const sorted = (value) => Array.isArray(value) ? value.map(sorted) : value && typeof value === "object"
    ? Object.fromEntries(Object.keys(value).sort().map((key) => [key, sorted(value[key])])) : value;
  const same = (a, b) => JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
  const { merge, check } = handbook.store;
  const wrong = { commutative: 0, associative: 0, idempotent: 0, changed: 0, invalid: 0, earlier: 0 };
  for (let i = 0; i < count; i++) {
    const [a, b, c] = [store(), store(), store()];
    const before = JSON.stringify([a, b, c]);
    const ab = merge(a, b);
    if (!same(ab, merge(b, a))) wrong.commutative++;
    if (!same(merge(ab, c), merge(a, merge(b, c)))) wrong.associative++;
    if (!same(merge(a, a), a) || !same(merge(ab, b), ab)) wrong.idempotent++;
    if (JSON.stringify([a, b, c]) !== before) wrong.changed++;
    if (check(ab)) wrong.invalid++;
    for (const side of [a, b]) for (const id of Object.keys(side.runs)) for (const name of Object.keys(side.runs[id]))
      if (ab.runs[id][name][0] < side.runs[id][name][0]) wrong.earlier++;
  }
  return wrong;
}
"""


@pytest.fixture
def page(open_html):
    page = open_html(section(), scripts=SCRIPTS)
    page.set_default_timeout(5000)
    return page


def fault(page) -> str | None:
    """Which fault the page speaks of."""
    shown = page.locator(".checklist-warn [data-fault]:visible")
    return shown.get_attribute("data-fault") if shown.count() else None


def test_merging_is_commutative_associative_and_idempotent(page) -> None:
    wrong = page.evaluate(RANDOM, TRIPLES)
    assert wrong == dict.fromkeys(wrong, 0)


def test_two_tabs_show_the_same_and_lose_nothing(page) -> None:
    other = page.context.new_page()
    other.goto(page.url)
    box(page, "name").check()
    expect(box(other, "name")).to_be_checked()
    box(other, "listen").check()
    expect(box(page, "listen")).to_be_checked()
    page.get_by_role("button", name="备注：约好回电时间").click()
    page.locator('[data-item="call-back"] [data-note]').fill("周三")
    box(other, "name").uncheck()
    expect(box(page, "name")).not_to_be_checked()
    page.reload()
    assert ticked(page) == ["listen"]
    assert len(kept(page)["runs"]) == 1


def test_a_tab_that_missed_a_change_does_not_overwrite_it(page) -> None:
    box(page, "name").check()
    data = kept(page)
    run = next(iter(data["runs"].values()))
    run["t.listen"] = [run["t.name"][0] + 1, ["x", run["t.name"][1][1], ""]]
    page.evaluate("([key, value]) => localStorage.setItem(key, value)", [KEY, json.dumps(data)])
    box(page, "repeat").check()
    assert {name for name in next(iter(kept(page)["runs"].values())) if name[:2] == "t."} == {
        "t.name",
        "t.listen",
        "t.repeat",
    }


def test_a_run_deleted_in_one_tab_does_not_come_back_from_another(page) -> None:
    box(page, "name").check()
    other = page.context.new_page()
    other.goto(page.url)
    do(page, "remove")
    do(page, "removed")
    expect(box(other, "name")).not_to_be_checked()
    box(other, "listen").check()
    other.reload()
    assert ticked(other) == ["listen"]
    assert other.locator("[data-pick] option").count() == 1


def test_a_full_store_is_said_plainly_and_export_still_works(page) -> None:
    box(page, "name").check()
    page.evaluate(
        """() => { Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); }; }"""
    )
    box(page, "listen").check()
    assert fault(page) == "full"
    assert status(page) == "2 / 5，没有保存。"
    assert ticked(page) == ["name", "listen"]
    with page.expect_download() as download:
        page.locator('.checklist-warn [data-do="all"]').click()
    assert "t.listen" in download.value.path().read_text("utf-8")


def test_it_saves_again_once_there_is_room(page) -> None:
    page.evaluate(
        """() => { const set = Storage.prototype.setItem; let full = true; window.room = () => { full = false; };
             Storage.prototype.setItem = function (...all) {
               if (full) throw new DOMException("full", "QuotaExceededError"); set.apply(this, all); }; }"""
    )
    box(page, "name").check()
    assert fault(page) == "full"
    page.evaluate("room()")
    box(page, "listen").check()
    assert fault(page) is None
    page.reload()
    assert ticked(page) == ["name", "listen"]


def test_a_really_full_store_loses_nothing_that_was_kept(page) -> None:
    box(page, "name").check()
    page.evaluate(
        """() => { let size = 1 << 22; for (let i = 0; size > 0; ) {
             try { localStorage.setItem("other" + i++, "x".repeat(size)); } catch { size >>= 1; } } }"""
    )
    page.get_by_role("button", name="备注：约好回电时间").click()
    page.locator('[data-item="call-back"] [data-note]').fill("长" * 2000)
    assert fault(page) == "full"
    page.reload()
    assert ticked(page) == ["name"]


@pytest.fixture
def blocked(open_html, tmp_path):
    """The list in a frame that may not keep anything."""
    publish(tmp_path / "list.html", block())
    frame = '<iframe title="清单" src="list.html" sandbox="allow-scripts" width="900" height="900"></iframe>'
    page = open_html(frame)
    page.set_default_timeout(5000)
    return page.frame_locator("iframe")


def test_a_blocked_store_is_said_plainly_and_the_page_goes_on(blocked) -> None:
    blocked.locator(".checklist-row input").first.check()
    expect(blocked.locator('[data-fault="blocked"]')).to_be_visible()
    expect(blocked.locator("[data-count]")).to_have_text("1 / 5")
    expect(blocked.locator(".checklist-status")).to_have_text("1 / 5，没有保存。")


def test_what_a_blocked_frame_cannot_download_can_be_copied(blocked) -> None:
    blocked.locator(".checklist-row input").first.check()
    blocked.locator(".checklist-more summary").click()
    blocked.locator('[data-do="copy"]').click()
    expect(blocked.locator(".checklist-status")).to_have_text("已复制，可以粘贴到 Excel 或表格里。")


BROKEN = {
    "no JSON": "{",
    "a number": "42",
    "null": "null",
    "a list": "[]",
    "a text": '"x"',
    "older, without a version": '{"ticks":{"name":"0c0ffee0"}}',
    "older, version 0": '{"v":0,"texts":{},"runs":{}}',
    "no runs": '{"v":1,"texts":{}}',
    "runs of the wrong type": '{"v":1,"texts":{},"runs":[]}',
    "a time of the wrong type": '{"v":1,"texts":{},"runs":{"a":{"t.name":["now",["x","00000000",""]]}}}',
    "a time beyond counting": '{"v":1,"texts":{},"runs":{"a":{"t.name":[9007199254740991,["x","00000000",""]]}}}',
    "a mark that is none": '{"v":1,"texts":{},"runs":{"a":{"t.name":[1,["yes","00000000",""]]}}}',
    "a field that is none": '{"v":1,"texts":{},"runs":{"a":{"__proto__":[1,"x"]}}}',
}


@pytest.mark.parametrize("raw", BROKEN.values(), ids=BROKEN)
def test_unreadable_data_are_kept_aside_and_the_page_goes_on(page, raw) -> None:
    page.evaluate("([key, value]) => localStorage.setItem(key, value)", [KEY, raw])
    page.reload()
    assert fault(page) == "broken"
    assert page.evaluate("(key) => localStorage.getItem(key)", KEY) == raw, "looking does not touch it"
    box(page, "name").check()
    assert page.evaluate("Object.keys(localStorage).filter((key) => key.includes('~')).map((key) => localStorage[key])") == [raw]
    with page.expect_download() as download:
        page.locator('.checklist-warn [data-do="all"]').click()
    assert list(json.loads(download.value.path().read_text("utf-8"))["unreadable"].values()) == [raw]
    page.reload()
    assert ticked(page) == ["name"]
    assert fault(page) is None


def test_data_of_a_newer_handbook_are_left_alone(page) -> None:
    raw = '{"v":2,"something":"else"}'
    page.evaluate("([key, value]) => localStorage.setItem(key, value)", [KEY, raw])
    page.reload()
    assert fault(page) == "newer"
    box(page, "name").check()
    assert ticked(page) == ["name"]
    assert page.evaluate("(key) => [localStorage.length, localStorage.getItem(key)]", KEY) == [1, raw]
    assert status(page) == "1 / 5，没有保存。"
    with page.expect_download() as download:
        page.locator('.checklist-warn [data-do="all"]').click()
    file = json.loads(download.value.path().read_text("utf-8"))
    assert list(file["unreadable"].values()) == [raw]
    assert len(file["lists"]["complaint"]["runs"]) == 1


def test_a_newer_handbook_in_another_tab_stops_this_one_from_saving(page) -> None:
    box(page, "name").check()
    raw = '{"v":2}'
    other = page.context.new_page()
    other.goto(page.url)
    other.evaluate("([key, value]) => localStorage.setItem(key, value)", [KEY, raw])
    expect(page.locator('[data-fault="newer"]')).to_be_visible()
    box(page, "listen").check()
    assert page.evaluate("(key) => localStorage.getItem(key)", KEY) == raw
    assert ticked(page) == ["name", "listen"]


def test_a_store_cleared_meanwhile_gets_everything_again_with_the_next_tick(page) -> None:
    box(page, "name").check()
    page.evaluate("localStorage.clear()")
    box(page, "listen").check()
    page.reload()
    assert ticked(page) == ["name", "listen"]


def test_a_clock_set_back_does_not_undo_later_changes(page) -> None:
    box(page, "name").check()
    page.evaluate("Date.now = () => 1000")
    box(page, "name").uncheck()
    page.reload()
    assert ticked(page) == []
