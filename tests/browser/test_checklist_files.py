"""Files: backups that travel to another browser, records for the drawer, and what is refused."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import expect

from support.checklists import ITEMS, KEY, SCRIPTS, block, box, do, edit, kept, said, section, status, ticked


@pytest.fixture
def page(open_html):
    page = open_html(section(), scripts=SCRIPTS)
    page.set_default_timeout(5000)
    return page


def saved(page, verb: str) -> Path:
    """The file that a verb hands over."""
    with page.expect_download() as download:
        do(page, verb)
    path = download.value.path()
    return path.rename(path.with_name(download.value.suggested_filename))


def bring(page, content: str | bytes, name: str = "备份.json") -> None:
    """Choose a file to import."""
    data = content.encode() if isinstance(content, str) else content
    page.locator('[type="file"]').set_input_files({"name": name, "mimeType": "application/json", "buffer": data})


def write(page, item: str, text: str) -> None:
    page.locator(f'[data-item="{item}"] > .checklist-line button').click()
    page.locator(f'[data-item="{item}"] > .checklist-detail [data-note]').fill(text)


def test_a_backup_brings_everything_to_a_fresh_profile(page, open_html) -> None:
    box(page, "name").check()
    write(page, "call-back", "周三")
    do(page, "begin")
    page.keyboard.type("钱先生")
    box(page, "listen").check()
    file = saved(page, "all")
    assert file.name == "投诉当场处理.json"
    other = open_html(section(), scripts=SCRIPTS)
    bring(other, file.read_bytes())
    expect(other.locator("[data-offer]")).to_contain_text("文件里有 2 份记录，2 份是这里没有的")
    assert ticked(other) == [], "nothing happens before the reader agrees"
    do(other, "imported")
    assert status(other) == "已导入 2 份记录。"
    assert kept(other) == kept(page)
    other.reload()
    assert ticked(other) == ["listen"]
    other.locator("[data-pick]").select_option(index=1)
    assert said(other, "call-back") == "备注：周三"


def test_a_backup_of_one_run_has_only_that_run(page) -> None:
    box(page, "name").check()
    do(page, "begin")
    box(page, "listen").check()
    runs = json.loads(saved(page, "backup").read_text("utf-8"))["lists"]["complaint"]["runs"]
    assert ["t.listen" in run for run in runs.values()] == [True]


def test_importing_merges_item_by_item_and_the_later_change_wins(page) -> None:
    box(page, "name").check()
    box(page, "listen").check()
    file = saved(page, "all").read_text("utf-8")
    box(page, "name").uncheck()
    box(page, "repeat").check()
    bring(page, file)
    expect(page.locator("[data-offer]")).to_contain_text("0 份是这里没有的，1 份这里也有：逐条合并，后改的算数")
    do(page, "imported")
    assert ticked(page) == ["listen", "repeat"]


def test_importing_twice_changes_nothing(page) -> None:
    box(page, "name").check()
    file = saved(page, "all").read_text("utf-8")
    before = kept(page)
    for _ in range(2):
        bring(page, file)
        do(page, "imported")
    assert kept(page) == before


def test_declining_an_import_leaves_all_as_it_was(page) -> None:
    box(page, "name").check()
    file = saved(page, "all").read_text("utf-8")
    box(page, "listen").check()
    before = kept(page)
    bring(page, file)
    do(page, "cancel")
    assert kept(page) == before


def test_a_deleted_run_comes_back_from_its_backup(page) -> None:
    box(page, "name").check()
    file = saved(page, "backup").read_text("utf-8")
    do(page, "remove")
    do(page, "removed")
    bring(page, file)
    do(page, "imported")
    assert ticked(page) == ["name"]


def test_an_old_backup_of_a_changed_chapter_asks_to_confirm(page, tmp_path) -> None:
    box(page, "name").check()
    file = saved(page, "all").read_text("utf-8")
    page.evaluate("localStorage.clear()")
    edit(tmp_path, page, block(ITEMS.replace("自己的姓名", "自己的全名")))
    bring(page, file)
    do(page, "imported")
    assert ticked(page) == []
    assert "原来是：报出自己的姓名" in said(page, "name")


def backup(**changes: object) -> str:
    lists = {"complaint": {"v": 1, "texts": {}, "runs": {"a": {"name": [1, "赵"]}}}}
    return json.dumps({"format": "handbook-checklists", "v": 1, "lists": lists} | changes)


def one(run: object, texts: object = None) -> str:
    return backup(lists={"complaint": {"v": 1, "texts": texts or {}, "runs": {"a": run}}})


REFUSED = {
    "a text": ("你好", "内容不是 JSON"),
    "an empty file": ("", "内容不是 JSON"),
    "a picture": (b"\x89PNG\r\n\x1a\n\x00", "内容不是 JSON"),
    "markup": ("<script>alert(1)</script>", "内容不是 JSON"),
    "a number": ("42", "这不是清单的备份文件"),
    "another format": ('{"format":"other"}', "这不是清单的备份文件"),
    "no lists": (backup(lists=None), "这不是清单的备份文件"),
    "a newer format": (backup(v=2), "更新版本的手册"),
    "a list's id that is none": (backup(lists={"../etc": {}}), "不完整或被改过"),
    "prototype": ('{"format":"handbook-checklists","v":1,"lists":{"__proto__":{"v":1}}}', "不完整或被改过"),
    "a list that is none": (backup(lists={"complaint": 1}), "不完整或被改过"),
    "a newer list": (backup(lists={"complaint": {"v": 9}}), "不完整或被改过"),
    "a run that is none": (one([]), "不完整或被改过"),
    "a field that is none": (one({"onerror": [1, "x"]}), "不完整或被改过"),
    "a prototype's field": (one(json.loads('{"__proto__":[1,"x"]}')), "不完整或被改过"),
    "a name that is no text": (one({"name": [1, {"a": 1}]}), "不完整或被改过"),
    "a time of the future": (one({"name": [9e15, "赵"]}), "不完整或被改过"),
    "a negative time": (one({"name": [-1, "赵"]}), "不完整或被改过"),
    "a text without end": (one({"name": [1, "长" * 6000]}), "不完整或被改过"),
    "a mark that is none": (one({"t.name": [1, ["✓", "00000000", ""]]}), "不完整或被改过"),
    "a signature that is none": (one({"sign": [1, {"names": "赵"}]}), "不完整或被改过"),
    "a text's hash that is none": (one({}, {"javascript:alert(1)": "x"}), "不完整或被改过"),
}


@pytest.mark.parametrize(("content", "reason"), REFUSED.values(), ids=REFUSED)
def test_a_wrong_or_hostile_file_is_refused_with_a_reason(page, content, reason) -> None:
    box(page, "name").check()
    before = kept(page)
    bring(page, content)
    expect(page.locator(".checklist-status")).to_contain_text(reason)
    expect(page.locator('[data-ask="import"]')).to_be_hidden()
    assert kept(page) == before
    assert page.evaluate("({}).v === undefined && localStorage.length") == 1


def test_a_file_that_is_too_large_is_not_even_read(page, tmp_path) -> None:
    file = tmp_path / "large.json"
    file.write_bytes(b" " * 5_000_001)
    page.locator('[type="file"]').set_input_files(file)
    expect(page.locator(".checklist-status")).to_contain_text("文件太大")


def test_a_valid_file_with_hostile_texts_shows_them_as_text(page) -> None:
    text = "<img src=x onerror=window.hacked=1>"
    run = {"name": [1, text], "case": [1, text], "t.gone": [1, ["x", "0000000a", text]], "n.name": [1, text]}
    bring(page, one(run, {"0000000a": text}))
    do(page, "imported")
    assert said(page, "name") == f"备注：{text}"
    expect(page.locator(".checklist-gone li")).to_contain_text(text)
    assert page.locator(".checklist img").count() == 0
    assert page.evaluate("window.hacked") is None


INJECTIONS = [
    "=1+1",
    "=HYPERLINK(\"http://x\",\"y\")",
    "=cmd|' /C calc'!A0",
    "+1+1",
    "+cmd|' /C calc'!A0",
    "-1+1",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(1+1)",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    " =1+1",
    "\u00a0=1+1",
    "＝1+1",
    "＋1+1",
    "＠SUM(1)",
    '"=1+1',
    "'=1+1",
    "|calc",
    "%0A=1+1",
]
NUMBERS = ["-5", "-1,200.50", "+3", "-12%", "15600"]
HARMLESS = ["林悦", "3 - 2", "a=b", "“=”", ""]


def first_cells(text: str, delimiter: str) -> list[str]:
    return [row[0] for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)]


@pytest.mark.parametrize("kind", ["csv", "tsv"])
def test_cells_that_a_spreadsheet_would_run_are_neutralised(page, kind) -> None:
    assert len(INJECTIONS) >= 15
    text = page.evaluate("([kind, cells]) => handbook.record[kind](cells.map((cell) => [cell, 'x']))", [kind, INJECTIONS])
    cells = first_cells(text.removeprefix("\ufeff"), "," if kind == "csv" else "\t")
    assert [cell for cell in cells if not cell.startswith("'")] == []
    assert len(cells) == len(INJECTIONS)


@pytest.mark.parametrize("kind", ["csv", "tsv"])
def test_negative_numbers_stay_numbers_and_plain_text_stays_text(page, kind) -> None:
    wanted = NUMBERS + HARMLESS
    text = page.evaluate("([kind, cells]) => handbook.record[kind](cells.map((cell) => [cell, 'x']))", [kind, wanted])
    assert first_cells(text.removeprefix("\ufeff"), "," if kind == "csv" else "\t") == wanted


def fill_in(page) -> None:
    box(page, "name").check()
    page.get_by_text("写上客户、日期、经办人").click()
    page.get_by_label("客户或事项").fill('=HYPERLINK("http://x")')
    page.get_by_label("日期").fill("2026-11-22")
    write(page, "listen", "第一行\n“第二行”, 逗号")
    write(page, "repeat", "-5")
    page.get_by_role("button", name="不适用／备注").click()
    page.get_by_label("这一条不适用").check()
    page.get_by_label("不适用的理由").fill("<没有> & 赔付\u0000")
    do(page, "sign")
    page.locator("[data-role]").first.fill("林悦")
    page.locator("[data-role]").last.fill("周颖")
    do(page, "signed")


def test_the_csv_record_opens_in_excel(page) -> None:
    fill_in(page)
    data = saved(page, "csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    head = {row[0]: row[1] for row in rows[:8]}
    assert head["清单"] == "投诉当场处理"
    assert head["客户或事项"] == '\'=HYPERLINK("http://x")'
    assert head["完成"] == "2 / 5"
    assert head["签字"] == "经办人 林悦，主管 周颖"
    assert rows[9] == ["序号", "条目", "结果", "不适用的理由", "备注", "时间", "勾选时的原文"]
    assert rows[10][:5] == ["1", "报出自己的姓名", "已做", "", ""]
    assert rows[11][2:5] == ["未做", "", "第一行\n“第二行”, 逗号"]
    assert rows[12][4] == "-5"
    assert rows[13][2] == "不适用"


def test_the_excel_record_opens_and_has_nothing_but_text(page) -> None:
    fill_in(page)
    path = saved(page, "excel")
    assert path.suffix == ".xlsx"
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
    sheet = openpyxl.load_workbook(path).active
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert rows[0][:2] == ["清单", "投诉当场处理"]
    assert rows[2][1] == '=HYPERLINK("http://x")'
    assert rows[13][3] == "<没有> & 赔付"
    assert {cell.data_type for row in sheet.iter_rows() for cell in row if cell.value is not None} <= {"s", "inlineStr"}


def test_a_hostile_cell_of_the_excel_record_is_no_formula(page) -> None:
    cells = INJECTIONS + NUMBERS + ["</t></is></c>", "]]>", "\ud800", "\x08"]
    data = page.evaluate(
        "async (cells) => [...new Uint8Array(await handbook.record.excel(cells.map((cell) => [cell])).arrayBuffer())]", cells
    )
    sheet = openpyxl.load_workbook(io.BytesIO(bytes(data))).active
    assert [cell.data_type for (cell,) in sheet.iter_rows() if cell.value] == ["s"] * (len(cells) - 2)


def test_the_record_tells_what_the_list_no_longer_has(page, tmp_path) -> None:
    box(page, "name").check()
    box(page, "repeat").check()
    items = "".join(line + "\n" for line in ITEMS.replace("一遍，请", "一遍；请").splitlines()[1:])
    edit(tmp_path, page, block(items))
    rows = list(csv.reader(io.StringIO(saved(page, "csv").read_text("utf-8-sig"), newline="")))
    assert [row[2] for row in rows if row[1:2] == ["复述一遍；请客户确认"]] == ["待确认（已做）"]
    assert rows[-1][1:3] == ["报出自己的姓名", "已做（条目已去掉）"]


def test_the_record_is_copied_as_a_table(page) -> None:
    page.context.grant_permissions(["clipboard-read"])
    box(page, "name").check()
    do(page, "copy")
    assert status(page) == "已复制，可以粘贴到 Excel 或表格里。"
    text = page.evaluate("navigator.clipboard.readText()")
    assert "1\t报出自己的姓名\t已做" in text
    expect(page.locator('[data-ask="copy"]')).to_be_hidden()


def test_where_copying_is_forbidden_the_table_is_there_to_copy_by_hand(page) -> None:
    page.evaluate("document.execCommand = () => false")
    box(page, "name").check()
    do(page, "copy")
    area = page.get_by_label("这一份的表格")
    expect(area).to_be_focused()
    assert "报出自己的姓名" in area.input_value()
    assert status(page) == "浏览器不让自动复制，请按 Ctrl+C。"


def test_a_file_is_named_after_its_run_on_every_system(page) -> None:
    box(page, "name").check()
    page.get_by_text("写上客户、日期、经办人").click()
    page.get_by_label("名称", exact=True).fill('../..\\CON:<赵>|"?*')
    name = saved(page, "csv").name
    assert not set(name) & set('\\/:*?"<>|')
    assert name.startswith("投诉当场处理-")


def test_other_lists_in_a_backup_are_brought_home_too(page) -> None:
    lists = {"promise": {"v": 1, "texts": {}, "runs": {"a": {"name": [1, "赵"]}}}}
    bring(page, backup(lists=lists))
    do(page, "imported")
    assert json.loads(page.evaluate("localStorage.getItem('handbook.checklist:promise')")) == lists["promise"]
    assert page.evaluate("(key) => localStorage.getItem(key)", KEY) is None
