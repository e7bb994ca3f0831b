"""A calculator as a worksheet: the worked example, and room for the reader's own numbers."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.calculators import charts
from handbook.calculators.evaluate import evaluate, example_inputs
from handbook.calculators.model import Calculator, Chart, Note, Part, RowTable, VariableTable, Verdict
from handbook.calculators.page.sheet import Sheet
from handbook.manual.literals import string, text
from handbook.manual.tools import ranks, values
from handbook.manual.tools.address import live
from handbook.manual.tree import parse
from handbook.manual.vectors import description, markup, resolve_variables, weight
from handbook.manual.writer import Writer

CHART_STYLE = resolve_variables(
    """
text { font-size: 13px; fill: #000 } .u { fill: var(--hb-text-2); font-size: 12px } .n { BOLD }
.e { text-anchor: end } .m { text-anchor: middle } .o { fill: #fff; BOLD }
path { fill: none; stroke: none } .grid { stroke: #c9ced1; stroke-width: .8 }
.axis, .frame { stroke: #333; stroke-width: 1.1 } .mean { stroke: #000; stroke-width: 1.2; stroke-dasharray: 5 3 }
.band { fill: #d5dadd; stroke: #555; stroke-width: .8 } .dot { fill: var(--hb-accent); stroke: #fff }
.s0, .w0 { fill: var(--hb-chart-1); stroke: #000; stroke-width: .7 }
.s1, .w1 { fill: var(--hb-chart-2); stroke: #000; stroke-width: .7 }
.s2, .w2 { fill: var(--hb-chart-3); stroke: #000; stroke-width: .7 }
.s3, .w3 { fill: var(--hb-chart-4); stroke: #000; stroke-width: .7 }
.s4, .w4 { fill: var(--hb-chart-5); stroke: #000; stroke-width: .7 }
.l0, .a0 { stroke: #000; stroke-width: 2 } .l1, .a1 { stroke: var(--hb-chart-1); stroke-width: 2; stroke-dasharray: 7 3 }
.l2, .a2 { stroke: #444; stroke-width: 2; stroke-dasharray: 2 3 }
.l3, .a3 { stroke: #666; stroke-width: 2; stroke-dasharray: 9 3 2 3 }
.p0 { fill: #000 } .p1 { fill: var(--hb-chart-1) } .p2 { fill: #444 } .p3 { fill: #fff; stroke: #000; stroke-width: 1.6 }
.q0 { fill: #000 } .q2 { fill: #444 } .q3 { fill: #fff; stroke: #000; stroke-width: 1.6 }
""".replace("BOLD", weight("700"))
)
"""Charts carry classes only; on paper series stay apart by lightness, dash and marker."""


def worksheet(calculator: Calculator, writer: Writer) -> str:
    """Everything of a calculator that paper can carry, in the order the editor wrote it."""
    count = range(len(calculator.scenarios))
    results = tuple(evaluate(calculator, example_inputs(calculator, at)) for at in count)
    sheet = Sheet(calculator, results)
    label = writer.label(f"calc-{calculator.id}")
    address = live(writer.settings.site_url, f"c/{calculator.id}/", writer.chapter.page.title)
    title = string(calculator.title)
    head = f'#tool-head(kind: "calculator", id: {string(label)}, title: {title}, plain-title: {title})[{address}]'
    parts = [block for part in calculator.parts for block in _part(sheet, part)]
    return "\n\n".join([head, *parts, "#worksheet-end()"])


def _part(sheet: Sheet, part: Part) -> Iterator[str]:
    if isinstance(part, VariableTable):
        yield from values.tables(sheet, part)
    elif isinstance(part, RowTable):
        yield from ranks.tables(sheet, part)
    elif isinstance(part, Chart):
        yield _chart(sheet, part)
    elif isinstance(part, Verdict):
        yield _verdict(sheet, part)
    elif isinstance(part, Note):
        yield from (text(words) for words in part.text.split("\n\n") if words.strip())


def _chart(sheet: Sheet, chart: Chart) -> str:
    drawing = parse(charts.draw(sheet.calculator, chart, sheet.results[0])).elements[0]
    title = charts.title(sheet.calculator, chart)
    picture, alternative = markup(drawing, CHART_STYLE), description(drawing)
    return f"#chart({string(picture)}, alt: {string(alternative)}, title: {string(title)})"


def _verdict(sheet: Sheet, verdict: Verdict) -> str:
    sentences = [
        (heading if len(sheet.results) > 1 else "", values.sentence(sheet, verdict, results))
        for heading, results in zip(sheet.headings, sheet.results, strict=True)
    ]
    rows = "".join(f"({string(heading)}, {string(words)}), " for heading, words in sentences)
    return f"#verdict(({rows}), mine: ({values.blanks(sheet, verdict)}))"
