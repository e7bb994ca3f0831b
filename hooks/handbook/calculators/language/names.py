"""What each name in a formula refers to."""

from __future__ import annotations

from collections.abc import Iterable

from handbook.calculators.language.complaint import Complaint, complain
from handbook.calculators.language.scope import Scope
from handbook.calculators.language.syntax import Call, Cell, Name, Node, WholeColumn, rebuild
from handbook.problems import Code, nearest


def resolve(node: Node, scope: Scope, complaints: list[Complaint]) -> Node:
    """``node`` with this row's cells as :class:`Cell`; every name that means nothing is noted."""
    match node:
        case Name(name):
            return _name(node, name, scope, complaints)
        case WholeColumn(table, name):
            _check_column(node, table, name, scope, complaints)
            return node
        case Call("累计", (Name(name) as argument,)) if name in scope.columns.get(scope.here, {}):
            return Call("累计", (_column(argument, scope.here, name),), start=node.start, end=node.end)
        case Call("ROWS", (Name(table) as argument,)) if scope.columns.get(table):
            first = next(iter(scope.columns[table]))
            return Call("ROWS", (_column(argument, table, first),), start=node.start, end=node.end)
        case _:
            return rebuild(node, lambda part: resolve(part, scope, complaints))


def _column(node: Name, table: str, name: str) -> WholeColumn:
    return WholeColumn(table, name, start=node.start, end=node.end)


def _name(node: Name, name: str, scope: Scope, complaints: list[Complaint]) -> Node:
    if name in scope.columns.get(scope.here, {}):
        return Cell(scope.here, name, start=node.start, end=node.end)
    if name not in scope.variables:
        message, hint = unknown_name(name, scope)
        complaints.append(complain(node, Code.UNKNOWN_NAME, message, hint))
    return node


def unknown_name(name: str, scope: Scope) -> tuple[str, str]:
    """Message and hint for a name that is neither a variable nor a column of this row."""
    message = f"没有叫“{name}”的数值"
    for table, columns in scope.columns.items():
        if name in columns:
            return message, f"它是表“{table}”的一列，整列写 {table}[{name}]，放进 SUM 之类的函数"
    if name in scope.columns:
        return message, f"它是一张表，整列写 {name}[列名]"
    if name.lower() in ("x", "and", "or"):
        return message, "乘号写 * 或 ×，条件写 AND(…)"
    return message, _perhaps(name, [*scope.variables, *scope.columns.get(scope.here, {})])


def unknown_column(table: str, name: str, scope: Scope) -> tuple[Code, str, str] | None:
    """Code, message and hint if there is no such column, else None."""
    columns = scope.columns.get(table)
    if columns is None:
        near = nearest(table, list(scope.columns))
        hint = f"是不是“{near}”？" if near else f"先写一行 表：{table}"
        return Code.UNKNOWN_TABLE, f"没有叫“{table}”的表", hint
    if name not in columns:
        return Code.UNKNOWN_COLUMN, f"表“{table}”没有“{name}”这一列", _perhaps(name, columns)
    return None


def _check_column(
    node: WholeColumn, table: str, name: str, scope: Scope, complaints: list[Complaint]
) -> None:
    if wrong := unknown_column(table, name, scope):
        complaints.append(complain(node, *wrong))


def _perhaps(word: str, known: Iterable[str]) -> str:
    near = nearest(word, list(known))
    return f"是不是“{near}”？" if near else "名称要先在名称列里写出来"
