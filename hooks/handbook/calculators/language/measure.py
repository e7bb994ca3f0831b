"""Which unit a formula gives, and where units do not fit. What does not fit is a warning."""

from __future__ import annotations

from dataclasses import dataclass

from handbook.calculators.language.complaint import Complaint, complain
from handbook.calculators.language.scope import Known, Scope
from handbook.calculators.language.syntax import (
    Binary,
    Call,
    Cell,
    Name,
    Negative,
    Node,
    Number,
    Percent,
    WholeColumn,
)
from handbook.calculators.language.units import LOOSE, NONE, Unit
from handbook.problems import Code, Severity

_SAME_AS_FIRST = ("ROUND", "ROUNDUP", "ROUNDDOWN", "INT", "ABS", "LARGE", "SMALL", "累计")
_IN_COMMON = ("SUM", "AVERAGE", "MIN", "MAX", "MEDIAN")
_COMPARISONS = ("=", "<>", "<", "<=", ">", ">=")


def measure(node: Node, scope: Scope, complaints: list[Complaint]) -> Unit | None:
    """The unit of a formula, None where it cannot be known."""
    return _Measurer(scope, complaints).visit(node)


def check_declared(
    node: Node, given: Unit | None, declared: Unit | None, complaints: list[Complaint]
) -> None:
    """Note a formula whose unit is not the one in the 单位 column."""
    if given is None or declared is None or given.fits(declared):
        return
    computed = "公式算出来没有单位" if given.powers == () else f"公式算出来的单位是 {given}"
    message = f"{computed}，单位列写的是 {_shown(declared)}"
    complaints.append(_warning(node, message, "改单位，或检查该乘还是该除"))


@dataclass
class _Measurer:
    scope: Scope
    complaints: list[Complaint]

    def visit(self, node: Node) -> Unit | None:
        match node:
            case Number():
                return LOOSE
            case Name(name):
                return self.scope.variables.get(name, Known()).unit
            case Cell(table, name) | WholeColumn(table, name):
                return self.scope.columns.get(table, {}).get(name, Known()).unit
            case Negative(operand):
                return self.visit(operand)
            case Percent(operand):
                self.visit(operand)
                return NONE if isinstance(operand, Number) else None
            case Binary():
                return self.binary(node)
            case Call():
                return self.call(node)
            case _:
                return None

    def binary(self, node: Binary) -> Unit | None:
        left, right = self.visit(node.left), self.visit(node.right)
        match node.operator:
            case "+" | "-":
                return self.common(node, [left, right], "相加" if node.operator == "+" else "相减")
            case "*" | "/":
                if left is None or right is None:
                    return None
                return left.times(right, 1 if node.operator == "*" else -1)
            case "^":
                return _power(left, node.right)
            case operator if operator in _COMPARISONS:
                self.common(node, [left, right], "比较")
        return None

    def call(self, node: Call) -> Unit | None:
        units = [self.visit(argument) for argument in node.arguments]
        match node.function:
            case function if function in _SAME_AS_FIRST:
                return units[0] if units else None
            case function if function in _IN_COMMON:
                return self.common(node, units, f"放在一个 {function} 里")
            case "IF":
                return self.common(node, units[1:], "作同一个结果")
            case "IFS":
                return self.common(node, units[1::2], "作同一个结果")
            case "IFERROR":
                return self.common(node, units, "作同一个结果")
            case "SUMPRODUCT":
                return _product(units)
            case "SUMIF" | "AVERAGEIF" if units:
                return units[2] if len(units) == 3 else units[0]
            case "POWER" if len(node.arguments) == 2:
                return _power(units[0], node.arguments[1])
        return None

    def common(self, node: Node, units: list[Unit | None], doing: str) -> Unit | None:
        """The unit all parts share; two that differ are noted."""
        known = [unit for unit in units if unit is not None]
        exact = [unit for unit in known if not unit.loose]
        if other := next((unit for unit in exact if unit.powers != exact[0].powers), None):
            message = f"{_shown(exact[0])} 和 {_shown(other)} 不能{doing}"
            self.complaints.append(_warning(node, message, "先换成相同的单位"))
            return None
        if len(known) < len(units):
            return None
        return exact[0] if exact else LOOSE


def _power(base: Unit | None, exponent: Node) -> Unit | None:
    if base is None or not isinstance(exponent, Number) or not exponent.value.is_integer():
        return NONE if base == NONE else None
    return base.to_power(int(exponent.value)) if abs(exponent.value) <= 9 else None


def _product(units: list[Unit | None]) -> Unit | None:
    """Conditions have no unit and change none, so an unknown part leaves the whole unknown."""
    total = NONE
    for unit in units:
        if unit is None:
            return None
        total = total.times(unit)
    return total


def _shown(unit: Unit) -> str:
    return "%" if unit == NONE else str(unit)


def _warning(node: Node, message: str, hint: str) -> Complaint:
    return complain(node, Code.UNIT_MISMATCH, message, hint, Severity.WARNING)
