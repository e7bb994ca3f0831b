"""``表：``, ``图：`` and ``结论：`` lines."""

from __future__ import annotations

import re

from handbook.calculators.language.characters import fold
from handbook.calculators.language.names import unknown_column, unknown_name
from handbook.calculators.language.scope import Scope
from handbook.calculators.model import Chart, Reference, Type, Verdict
from handbook.calculators.read.cells import Cell
from handbook.calculators.read.declare import check_name
from handbook.calculators.read.drafts import TableDraft
from handbook.problems import Code, Problems, nearest

ROW_LIMIT = 500

CHARTS = {
    "柱图": "bar", "柱状图": "bar", "条形图": "bar", "bar": "bar",
    "折线": "line", "折线图": "line", "line": "line",
    "雷达": "radar", "雷达图": "radar", "radar": "radar",
    "帕累托": "pareto", "帕累托图": "pareto", "pareto": "pareto",
    "容忍区": "tolerance", "容忍区图": "tolerance", "tolerance": "tolerance",
    "象限": "quadrant", "象限图": "quadrant", "quadrant": "quadrant",
    "饼图": "pie", "pie": "pie",
}  # fmt: skip
_SHOWN_CHARTS = ["柱图", "折线", "雷达", "帕累托", "容忍区", "象限", "饼图"]

_LIMIT = re.compile(
    r"(?:最多|至多|不超过|at most|up to|max(?:imum)?)\s*([0-9]+)\s*(?:行|rows?)", re.IGNORECASE
)
_FIXED = re.compile(r"固定行?|fixed(?: rows?)?", re.IGNORECASE)
_SORT = re.compile(
    r"(?:按|sort(?:ed)? by|by)\s*(.+?)\s*(从大到小|降序|从小到大|升序|desc(?:ending)?|asc(?:ending)?)?",
    re.IGNORECASE,
)
_FALLING = ("从大到小", "降序", "desc", "descending")
_TITLE = re.compile(r"(?:标题|title)\s*[：:]\s*(.*)", re.IGNORECASE)
_REFERENCE = re.compile(r"([^\[\]]+)\[([^\[\]]+)\]")


def pieces(cell: Cell, separators: str) -> list[Cell]:
    """The parts of a line between separators, blanks taken off."""
    ends = [found.start() for found in re.finditer(f"[{separators}]", cell.text)]
    starts = [0, *[end + 1 for end in ends]]
    return [cell.part(start, end) for start, end in zip(starts, [*ends, len(cell.text)], strict=True)]


def read_table_line(cell: Cell, problems: Problems) -> TableDraft | None:
    """``客户，最多 500 行，按 去年营业额 从大到小``; None when even the name is unusable."""
    name, *options = pieces(cell, "，,;；")
    if not name.text:
        problems.add(cell.problem(Code.BAD_TABLE_LINE, "表没有名字", "写成 表：客户，最多 500 行"))
        return None
    if not check_name(name, problems):
        return None
    draft = TableDraft(fold(name.text), name, ROW_LIMIT, fixed=False, sort=None, descending=False)
    for option in options:
        _table_option(draft, option, problems)
    return draft


def _table_option(draft: TableDraft, option: Cell, problems: Problems) -> None:
    text = fold(option.text)
    if found := _LIMIT.fullmatch(text):
        draft.limit = int(found[1])
        if not 1 <= draft.limit <= ROW_LIMIT:
            problems.add(option.problem(Code.TOO_MANY_ROWS, f"行数要在 1 到 {ROW_LIMIT} 之间", "改小一些"))
            draft.limit = ROW_LIMIT
    elif _FIXED.fullmatch(text):
        draft.fixed = True
    elif found := _SORT.fullmatch(text):
        draft.sort = option.part(found.start(1), found.end(1))
        draft.descending = (found[2] or "").lower() in _FALLING
    elif text:
        message = f"看不懂“{option.text}”"
        hint = "可以写 最多 50 行、固定行、按 列名 从大到小"
        problems.add(option.problem(Code.BAD_TABLE_LINE, message, hint))


def find_sort_column(draft: TableDraft, problems: Problems) -> int | None:
    """The index of the column after ``按``; note a name that is no column."""
    if draft.sort is None:
        return None
    text = fold(draft.sort.text)
    found = _REFERENCE.fullmatch(text)
    name = found[2].strip() if found and found[1].strip() == draft.name else text
    names = [column.reference.name for column in draft.columns]
    if name in names:
        return names.index(name)
    near = nearest(name, names)
    hint = f"是不是“{near}”？" if near else "按后面写本表的一列"
    problems.add(draft.sort.problem(Code.UNKNOWN_COLUMN, f"表“{draft.name}”没有“{name}”这一列", hint))
    return None


def read_chart(cell: Cell, scope: Scope, problems: Problems) -> Chart | None:
    """``柱图，单次消费、真实价值``, with ``标题：…`` anywhere after the kind."""
    kind, *rest = pieces(cell, "，,、;；")
    name = CHARTS.get(kind.text.lower())
    if name is None:
        near = nearest(kind.text, _SHOWN_CHARTS)
        hint = f"是不是“{near}”？" if near else "可用的图：" + "、".join(_SHOWN_CHARTS)
        problems.add(kind.problem(Code.UNKNOWN_CHART, f"没有“{kind.text}”这种图", hint))
        return None
    title, data = "", []
    for piece in rest:
        if found := _TITLE.fullmatch(piece.text):
            title = found[1]
        elif piece.text:
            data.append(piece)
    references = [find(piece, scope, problems) for piece in data]
    known = [reference for reference in references if reference is not None]
    if len(known) < len(references) or not _check_data(cell, known, data, scope, problems):
        return None
    return Chart(name, title, tuple(known), cell.line)


def _check_data(
    cell: Cell, references: list[Reference], cells: list[Cell], scope: Scope, problems: Problems
) -> bool:
    tables = {reference.table for reference in references if reference.table}
    if len(tables) > 1:
        message = f"一张图里不能有两张表的列：{'、'.join(sorted(tables))}"
        problems.add(cell.problem(Code.CHART_DATA, message, "分成两张图"))
        return False
    for index, (reference, where) in enumerate(zip(references, cells, strict=True)):
        type_ = type_of(reference, scope)
        if type_ not in (Type.NUMBER, None) and not (index == 0 and reference.table):
            message = f"“{where.text}”不是数，画不成图"
            problems.add(where.problem(Code.CHART_DATA, message, "只有表的第一项可以是文字，作标签"))
            return False
    if not any(type_of(reference, scope) in (Type.NUMBER, None) for reference in references):
        problems.add(cell.problem(Code.CHART_DATA, "图没有可画的数", "在图的种类后面写名称或 表名[列名]"))
        return False
    return True


def type_of(reference: Reference, scope: Scope) -> Type | None:
    """The type of what a chart or verdict refers to."""
    if reference.table:
        return scope.columns[reference.table][reference.name].type
    return scope.variables[reference.name].type


def find(cell: Cell, scope: Scope, problems: Problems) -> Reference | None:
    """The variable or ``表名[列名]`` that a cell names; what does not exist is noted."""
    text = fold(cell.text)
    if found := _REFERENCE.fullmatch(text):
        table, name = found[1].strip(), found[2].strip()
        wrong = unknown_column(table, name, scope)
        if wrong:
            problems.add(cell.problem(*wrong))
        return None if wrong else Reference(name, table)
    if text in scope.variables:
        return Reference(text)
    message, hint = unknown_name(text, scope)
    problems.add(cell.problem(Code.UNKNOWN_NAME, message, hint.split("，放进")[0]))
    return None


def read_verdict(cells: tuple[Cell, ...], scope: Scope, problems: Problems) -> Verdict | None:
    """``这位客户不是一次 {单次消费} 的生意``; several lines are one sentence."""
    parts: list[str | Reference] = []
    good = any(cell.text for cell in cells)
    if not good:
        problems.add(cells[0].problem(Code.BAD_VERDICT, "结论是空的", "写成 结论：一共 {真实价值} 元。"))
    for index, cell in enumerate(cells):
        if index and parts and cell.text:
            _join(parts, cell.text)
        good = _verdict_line(cell, parts, scope, problems) and good
    return Verdict(tuple(parts), cells[0].line) if good else None


def _verdict_line(cell: Cell, parts: list[str | Reference], scope: Scope, problems: Problems) -> bool:
    good, at = True, 0
    text = cell.text.replace("｛", "{").replace("｝", "}")
    for found in re.finditer(r"\{([^{}]*)\}|[{}]", text):
        if found.start() > at:
            parts.append(text[at : found.start()])
        at = found.end()
        if found[1] is None:
            where = cell.part(found.start(), found.end())
            problems.add(where.problem(Code.BAD_VERDICT, "花括号没有成对", "写成 {真实价值}"))
            good = False
            continue
        reference = find(cell.part(found.start(1), found.end(1)), scope, problems)
        if reference is None:
            good = False
        elif reference.table:
            where = cell.part(found.start(), found.end())
            hint = f"先加一行，例如 = SUM({reference.table}[{reference.name}])"
            problems.add(where.problem(Code.BAD_VERDICT, "结论里不能放整列", hint))
            good = False
        else:
            parts.append(reference)
    if at < len(text):
        parts.append(text[at:])
    return good


def _join(parts: list[str | Reference], following: str) -> None:
    """A line break inside a sentence: nothing between Chinese characters, a blank between words."""
    last = parts[-1]
    if isinstance(last, str) and last[-1:].isascii() and following[:1].isascii():
        parts[-1] = last + " "
