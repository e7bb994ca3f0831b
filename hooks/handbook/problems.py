"""What can be wrong with a document, and how it is told to the editor.

Reading a chapter yields data *and* problems. A problem names path, line and column, says what is
wrong and what to write instead; all problems of all chapters are collected before a build fails.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches
from enum import Enum


class Code(Enum):
    """Every kind of problem; the value is its short code and what an editor does about it.

    The list in 编写指南 is made from this one. Codes are permanent: a retired one is not reused.
    """

    UNKNOWN_KIND = ("B01", "检查 /// 后面的词：calculator（计算器）、checklist（清单）或 diagram（图示）。")
    UNCLOSED_BLOCK = ("B02", "在块的末尾另起一行写 ///。")
    MISSING_ID = ("B03", "在标题行下面缩进四格写 id: 英文小写名。")
    BAD_ID = ("B04", "id 只用 a–z、0–9 和 -，以字母开头。")
    DUPLICATE_ID = ("B05", "每个 id 在整本手册里只能用一次，换一个名字。")
    UNKNOWN_OPTION = ("B06", "检查选项名的拼写。")
    STRAY_CLOSING = ("B07", "删掉这一行，或在前面补上 /// calculator | 标题。")
    UNKNOWN_VARIABLE = ("V01", "检查 mkdocs.yml 里 extra.company 下面的名字。")

    NOT_AN_ITEM = ("K01", "清单的条目写成 - [ ] 文字 {#id}，小标题写成 **小标题**。")
    EMPTY_LIST = ("K02", "在块里至少写一个条目：- [ ] 文字 {#id}。")
    ITEM_WITHOUT_ID = ("K03", "在条目末尾写 {#id}，或运行 make ids 让它自己补上。")
    ITEM_BAD_ID = ("K04", "条目的 id 只用 a–z、0–9，词之间用 - 连接，以字母开头。")
    ITEM_DUPLICATE_ID = ("K05", "同一张清单里每个条目的 id 只用一次。")
    ITEM_UNKNOWN_MARK = ("K06", "条目的标记只有 必做 和 可不适用。")
    ITEM_INDENTATION = ("K07", "下一级条目缩进四个空格，一次只深一级。")
    ITEM_TICKED = ("K08", "发布的清单都从空方框开始：- [ ]。")
    ITEM_TEXT = ("K09", "条目里写一句看得见做没做的话，不放链接。")
    SIGNATURE_LINE = ("K10", "签字写在清单最后一行，例如：签字：经办人、主管。")
    CHECKLIST_OPTION = ("K11", "检查选项的值：打印: 单页；退役: 旧的条目 id。")
    RETIRED_ID_USED = ("K12", "退役的 id 不再使用，给新条目换一个 id。")
    PUBLISHED_ID_GONE = ("K13", "发布过的 id 不能消失：改回来，或写进 退役:。")
    ID_NOT_RECORDED = ("K14", "运行 make ids，把新的 id 记进登记册。")
    LEDGER_UNREADABLE = ("K15", "登记册由 make ids 维护；从版本库取回它，不要手改。")

    MISSING_FRONT_MATTER = ("G01", "在章首两行 --- 之间补上这一项。")
    BAD_FRONT_MATTER = ("G02", "按例子的写法改章首这一项。")
    UNKNOWN_POINT = ("G03", "要点编号见“依据”一页。")

    HEADING_WITHOUT_ID = ("A01", "在标题行末写固定的英文 id，例如 {#how}。")
    BAD_ANCHOR = ("A02", "标题的 id 只用 a–z、0–9 和 -，以字母开头。")
    DUPLICATE_ANCHOR = ("A03", "一页里每个 id 只用一次。")
    ADDRESS_GONE = ("A04", "改回原来的名字，或在 ledger/redirects.txt 写：旧地址 -> 新地址。")
    ADDRESS_NOT_RECORDED = ("A05", "运行 make ids，把新地址登记下来。")
    BAD_REDIRECT = ("A06", "一行写：旧地址 -> 新地址，新地址要在，旧地址要不在。")
    SHORT_CODE_TWICE = ("A07", "各章的文件名全书不重复，短地址用它。")
    FORMER_ID_IN_USE = ("A08", "曾用后面只写已经不用的 id。")

    UNKNOWN_NAME = ("N01", "公式里的名称要和名称列里写的一模一样。")
    DUPLICATE_NAME = ("N02", "一个计算器里每个名称只用一次，不分大小写。")
    BAD_NAME = ("N03", "名称只用汉字、字母、数字和 _，不以数字开头，最多 60 个字。")
    CELL_NAME = ("N04", "A1、R、C 这样的词在 Excel 里是单元格，换一个名称。")
    FUNCTION_AS_NAME = ("N05", "函数名不能用作名称，换一个名称。")
    CYCLE = ("N06", "改掉其中一个公式，不要让几个公式互相等着对方。")
    UNKNOWN_TABLE = ("N07", "先写一行 表：名称，再用 表名[列名]。")
    UNKNOWN_COLUMN = ("N08", "检查列名；列在变量表里用 表名[列名] 声明。")

    MISSING_EQUALS = ("F01", "公式以 = 开头，例如 = 单次消费 * 年次数。")
    MISSING_BRACKET = ("F02", "左括号和右括号要成对。")
    BAD_FORMULA = ("F03", "按提示改公式；写法和 Excel 一样，单元格换成名称。")
    UNCLOSED_TEXT = ("F04", "公式里的文字两头都要有双引号。")
    NUMBER_IN_FORMULA = ("F05", "公式里的数只写数字和小数点，例如 12000。")
    UNKNOWN_FUNCTION = ("F06", "可用的函数见编写指南。")
    ARGUMENT_COUNT = ("F07", "检查函数括号里有几项，项与项之间用逗号。")
    TYPE_MISMATCH = ("F08", "数只和数算，文字只和文字比，条件只放在 IF、AND、OR、NOT 里。")
    BARE_COLUMN = ("F09", "整列的数要放进 SUM 之类的函数里。")
    FORMULA_LIMIT = ("F10", "公式最多 1,000 个字、套 40 层、400 个部分：拆成几行。")

    BAD_NUMBER = ("E01", "值列里只写数字（1,200、5%、1.2万）、以 = 开头的公式，或留空。")
    BAD_RANGE = ("E02", "范围写 0~100、>=0、整数、固定、可空、2位小数，或 高、中、低。")
    EXAMPLE_OUTSIDE = ("E03", "改例值或改范围，让例值落在范围里。")
    MISSING_EXAMPLE = ("E04", "固定的值和固定的行要写出来。")

    CELL_COUNT = ("T01", "每一行的格数要和表头一样。")
    UNKNOWN_HEADER = ("T02", "表头用：名称、说明、单位、值或公式、范围、来源，或 方案：某某。")
    MISSING_HEADER = ("T03", "变量表至少要有 名称 和 值或公式 两列。")
    MISSING_SEPARATOR = ("T04", "在表头下面加一行 | --- | --- |，每列一个。")
    DUPLICATE_HEADER = ("T05", "同一张表里表头不能重复。")
    NO_TABLE = ("T06", "计算器里至少要有一张变量表。")
    NO_FORMULA = ("T07", "至少给一个数值写公式，以 = 开头。")
    EMPTY_BLOCK = ("T08", "在块里写变量表，照编写指南里的例子。")
    SCENARIOS = ("T09", "各张表的方案列要一致，公式在每个方案里都一样。")
    TOO_MANY_ROWS = ("T10", "行表最多 500 行。")

    BAD_TABLE_LINE = ("D01", "写成：表：客户，最多 500 行，按 营业额 从大到小。")
    UNKNOWN_CHART = ("D02", "图的种类有：柱图、折线、雷达、帕累托、容忍区、象限、饼图。")
    CHART_DATA = ("D03", "图后面写要画的名称，例如：图：柱图，单次消费、真实价值。")
    BAD_VERDICT = ("D04", "结论里的名称放在一对花括号里：{真实价值}。")

    UNIT_MISMATCH = ("U01", "检查公式和单位：元/次 × 次/年 = 元/年，相加减的单位要相同。")
    PERCENT_DOUBT = ("U02", "百分数写成 5%，结果单位是 % 时不用乘 100。")

    DIAGRAM_TYPE = ("I01", "在图的标题下面写 类型: 链、循环、容忍区、对比、差距、条形、阶段、矩阵 或 路径。")
    DIAGRAM_TITLE = ("I02", "给图一个标题：/// diagram | 图上有什么。")
    DIAGRAM_LINE = ("I03", "图写成列表（- 名称：说明），矩阵写成表格。")
    DIAGRAM_INDENT = ("I04", "下一级缩进四个空格，一次只深一级。")
    DIAGRAM_COUNT = ("I05", "按编写指南里这种图的例子，增减或改写条目。")
    DIAGRAM_NUMBER = ("I06", "条形图的每一条写成 - 名称：3%，单位都一样。")
    DIAGRAM_TEXT = ("I07", "图里只放短的文字，链接和长句写在图的前后。")

    TERM_WITHOUT_ID = ("W01", "在术语后面写 {#英文小写名}。")
    TERM_WITHOUT_MEANING = ("W02", "在术语下一行写 : 加三个空格，再写一句解释。")
    TERM_TWICE = ("W03", "一个名称或别名只归一条术语，从另一条里删掉。")

    UNPRINTABLE = ("P01", "打印手册只认识它的排法里有的元素；换一种写法。")
    PRINT_IMAGE = ("P02", "图片放在 docs 文件夹里，用相对路径引用。")
    PRINT_DESCRIPTION = ("P03", "给图片写一句说明：![图上有什么](路径)。")
    PRINT_GLYPH = ("P04", "打印字体里没有这个字，换一个字或符号。")
    PRINT_FONT = ("P05", "运行 pip install justmytype-intl-cjk 装上打印用的字体。")
    PRINT_TARGET = ("P06", "链接和脚注都要指向存在的位置。")
    PRINT_ENGINE = ("P07", "去掉最近改动的内容再试；还不行就把整行信息发给维护的人。")

    LONELY_SYNONYM = ("S01", "同义词一行至少两个词，用空格隔开。")
    QUESTION_LINE = ("S02", "问法写在 [锚点] 下面，用 、 隔开；问整页的写在文件开头。")
    QUESTION_PLACE = ("S03", "方括号里写那一章里有的锚点。")
    QUESTION_PAGE = ("S04", "问法的文件和章节同名：value/churn.md 的问法写在 _search/questions/value/churn.txt。")

    def __init__(self, short: str, advice: str) -> None:
        self.short = short
        self.advice = advice


class Severity(Enum):
    """An error stops the build; a warning is reported and stops it only under ``--strict``."""

    ERROR = "错误"
    WARNING = "警告"


@dataclass(frozen=True, order=True)
class Place:
    """Where something stands in an editor's file; line and column count from 1, in characters."""

    path: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True)
class Problem:
    """One thing wrong, with what to write instead.

    ``source`` is the whole line of the editor's file; ``length`` the characters to underline.
    ``hint`` may be empty when ``message`` already says what to do.
    """

    code: Code
    place: Place
    message: str
    hint: str = ""
    source: str = ""
    length: int = 1
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        hint = f"，{self.hint}" if self.hint else ""
        mark = "" if self.severity is Severity.ERROR else "警告："
        lines = [f"{self.place}: [{self.code.short}] {mark}{self.message}{hint}"]
        if self.source.strip():
            before = self.source[: self.place.column - 1]
            under = self.source[self.place.column - 1 :][: max(self.length, 1)]
            lines.append("    " + self.source)
            lines.append("    " + " " * width(before) + "^" * max(width(under), 1))
        return "\n".join(lines)


@dataclass
class Problems:
    """Collects the problems of a whole build; the order of the report is the order of the files."""

    found: list[Problem] = field(default_factory=list)

    def add(self, problem: Problem) -> None:
        """Note a problem, once: a page that is rendered twice reports it once."""
        if problem not in self.found:
            self.found.append(problem)

    def __iter__(self) -> Iterator[Problem]:
        return iter(sorted(self.found, key=lambda problem: problem.place))

    @property
    def errors(self) -> list[Problem]:
        """The problems that stop a build."""
        return [problem for problem in self if problem.severity is Severity.ERROR]

    @property
    def warnings(self) -> list[Problem]:
        """The problems that do not stop a build by themselves."""
        return [problem for problem in self if problem.severity is Severity.WARNING]

    def __str__(self) -> str:
        return "\n".join(str(problem) for problem in self)


def width(text: str) -> int:
    """Columns that ``text`` takes in a terminal: two for Han and full-width characters."""
    return sum(
        0 if unicodedata.combining(mark) else 2 if unicodedata.east_asian_width(mark) in "WF" else 1
        for mark in text
    )


def nearest(word: str, known: list[str] | tuple[str, ...]) -> str | None:
    """The known word an editor most likely meant by ``word``, or None."""
    close = get_close_matches(word, known, n=1, cutoff=0.5)
    if close:
        return close[0]
    inside = [name for name in known if word and (word in name or name in word)]
    return min(inside, key=len) if inside else None
