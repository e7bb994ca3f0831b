"""The guide's list of everything the build may complain of."""

import re

from handbook.generated.codes import GROUPS, codes_html
from handbook.problems import Code


def test_every_code_is_listed_once_with_what_to_do() -> None:
    html = codes_html()
    listed = re.findall(r'<tr id="code-(\w+)"', html)
    assert sorted(listed) == sorted(code.short.lower() for code in Code)
    assert len(re.findall("<h2 id=", html)) == len(GROUPS)
    assert "其他" not in html, "say in GROUPS what the new letter stands for"


def test_codes_are_a_letter_and_two_digits_and_used_once() -> None:
    shorts = [code.short for code in Code]
    assert len(shorts) == len(set(shorts))
    assert all(re.fullmatch(r"[A-Z]\d\d", short) for short in shorts)


def test_every_advice_is_a_sentence() -> None:
    assert [code for code in Code if not code.advice.endswith(("。", "？"))] == []
