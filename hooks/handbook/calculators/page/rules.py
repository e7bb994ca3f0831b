"""The 范围 column in words."""

from __future__ import annotations

from handbook.calculators.display import show
from handbook.calculators.model import Outcome, Quantity


def in_words(quantity: Quantity) -> str:
    """What a reader may enter: ``0 到 60，整数``; nothing where everything is allowed."""
    rule = quantity.range
    words = [_span(quantity)]
    words += ["整数"] if rule.whole else []
    words += ["、".join(rule.choices)] if rule.choices else []
    words += ["固定"] if rule.fixed else []
    words += ["可不填"] if rule.optional else []
    return "，".join(word for word in words if word)


def _span(quantity: Quantity) -> str:
    rule = quantity.range
    low, high = _limit(quantity, rule.minimum), _limit(quantity, rule.maximum)
    if low and high and not (rule.minimum_open or rule.maximum_open):
        return f"{low} 到 {high}"
    above = f"{'大于' if rule.minimum_open else '不小于'} {low}" if low else ""
    below = f"{'小于' if rule.maximum_open else '不大于'} {high}" if high else ""
    return "，".join(word for word in (above, below) if word)


def _limit(quantity: Quantity, limit: float | None) -> str:
    return "" if limit is None else show(quantity, Outcome(limit))
