"""Old anchors on pages that are still there."""

from __future__ import annotations

from handbook.governance.aliases import insert_aliases, notices

PAGE = '<h2 id="reasons">为什么</h2><p>文</p><section class="calculator" id="calc-new" data-x="a">…</section>'


def test_an_anchor_that_was_renamed_stands_inside_the_heading() -> None:
    html = insert_aliases(PAGE, "a.html", {"why": "a.html#reasons"})
    assert '<h2 id="reasons"><span class="hb-moved" id="why" data-to="#reasons"></span>为什么</h2>' in html


def test_an_anchor_of_a_tool_stands_before_it() -> None:
    html = insert_aliases(PAGE, "a.html", {"calc-old": "a.html#calc-new"})
    assert '<span class="hb-moved" id="calc-old" data-to="#calc-new"></span><section class="calculator"' in html


def test_an_id_that_is_only_mentioned_is_no_place() -> None:
    page = '<a href="#reasons" data-id="reasons">x</a>' + PAGE
    assert insert_aliases(page, "a.html", {"why": "a.html#reasons"}).count('id="why"') == 1
    assert insert_aliases(page, "a.html", {"why": "a.html#reasons"}).index("hb-moved") > page.index("<h2")


def test_an_anchor_that_went_to_another_page_is_left_to_a_notice() -> None:
    anchors = {"why": "b.html#reasons"}
    assert insert_aliases(PAGE, "a.html", anchors) == PAGE
    assert notices("a.html", anchors, lambda address: f"../{address}", lambda _: "为什么 <b>") == (
        '<p class="hb-moved hb-moved--away" id="why" data-to="../b.html#reasons">'
        '这一节搬到了<a href="../b.html#reasons">为什么 &lt;b&gt;</a>。</p>'
    )


def test_an_anchor_on_the_same_page_needs_no_notice() -> None:
    assert notices("a.html", {"why": "a.html#reasons"}, str, str) == ""
