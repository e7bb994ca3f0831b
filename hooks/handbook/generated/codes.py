"""报错一览: every code of a problem, and what an editor does about it."""

from __future__ import annotations

import re
from html import escape
from itertools import groupby

from handbook.problems import Code

GROUPS = {
    "B": "块：计算器、清单、图示的开头和结尾",
    "V": "公司资料的变量",
    "K": "清单",
    "G": "章首和复核",
    "A": "地址和链接",
    "N": "计算器：名称",
    "F": "计算器：公式",
    "E": "计算器：值和范围",
    "T": "计算器：表格",
    "D": "计算器：表、图、结论各行",
    "U": "计算器：单位",
    "I": "图示",
    "W": "术语表",
    "P": "打印手册",
    "S": "搜索",
}
"""What the letter of a code stands for, in the order of the page."""


WRITTEN = re.compile(r"///(?: \w+ \| [^。]+)?|- \[ \] [^。，]+|\{#?[^}]*\}|\*\*[^*]+\*\*|\|(?: -+ \|)+|!\[[^]]*\]\([^)]*\)")
"""What an editor writes, quoted in an advice; shown as code."""


def codes_html() -> str:
    """A heading and a table for each letter; every code has an anchor of its own, ``code-b01``."""
    order = "".join(GROUPS)
    codes = sorted(Code, key=lambda code: (order.find(code.short[0]) % 99, code.short))
    return "\n".join(
        f'<h2 id="codes-{letter.lower()}">{letter}：{escape(GROUPS.get(letter, "其他"))}</h2>\n{_table(list(members))}'
        for letter, members in groupby(codes, key=lambda code: code.short[0])
    )


def _table(codes: list[Code]) -> str:
    rows = "".join(
        f'<tr id="code-{code.short.lower()}"><th scope="row">{code.short}</th><td>{_advice(code.advice)}</td></tr>'
        for code in codes
    )
    head = '<tr><th scope="col">代码</th><th scope="col">怎么办</th></tr>'
    return f"<table><thead>{head}</thead><tbody>{rows}</tbody></table>"


def _advice(text: str) -> str:
    """An advice as HTML, with what is to be written as code."""
    parts: list[str] = []
    end = 0
    for found in WRITTEN.finditer(text):
        parts += escape(text[end : found.start()]), f"<code>{escape(found[0])}</code>"
        end = found.end()
    return "".join(parts) + escape(text[end:])
