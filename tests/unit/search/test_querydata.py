"""What is known about words: synonyms, the glossary, Traditional characters, readings, the vocabulary."""

from __future__ import annotations

from conftest import ROOT
from handbook.problems import Problems
from handbook.search.index.sections import outline
from handbook.search.model import Kind, Page, Reference, Tool
from handbook.search.querydata.glossary import groups, references
from handbook.search.querydata.pinyin import readings
from handbook.search.querydata.questions import no_such_page, read_questions
from handbook.search.querydata.synonyms import read_synonyms
from handbook.search.querydata.traditional import simplified
from handbook.search.querydata.vocabulary import vocabulary


def test_a_line_is_a_group_and_remarks_do_not_count() -> None:
    problems = Problems()
    text = "# 说明\n抱怨 投诉、客诉  # 常见\n\n大客户，VIP=KA\n"
    assert read_synonyms(text, "s.txt", problems) == (("抱怨", "投诉", "客诉"), ("大客户", "VIP", "KA"))
    assert list(problems) == []


def test_a_word_without_a_partner_is_a_warning_at_its_place() -> None:
    problems = Problems()
    assert read_synonyms("甲 乙\n  丙丁 # 忘了写完\n", "docs/_search/synonyms.txt", problems) == (
        ("甲", "乙"),
    )
    assert [str(one).splitlines()[0] for one in problems.warnings] == [
        "docs/_search/synonyms.txt:2:3: [S01] 警告：“丙丁”这一行只有一个词，写上和它意思相同的词，用空格隔开。"
    ]


def test_the_editors_own_file_is_in_order() -> None:
    problems = Problems()
    found = read_synonyms((ROOT / "docs/_search/synonyms.txt").read_text("utf-8"), "synonyms.txt", problems)
    assert list(problems) == []
    assert len(found) > 50


def asked(text: str) -> tuple[list[tuple[str, tuple[str, ...]]], list[str]]:
    """The places and phrases of a file with ``text``, and the first line of every message about it."""
    problems = Problems()
    found = read_questions(text, "q.txt", "value/churn.html", problems)
    assert {one.url for one in found} <= {"value/churn.html"}
    told = [str(one).splitlines()[0] for one in problems]
    return [(one.anchor, one.phrases) for one in found], told


def test_phrases_ask_for_the_page_until_a_place_is_named() -> None:
    text = "# 说明\n客户跑了、为什么走、\n客户跑了\n\n [how] 问到真话\n流失 调查；怎么问走掉的人\n[#calc-x]\n算流失率\n[why]\n"
    assert asked(text) == (
        [
            ("", ("客户跑了", "为什么走")),
            ("how", ("流失 调查", "怎么问走掉的人")),
            ("calc-x", ("算流失率",)),
        ],
        [],
    )


def test_a_bracket_that_names_no_place_says_how_to_write_it() -> None:
    found, told = asked("  [how 流失\n甲乙\n[why]\n丙丁\n")
    assert found == [("why", ("丙丁",))]
    assert told == [
        "q.txt:1:3: [S02] 警告：这一行看不出指哪一处，下面的问法没有用上，写成 [锚点]，例如 [how]。"
    ]


def test_a_file_without_a_chapter_says_which_may_be_meant() -> None:
    problem = no_such_page("q/value/chum.txt", ["q/value/churn.txt", "q/index.txt"])
    assert str(problem) == (
        "q/value/chum.txt:1:1: [S04] 警告：没有和这个文件同名的章节，里面的问法都没有用上，是不是 q/value/churn.txt？"
    )


def test_the_editors_own_questions_are_in_order() -> None:
    problems = Problems()
    folder = ROOT / "docs/_search/questions"
    for path in sorted(folder.rglob("*.txt")):
        name = path.relative_to(folder).with_suffix(".md")
        assert (ROOT / "docs" / name).exists(), name
        assert read_questions(path.read_text("utf-8"), str(name), "a.html", problems)
    assert list(problems) == []


def test_a_definition_names_aliases_and_the_place_that_tells_more() -> None:
    first = '<dt id="c">抱怨</dt><dd>不满。别名：投诉、客诉，意见。见<a href="#x">上</a><a href="../a.html">甲</a>。</dd>'
    html = f"<dl>{first}<dt>无</dt><dd>没有别名</dd></dl>"
    found = references(outline(Page("g.html", "术语表", html)))
    assert found == [Reference("抱怨", ("投诉", "客诉", "意见"), "../a.html"), Reference("无", (), "")]
    assert groups(found) == [("抱怨", "投诉", "客诉", "意见")]


def test_every_traditional_character_has_its_simplified_one() -> None:
    traditional, simple = simplified()
    table = dict(zip(traditional, simple, strict=True))
    assert "".join(table.get(mark, mark) for mark in "顧客滿意與終身價值") == "顾客满意与终身价值"
    assert len(traditional) == len(simple) > 2900


def test_a_character_stands_under_each_of_its_readings() -> None:
    table = readings("重客〇龘")
    assert "重" in table["zhong"]
    assert "重" in table["chong"]
    assert "客" in table["ke"]
    assert "龘" in table["da"]
    assert "绿" in table["lv"]
    assert all(syllable.isascii() and syllable.isalpha() for syllable in table)


def test_the_vocabulary_begins_with_what_tells_most() -> None:
    tools = (Tool("c", "客户分类", Kind.CALCULATOR),)
    html = '<h2 id="a">五个问题</h2><section id="c"></section>'
    page = Page("a.html", "差异分析与 ABC", html, aliases=("RFM",), tools=tools)
    found = vocabulary([page], [outline(page)], [Reference("大客户", ("KA",), "")], [("甲乙", "丙丁")])
    assert found == [
        "差异分析与 ABC",
        "差异分析",
        "ABC",
        "客户分类",
        "大客户",
        "KA",
        "RFM",
        "甲乙",
        "丙丁",
        "五个问题",
    ]
