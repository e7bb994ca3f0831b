"""What a page needs in an intranet: short addresses, overdue reviews, feedback without a server."""

from __future__ import annotations

import json
import re
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from playwright.sync_api import Page, expect

from support.browsing import DARK, DESKTOP, PHONE, PLAIN, axe

CHAPTER = "value/lifetime-value.html"
SHORT = {
    "c/customer-value/index.html": r"value/lifetime-value\.html#calc-customer-value$",
    "k/complaint/index.html": r"expectations/complaints\.html#list-complaint$",
    "z/churn/index.html": r"value/churn\.html$",
}


@pytest.mark.parametrize("address", SHORT)
def test_a_short_address_leads_to_its_place_on_a_server(visit, address: str) -> None:
    page = visit(address.removesuffix("index.html"))
    page.wait_for_url(re.compile(SHORT[address]))
    if "#" in SHORT[address]:
        expect(page.locator(f"#{page.url.partition('#')[2]}")).to_be_in_viewport()


@pytest.mark.parametrize("address", SHORT)
def test_a_short_address_leads_to_its_place_from_a_disk(open_file, address: str) -> None:
    open_file(address).wait_for_url(re.compile(SHORT[address]))


@pytest.mark.parametrize("address", SHORT)
def test_a_short_address_leads_on_without_scripts(visit, address: str) -> None:
    visit(address, PLAIN).wait_for_url(re.compile(SHORT[address]))


def test_every_short_address_is_one_page_that_leads_to_something(site) -> None:
    links = json.loads((site.folder / "links.json").read_text("utf-8"))
    wanted = [entry["short"] for kind in ("chapters", "calculators", "checklists") for entry in links[kind]]
    assert {f"{short}index.html" for short in wanted} <= set(site.leading)
    assert len(wanted) == len(set(wanted)) > 60


def at(page: Page, day: str, address: str) -> Page:
    """The page as a reader sees it on ``day``."""
    home = page.watch.home  # type: ignore[attr-defined]
    page.clock.install(time=f"{day}T12:00:00")
    page.goto(home + address)
    return page


def due(page: Page) -> str:
    return page.locator("time[data-due]").first.get_attribute("datetime") or ""


@pytest.mark.parametrize("view", [DESKTOP, DARK, PHONE], ids=["light", "dark", "phone"])
def test_a_review_that_is_overdue_on_the_readers_day_is_told(visit, view) -> None:
    page = at(visit(CHAPTER, view), "2030-01-01", CHAPTER)
    note = page.get_by_label("本章信息").locator("time.is-overdue")
    expect(note).to_contain_text("已过期")
    axe(page, ".hb-document")


def test_a_review_is_not_overdue_on_its_own_day(visit) -> None:
    page = visit(CHAPTER)
    day = due(page)
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", day)
    expect(at(page, day, CHAPTER).locator("time.is-overdue")).to_have_count(0)


def test_the_list_of_reviews_marks_every_overdue_chapter(visit) -> None:
    page = at(visit("reference/revisions.html"), "2040-01-01", "reference/revisions.html")
    assert page.locator("time[data-due]").count() == page.locator("time.is-overdue").count() > 30


def test_feedback_is_a_mail_that_says_which_page_and_version(visit) -> None:
    page = visit(CHAPTER)
    aside = page.get_by_label("这一页有用吗")
    aside.get_by_role("button", name="没帮上忙").click()
    aside.get_by_label("说的是哪一节").select_option("销售额不是今天的利润")
    aside.get_by_label("哪里写得好").fill("折现率怎么定？")
    mail = urlsplit(aside.get_by_role("link", name="写成邮件").get_attribute("href") or "")
    text = parse_qs(mail.query)
    assert (mail.scheme, mail.path) == ("mailto", "kefu-shouce@example.com")
    assert text["subject"] == ["客户服务手册《客户的真正价值》"]
    body = text["body"][0].split("\r\n")
    assert body[0] == "客户服务手册《客户的真正价值》：销售额不是今天的利润"
    assert "版本 1.0" in body[1]
    assert f"地址：{page.url.partition('#')[0]}" in body
    assert "有用吗：没帮上忙" in body
    assert body[-1] == "意见：折现率怎么定？"


def test_feedback_carries_the_numbers_a_reader_put_into_a_calculator(visit) -> None:
    page = visit(CHAPTER)
    aside = page.get_by_label("这一页有用吗")
    aside.get_by_role("button", name="有用", exact=True).click()
    assert "计算器" not in unquote(aside.get_by_role("link", name="写成邮件").get_attribute("href") or "")
    page.locator("#calc-customer-value").get_by_label("年次数").fill("24")
    aside.get_by_role("button", name="复制文字").click()
    expect(aside.get_by_role("status")).to_have_text("已复制")
    text = aside.get_by_label("要发的文字").input_value()
    assert "计算器“客户真正价值工作单”里填的：" in text
    assert "年次数 24" in text


def test_a_long_text_is_cut_in_the_mail_and_whole_in_the_copy(visit) -> None:
    page = visit(CHAPTER)
    aside = page.get_by_label("这一页有用吗")
    aside.get_by_role("button", name="没帮上忙").click()
    aside.get_by_label("哪里写得好").fill("很长" * 2000)
    href = aside.get_by_role("link", name="写成邮件").get_attribute("href") or ""
    assert len(href) <= 2000
    assert "请用“复制文字”" in unquote(href)
    aside.get_by_role("button", name="复制文字").click()
    assert aside.get_by_label("要发的文字").input_value().endswith("很长")


@pytest.mark.parametrize("view", [DESKTOP, DARK, PHONE], ids=["light", "dark", "phone"])
def test_the_feedback_is_accessible(visit, view) -> None:
    page = visit(CHAPTER, view)
    aside = page.get_by_label("这一页有用吗")
    aside.get_by_role("button", name="没帮上忙").click()
    expect(aside.get_by_label("哪里写得好")).to_be_focused()
    axe(page, ".hb-feedback")


def test_without_scripts_feedback_is_a_link_to_a_prepared_mail(visit) -> None:
    page = visit(CHAPTER, PLAIN)
    link = page.get_by_label("这一页有用吗").get_by_role("link", name="写信说一声")
    href = unquote(link.get_attribute("href") or "")
    assert href.startswith("mailto:kefu-shouce@example.com?subject=客户服务手册《客户的真正价值》&body=")
    assert "版本 1.0" in href
    assert page.get_by_role("button", name="没帮上忙").count() == 0


@pytest.mark.parametrize("address", ["links.json", "llms.txt", "reviews.ics", "value/churn.html.md"])
def test_files_for_other_programs_do_not_name_the_machine_they_were_made_on(site, address: str) -> None:
    text = (site.folder / address).read_text("utf-8")
    assert not re.search(r"/home/|/root/|/tmp/|localhost|127\.0\.0\.1", text)
