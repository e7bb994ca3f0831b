"""Running a checklist: once per customer, case or day."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from support.browsing import DARK, DESKTOP, PHONE, PHONE_DARK, PLAIN, THEME, axe, document
from support.checklists import KEY, SCRIPTS, block, box, do, kept, said, section, status, ticked

HOSTILE = '<img src=x onerror="window.hacked=1">'


@pytest.fixture
def page(open_html):
    page = open_html(section(), scripts=SCRIPTS)
    page.set_default_timeout(5000)
    return page


def test_a_tick_begins_a_run_without_any_form(page) -> None:
    expect(page.locator(".checklist-bar")).to_be_hidden()
    page.locator(".checklist-text", has_text="报出自己的姓名").click()
    assert ticked(page) == ["name"]
    expect(page.locator("[data-count]")).to_have_text("1 / 5")
    expect(page.locator("progress")).to_have_js_property("value", 1)
    assert re.search(r"\d\d-\d\d \d\d:\d\d（1 / 5）", page.locator("[data-pick]").inner_text())
    assert len(kept(page)["runs"]) == 1


def test_looking_at_a_list_keeps_nothing(page) -> None:
    assert page.evaluate("localStorage.length") == 0


def test_ticks_notes_and_progress_survive_a_reload(page) -> None:
    box(page, "listen").check()
    page.get_by_role("button", name="备注：约好回电时间").click()
    page.locator('[data-item="call-back"] [data-note]').fill("周三下午三点\n打手机")
    page.reload()
    assert ticked(page) == ["listen"]
    assert said(page, "call-back") == "备注：周三下午三点\n打手机"
    expect(page.locator("[data-count]")).to_have_text("1 / 5")


def test_two_customers_have_runs_side_by_side(page) -> None:
    box(page, "name").check()
    page.get_by_text("写上客户、日期、经办人").click()
    page.get_by_label("客户或事项").fill("赵女士")
    page.get_by_label("经办人", exact=True).first.fill("林悦")
    do(page, "begin")
    expect(page.get_by_label("客户或事项")).to_be_focused()
    page.keyboard.type("钱先生")
    assert ticked(page) == []
    expect(page.get_by_label("经办人", exact=True).first).to_have_value("林悦")
    box(page, "listen").check()
    box(page, "repeat").check()
    page.reload()
    assert ticked(page) == ["listen", "repeat"], "the run begun last is on show"
    options = page.locator("[data-pick] option").all_inner_texts()
    assert [("赵女士" in text, "1 / 5" in text) for text in options] == [(False, False), (True, True)]
    page.locator("[data-pick]").select_option(index=1)
    assert ticked(page) == ["name"]


def test_a_link_leads_to_one_run(page) -> None:
    box(page, "name").check()
    first = page.locator("[data-pick]").input_value()
    do(page, "begin")
    page.goto(f"{page.url}?run={first}#list-complaint")
    assert page.locator("[data-pick]").input_value() == first


def test_not_applicable_counts_only_with_a_reason(page) -> None:
    page.get_by_role("button", name="不适用／备注：赔付超出权限").click()
    page.get_by_label("这一条不适用").check()
    assert said(page, "escalate") == "不适用：还没写理由"
    expect(page.locator("[data-count]")).to_have_text("0 / 5")
    page.get_by_label("不适用的理由").fill("没有赔付")
    expect(page.locator("[data-count]")).to_have_text("1 / 5")
    page.reload()
    assert said(page, "escalate") == "不适用：没有赔付"
    assert ticked(page) == []


def test_only_items_that_may_be_are_not_applicable(page) -> None:
    assert page.locator("[data-na]").count() == 1


def test_signing_asks_for_what_is_required(page) -> None:
    box(page, "listen").check()
    do(page, "sign")
    question = page.locator('[data-ask="missing"]')
    expect(question).to_be_visible()
    expect(question).to_be_focused()
    question.get_by_role("button", name="报出自己的姓名").click()
    expect(box(page, "name")).to_be_focused()
    expect(question).to_be_hidden()


def test_signing_asks_for_the_reason_of_what_is_not_applicable(page) -> None:
    box(page, "name").check()
    page.get_by_role("button", name="不适用／备注").click()
    page.get_by_label("这一条不适用").check()
    do(page, "sign")
    expect(page.locator('[data-ask="missing"] li')).to_have_text(["赔付超出权限，请主管到场"])


def sign(page, name="林悦") -> None:
    box(page, "name").check()
    do(page, "sign")
    page.locator("[data-role]").first.fill(name)
    page.keyboard.press("Enter")


def test_a_signed_run_has_names_and_time_and_is_closed(page) -> None:
    sign(page)
    banner = page.locator(".checklist-signed")
    assert re.fullmatch(r"已签字：经办人 林悦，\d{4}-\d\d-\d\d \d\d:\d\d，签字时完成 1 / 5。", banner.inner_text())
    expect(box(page, "listen")).to_be_disabled()
    expect(page.get_by_role("button", name="导出 Excel")).to_be_focused()
    page.reload()
    expect(page.locator("[data-pick]")).to_contain_text("已签字")
    assert ticked(page) == [], "a new case begins empty"
    page.locator("[data-pick]").select_option(index=1)
    assert ticked(page) == ["name"]
    do(page, "reopen")
    expect(box(page, "listen")).to_be_enabled()
    expect(banner).to_be_hidden()


def test_signing_needs_a_name(page) -> None:
    box(page, "name").check()
    do(page, "sign")
    do(page, "signed")
    assert status(page) == "请写经办人的名字。"
    page.keyboard.press("Escape")
    expect(page.locator('[data-ask="sign"]')).to_be_hidden()
    expect(page.get_by_role("button", name="完成并签字")).to_be_focused()


def test_it_says_where_the_data_live_and_that_a_tick_is_no_submission(page) -> None:
    expect(page.locator(".checklist-start")).to_contain_text("只保存在这台设备的浏览器里")
    box(page, "name").check()
    where = page.locator(".checklist-keep")
    expect(where).to_contain_text("已勾选不等于已提交")
    expect(where).to_contain_text("只保存在这台设备的浏览器里")
    expect(where.get_by_role("button", name="导出 Excel")).to_be_visible()
    for item in ("listen", "repeat", "escalate", "call-back"):
        box(page, item).check()
    assert "全部完成，已勾选不等于已提交" in status(page)


def test_progress_is_announced_by_one_polite_region(page) -> None:
    assert page.locator("[role=status], [aria-live], [role=alert]").count() == 1
    box(page, "name").check()
    assert status(page) == "1 / 5，已保存在这台设备的浏览器里。"


def test_deleting_a_run_asks_first(page) -> None:
    box(page, "name").check()
    do(page, "remove")
    do(page, "cancel")
    assert ticked(page) == ["name"]
    do(page, "remove")
    do(page, "removed")
    assert ticked(page) == []
    assert "报出" not in str(kept(page)["runs"]), "what was in it is gone from the store"
    page.reload()
    assert ticked(page) == []


def test_names_are_text_and_never_markup(page) -> None:
    box(page, "name").check()
    page.get_by_text("写上客户、日期、经办人").click()
    for label in ("名称", "客户或事项"):
        page.get_by_label(label, exact=True).fill(HOSTILE)
    page.get_by_role("button", name="不适用／备注").click()
    page.get_by_label("这一条不适用").check()
    page.get_by_label("不适用的理由").fill(HOSTILE)
    page.locator('[data-item="escalate"] [data-note]').fill(HOSTILE)
    sign(page, HOSTILE)
    page.reload()
    page.locator("[data-pick]").select_option(index=1)
    expect(page.locator(".checklist-signed")).to_contain_text(HOSTILE)
    assert page.locator(".checklist img").count() == 0
    assert page.evaluate("window.hacked") is None


def test_hostile_text_of_a_chapter_is_text(open_html) -> None:
    page = open_html(section(block(items=f"- [ ] {HOSTILE} **{HOSTILE}** {{#name}}\n")), scripts=SCRIPTS)
    box(page, "name").check()
    assert page.locator(".checklist img").count() == 0
    assert page.evaluate("window.hacked") is None


def test_it_is_worked_with_the_keyboard_alone(page) -> None:
    box(page, "name").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.type("他自己先报了姓")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    assert ticked(page) == ["name", "listen"]
    assert said(page, "name") == "备注：他自己先报了姓"
    while page.evaluate("document.activeElement.textContent") != "完成并签字":
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.type("林悦")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".checklist-signed")).to_contain_text("林悦")


def test_every_box_says_what_it_is(page) -> None:
    names = [line for line in page.locator(".checklist").aria_snapshot().splitlines() if "checkbox" in line]
    assert len(names) == 5
    assert "报出自己的姓名" in names[0]


def test_on_a_phone_targets_are_large_and_nothing_scrolls_sideways(open_html) -> None:
    page = open_html(section(), PHONE, scripts=SCRIPTS)
    box(page, "name").tap()
    page.get_by_text("写上客户、日期、经办人").click()
    page.get_by_label("客户或事项").fill("很长很长的客户名字" * 9 + "W" * 99)
    page.locator('[data-item="listen"] > .checklist-line button').click()
    page.locator('[data-item="listen"] > .checklist-detail [data-note]').fill("W" * 200)
    do(page, "sign")
    page.locator(".checklist-more summary").click()
    rows = page.locator("label.checklist-row, .checklist button:visible:not(li *)")
    heights = [row.bounding_box()["height"] for row in rows.all() if row.is_visible()]
    assert min(heights) >= 44
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


@pytest.mark.parametrize("view", [DESKTOP, DARK, PHONE, PHONE_DARK], ids=["light", "dark", "phone", "phone-dark"])
def test_it_is_accessible_before_in_and_after_use(open_html, view) -> None:
    page = open_html(section(), view, scripts=SCRIPTS)
    axe(page)
    box(page, "listen").check()
    page.get_by_text("写上客户、日期、经办人").click()
    page.get_by_role("button", name="不适用／备注").click()
    page.get_by_label("这一条不适用").check()
    do(page, "sign")
    page.locator(".checklist-more summary").click()
    axe(page)
    page.get_by_label("不适用的理由").fill("没有赔付")
    sign(page)
    axe(page)


def test_mounting_twice_changes_nothing(page) -> None:
    page.evaluate("handbook.start(); handbook.mountChecklist(document.querySelector('.checklist'))")
    assert page.locator(".checklist-row input").count() == 5
    page.locator(".checklist-text", has_text="报出自己的姓名").click()
    assert ticked(page) == ["name"]


def test_it_works_from_a_file_share(open_page, tmp_path) -> None:
    (tmp_path / "assets").symlink_to(THEME / "assets")
    file = tmp_path / "index.html"
    file.write_text(document(section(), SCRIPTS, dark=False), "utf-8")
    page = open_page(file.as_uri())
    box(page, "name").check()
    page.reload()
    assert ticked(page) == ["name"]


def test_it_works_under_the_strictest_policy(open_page, open_html, tmp_path) -> None:
    page = open_html(section(), scripts=SCRIPTS)
    policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:"
    html = document(section(), SCRIPTS, dark=False)
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    (tmp_path / "index.html").write_text(html.replace("<title>", f"{meta}<title>"), "utf-8")
    page.reload()
    box(page, "name").check()
    with page.expect_download():
        do(page, "excel")
    sign(page)
    do(page, "print")


def test_printing_it_as_it_stands_shows_ticks_and_names(page) -> None:
    page.evaluate("window.print = () => { window.printed = document.querySelector('.checklist').innerText; }")
    sign(page)
    page.emulate_media(media="print")
    boxes = page.locator(".checklist-box:visible").all_inner_texts()
    assert boxes == ["☑", "□", "□", "□", "□"]
    expect(page.locator(".checklist-signs")).to_contain_text("经办人：林悦")
    expect(page.locator(".checklist-run")).to_be_hidden()


def test_printing_it_blank_hides_what_was_ticked_and_leaves_it_on_screen(page) -> None:
    page.evaluate("window.print = () => {}")
    box(page, "name").check()
    page.locator("h1").evaluate("(element) => element.id = 'outside'")
    do(page, "blank")
    page.emulate_media(media="print")
    assert set(page.locator(".checklist-box:visible").all_inner_texts()) == {"□"}
    expect(page.locator("#outside")).to_be_hidden()
    expect(page.locator(".checklist-notes")).to_be_visible()
    page.emulate_media(media="screen")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert ticked(page) == ["name"]
    expect(page.locator("#outside")).to_be_visible()
    page.emulate_media(media="print")
    assert page.locator(".checklist-box").first.inner_text() == "☑"


def test_a_list_of_one_page_begins_and_ends_a_page(open_html) -> None:
    page = open_html(section(block(options="打印: 单页")) + "<p>后文</p>", scripts=SCRIPTS)
    page.emulate_media(media="print")
    style = page.locator(".checklist").evaluate("(e) => [getComputedStyle(e).breakBefore, getComputedStyle(e).breakAfter]")
    assert style == ["page", "page"]


def test_without_javascript_there_are_empty_boxes_and_lines_to_sign(open_html) -> None:
    page = open_html(section(), PLAIN)
    assert page.locator(".checklist-box:visible").all_inner_texts() == ["□"] * 5
    expect(page.locator(".checklist-signs")).to_be_visible()
    assert page.locator(".checklist").get_by_role("button").count() == 0
    assert page.locator(".checklist").get_by_role("checkbox").count() == 0
    assert page.locator(".checklist-row").first.evaluate("(e) => getComputedStyle(e).cursor") == "auto"


def test_two_lists_on_a_page_do_not_mix(open_html) -> None:
    page = open_html(section(block() + "\n" + block(name="other")), scripts=SCRIPTS)
    page.locator("#list-other .checklist-row input").first.check()
    assert page.evaluate("Object.keys(localStorage)") == ["handbook.checklist:other"]
    assert page.evaluate("(key) => localStorage.getItem(key)", KEY) is None
