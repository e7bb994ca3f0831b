"""A table of variables: what is entered, then what comes out of it."""

from __future__ import annotations

from collections.abc import Sequence

from handbook.calculators.model import Variable, VariableTable
from handbook.calculators.page.markup import Html, join, tag
from handbook.calculators.page.rules import in_words
from handbook.calculators.page.sheet import Sheet, name, unit, value


def render(sheet: Sheet, table: VariableTable) -> Html:
    """Inputs and results as two tables with a column for the example and one for the reader's numbers."""
    inputs = [one for one in table.variables if one.formula is None]
    results = [one for one in table.variables if one.formula is not None]
    return join([_table(sheet, inputs, "填这些数"), _table(sheet, results, "算出来")])


def _table(sheet: Sheet, variables: Sequence[Variable], caption: str) -> Html:
    if not variables:
        return Html()
    entered = variables[0].formula is None
    ranges = entered and any(in_words(one) for one in variables)
    sources = any(one.source for one in variables)
    heads = [
        "名称",
        *sheet.headings,
        "我的数字",
        *(["范围"] if ranges else []),
        *(["来源"] if sources else []),
    ]
    kinds = ["", *["calculator-example"] * len(sheet.headings), "calculator-mine"]
    head = join(
        tag("th", text, scope="col", class_=kind or None)
        for text, kind in zip(heads, [*kinds, "", ""], strict=False)
    )
    rows = join(_row(sheet, one, ranges=ranges, sources=sources) for one in variables)
    kind = "calculator-inputs" if entered else "calculator-results"
    wide = " calculator-scenarios" if len(sheet.headings) > 1 else ""
    return tag(
        "table",
        tag("caption", caption),
        tag("thead", tag("tr", head)),
        tag("tbody", rows),
        class_=f"calculator-table {kind}{wide}",
    )


def _row(sheet: Sheet, one: Variable, *, ranges: bool, sources: bool) -> Html:
    label = sheet.headings if len(sheet.headings) > 1 else ("",)
    examples = join(
        tag(
            "td",
            value(one, results.variables[one.name]),
            class_="calculator-example",
            data_label=heading or None,
        )
        for results, heading in zip(sheet.results, label, strict=True)
    )
    mine = tag("td", tag("span", class_="calculator-field"), unit(one), class_="calculator-mine")
    cells = [tag("th", name(one), scope="row"), examples, mine]
    if ranges:
        cells.append(tag("td", in_words(one), class_="calculator-range", data_label="范围"))
    if sources:
        cells.append(tag("td", one.source, class_="calculator-source", data_label="来源"))
    index = sheet.calculator.variables.index(one)
    return tag("tr", *cells, data_v=index, class_="calculator-key" if one.key else None)
