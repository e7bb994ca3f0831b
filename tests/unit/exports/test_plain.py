"""A page as plain Markdown for programs that read."""

from __future__ import annotations

from datetime import date

from handbook.exports.catalogue import Catalogue, Entry
from handbook.exports.llms import llms
from handbook.exports.plain import plain
from handbook.governance.chapters import Chapter

CHAPTER = Chapter("docs/value/churn.md", "value/churn.html", "客户价值", "流失", ("A04",), "培训主管", date(2026, 1, 1), 12, ())


def entry(markdown: str, chapter: Chapter | None = CHAPTER) -> Entry:
    return Entry("value/churn.html", "流失", "客户价值", "为什么走", "z/churn/", markdown, chapter, ())


def body(markdown: str) -> str:
    return plain(entry(markdown, None)).split("网页：churn.html\n\n", 1)[1].strip()


def test_it_begins_with_title_description_and_who_answers() -> None:
    who = "负责：培训主管；上次复核：2026-01-01；下次复核：2027-01-01\n依据要点：A04"
    assert plain(entry("文。")) == f"# 流失\n\n> 为什么走\n\n{who}\n\n网页：churn.html\n\n文。\n"


def test_ids_and_attributes_are_left_out() -> None:
    assert body("## 为什么 {#why}\n\n词 {: #word .big }\n:   意思") == "## 为什么\n\n词\n:   意思"


def test_boxes_become_quotations_with_their_titles() -> None:
    assert body('!!! abstract "要点"\n    一。\n\n    二。\n\n后面。') == "> **要点**\n>\n> 一。\n>\n> 二。\n\n后面。"
    assert body('??? question "问？"\n    答。') == "> **问？**\n>\n> 答。"


def test_boxes_in_boxes_become_quotations_in_quotations() -> None:
    assert "> > 里面" in body('!!! note "外"\n    !!! tip\n        里面')


def test_links_lead_to_the_pages() -> None:
    text = "见[甲](../a/b.md#c)、[乙](b.md)、[外](https://example.com/x.md)"
    assert body(text) == "见[甲](../a/b.html#c)、[乙](b.html)、[外](https://example.com/x.md)"


def test_code_is_left_as_it_is() -> None:
    text = "写 `## 题 {#id}`：\n\n```markdown\n## 题 {#id}\n/// checklist | 例\n    id: a\n///\n```"
    assert body(text) == text


def test_marks_of_generated_parts_are_left_out() -> None:
    assert body("前\n\n<!-- generated: tools -->\n\n后") == "前\n\n后"


def test_a_block_that_could_not_be_read_leaves_nothing() -> None:
    assert body("前\n\n/// checklist | 坏\n    id: broken\n\n- [ ] 一\n///\n\n后") == "前\n\n后"


def test_the_index_lists_parts_pages_and_where_their_text_is() -> None:
    text = llms(Catalogue("手册", "一本手册。", "公司", "1.0", "", (entry("文。"),)))
    assert text.startswith("# 手册\n\n> 公司，一本手册。版本 1.0。\n")
    assert text.endswith("## 客户价值\n\n- [流失](value/churn.html.md)：为什么走\n")
