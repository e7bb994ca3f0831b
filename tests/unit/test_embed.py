"""A tool in another page's frame: its addresses, and the code to copy."""

from __future__ import annotations

import pytest

from handbook.embed.code import PLACEHOLDER, code_html, iframe
from handbook.embed.frame import frame, relocate, relocate_html
from handbook.source import Rendered

TOOL = Rendered("calculator", "loss", "一年的 <损失>", "calc-loss", '<a href="../pdf/a.pdf" id="x">a</a><a href="#x">b</a>', None)


@pytest.mark.parametrize(
    ("address", "page", "other", "there"),
    [
        ("b.html", "value/a.html", "embed/x/index.html", "../../value/b.html"),
        ("../pdf/a.pdf", "value/a.html", "embed/x/index.html", "../../pdf/a.pdf"),
        ("b.html#c", "a.html", "z/a/index.html", "../../b.html#c"),
        ("value/a.html", "", "c/x/index.html", "../../value/a.html"),
        ("embed/b/index.html", "", "embed/a/index.html", "../b/index.html"),
        ("value/", "", "index.html", "value/"),
        ("a.html?b=1", "", "value/x.html", "../a.html?b=1"),
        ("#here", "a.html", "embed/x/index.html", "#here"),
        ("https://example.com/", "a.html", "embed/x/index.html", "https://example.com/"),
        ("mailto:a@example.com", "a.html", "embed/x/index.html", "mailto:a@example.com"),
        ("/root.html", "a.html", "embed/x/index.html", "/root.html"),
    ],
)
def test_an_address_leads_to_the_same_place_from_another_page(address: str, page: str, other: str, there: str) -> None:
    assert relocate(address, page, other) == there


def test_addresses_in_the_html_are_moved_and_anchors_stay() -> None:
    assert relocate_html(TOOL.html, "value/a.html", "embed/loss/index.html") == (
        '<a href="../../pdf/a.pdf" id="x">a</a><a href="#x">b</a>'
    )


def test_the_frame_knows_its_chapter_and_who_may_hear_its_height() -> None:
    made = frame(TOOL, "流失", "value/churn.html", ["https://a.example", "https://b.example"])
    assert (made.url, made.target) == ("embed/loss/index.html", "../../value/churn.html#calc-loss")
    assert made.origins == "https://a.example https://b.example"
    assert made.canonical == made.target
    whole = frame(TOOL, "流失", "value/churn.html", [], "https://intranet.example.com/kf/")
    assert whole.canonical == "https://intranet.example.com/kf/value/churn.html#calc-loss"


def test_the_code_is_an_iframe_with_a_name_and_the_script_for_its_height() -> None:
    assert iframe("loss", '一年的 "损失"', "https://kf.example.com/") == (
        '<iframe src="https://kf.example.com/embed/loss/index.html" title="一年的 &quot;损失&quot;" '
        'loading="lazy" allow="clipboard-write"\n'
        '  style="width: 100%; height: 640px; border: 0"></iframe>\n'
        '<script src="https://kf.example.com/assets/javascripts/alone/portal.js" defer></script>'
    )


def test_the_code_on_the_page_is_text_and_says_where_the_address_is_missing() -> None:
    html = code_html("loss", "一年的 <损失>", "", "../index.html")
    assert "<iframe" not in html
    assert f"&lt;iframe src=&quot;{PLACEHOLDER}embed/loss/index.html" in html
    assert "&amp;lt;损失&amp;gt;" in html


def test_an_address_without_a_slash_at_its_end_gets_one() -> None:
    assert "https://kf.example.com/hb/embed/loss/" in code_html("loss", "损失", "https://kf.example.com/hb", "")
