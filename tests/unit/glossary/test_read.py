"""The glossary's page, read into terms."""

from pathlib import Path

from handbook.glossary import Term, read
from handbook.problems import Problems

ROOT = Path(__file__).resolve().parents[3]
PAGE = """---
title: 术语表
---

## K–L {#k-l}

客户终身价值（终身价值） {#clv}
:   一位客户一共带来**多少**生意，见[算法](a.md)的例子。别名：CLV、客户真正价值、价值。见[这一章](../value/a.md#how)。

大客户 {#key-account data-apart="大客户部、大客户群"}
:   值得专人照看的客户；
    名单每年重选。

```
不是术语
:   在代码里
```
"""


def report(text: str) -> list[str]:
    problems = Problems()
    read(text, problems, "docs/a.md")
    return [str(problem).splitlines()[0] for problem in problems]


def test_a_definition_is_a_term() -> None:
    assert read(PAGE) == (
        Term(
            "clv",
            ("客户终身价值", "终身价值"),
            ("CLV", "客户真正价值", "价值"),
            "一位客户一共带来多少生意，见算法的例子。",
            "../value/a.md#how",
        ),
        Term("key-account", ("大客户",), (), "值得专人照看的客户；名单每年重选。", "", ("大客户部", "大客户群")),
    )


def test_an_everyday_word_is_an_alias_for_the_search_but_is_not_explained() -> None:
    clv = read(PAGE)[0]
    assert clv.words == ("客户终身价值", "终身价值", "CLV", "客户真正价值")


def test_a_term_without_an_id_is_told_at_its_line() -> None:
    assert report("一\n\n口碑\n:   说的话。\n") == ["docs/a.md:3:1: [W01] “口碑”没有 id，写成：口碑 {#英文小写名}。"]


def test_a_term_without_a_meaning_is_told() -> None:
    assert report("口碑 {#word}\n:   别名：口耳相传。\n") == ["docs/a.md:1:1: [W02] “口碑”没有解释，在 : 后面写一句话。"]


def test_a_name_belongs_to_one_term() -> None:
    text = "口碑 {#word}\n:   说的话。别名：NPS。\n\n净推荐值 {#nps}\n:   一个数。别名：NPS。\n"
    assert report(text) == ["docs/a.md:4:1: [W03] “NPS”已经是“口碑”的名称，从其中一条里删掉它。"]


def test_the_handbooks_own_glossary_is_in_order() -> None:
    problems = Problems()
    terms = read((ROOT / "docs/reference/glossary.md").read_text("utf-8"), problems)
    assert str(problems) == ""
    assert len(terms) >= 50
    assert all(term.meaning and term.chapter for term in terms)
    assert {term.id for term in terms} >= {"clv", "nps", "tolerance-zone", "complaint"}
