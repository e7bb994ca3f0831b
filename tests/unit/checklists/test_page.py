"""The list as HTML: complete without JavaScript, everything people wrote escaped."""

from __future__ import annotations

import json
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handbook.checklists import KIND
from handbook.checklists.inline import plain_text, to_html
from handbook.checklists.model import Checklist, fingerprint
from handbook.checklists.names import free_id
from handbook.checklists.page import data, open_runs, page
from handbook.checklists.read import read
from handbook.checklists.scan import blocks
from handbook.problems import Problems

free_id("先装好词典，免得算进第一个例子的时间", ())

VOID = {"input", "img", "br"}


class Tree(HTMLParser):
    """Checks that elements are closed in order; collects starts and text outside of templates."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.starts: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attrs) -> None:
        self.starts.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data) -> None:
        self.text += "" if "template" in self.open else data


def checklist(body: str, options: str = "重复: 每件投诉", title: str = "投诉当场处理") -> Checklist:
    problems = Problems()
    text = f"/// checklist | {title}\n    id: complaint\n    {options}\n\n{body}\n///"
    (found,) = [read(block, problems) for block in blocks("x.md", text)]
    assert found is not None, str(problems)
    return found


BODY = """\
先听完。

- [ ] 报出**姓名** {#name 必做}
- [ ] 听完 {#listen}
    - [ ] 复述 {#repeat}
        - [ ] 请他确认 {#agree}
- [ ] 请主管 {#escalate 可不适用}

**之后**

- [ ] 回电 {#call-back}

签字：经办人、主管"""


def test_items_groups_boxes_and_signatures_are_there_without_javascript() -> None:
    tree = Tree(page(checklist(BODY)))
    assert tree.text.count("□") == 6
    for text in ("投诉当场处理", "什么时候开一份：每件投诉", "先听完。", "之后", "经办人：", "主管：", "签字日期："):
        assert text in tree.text
    assert [attrs["data-item"] for _, attrs in tree.starts if "data-item" in attrs] == [
        "name", "listen", "repeat", "agree", "escalate", "call-back",
    ]


def test_nested_items_are_nested_lists() -> None:
    html = page(checklist(BODY))
    assert html.count("<ul>") - html.split("<template")[1].count("<ul>") == 4


def test_every_item_has_an_anchor_of_its_own_and_no_id_stands_twice() -> None:
    tree = Tree(page(checklist(BODY)))
    ids = [attrs["id"] for _, attrs in tree.starts if "id" in attrs]
    assert "list-complaint" in ids
    assert "list-complaint-call-back" in ids
    assert len(ids) == len(set(ids))


def test_the_script_gets_ids_fingerprints_and_texts() -> None:
    known = json.loads(data(checklist(BODY, "曾用: smile")))
    assert known["id"] == "complaint"
    assert known["roles"] == ["经办人", "主管"]
    assert known["former"] == ["smile"]
    assert known["items"][0] == {"id": "name", "hash": fingerprint("报出姓名"), "text": "报出姓名", "required": True}
    assert known["items"][4]["optional"] is True


def test_without_signatures_the_one_in_charge_signs() -> None:
    assert json.loads(data(checklist("- [ ] 听完 {#listen}")))["roles"] == ["经办人"]


def test_a_list_for_one_page_says_so() -> None:
    assert 'class="checklist checklist--page"' in page(checklist(BODY, "打印: 单页"))


def test_a_retired_list_has_no_boxes_and_nothing_to_sign() -> None:
    tree = Tree(page(checklist("用新的。", "退役: 整张清单")))
    assert "□" not in tree.text
    assert "签字" not in tree.text
    assert "已经停用" in tree.text


def test_nothing_is_inline() -> None:
    for _, attrs in Tree(page(checklist(BODY)) + open_runs({"a": "b"})).starts:
        assert not [name for name in attrs if name == "style" or name.startswith("on")]


PAYLOADS = [
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<svg/onload=alert(1)>", '"><b onclick=alert(1)>',
    "' onmouseover='alert(1)", "</template><script>1</script>", "**<i onclick=1>**", "`</code><script>`",
    "==<mark onclick=1>==", "<!--", "]]>", "&lt;script&gt;", "javascript:alert(1)", "<a href=javascript:alert(1)>x</a>",
    "<iframe srcdoc='<script>1</script>'>", "<math><mtext></mtext></math>", "{{constructor}}", "</section>", "<style>*{}",
    "x\u2028<b>", "<base href=//x>",
]
OWN = {
    "section", "h3", "p", "div", "ul", "li", "span", "small", "b", "strong", "mark", "code", "template", "label", "input",
    "select", "button", "details", "summary", "progress", "textarea",
}


@pytest.mark.parametrize("payload", PAYLOADS)
def test_payloads_in_every_field_are_text(payload: str) -> None:
    found = checklist(
        f"{payload} 说明\n\n**{payload}**\n\n- [ ] {payload} x {{#name}}\n\n签字：{payload}", f"重复: {payload}", payload
    )
    tree = Tree(page(found))
    assert {tag for tag, _ in tree.starts} <= OWN
    assert not [name for _, attrs in tree.starts for name in attrs if name.startswith("on")]
    assert json.loads(dict(tree.starts[0][1])["data-checklist"] or "")["title"]


@pytest.mark.parametrize(
    ("text", "html", "plain"),
    [
        ("**重** ==亮== `码`", "<strong>重</strong> <mark>亮</mark> <code>码</code>", "重 亮 码"),
        ("**重 `码`**", "<strong>重 <code>码</code></strong>", "重 码"),
        ("`**不重**`", "<code>**不重**</code>", "**不重**"),
        ("2 ** 3 ** 4", "2 ** 3 ** 4", "2 ** 3 ** 4"),
        ("“引号” <b> & '", "“引号” &lt;b&gt; &amp; &#x27;", "“引号” <b> & '"),
    ],
)
def test_a_few_marks_and_nothing_more(text: str, html: str, plain: str) -> None:
    assert to_html(text) == html
    assert plain_text(text) == plain


@settings(deadline=1000)
@given(st.text(alphabet="*=`<>&ab ", max_size=40))
def test_marks_of_any_kind_make_closed_elements(text: str) -> None:
    tree = Tree(to_html(text))
    assert {tag for tag, _ in tree.starts} <= {"strong", "mark", "code"}
    assert tree.text == plain_text(text)


def test_a_fingerprint_is_of_what_is_read_not_of_how_it_looks() -> None:
    assert fingerprint("报出**姓名**") == fingerprint(" 报出姓名 ") == "f5e60977"
    assert fingerprint("报出姓名。") != fingerprint("报出姓名")


LINES = st.sampled_from(
    ["- [ ] 听完 {#a}", "- [ ] 听", "    - [ ] 复 {#b 必做}", "\t- [ ] x {#a}", "**标题**", "签字：甲", "签字：", "", "  ",
     "文字", "- x", "- [x] y {#", "- [ ] {#}", "///", "    缩进", "{#a}", "- [ ] [x](y) {#q 可不适用 z}", "\ufeff", "# 一"]
)


@settings(deadline=1000)
@given(st.lists(LINES | st.text(max_size=20), max_size=12), st.sampled_from(["重复: x", "打印: ?", "退役: a", "退役: 整张清单"]))
def test_reading_never_raises_and_what_is_shown_is_sound(body: list[str], option: str) -> None:
    text = "\n".join(["/// checklist | 清单", "    id: a", f"    {option}", "", *body, "///"])
    for block in blocks("x.md", text):
        problems = Problems()
        rendered = KIND.render(block, problems)
        str(problems)
        for problem in problems:
            assert text.split("\n")[problem.place.line - 1] == problem.source
            assert 1 <= problem.place.column <= len(problem.source) + 1
        if rendered is not None:
            Tree(rendered.html)
            found = rendered.model
            assert isinstance(found, Checklist)
            ids = [item.id for item in found.items]
            assert len(ids) == len(set(ids))
