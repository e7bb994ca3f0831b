"""Permanent addresses: what is published, what is gone, what the editor is to write, where the old ones lead."""

from __future__ import annotations

from pathlib import Path

import pytest

from handbook.governance import book, ids, ledger, redirects
from handbook.governance.scan import scan, url_of
from handbook.problems import Problems, Severity

WRITE = "或在 ledger/redirects.txt 写一行："
CHAPTER = """---
title: 流失
---

开头一段。

## 为什么重要 {#why}

### 小节 {: #part .note }

```markdown
## 例子 {#example}
/// calculator | 例
    id: inside
///
```

写作 `{#code}` 的是例子。

/// calculator | 一年的损失
    id: yearly-loss
    曾用: loss、old-loss

| 名称 | 值 |
| --- | --- |
///

/// 清单 | 交班
    id: handover

- [ ] 一条 {#item}
///

ABC 分类 {#abc}
:   一种分法。
"""


def chapter(path: str = "value/churn.md", text: str = CHAPTER):
    return scan(f"docs/{path}", url_of(path), text)


class Handbook:
    """A small handbook in a folder, read again after every change."""

    def __init__(self, root: Path) -> None:
        self.root = root
        (root / "ledger").mkdir()

    def write(self, **texts: str) -> None:
        for name, text in texts.items():
            path = self.root / "docs" / f"{name.replace('__', '/')}.md"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")

    def remove(self, name: str) -> None:
        (self.root / "docs" / f"{name}.md").unlink()

    def record(self) -> tuple[int, int]:
        return ids.update(self.root / "docs", self.root / ledger.PATH)

    def redirect(self, *lines: str) -> None:
        (self.root / redirects.PATH).write_text("\n".join(["# 转向", *lines, ""]), "utf-8")

    def read(self) -> tuple[book.AddressBook, Problems]:
        problems = Problems()
        pages = ids.read_pages(self.root / "docs")
        return book.read_book(self.root, pages, ("tools", "reference"), problems), problems

    def told(self) -> list[str]:
        """What the editor is told, a line each, without the quoted source."""
        return [str(problem).split("\n")[0] for problem in self.read()[1]]


@pytest.fixture
def handbook(tmp_path: Path) -> Handbook:
    made = Handbook(tmp_path)
    made.write(index="# 首页 {#home}\n", value__churn=CHAPTER, value__pareto="## 怎么做 {#how}\n")
    made.record()
    return made


def test_a_page_publishes_headings_terms_and_tools_and_no_examples() -> None:
    assert list(chapter().ids) == ["why", "part", "abc", "calc-yearly-loss", "list-handover"]


def test_a_tool_knows_the_ids_it_had() -> None:
    assert chapter().tools[0].former_anchors == ("calc-loss", "calc-old-loss")


@pytest.mark.parametrize(("path", "url"), [("a/b.md", "a/b.html"), ("index.md", "index.html"), ("a/README.md", "a/index.html")])
def test_an_address_is_the_files_name(path: str, url: str) -> None:
    assert url_of(path) == url


def test_titles_are_free_of_marks() -> None:
    assert [anchor.title for anchor in chapter().anchors][:2] == ["为什么重要", "小节"]


@pytest.mark.parametrize("heading", ["## 为什么\n", "为什么\n---\n", "为什么\n===\n", "##为什么 ##\n"])
def test_a_heading_without_id_is_a_problem_with_an_id_to_write(handbook: Handbook, heading: str) -> None:
    handbook.write(value__churn=f"{CHAPTER}\n{heading}")
    found = [problem for problem in handbook.read()[1] if problem.code.short == "A01"]
    assert len(found) == 1
    assert found[0].place.line == CHAPTER.count("\n") + 2
    assert "{#why-2}" in found[0].hint


def test_rules_tables_and_front_matter_are_no_headings(handbook: Handbook) -> None:
    handbook.write(value__churn=f"{CHAPTER}\n---\n\n| 甲 | 乙 |\n| --- | --- |\n| 1 | 2 |\n\n***\n\n#话题 不是标题？\n")
    assert [line for line in handbook.told() if "A01" in line] == [
        next(line for line in handbook.told() if "话题" in line)
    ]


@pytest.mark.parametrize("name", ["为什么", "Why", "1st", "a_b", "a--b"])
def test_an_id_that_is_not_plain_is_a_problem(handbook: Handbook, name: str) -> None:
    handbook.write(value__churn=f"{CHAPTER}\n## 又一节 {{#{name}}}\n")
    assert any(f"[A02] id “{name}”不能用" in line for line in handbook.told())


def test_an_id_twice_on_a_page_is_a_problem(handbook: Handbook) -> None:
    handbook.write(value__churn=f"{CHAPTER}\n## 又一节 {{#why}}\n")
    assert any("[A03] id “why”在第 7 行已经用过" in line for line in handbook.told())


def test_what_is_recorded_is_no_news(handbook: Handbook) -> None:
    assert handbook.told() == []
    assert handbook.record() == (0, 10)


def test_new_addresses_are_a_warning_until_they_are_recorded(handbook: Handbook) -> None:
    handbook.write(value__fresh="## 怎么做 {#how}\n")
    found = list(handbook.read()[1])
    assert [(problem.code.short, problem.severity) for problem in found] == [("A05", Severity.WARNING)]
    assert "有 2 个新地址还没有登记：value/fresh.html、value/fresh.html#how" in str(found[0])
    assert handbook.record() == (2, 12)
    assert handbook.told() == []


def test_without_a_ledger_nothing_is_checked(handbook: Handbook) -> None:
    (handbook.root / ledger.PATH).unlink()
    handbook.remove("value/pareto")
    assert handbook.told() == []


def test_recording_takes_nothing_out(handbook: Handbook) -> None:
    handbook.remove("value/pareto")
    handbook.record()
    assert "value/pareto.html#how\n" in (handbook.root / ledger.PATH).read_text("utf-8")


def test_a_renamed_chapter_fails_once_and_names_the_new_one(handbook: Handbook) -> None:
    handbook.remove("value/churn")
    handbook.write(value__leaving=CHAPTER, value__other="## 别的 {#other}\n")
    gone = [line for line in handbook.told() if "A04" in line]
    what = "ledger/addresses.txt:5:1: [A04] 发布过的地址 value/churn.html 不见了，改回原来的文件名，"
    assert gone == [f"{what}{WRITE}value/churn.html -> value/leaving.html"]


def test_with_the_redirect_a_renamed_chapter_keeps_page_anchors_and_short_address(handbook: Handbook) -> None:
    handbook.remove("value/churn")
    handbook.write(value__leaving=CHAPTER)
    handbook.redirect("value/churn.html -> value/leaving.html")
    handbook.record()
    read, problems = handbook.read()
    assert list(problems) == []
    assert read.moves.pages == {"value/churn.html": "value/leaving.html"}
    assert read.moves.anchors["value/churn.html"]["why"] == "value/leaving.html#why"
    assert read.codes["z/churn/"] == "value/leaving.html"
    assert read.codes["z/leaving/"] == "value/leaving.html"
    assert read.codes["c/yearly-loss/"] == "value/leaving.html#calc-yearly-loss"


def test_a_renamed_heading_fails_and_names_the_new_one(handbook: Handbook) -> None:
    handbook.write(value__churn=CHAPTER.replace("{#why}", "{#reasons}"))
    gone = [line for line in handbook.told() if "A04" in line]
    what = "ledger/addresses.txt:10:1: [A04] 发布过的地址 value/churn.html#why 不见了，把 {#why} 写回去，"
    assert gone == [f"{what}{WRITE}value/churn.html#why -> value/churn.html#reasons"]
    handbook.redirect("value/churn.html#why -> value/churn.html#reasons")
    handbook.record()
    assert handbook.told() == []
    assert handbook.read()[0].moves.anchors["value/churn.html"]["why"] == "value/churn.html#reasons"


def test_chapter_and_heading_renamed_at_once_need_one_line_each(handbook: Handbook) -> None:
    handbook.remove("value/churn")
    handbook.write(value__leaving=CHAPTER.replace("{#why}", "{#reasons}"))
    handbook.redirect("value/churn.html -> value/leaving.html")
    gone = [line for line in handbook.told() if "A04" in line]
    assert len(gone) == 1
    assert gone[0].endswith("value/churn.html#why -> value/leaving.html#reasons")


@pytest.mark.parametrize(
    ("before", "after", "anchor", "word"),
    [
        ("id: yearly-loss", "id: lost-business", "calc-yearly-loss", "计算器"),
        ("id: handover", "id: shift-change", "list-handover", "清单"),
    ],
)
def test_a_renamed_tool_fails_and_asks_for_its_former_id(
    handbook: Handbook, before: str, after: str, anchor: str, word: str
) -> None:
    handbook.write(value__churn=CHAPTER.replace(before, after))
    gone = [line for line in handbook.told() if "A04" in line]
    assert len(gone) == 1
    assert f"value/churn.html#{anchor} 不见了，{word}改了 id，就在它的 id 下面写：曾用: {before[4:]}；" in gone[0]


def test_with_its_former_id_a_renamed_tool_keeps_every_address(handbook: Handbook) -> None:
    handbook.write(value__churn=CHAPTER.replace("id: handover", "id: shift-change\n    曾用: handover"))
    handbook.record()
    read, problems = handbook.read()
    assert list(problems) == []
    assert read.moves.anchors["value/churn.html"]["list-handover"] == "value/churn.html#list-shift-change"
    assert read.codes["k/handover/"] == "value/churn.html#list-shift-change"
    assert read.codes["embed/handover/"] == "embed/shift-change/index.html"


def test_a_tool_that_moves_to_another_chapter_needs_nothing(handbook: Handbook) -> None:
    block = CHAPTER[CHAPTER.index("/// 清单") : CHAPTER.index("ABC")]
    handbook.write(value__churn=CHAPTER.replace(block, ""), value__pareto=f"## 怎么做 {{#how}}\n\n{block}")
    handbook.record()
    read, problems = handbook.read()
    assert list(problems) == []
    assert read.moves.anchors["value/churn.html"] == {
        "calc-loss": "value/churn.html#calc-yearly-loss",
        "calc-old-loss": "value/churn.html#calc-yearly-loss",
        "list-handover": "value/pareto.html#list-handover",
    }
    assert read.codes["k/handover/"] == "value/pareto.html#list-handover"


def test_a_tool_that_is_taken_out_may_lead_elsewhere(handbook: Handbook) -> None:
    block = CHAPTER[CHAPTER.index("/// 清单") : CHAPTER.index("ABC")]
    handbook.write(value__churn=CHAPTER.replace(block, ""))
    handbook.redirect("value/churn.html#list-handover -> value/churn.html#why")
    read, problems = handbook.read()
    assert list(problems) == []
    assert read.codes["k/handover/"] == read.codes["embed/handover/"] == "value/churn.html#why"


def test_a_chapter_that_became_a_section_brings_its_anchors_there(handbook: Handbook) -> None:
    handbook.remove("value/pareto")
    handbook.redirect("value/pareto.html -> value/churn.html#part")
    read, problems = handbook.read()
    assert list(problems) == []
    assert read.moves.anchors["value/pareto.html"] == {"how": "value/churn.html#part"}


def test_redirects_lead_on_through_each_other(handbook: Handbook) -> None:
    handbook.remove("value/pareto")
    last = "value/third.html#x"
    steps = ["value/pareto.html -> value/second.html", f"value/second.html -> {last}", f"{last} -> value/churn.html#why"]
    handbook.redirect(*steps)
    read, problems = handbook.read()
    assert list(problems) == []
    assert read.moves.pages["value/pareto.html"] == "value/churn.html#why"


BAD_REDIRECTS = {
    "value/gone.html -> value/chrun.html": "转向的目标 value/chrun.html 不存在，是不是“value/churn.html”？",
    "value/old.html -> value/churn.html#whi": "转向的目标 value/churn.html#whi 不存在，是不是“value/churn.html#why”？",
    "value/churn.html -> index.html": "value/churn.html 还在，不用转向",
    "value/old.html value/churn.html": "这一行不是“旧地址 -> 新地址”",
    "value/old.html -> https://example.com/": "“https://example.com/”不是一个地址",
    "/value/old.html -> index.html": "“/value/old.html”不是一个地址",
    "a.html -> b.html\nb.html -> a.html": "转向的目标 b.html 不存在",
    "a.html -> index.html\na.html -> value/churn.html": "“a.html”在第 2 行已经写过",
}


@pytest.mark.parametrize("lines", BAD_REDIRECTS)
def test_a_redirect_that_cannot_work_is_told_with_its_line(handbook: Handbook, lines: str) -> None:
    handbook.redirect(*lines.split("\n"))
    assert any(line.startswith("ledger/redirects.txt:") and BAD_REDIRECTS[lines] in line for line in handbook.told())


def test_a_redirect_may_come_from_an_address_of_an_older_system(handbook: Handbook) -> None:
    handbook.redirect("2019/kefu.html → index.html")
    read, problems = handbook.read()
    assert list(problems) == []
    assert book.leading_pages(read)[0].url == "2019/kefu.html"


def test_two_chapters_cannot_have_one_short_address(handbook: Handbook) -> None:
    handbook.write(detail__churn="## 怎么做 {#how}\n", reference__churn="## 怎么做 {#how}\n")
    assert [line for line in handbook.told() if "A07" in line] == [
        "docs/value/churn.md:1:1: [A07] 短地址 z/churn/ 已经是 docs/detail/churn.md 的，给这个文件换一个全书没有用过的名字。"
    ]


def test_a_former_id_that_is_in_use_is_a_problem(handbook: Handbook) -> None:
    handbook.write(value__pareto="## 怎么做 {#how}\n\n/// calculator | 新\n    id: loss\n///\n")
    assert any("[A08] “曾用: loss”是现在“新”的 id" in line for line in handbook.told())


def test_every_page_that_leads_on_leads_to_something(handbook: Handbook) -> None:
    handbook.remove("value/pareto")
    handbook.redirect("value/pareto.html -> value/churn.html", "value/pareto.html#how -> value/churn.html#why")
    read, _ = handbook.read()
    for page in book.leading_pages(read):
        url, _, anchor = page.target.partition("#")
        assert url in read.pages or url.startswith("embed/")
        assert not anchor or anchor in read.pages[url].ids
        assert all(target.partition("#")[0] in read.pages for target in page.anchors.values())
