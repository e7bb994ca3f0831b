"""The calculator as HTML that works without scripts: the worked example, its formulas and its charts."""

from __future__ import annotations

import json

from handbook.calculators import charts
from handbook.calculators.evaluate import evaluate, example_inputs
from handbook.calculators.model import Calculator, Chart, Note, Part, RowTable, VariableTable, Verdict
from handbook.calculators.page import rows, steps, variables, verdict
from handbook.calculators.page.markup import Html, join, quoted, tag
from handbook.calculators.page.sheet import Sheet
from handbook.calculators.plan import plan

__all__ = ["render"]


def render(calculator: Calculator, workbook: str = "") -> str:
    """The whole section ``#calc-<id>``; its ``data-calculator`` is what the scripts work from.

    ``workbook`` is the address of its Excel workbook, empty where there is none.
    """
    results = tuple(
        evaluate(calculator, example_inputs(calculator, at)) for at in range(len(calculator.scenarios))
    )
    sheet = Sheet(calculator, results)
    data = json.dumps(plan(calculator), ensure_ascii=False, separators=(",", ":"))
    title = sheet.anchor("title")
    head = tag(
        "header",
        tag("p", "计算器", class_="calculator-kind"),
        tag("h3", calculator.title, id=title, class_="calculator-title"),
        class_="calculator-head",
    )
    body = join([head, *(_part(sheet, part) for part in calculator.parts), steps.render(sheet)])
    download = tag("a", "下载 Excel 工作簿", href=workbook, download=True, class_="calculator-download")
    actions = tag("p", download if workbook else "", class_="calculator-actions")
    opening = f'<section class="calculator" id="{sheet.anchor()}" aria-labelledby="{title}"'
    return f"{opening} data-calculator={quoted(data)}>{body}{actions}</section>"


def _part(sheet: Sheet, part: Part) -> Html:
    if isinstance(part, VariableTable):
        return variables.render(sheet, part)
    if isinstance(part, RowTable):
        return rows.render(sheet, part)
    if isinstance(part, Chart):
        return _chart(sheet, part)
    if isinstance(part, Verdict):
        return verdict.render(sheet, part)
    return _note(part)


def _chart(sheet: Sheet, chart: Chart) -> Html:
    caption = tag("figcaption", charts.title(sheet.calculator, chart))
    picture = Html(charts.draw(sheet.calculator, chart, sheet.results[0]))
    index = [part for part in sheet.calculator.parts if isinstance(part, Chart)].index(chart)
    return tag("figure", caption, picture, class_="calculator-chart", data_chart=index)


def _note(note: Note) -> Html:
    paragraphs = [text for text in note.text.split("\n\n") if text.strip()]
    return join(tag("p", text, class_="calculator-note") for text in paragraphs)
