"""Calculators for the tests of the page: from Markdown to model and HTML, without the rest of a chapter."""

from __future__ import annotations

import re
from pathlib import Path

from handbook.calculators.model import Calculator
from handbook.calculators.page import render
from handbook.calculators.read import read
from handbook.problems import Problems
from handbook.source import Block, Option, SourceLine

DOCS = Path(__file__).resolve().parents[2] / "docs"
BLOCK = re.compile(r"^/// calculator.*?^///$", re.S | re.M)
SCRIPTS = ("kernel", "evaluate", "charts", "calculator", "start")


def calculator(text: str) -> Calculator:
    """The model of one ``/// calculator`` block; fails with its problems if it has any."""
    opening, option, *body = (
        SourceLine("test.md", number, line) for number, line in enumerate(text.strip().split("\n"), 1)
    )
    identity = Option("id", option.text.split(":")[1].strip(), option, option.text.index(":") + 2)
    block = Block("calculator", opening.text.split("|")[1].strip(), opening, (identity,), tuple(body[:-1]))
    problems = Problems()
    found = read(block, problems)
    assert found is not None, f"\n{problems}"
    return found


def html(text: str) -> str:
    """The page's HTML of one block."""
    return render(calculator(text))


def published() -> dict[str, str]:
    """The blocks of all chapters, by id."""
    blocks = [
        block for path in sorted(DOCS.rglob("*.md")) for block in BLOCK.findall(path.read_text("utf-8"))
    ]
    return {block.split("id:")[1].split()[0]: block for block in blocks}


VALUE = """/// calculator | 客户的真实价值
    id: customer-value

| 名称 | 说明 | 单位 | 值或公式 | 范围 | 来源 |
| --- | --- | --- | --- | --- | --- |
| 单次消费 | 平均每次消费额 | 元/次 | 200 | >=0 | |
| 年次数 | 每年消费次数 | 次/年 | 12 | 1~365 | A04 |
| 毛利率 | 示例 | % | 20% | 0~100 | |
| 年消费额 | 每年消费额 | 元/年 | = 单次消费 * 年次数 | | A04 |
| 每次毛利 | 除一除 | 元/次 | = 年消费额 * 毛利率 / 年次数 | | |
| **真实毛利** | 一年的毛利 | 元/年 | = 年消费额 * 毛利率 | | A04 |
| 倍数 | 会除以 0 | | = 1 / (年次数 - 10) | | |

毛利率按自己的填。

结论：不是一次 {单次消费} 的生意，而是一年 {真实毛利} 的毛利。
///"""

SCENARIOS = """/// calculator | 走掉几位
    id: scenarios

| 名称 | 单位 | 方案：低 | 方案：高 | 范围 |
| --- | --- | --- | --- | --- |
| 听到 | 位 | 1 | 25 | |
| 级别 | | 中 | 高 | 高、中、低 |
| **走掉** | 位 | = 听到 + IF(级别 = "高", 2, 1) | = 听到 + IF(级别 = "高", 2, 1) | |

结论：走掉 {走掉}。
///"""

ROWS = """/// calculator | 客户排名
    id: rows

表：客户，最多 500 行，按 营业额 从大到小

| 名称 | 说明 | 单位 | 值或公式 | 范围 |
| --- | --- | --- | --- | --- |
| 客户[名字] | 叫什么 | | | |
| 客户[营业额] | 去年的 | 万元 | | >=0 |
| 客户[占比] | 占全部 | % | = 营业额 / 合计 | |

| 名字 | 营业额 |
| --- | --- |
| 甲 | 30 |
| 乙 | 50 |
| 丙 | 20 |

| 名称 | 单位 | 值或公式 |
| --- | --- | --- |
| **合计** | 万元 | = SUM(客户[营业额]) |

图：柱图，客户[名字]，客户[营业额]
///"""

FIXED = """/// calculator | 自评
    id: fixed

表：维度，固定行

| 名称 | 说明 | 值或公式 | 范围 |
| --- | --- | --- | --- |
| 维度[项目] | 哪一项 | | 固定 |
| 维度[得分] | 几分 | | 0~10 |

| 项目 | 得分 |
| --- | --- |
| 识别 | 3 |
| 区分 | 4 |
| 互动 | 5 |

| 名称 | 值或公式 |
| --- | --- |
| 平均 | = AVERAGE(维度[得分]) |

图：雷达，维度[项目]，维度[得分]
///"""
"""One block of every shape: variables, scenarios, rows to enter, rows the editor declares."""
