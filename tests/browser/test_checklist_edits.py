"""A chapter changes while a run is under way: nothing ticked is lost, nothing is ticked falsely."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from playwright.sync_api import expect

from support.checklists import (
    ITEMS,
    OPTIONS,
    SCRIPTS,
    block,
    box,
    do,
    edit,
    kept,
    said,
    section,
    ticked,
    waiting,
)

TICKED = ("name", "repeat", "escalate")
NAME, LISTEN, REPEAT, ESCALATE, CALL = ITEMS.splitlines()


@dataclass(frozen=True)
class Edit:
    """A new edition of the items, and what becomes of the ticks on name, repeat and escalate."""

    items: str
    kept: tuple[str, ...] = TICKED
    waiting: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    fresh: tuple[str, ...] = ()
    options: str = OPTIONS


def lines(*items: str) -> str:
    return "\n".join(items) + "\n"


NEW = "- [ ] 当场道歉 {#sorry}"
EDITS = {
    "nothing": Edit(ITEMS),
    "reordered": Edit(lines(CALL, ESCALATE, NAME, LISTEN, REPEAT)),
    "reversed": Edit(lines(CALL, ESCALATE, LISTEN, REPEAT, NAME)),
    "inserted_first": Edit(lines(NEW, NAME, LISTEN, REPEAT, ESCALATE, CALL), fresh=("sorry",)),
    "inserted_between": Edit(lines(NAME, NEW, LISTEN, REPEAT, ESCALATE, CALL), fresh=("sorry",)),
    "appended": Edit(ITEMS + NEW + "\n", fresh=("sorry",)),
    "unticked_deleted": Edit(lines(NAME, LISTEN, REPEAT, ESCALATE)),
    "ticked_deleted": Edit(
        lines(LISTEN, REPEAT, ESCALATE, CALL),
        kept=("repeat", "escalate"),
        gone=("报出自己的姓名（已做）",),
        options=f"{OPTIONS}\n    退役: name",
    ),
    "ticked_reworded": Edit(ITEMS.replace("自己的姓名", "自己的全名"), kept=("repeat", "escalate"), waiting=("name",)),
    "unticked_reworded": Edit(ITEMS.replace("不打断", "").replace("话说完", "话全部说完")),
    "one_mark_of_punctuation": Edit(ITEMS.replace("一遍，请", "一遍；请"), kept=("name", "escalate"), waiting=("repeat",)),
    "emphasised": Edit(ITEMS.replace("自己的姓名", "**自己的姓名**")),
    "spaces": Edit(ITEMS.replace("报出自己", "报出自己").replace("- [ ] 赔付", "- [ ]   赔付")),
    "nested": Edit(ITEMS.replace("- [ ] 赔付", "    - [ ] 赔付")),
    "unnested": Edit(ITEMS.replace("    - [ ] 复述", "- [ ] 复述")),
    "marks_changed": Edit(ITEMS.replace("{#repeat}", "{#repeat 必做 可不适用}")),
    "texts_swapped": Edit(
        lines("- [ ] 复述一遍，请客户确认 {#name}", LISTEN, "- [ ] 报出自己的姓名 {#repeat}", ESCALATE, CALL),
        kept=("escalate",),
        waiting=("name", "repeat"),
    ),
    "one_split_in_two": Edit(
        lines(NAME, LISTEN, "    - [ ] 复述一遍 {#repeat}", "    - [ ] 请客户确认 {#agree}", ESCALATE, CALL),
        kept=("name", "escalate"),
        waiting=("repeat",),
        fresh=("agree",),
    ),
    "two_joined_in_one": Edit(
        lines("- [ ] 报出自己的姓名，让客户先说 {#name}", REPEAT.strip(), ESCALATE, CALL),
        kept=("repeat", "escalate"),
        waiting=("name",),
        options=f"{OPTIONS}\n    退役: listen",
    ),
    "new_id_for_an_old_text": Edit(
        ITEMS.replace("{#name 必做}", "{#full-name}"),
        kept=("repeat", "escalate"),
        gone=("报出自己的姓名（已做）",),
        fresh=("full-name",),
    ),
    "all_new": Edit(
        NEW + "\n",
        kept=(),
        gone=("报出自己的姓名（已做）", "复述一遍，请客户确认（已做）", "赔付超出权限，请主管到场（已做）"),
        fresh=("sorry",),
    ),
}


@pytest.fixture
def page(open_html):
    page = open_html(section(), scripts=SCRIPTS)
    page.set_default_timeout(5000)
    for item in TICKED:
        box(page, item).check()
    return page


@pytest.mark.parametrize("change", EDITS.values(), ids=EDITS)
def test_every_tick_is_right_after_an_edit(page, tmp_path, change) -> None:
    edit(tmp_path, page, block(change.items, change.options))
    assert sorted(ticked(page)) == sorted(change.kept)
    assert waiting(page) == list(change.waiting)
    assert page.locator(".checklist-gone li").all_inner_texts() == list(change.gone)
    items = page.locator("[data-item]").evaluate_all("all => all.map((one) => one.dataset.item)")
    assert tuple(item for item in items if "后来加的" in said(page, item)) == change.fresh
    total = len(items)
    waits = f"，{len(change.waiting)} 条待确认" if change.waiting else ""
    expect(page.locator("[data-count]")).to_have_text(f"{len(change.kept)} / {total}{waits}")


def test_a_reworded_item_shows_its_old_text_and_is_confirmed_with_one_click(page, tmp_path) -> None:
    edit(tmp_path, page, block(ITEMS.replace("自己的姓名", "自己的全名")))
    assert "原来是：报出自己的姓名" in said(page, "name")
    box(page, "name").click()
    assert "name" in ticked(page)
    assert waiting(page) == []
    page.reload()
    assert "name" in ticked(page)
    assert said(page, "name") == ""


def test_an_edit_that_is_taken_back_leaves_the_ticks_as_they_were(page, tmp_path) -> None:
    before = kept(page)
    edit(tmp_path, page, block(NEW + "\n"))
    edit(tmp_path, page, block())
    assert kept(page) == before
    assert ticked(page) == list(TICKED)


def test_signing_asks_to_confirm_what_changed(page, tmp_path) -> None:
    edit(tmp_path, page, block(ITEMS.replace("一遍，请", "一遍；请")))
    do(page, "sign")
    expect(page.locator('[data-ask="missing"] li')).to_have_text(["复述一遍；请客户确认"])


def test_what_is_no_longer_optional_waits_to_be_confirmed(page, tmp_path) -> None:
    page.get_by_role("button", name="不适用／备注").click()
    page.get_by_label("这一条不适用").check()
    page.get_by_label("不适用的理由").fill("没有赔付")
    edit(tmp_path, page, block(ITEMS.replace(" 可不适用", "")))
    assert waiting(page) == ["escalate"]
    assert "不适用：没有赔付" in said(page, "escalate")


def test_a_note_on_a_deleted_item_is_still_listed(page, tmp_path) -> None:
    page.get_by_role("button", name="备注：报出自己的姓名").click()
    page.locator('[data-item="name"] [data-note]').fill("他先报的")
    edit(tmp_path, page, block(lines(LISTEN, REPEAT, ESCALATE, CALL)))
    assert page.locator(".checklist-gone li").all_inner_texts() == ["报出自己的姓名（已做；他先报的）"]


def test_a_signed_run_keeps_what_was_signed(page, tmp_path) -> None:
    do(page, "sign")
    page.locator("[data-role]").first.fill("林悦")
    do(page, "signed")
    edit(tmp_path, page, block(ITEMS + NEW + "\n"))
    page.locator("[data-pick]").select_option(index=1)
    expect(page.locator(".checklist-signed")).to_contain_text("签字时完成 3 / 5")


def test_a_retired_list_still_shows_what_readers_kept(page, tmp_path) -> None:
    edit(tmp_path, page, block("请用新的投诉清单。\n", "退役: 整张清单", end=""))
    expect(page.locator(".checklist-closed")).to_be_visible()
    assert page.locator(".checklist-gone li").count() == 3
    expect(page.get_by_role("button", name="新开一份")).to_be_hidden()
    with page.expect_download():
        do(page, "backup")


def test_a_renamed_list_takes_over_what_was_kept(page, tmp_path) -> None:
    edit(tmp_path, page, block(options="曾用: complaint", name="grumble"))
    assert ticked(page) == list(TICKED)
    assert page.evaluate("Object.keys(localStorage)") == ["handbook.checklist:grumble"]


def test_a_retired_list_nobody_used_offers_nothing(open_html) -> None:
    page = open_html(section(block("停用。\n", "退役: 整张清单", end="")), scripts=SCRIPTS)
    expect(page.locator(".checklist-start")).to_be_hidden()
    expect(page.locator(".checklist-keep")).to_be_hidden()
