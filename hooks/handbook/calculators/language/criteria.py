"""The criterion of SUMIF, COUNTIF and AVERAGEIF: ``"A"``, ``100``, ``">=100"`` or ``">=" & 门槛``."""

from __future__ import annotations

import re
from dataclasses import replace

from handbook.calculators.language.syntax import Binary, Node, Number, Text

_OPERATOR = re.compile(r"(>=|<=|<>|>|<|=)(.*)", re.DOTALL)
_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")


def criterion(node: Node) -> tuple[str, Node]:
    """The comparison a criterion stands for: its operator and what is compared with."""
    match node:
        case Text(text):
            found = _OPERATOR.fullmatch(text)
            operator, rest = found.groups() if found else ("=", text)
            return operator, _literal(node, rest.strip())
        case Binary("&", Text(text), right) if (found := _OPERATOR.fullmatch(text)) and not found[2]:
            return found[1], right
        case _:
            return "=", node


def has_wildcard(node: Node) -> bool:
    """Whether a criterion is written with Excel's ``*`` or ``?``, which the language does not have."""
    return isinstance(node, Text) and any(mark in node.value for mark in "*?")


def _literal(node: Text, text: str) -> Node:
    if _NUMBER.fullmatch(text):
        return Number(float(text), start=node.start, end=node.end)
    return replace(node, value=text)
