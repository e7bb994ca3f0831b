"""The manual's parts one by one: order and numbers, columns of tables, terms, versions, drawings."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handbook.manual import columns, vectors, versions
from handbook.manual.collect import Book
from handbook.manual.control import due
from handbook.manual.terms import read_terms
from handbook.manual.tree import parse
from support.manual import Page, page, write


def in_part(title: str, url: str) -> Page:
    one = page("<p>好</p>", url)
    object.__setattr__(one, "part", title)
    return one


def test_chapters_are_numbered_through_all_parts_and_lettered_in_the_appendix() -> None:
    urls = [
        ("甲", "a/one.html"),
        ("甲", "a/two.html"),
        ("乙", "b/three.html"),
        ("附录", "z/x.html"),
        ("附录", "z/y.html"),
    ]
    book = Book([in_part(*one) for one in urls])
    assert [part.mark for part in book.parts] == ["第一部分", "第二部分", ""]
    assert [chapter.mark for chapter in book.chapters] == [
        "第 1 章",
        "第 2 章",
        "第 3 章",
        "附录 A",
        "附录 B",
    ]
    assert [chapter.key for chapter in book.chapters] == ["a-one", "a-two", "b-three", "z-x", "z-y"]
    assert [part.name for part in book.parts] == ["a", "b", "z"]


def test_many_parts_are_counted_in_chinese() -> None:
    book = Book([in_part(f"第{number}", f"p{number}/x.html") for number in range(1, 24)])
    marks = [part.mark for part in book.parts]
    assert marks[9:12] + marks[19:22] == [
        f"第{word}部分" for word in ("十", "十一", "十二", "二十", "二十一", "二十二")
    ]


@pytest.mark.parametrize(
    ("href", "expected"),
    [
        ("#here", ("a-one", "here")),
        ("two.html", ("a-two", "")),
        ("../b/three.html#%E5%A5%BD", ("b-three", "好")),
        ("https://example.org/", None),
        ("mailto:a@example.org", None),
        ("../index.html", None),
    ],
)
def test_links_are_followed_as_a_browser_does(href: str, expected: tuple[str, str] | None) -> None:
    book = Book([in_part("甲", "a/one.html"), in_part("甲", "a/two.html"), in_part("乙", "b/three.html")])
    found = book.resolve(book.chapters[0], href)
    assert (found and (found[0].key, found[1])) == expected


def rows(*lines: str) -> list[list[columns.Cell]]:
    return [[columns.Cell(cell) for cell in line.split("|")] for line in lines]


def test_a_small_table_keeps_its_letters_and_fills_the_line() -> None:
    shape = columns.shape(rows("甲|乙", "一|二"))
    assert (shape.size, shape.landscape, shape.tall) == (9.0, False, False)
    assert shape.shares[0] == shape.shares[1]


def test_long_columns_give_way_to_short_ones() -> None:
    shape = columns.shape(rows("编号|说明", "A04|" + "很长的说明" * 40))
    assert shape.shares[0] < shape.shares[1] / 4
    assert not shape.tall
    assert columns.shape(rows("甲|乙", "一|" + "很长的说明" * 400)).tall


def test_a_wide_table_gets_smaller_letters_then_a_turned_page() -> None:
    wide = "|".join(["1,234,567.89"] * 7)
    wider = "|".join(["1,234,567.89"] * 13)
    widest = "|".join(["1,234,567.89"] * 60)
    assert columns.shape(rows(wide)).size < 9
    assert columns.shape(rows(wider)).landscape
    assert columns.shape(rows(widest)).landscape


@given(st.lists(st.tuples(st.floats(4, 300), st.floats(4, 40)), min_size=1, max_size=12), st.floats(20, 160))
def test_columns_share_the_room_exactly(pairs: list[tuple[float, float]], room: float) -> None:
    pairs = [(max(pair), min(pair)) for pair in pairs]
    widths = columns.share(pairs, room)
    if sum(smallest for _, smallest in pairs) <= room:
        assert sum(widths) == pytest.approx(room, abs=1)
        assert all(one >= smallest - 0.01 for one, (_, smallest) in zip(widths, pairs, strict=True))


def test_terms_come_from_definition_lists_and_are_ordered_by_sound() -> None:
    terms = read_terms(
        "<dl><dt>容忍区<a class='headerlink' href='#x'>#</a></dt><dd>…</dd>"
        "<dt>NPS（净推荐值）</dt><dd>…</dd><dt>二八法则</dt></dl>"
    )
    assert [term.title for term in terms.terms] == ["二八法则", "NPS（净推荐值）", "容忍区"]
    assert terms.groups() == [
        ("E", [(0, "二八法则")]),
        ("N", [(1, "NPS（净推荐值）")]),
        ("R", [(2, "容忍区")]),
    ]
    said: set[str] = set()
    assert terms.split("净推荐值和容忍区，再说容忍区", said) == [1, "净推荐值和", 2, "容忍区，再说容忍区"]
    assert terms.split("NPS", said) == ["NPS"]


def test_the_change_log_gives_released_versions() -> None:
    found = versions.read_changelog(
        "# Changes\n\n## [Unreleased]\n\n- 没发\n\n"
        "## [1.1] - 2026-12-01\n\n- 加了 **清单**\n  和[图](x)\n- 二\n\n## v1.0（2026-11-01）\n\n一句话\n\n## 1.0-rc\n"
    )
    assert found == (
        versions.Version("1.1", "2026-12-01", ("加了 清单和图", "二")),
        versions.Version("1.0", "2026-11-01", ()),
        versions.Version("1.0-rc", "", ()),
    )


def test_the_handbook_s_own_revision_table_comes_first() -> None:
    head = "<tr><th>版本</th><th>生效日期</th><th>改了什么</th></tr>"
    table = f"<table>{head}<tr><td>1.0</td><td>2026-12-01</td><td>第一版</td></tr></table>"
    pages = [page("<table><tr><td>别的</td></tr></table>"), page(table, "reference/revisions.html")]
    assert versions.read_revisions(pages) == (versions.Version("1.0", "2026-12-01", ("第一版",)),)
    assert versions.read_revisions(pages[:1]) == ()


def test_a_review_that_is_past_is_said_to_be() -> None:
    one = page("<p>好</p>", due=date(2027, 1, 1))
    chapter = Book([one]).chapters[0]
    assert due(chapter, date(2026, 12, 31)) == "2027-01-01"
    assert due(chapter, date(2027, 1, 2)) == "2027-01-01（已过期）"
    assert due(Book([page("<p>好</p>")]).chapters[0], date(2026, 1, 1)) == ""


@pytest.mark.parametrize(
    ("svg", "expected"),
    [
        ('fill="var(--hb-line)"', 'fill="#b4b8bc"'),
        ('fill="var( --nobody , #123 )"', 'fill="#123"'),
        ('fill="var(--nobody, rgb(1, 2, 3))"', 'fill="rgb(1, 2, 3)"'),
        ('fill="var(--nobody)"', 'fill="#000000"'),
    ],
)
def test_variables_of_the_style_sheet_become_inks(svg: str, expected: str) -> None:
    assert vectors.resolve_variables(svg) == expected


def test_inks_of_a_chart_differ_in_lightness() -> None:
    def lightness(ink: str) -> float:
        red, green, blue = (int(ink[at : at + 2], 16) for at in (1, 3, 5))
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    levels = sorted(lightness(vectors.INKS[f"--hb-chart-{number}"]) for number in range(1, 6))
    assert min(after - before for before, after in pairwise(levels)) > 4


def test_an_svg_keeps_its_names_and_says_what_it_shows() -> None:
    svg = parse(
        '<svg viewbox="0 0 8 4"><lineargradient id="g"></lineargradient><title>一 &amp; 二</title></svg>'
    ).elements[0]
    drawn = vectors.markup(svg)
    assert 'viewBox="0 0 8 4"' in drawn
    assert "<linearGradient" in drawn
    assert 'width="8" height="4"' in drawn
    assert vectors.description(svg) == "一 & 二"


def test_a_drawing_without_words_is_an_error() -> None:
    _, problems = write('<svg viewBox="0 0 8 4"></svg>')
    assert [problem.code.short for problem in problems] == ["P03"]


def test_headings_never_skip_a_level() -> None:
    found, _ = write('<h2 id="a">一</h2><h4 id="b">二</h4><h3 id="c">三</h3>')
    assert [line.split("(")[1][:8] for line in found.split("\n") if line] == [
        "depth: 1",
        "depth: 2",
        "depth: 2",
    ]
