"""The offline copy: unpacked anywhere and opened from the disk, it searches, calculates and keeps ticks."""

from __future__ import annotations

import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from conftest import ROOT, Site
from support.browsing import PLAIN


def pack(site: Site, target: Path) -> Path:
    """What ``make zip`` does with a built site."""
    command = [sys.executable, "-m", "handbook.exports.archive", str(site.folder), str(target)]
    subprocess.run(command, cwd=ROOT / "hooks", check=True, capture_output=True)
    return target


@pytest.fixture(scope="module")
def unpacked(site: Site, tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("共享盘 (内网)")
    with zipfile.ZipFile(pack(site, folder / "handbook.zip")) as archive:
        archive.extractall(folder)
    return folder


@pytest.fixture
def opened(open_page, unpacked):
    """``opened(address, view)``: a page of the offline copy."""
    return lambda address="index.html", *view: open_page((unpacked / "handbook" / address).as_uri(), *view)


def test_packing_again_gives_the_same_bytes(site: Site, tmp_path: Path) -> None:
    assert pack(site, tmp_path / "a.zip").read_bytes() == pack(site, tmp_path / "b.zip").read_bytes()


def test_it_has_a_note_and_the_whole_site(site: Site, unpacked: Path) -> None:
    note = (unpacked / "先读我.txt").read_bytes().decode("utf-8-sig")
    assert "双击 index.html" in note
    assert "版本 1.0" in note
    packed = {path.relative_to(unpacked / "handbook") for path in (unpacked / "handbook").rglob("*")}
    assert packed == {path.relative_to(site.folder) for path in site.folder.rglob("*")}


def test_the_home_page_leads_to_a_chapter(opened) -> None:
    page: Page = opened()
    page.get_by_role("link", name="客户抱怨了怎么办").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("抱怨是礼物")


def test_it_searches(opened) -> None:
    page: Page = opened()
    page.get_by_role("textbox", name="搜索").click()
    page.keyboard.type("客户流失")
    expect(page.locator(".md-search-result__link").first).to_contain_text("流失", timeout=20_000)
    page.locator(".md-search-result__link").first.click()
    page.wait_for_url(re.compile(r"/value/churn\.html"))


def test_it_calculates(opened) -> None:
    section = opened("value/lifetime-value.html").locator("#calc-customer-value")
    section.get_by_label("年次数").fill("24")
    expect(section).to_contain_text("54,000")


def test_it_keeps_ticks(opened) -> None:
    page: Page = opened("expectations/complaints.html")
    page.get_by_role("checkbox").first.check()
    page.reload()
    expect(page.get_by_role("checkbox").first).to_be_checked()


@pytest.mark.parametrize("address", ["index.html", "value/lifetime-value.html", "tools/index.html", "embed/complaint/index.html"])
def test_it_reads_without_scripts(opened, address: str) -> None:
    page: Page = opened(address, PLAIN)
    assert len(page.locator("article").inner_text()) > 200


def test_every_page_opens_from_the_disk_and_says_nothing(opened, site: Site) -> None:
    page: Page = opened()
    base = page.url.removesuffix("index.html")
    for address in site.pages:
        if address != "404.html":  # only a server shows it
            page.goto(base + address)
            page.wait_for_load_state("load")


def test_without_a_site_there_is_nothing_to_pack(tmp_path: Path) -> None:
    from handbook.exports.archive import main

    assert main([str(tmp_path), str(tmp_path / "a.zip")]) == 1
    assert not (tmp_path / "a.zip").exists()
