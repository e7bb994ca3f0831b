"""Functions that are only another way to write simpler ones are rewritten, so that nobody has to compute them.

SUMIF, COUNTIF, AVERAGEIF and RANK become SUMPRODUCT; IFS becomes nested IF, ending in the internal function
NOMATCH; TEXT(x, f) becomes TEXT(ROUND(x, n), f).
"""

from __future__ import annotations

from handbook.calculators.language.criteria import criterion
from handbook.calculators.language.formats import decimals_of
from handbook.calculators.language.syntax import Binary, Call, Node, Number, Text, rebuild

NO_MATCH = Call("NOMATCH", ())
"""Always a fault: none of the conditions of IFS holds."""


def lower(node: Node) -> Node:
    """The same formula in fewer functions; it must have passed the type check."""
    below = rebuild(node, lower)
    if not isinstance(below, Call):
        return below
    match below.function, below.arguments:
        case "SUMIF", (column, wanted, *summed):
            return _product(_holds(column, wanted), summed[0] if summed else column)
        case "COUNTIF", (column, wanted):
            return _product(_holds(column, wanted))
        case "AVERAGEIF", (column, wanted, *summed):
            condition = _holds(column, wanted)
            return Binary("/", _product(condition, summed[0] if summed else column), _product(condition))
        case "RANK", (value, column, *order):
            return _rank(value, column, order[0] if order else Number(0.0))
        case "IFS", arguments:
            return _nested(arguments)
        case "TEXT", (value, Text(pattern) as written):
            return Call("TEXT", (Call("ROUND", (value, Number(float(decimals_of(pattern))))), written))
        case _:
            return below


def _holds(column: Node, wanted: Node) -> Node:
    operator, value = criterion(wanted)
    return Binary(operator, column, value)


def _product(*arguments: Node) -> Node:
    return Call("SUMPRODUCT", arguments)


def _rank(value: Node, column: Node, order: Node) -> Node:
    falling = Binary("+", Number(1.0), _product(Binary(">", column, value)))
    rising = Binary("+", Number(1.0), _product(Binary("<", column, value)))
    if isinstance(order, Number):
        return rising if order.value else falling
    return Call("IF", (Binary("=", order, Number(0.0)), falling, rising))


def _nested(arguments: tuple[Node, ...]) -> Node:
    node: Node = NO_MATCH
    for index in range(len(arguments) - 2, -1, -2):
        node = Call("IF", (arguments[index], arguments[index + 1], node))
    return node
