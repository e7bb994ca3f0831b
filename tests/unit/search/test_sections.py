"""A page's HTML taken apart into the places a result can lead to."""

from __future__ import annotations

import pytest

from handbook.search.index.sections import outline
from handbook.search.model import Field, Kind, Outline, Page, Tool

TOOL = Tool("calc-value", "客户价值", Kind.CALCULATOR)


def take_apart(html: str, **more: object) -> Outline:
    return outline(Page("a.html", "一章", html, tools=(TOOL,), **more))  # type: ignore[arg-type]


def texts(found: Outline, anchor: str) -> list[str]:
    """What is said at one place, in order."""
    place = next(number for number, target in enumerate(found.targets) if target.anchor == anchor)
    return [segment.text for segment in found.segments if segment.target == place]


def test_every_heading_with_an_id_begins_a_section() -> None:
    link = '<a class="headerlink" href="#how">#</a>'
    found = take_apart(f'<p>前言</p><h2 id="how">怎么做{link}</h2><p>做。</p><h3 id="more">再</h3>完')
    assert [(target.anchor, target.title) for target in found.targets] == [
        ("", "一章"),
        ("how", "怎么做"),
        ("more", "再"),
    ]
    assert texts(found, "how") == ["怎么做", "做。"]
    assert texts(found, "") == ["一章", "前言"]


def test_a_heading_without_an_id_belongs_to_its_section() -> None:
    assert texts(take_apart('<h2 id="a">甲</h2><h3>小标题</h3><p>字</p>'), "a") == ["甲", "小标题 字"]


def test_a_tool_is_a_place_of_its_own_and_the_section_goes_on_after_it() -> None:
    tool = '<section class="calculator" id="calc-value" data-x="a>b"><h3 id="t">客户价值</h3>年次数</section>'
    found = take_apart(f'<h2 id="a">甲</h2>前{tool}后')
    assert found.targets[2].kind is Kind.CALCULATOR
    assert texts(found, "calc-value") == ["客户价值", "年次数"]
    assert texts(found, "a") == ["甲", "前", "后"]
    assert [segment.text for segment in found.segments][-3:] == ["客户价值", "年次数", "后"]


def test_a_section_that_is_no_tool_is_only_text() -> None:
    assert len(take_apart('<section id="other"><p>字</p></section>').targets) == 1


def test_a_defined_term_is_a_place_and_its_definition_and_links_are_kept() -> None:
    html = '<dl><dt id="nps">NPS</dt><dd><p>推荐。别名：净推荐值。见<a href="measures.html#nps">指标</a></p></dd></dl><p>之后</p>'
    found = take_apart(html)
    assert found.targets[1].kind is Kind.TERM
    assert found.definitions == [("NPS", "推荐。别名：净推荐值。见指标", ("measures.html#nps",))]
    assert texts(found, "") == ["一章", "之后"]


def test_the_point_of_a_chapter_is_told_apart() -> None:
    found = take_apart(
        '<div class="admonition abstract"><p class="admonition-title">要点</p><p>两句话</p></div><p>正文</p>'
    )
    assert [(segment.field, segment.text) for segment in found.segments[1:]] == [
        (Field.LEAD, "要点 两句话"),
        (Field.BODY, "正文"),
    ]


@pytest.mark.parametrize(
    "html",
    [
        "<script>if (a < b) x</script>",
        "<style>p > a {}</style>",
        "<!-- <p>旧</p> -->",
        "<button>复制</button>",
        "<div data-search-exclude><div>里</div>外</div>",
        "<template><p>模板</p></template>",
    ],
)
def test_what_no_reader_reads_is_left_out(html: str) -> None:
    assert texts(take_apart(f"<p>甲</p>{html}<p>乙</p>"), "") == ["一章", "甲 乙"]


def test_entities_become_characters_and_blocks_stay_apart() -> None:
    assert texts(take_apart("<p>A&amp;B&lt;</p><ul><li>一</li><li>二<b>三</b></li></ul>\u200b"), "") == [
        "一章",
        "A&B< 一 二三",
    ]


def test_what_stands_around_the_content_is_in_the_order_of_the_page() -> None:
    found = take_apart(
        "<p>正文</p>", part="部", about=("一线员工", "负责 经理"), aliases=("别名",), description="一句话"
    )
    said = [
        segment.text for segment in found.segments if segment.field not in (Field.ALIAS, Field.DESCRIPTION)
    ]
    assert said == ["部", "一章", "一线员工", "正文", "负责 经理"]


def test_words_set_apart_are_noted() -> None:
    found = take_apart(
        "<p><strong>黄金规则</strong>和<strong>一个长得不像词的整句话都加粗了</strong></p><th>依据</th>"
    )
    assert found.emphasised == ["黄金规则", "依据"]


@pytest.mark.parametrize(
    "html", ["", "<", "<p", "</p></p>", "<h2 id=a>没有关", "a < b", '<section id="calc-value">开着']
)
def test_broken_markup_breaks_nothing(html: str) -> None:
    assert take_apart(html).targets[0].title == "一章"
