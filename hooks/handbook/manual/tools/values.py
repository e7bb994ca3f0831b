"""The variables of a calculator: example, formula with names and with numbers, and a cell for the reader."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.calculators.display import formula_with_names, formula_with_numbers
from handbook.calculators.model import Results, Variable, VariableTable, Verdict
from handbook.calculators.page.sheet import NOTHING, Sheet, amount
from handbook.calculators.page.verdict import render
from handbook.manual.literals import string, value
from handbook.manual.tree import parse


def tables(sheet: Sheet, table: VariableTable) -> Iterator[str]:
    """Inputs and results, each a table of its own."""
    for title, formula in (("填这些数", False), ("算出来", True)):
        variables = [one for one in table.variables if (one.formula is not None) is formula]
        if variables:
            rows = "".join(f"  {_row(sheet, one)},\n" for one in variables)
            yield f"#sheet({string(title)}, {value(sheet.headings)}, (\n{rows}))"


def _row(sheet: Sheet, one: Variable) -> str:
    return value(
        {
            "name": one.name,
            "meaning": one.meaning,
            "notes": _notes(one),
            "lines": _lines(sheet, one),
            "examples": [with_unit(one, results) for results in sheet.results],
            "unit": one.unit,
            "fixed": one.range.fixed,
            "key": one.key,
        }
    )


def _notes(one: Variable) -> str:
    """What may be entered, and where the number comes from."""
    notes = [
        shown_range(one.range.text) if one.formula is None else "",
        f"依据 {one.source}" if one.source else "",
    ]
    return "；".join(note for note in notes if note)


def shown_range(text: str) -> str:
    """What may be entered, with signs as they are printed."""
    return text.replace(">=", "≥ ").replace("<=", "≤ ").replace(">", "> ").replace("<", "< ")


def _lines(sheet: Sheet, one: Variable) -> list[str]:
    """The formula with names, then with the numbers of every example."""
    if one.formula is None:
        return []
    lines = [f"= {formula_with_names(sheet.calculator, one.formula)}"]
    for heading, results in zip(sheet.headings, sheet.results, strict=True):
        numbers = formula_with_numbers(sheet.calculator, one.formula, results)
        lines.append(f"{heading}：{numbers} = {with_unit(one, results)}")
    return lines


def with_unit(one: Variable, results: Results) -> str:
    """A value with its unit; — where there is none."""
    shown = amount(one, results.variables[one.name])
    if shown == NOTHING or not one.unit:
        return shown
    return f"{shown}{one.unit}" if one.unit.startswith("%") else f"{shown} {one.unit}"


def sentence(sheet: Sheet, verdict: Verdict, results: Results) -> str:
    """The verdict with the numbers of one example, as the page says it."""
    one = Sheet(sheet.calculator, (results,))
    found = parse(render(one, verdict)).find("p", "calculator-sentence")
    return found.text() if found is not None else ""


def blanks(sheet: Sheet, verdict: Verdict) -> str:
    """The verdict with a line in the place of every number, as Typst content."""
    units = {one.name: one.unit for one in sheet.calculator.variables}
    pieces = []
    for part in verdict.parts:
        if isinstance(part, str):
            pieces.append(string(part.strip(" ")))
        else:
            pieces.append(f"gap({string(units.get(part.name, ''))})")
    return ", ".join(pieces) + ","
