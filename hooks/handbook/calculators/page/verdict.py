"""结论: the sentence that says what the numbers mean."""

from __future__ import annotations

from itertools import pairwise

from handbook.calculators.model import Reference, Results, Type, Variable, Verdict
from handbook.calculators.page.markup import Html, join, tag
from handbook.calculators.page.sheet import Sheet, amount

HAN = "\u2e7f"
"""Characters after this one are Han or full-width."""


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
    """Values with their units; spaces between a unit or a text and the Han that follow it go."""
    by_name = {one.name: one for one in sheet.calculator.variables}
    parts: list[str] = []
    han = False
    for part, following in pairwise([*verdict.parts, ""]):
        if isinstance(part, str):
            parts.append(part.lstrip() if han and _starts_with_han(part) else part)
            continue
        one = by_name[part.name]
        unit = _unit(one, following)
        value = amount(one, results.variables[one.name])
        parts += [tag("b", value, data_v=sheet.calculator.variables.index(one)), unit]
        han = one.type is Type.TEXT or _starts_with_han(unit[-1:])
    return join(parts)


def _unit(variable: Variable, following: str | Reference) -> str:
    """The unit, unless the sentence already says it."""
    unit = variable.unit
    if not unit or (isinstance(following, str) and following.lstrip().startswith(unit)):
        return ""
    return unit if unit.startswith("%") else f"\N{NO-BREAK SPACE}{unit}"


def _starts_with_han(text: str) -> bool:
    return text.lstrip()[:1] > HAN
