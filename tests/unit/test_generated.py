"""Pages made from the whole handbook."""

from datetime import date

from handbook.generated import fill
from handbook.generated.points import points_html
from handbook.generated.revisions import revisions_html
from handbook.generated.tools import Tool, tools_html
from handbook.governance.chapters import Chapter
from handbook.governance.sources import Kind, Point, Sources, check_known
from handbook.problems import Problems
from handbook.source import Rendered

CHAPTER = Chapter(
    "docs/a.md", "a.html", "文化", "甲 & 乙", ("A01",), "培训主管", date(2026, 1, 31), 1, ("一线员工",)
)
SOURCES = Sources({"A": "讲义"}, (Point("A01", Kind.TOOL, "工作单"), Point("A02", Kind.STORY, "故事")))


def link(address: str) -> str:
    return f"../{address}"


def test_a_mark_is_filled_and_an_unknown_one_is_left_for_the_checker_to_find() -> None:
    html = fill("<p><!-- generated: a --></p><!--generated: b-->", {"a": lambda: "甲"})
    assert html == "<p>甲</p><!--generated: b-->"


def test_every_point_links_to_the_chapters_that_tell_it() -> None:
    html = points_html(SOURCES, [CHAPTER], link)
    assert '<a href="../a.html">甲 &amp; 乙</a>' in html
    assert html.count("还没有一章讲到") == 1


def test_the_due_date_is_left_for_the_browser_to_judge() -> None:
    assert '<time datetime="2026-02-28" data-due>2026-02-28</time>' in revisions_html([CHAPTER], link)


def test_tools_are_listed_by_kind_with_their_downloads() -> None:
    rendered = Rendered("calculator", "nps", "净推荐值 <b>", "calc-nps", "", None)
    tool = Tool(rendered, "常用指标", "reference/measures.html", "怎么算", (("Excel", "downloads/nps.xlsx"),))
    html = tools_html([tool], "calculator", link)
    assert 'href="../reference/measures.html#calc-nps">净推荐值 &lt;b&gt;</a>' in html
    assert '<a href="../downloads/nps.xlsx" download>Excel</a>' in html
    assert tools_html([tool], "checklist", link) == "<p>这里还没有。</p>"


def test_a_point_that_does_not_exist_is_an_error_with_the_nearest_one() -> None:
    problems = Problems()
    wrong = Chapter(**{**CHAPTER.__dict__, "covers": ("A03",)})
    check_known(SOURCES, [wrong], problems)
    assert "没有" not in str(problems)
    assert "[G03] covers 里的“A03”不是已有的要点，是不是“A0" in str(problems)
