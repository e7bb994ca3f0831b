"""Terms explained where they occur: once a section, in running text only, the longest name first."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handbook.glossary import Term, annotate

TERMS = (
    Term("complaint", ("抱怨",), ("投诉",), "客户说出来的不满 <&\">。"),
    Term("key", ("大客户",), ("KA",), "值得专人照看。", "", ("大客户部",)),
    Term("care", ("大客户关怀",), (), "主动联系。"),
    Term("nps", ("NPS",), (), "一个数。"),
)


def shown(inside: str) -> str:
    """The article with every explained word as ``[id:word]``."""
    html = annotate(f"<body>抱怨<article class='x'>{inside}</article>抱怨</body>", TERMS, lambda term: f"g.html#{term}")
    assert html.startswith("<body>抱怨<article class='x'>")
    assert html.endswith("</article>抱怨</body>")
    inside = html[len("<body>抱怨<article class='x'>") : -len("</article>抱怨</body>")]
    return re.sub(r'<a class="term" href="g.html#(\w+)" data-meaning="[^"]*">([^<]*)</a>', r"[\1:\2]", inside)


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        ("<p>有抱怨，又有抱怨。</p>", "<p>有[complaint:抱怨]，又有抱怨。</p>"),
        ("<h2>一</h2>抱怨<h2>抱怨</h2>抱怨", "<h2>一</h2>[complaint:抱怨]<h2>抱怨</h2>[complaint:抱怨]"),
        ("<p>大客户关怀</p>", "<p>[care:大客户关怀]</p>"),
        ("<p>大客户部的大客户</p>", "<p>大客户部的[key:大客户]</p>"),
        ("<p>《大客户》的大客户</p>", "<p>《大客户》的[key:大客户]</p>"),
        ("<p>（依据：讲义 A，大客户讲义）大客户</p>", "<p>（依据：讲义 A，大客户讲义）[key:大客户]</p>"),
        ("<p>KATE 的 KA</p>", "<p>KATE 的 [key:KA]</p>"),
        ("<p>投诉</p>", "<p>投诉</p>"),
        ('<p><a href="x">抱怨</a><code>NPS</code>抱怨</p>', '<p><a href="x">抱怨</a><code>NPS</code>[complaint:抱怨]</p>'),
        ("<p><strong>抱怨</strong></p>", "<p><strong>[complaint:抱怨]</strong></p>"),
        ('<p class="calculator x"><b>抱怨</b></p>抱怨', '<p class="calculator x"><b>抱怨</b></p>[complaint:抱怨]'),
        ('<ul class="checklist"><li>抱怨</ul>NPS', '<ul class="checklist"><li>抱怨</ul>[nps:NPS]'),
        ("<figure><svg><text>抱怨</text></svg></figure>", "<figure><svg><text>抱怨</text></svg></figure>"),
        ('<p class="admonition-title">抱怨</p><p>抱怨</p>', '<p class="admonition-title">抱怨</p><p>[complaint:抱怨]</p>'),
        ('<p title="抱怨 > 抱怨">一<br>抱怨<!-- 抱怨 --></p>', '<p title="抱怨 > 抱怨">一<br>[complaint:抱怨]<!-- 抱怨 --></p>'),
        ("<table><tr><th>抱怨</th><td>抱怨</td></tr></table>", "<table><tr><th>抱怨</th><td>[complaint:抱怨]</td></tr></table>"),
        ("<p>1 < 2 抱怨</p>", "<p>1 < 2 [complaint:抱怨]</p>"),
    ],
)
def test_a_term_is_explained(inside: str, expected: str) -> None:
    assert shown(inside) == expected


def test_the_meaning_is_escaped() -> None:
    html = annotate("<article>抱怨</article>", TERMS, lambda _: 'g.html?a="b')
    assert 'data-meaning="客户说出来的不满 &lt;&amp;&quot;&gt;。"' in html
    assert 'href="g.html?a=&quot;b"' in html


def test_a_page_without_an_article_or_without_terms_stays_as_it_is() -> None:
    assert annotate("<p>抱怨</p>", TERMS, str) == "<p>抱怨</p>"
    assert annotate("<article>抱怨</article>", (), str) == "<article>抱怨</article>"


@settings(deadline=None)
@given(st.lists(st.sampled_from(["<p>", "</p>", "<a>", "</a>", "<h2>", "</h2>", "抱怨", "大客户", "<", ">", "&lt;", "x"])))
def test_taking_the_explanations_out_gives_the_page_back(parts: list[str]) -> None:
    page = f"<article>{''.join(parts)}</article>"
    told = annotate(page, TERMS, lambda term: f"#{term}")
    assert re.sub(r'<a class="term"[^>]*>([^<]*)</a>', r"\1", told) == page
