"""Text on its way into Typst: exactly what people wrote, with the white space a Chinese printer would set."""

import json
import re
import unicodedata

import pytest
import typst
from hypothesis import given, settings
from hypothesis import strategies as st

from handbook.manual.literals import RADICALS, anchor, string, text, value
from support.manual import write


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>第一行\n第二行</p>", '#"第一行第二行"'),
        ("<p>one\ntwo</p>", '#"one two"'),
        ("<p>中文\nword</p>", '#"中文 word"'),
        ("<p><strong>说完。</strong> 再办</p>", '#strong[#"说完。"]#"再办"'),
        ("<p><strong>NPS</strong> 是什么</p>", '#strong[#"NPS"]#" 是什么"'),
        ("<p>他说， “好”</p>", '#"他说，“好”"'),
        ("<p>don’t</p>", '#"don\'t"'),
        ("<p>第一行<br>\n第二行</p>", '#"第一行"#linebreak()#"第二行"'),
        ("<p>  两头的空白 </p>", '#"两头的空白"'),
        ("<p>⾦⽼⼥</p>", '#"金老女"'),
        ('<p># * _ ` $ @ &lt;b&gt; // \\ " {x} [y]</p>', '#"# * _ ` $ @ <b> // \\\\ \\" {x} [y]"'),
    ],
)
def test_white_space_and_marks(html: str, expected: str) -> None:
    assert write(html)[0].strip() == expected


def test_a_term_is_marked_once_a_chapter() -> None:
    found, _ = write("<p>容忍区就是容忍区。</p><p>nps、NPSX、容忍区</p>", terms=("容忍区", "NPS"))
    assert found.split() == [
        "#term(number:",
        '1)#"容忍区就是容忍区。"',
        "#term(number:",
        '0)#"nps、NPSX、容忍区"',
    ]


CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=60))
def test_a_string_comes_back_as_it_was(words: str) -> None:
    expected = RADICALS.sub(lambda match: unicodedata.normalize("NFKC", match[0]), CONTROL.sub("", words))
    source = f"#metadata({string(words)}) <x>"
    assert (
        json.loads(typst.query(source.encode(), "<x>", field="value", one=True, ignore_system_fonts=True))
        == expected
    )


def test_values() -> None:
    assert value({"名": ["甲", 1, 2.5, True, None]}) == '("名": ("甲", 1, 2.5, true, none, ))'
    assert value({}) == "(:)"
    assert text("") == ""


def test_anchors_are_distinct() -> None:
    names = ["怎么做", "怎么", "a.b", "a-b", "a b", "fn:1"]
    assert len({anchor("value-churn", name) for name in names}) == len(names)
    assert all(anchor("x", name).isascii() for name in names)
