"""结论: the sentence that says what the numbers mean."""

from __future__ import annotations

from itertools import pairwise

from handbook.calculators.model import Reference, Results, Type, Variable, Verdict
from handbook.calculators.page.markup import Html, join, tag
from handbook.calculators.page.sheet import Sheet, amount

HAN = 0x2E7F


def render(sheet: Sheet, verdict: Verdict) -> Html:
    """The sentence with the example's numbers, once a scenario."""
    several = len(sheet.results) > 1
    sentences = [
        tag(
            "p",
            tag("span", heading, class_="calculator-scenario") if several else "",
            _sentence(sheet, verdict, results),
            class_="calculator-sentence calculator-example",
        )
        for heading, results in zip(sheet.headings, sheet.results, strict=True)
    ]
    return tag("div", tag("p", "结论", class_="calculator-label"), *sentences, class_="calculator-verdict")


def _sentence(sheet: Sheet, verdict: Verdict, results: Results) -> Html:
    """Values with their units; spaces between a unit and the Han that follow it go."""
    by_name = {one.name: one for one in sheet.calculator.variables}
    parts: list[str] = []
    for part, following in pairwise([*verdict.parts, ""]):
        if isinstance(part, str):
            parts.append(_tidy(part, by_name[_last(verdict, part)]) if _last(verdict, part) else part)
            continue
        one = by_name[part.name]
        value = tag(
            "b", amount(one, results.variables[one.name]), data_v=sheet.calculator.variables.index(one)
        )
        parts += [value, _unit(one, following)]
    return join(parts)


def _last(verdict: Verdict, part: str) -> str:
    at = next(index for index, one in enumerate(verdict.parts) if one is part)
    before = verdict.parts[at - 1] if at else ""
    return before.name if isinstance(before, Reference) else ""


def _unit(variable: Variable, following: str | Reference) -> str:
    """The unit, unless the sentence already says it."""
    unit = variable.unit
    if not unit or (isinstance(following, str) and following.lstrip().startswith(unit)):
        return ""
    return unit if unit.startswith("%") else f"\N{NO-BREAK SPACE}{unit}"


def _tidy(text: str, before: Variable) -> str:
    ends_in_han = before.type is Type.TEXT or (before.unit and ord(before.unit[-1]) > HAN)
    rest = text.lstrip()
    return rest if ends_in_han and rest and ord(rest[0]) > HAN else text
