"""Whether a function gets what it wants: how many arguments, and of which types."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbook.calculators.language.complaint import complain
from handbook.calculators.language.criteria import criterion, has_wildcard
from handbook.calculators.language.formats import FORMAT
from handbook.calculators.language.functions import FUNCTIONS, Function, Give, Take
from handbook.calculators.language.shape import NOTHING, WORD, Shape, label
from handbook.calculators.language.syntax import Binary, Call, Cell, Node, Text, WholeColumn
from handbook.calculators.model import Type
from handbook.problems import Code

if TYPE_CHECKING:
    from handbook.calculators.language.types import Checker

ROW_WISE = ("ABS", "ROUND", "ROUNDUP", "ROUNDDOWN", "INT", "SQRT", "EXP", "LN", "POWER")
"""Functions that inside SUMPRODUCT may be applied to every row of a column."""

_CRITERIA = ("SUMIF", "COUNTIF", "AVERAGEIF")
_GIVES = {Give.NUMBER: Type.NUMBER, Give.TEXT: Type.TEXT, Give.BOOLEAN: Type.BOOLEAN}


def check_call(checker: Checker, node: Call) -> Shape:
    """The shape a function call results in; what does not fit is noted."""
    function = FUNCTIONS[node.function]
    if not _count_fits(checker, node, function):
        return Shape(_GIVES.get(function.gives))
    if node.function in ("累计", "名次"):
        _check_own(checker, node)
    if node.function in _CRITERIA:
        return _check_criterion(checker, node)
    shapes = [
        _argument(checker, node, argument, function.take(index))
        for index, argument in enumerate(node.arguments)
    ]
    if node.function == "SUMPRODUCT":
        _check_product(checker, node, shapes)
        return Shape(Type.NUMBER)
    if function.gives is Give.SAME:
        return _branches(checker, node, shapes)
    table = checker.common_table(node, shapes) if node.function in ROW_WISE else ""
    return Shape(_GIVES[function.gives], table)


def _count_fits(checker: Checker, node: Call, function: Function) -> bool:
    given = len(node.arguments)
    odd = node.function == "IFS" and given % 2 == 1
    if function.least <= given <= function.most and not odd:
        return True
    if odd:
        wanted = "条件和结果要成对"
    elif function.most == function.least:
        wanted = f"要 {function.least} 项" if function.least else "括号里不写东西"
    elif function.most > 100:
        wanted = f"至少要 {function.least} 项"
    else:
        wanted = f"要 {function.least} 到 {function.most} 项"
    message = f"{node.function} {wanted}，这里有 {given} 项"
    checker.complaints.append(complain(node, Code.ARGUMENT_COUNT, message, f"例如 {function.example}"))
    return False


def _argument(checker: Checker, call: Call, node: Node, take: Take) -> Shape:
    match take:
        case Take.PRODUCT:
            return _in_product(checker, node)
        case Take.COLUMN | Take.ANY_COLUMN:
            return _column(checker, call, node, take)
        case Take.NUMBERS:
            return _numbers(checker, call, node)
    shape = checker.visit(node) if call.function in ROW_WISE and checker.in_product else checker.scalar(node)
    wanted = {Take.NUMBER: Type.NUMBER, Take.TEXT: Type.TEXT, Take.CONDITION: Type.BOOLEAN}.get(take)
    if wanted and shape.type and shape.type is not wanted:
        hint = {Type.NUMBER: "换成数", Type.TEXT: "用双引号写成文字", Type.BOOLEAN: "例如 甲 > 100"}[wanted]
        message = f"{call.function} 这一项要{WORD[wanted]}，{label(node)}是{WORD[shape.type]}"
        checker.note(node, message, hint)
    if call.function == "TEXT" and take is Take.TEXT:
        _check_format(checker, node)
    return shape


def _in_product(checker: Checker, node: Node) -> Shape:
    before, checker.in_product = checker.in_product, True
    shape = checker.visit(node)
    checker.in_product = before
    return shape


def _check_product(checker: Checker, node: Call, shapes: list[Shape]) -> None:
    for argument, shape in zip(node.arguments, shapes, strict=True):
        if shape.type is Type.TEXT:
            checker.note(argument, f"{label(argument)}是文字，不能相乘", "换成数或条件")
    checker.common_table(node, shapes)
    if not any(shape.table for shape in shapes) and all(shape.type for shape in shapes):
        checker.note(node, "SUMPRODUCT 里没有整列", "例如 SUMPRODUCT(维度[权重]，维度[得分])")


def _column(checker: Checker, call: Call, node: Node, take: Take) -> Shape:
    shape = checker.visit(node)
    if not isinstance(node, WholeColumn):
        if shape.type or isinstance(node, Cell):
            column = f"{node.table}[{node.name}]" if isinstance(node, Cell) else "表名[列名]"
            checker.note(node, f"{call.function} 这一项要整列，{label(node)}不是", f"写成 {column}")
        return NOTHING
    if take is Take.COLUMN and shape.type and shape.type is not Type.NUMBER:
        checker.note(node, f"{call.function} 要数，{label(node)}是{WORD[shape.type]}", "换成数的列")
    return shape


def _numbers(checker: Checker, call: Call, node: Node) -> Shape:
    shape = checker.visit(node)
    if shape.table and not isinstance(node, WholeColumn):
        hint = "逐行计算再相加用 SUMPRODUCT(…)，或先加一列写这个公式"
        message = f"{call.function} 里只能放整列，不能放整列的算式"
        checker.complaints.append(complain(node, Code.BARE_COLUMN, message, hint))
    elif shape.type and shape.type is not Type.NUMBER:
        hint = "条件的个数用 COUNTIF" if shape.type is Type.BOOLEAN else "数文字的行数用 ROWS 或 COUNTIF"
        checker.note(node, f"{call.function} 要数，{label(node)}是{WORD[shape.type]}", hint)
    elif isinstance(node, Cell) and len(call.arguments) == 1:
        message = f"{label(node)}在这里只是这一行的一个数"
        hint = f"整列写 {node.table}[{node.name}]"
        checker.complaints.append(complain(node, Code.BARE_COLUMN, message, hint))
    return Shape(shape.type)


def _branches(checker: Checker, call: Call, shapes: list[Shape]) -> Shape:
    first = {"IF": 1, "IFS": 1, "IFERROR": 0}[call.function]
    step = 2 if call.function == "IFS" else 1
    results = [shape.type for shape in shapes[first::step] if shape.type]
    if len(set(results)) > 1:
        words = "、".join(dict.fromkeys(WORD[result] for result in results))
        checker.note(call, f"{call.function} 的几个结果类型不同：{words}", "各个结果要同是数或同是文字")
        return NOTHING
    return Shape(results[0] if results else None)


def _check_criterion(checker: Checker, node: Call) -> Shape:
    column, wanted = node.arguments[:2]
    shape = _column(checker, node, column, Take.ANY_COLUMN)
    if has_wildcard(wanted):
        checker.note(wanted, "条件里不能用 * 和 ? 代替文字", "写完整的文字")
    elif isinstance(column, WholeColumn):
        operator, value = criterion(wanted)
        if checker.scalar(value).type:
            checker.visit(Binary(operator, column, value, start=wanted.start, end=wanted.end))
    else:
        checker.scalar(wanted)
    if len(node.arguments) == 3:
        summed = _column(checker, node, node.arguments[2], Take.COLUMN)
        checker.common_table(node, [shape, summed])
    elif node.function != "COUNTIF" and shape.type in (Type.TEXT, Type.BOOLEAN):
        checker.note(column, f"{label(column)}是{WORD[shape.type]}，不能相加", "第三项写要相加的列")
    return Shape(Type.NUMBER)


def _check_own(checker: Checker, node: Call) -> None:
    here = checker.scope.here
    if not here:
        checker.note(node, f"{node.function} 只能用在表的列里", "整列的合计用 SUM(…)")
    for argument in node.arguments:
        if isinstance(argument, WholeColumn) and here and argument.table != here:
            checker.note(argument, f"{node.function} 只能用本表的列", f"写成 {here}[列名]")


def _check_format(checker: Checker, node: Node) -> None:
    if not isinstance(node, Text):
        checker.note(node, "TEXT 的格式要直接写出来", '例如 TEXT(甲，"0.00")')
    elif not FORMAT.fullmatch(node.value):
        hint = '可用 "0"、"0.00"、"#,##0"、"#,##0.00"、"0%"、"0.0%"'
        checker.note(node, f"不认识格式“{node.value}”", hint)
