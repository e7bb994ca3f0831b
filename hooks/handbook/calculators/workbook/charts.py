"""The charts of the page as Excel's own, drawn from a hidden block of sorted, gapless cells."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from xlsxwriter.workbook import Workbook

from handbook.calculators.charts import title
from handbook.calculators.charts.points import outcome, quantity_of
from handbook.calculators.display import show
from handbook.calculators.model import Calculator, Chart, Quantity, Reference, Results, Type
from handbook.calculators.workbook.layout import HELPERS, SCENARIOS, VALUE, Layout, TablePlace, absolute
from handbook.calculators.workbook.writer import Writer

COLOURS = ("#0B6470", "#C2621B", "#5B4E9E", "#6A7D1F", "#A63A5B")
DASHES = ("solid", "dash", "round_dot", "dash_dot", "long_dash")
MARKERS = ("circle", "square", "diamond", "triangle", "x")
FEWEST, MOST = 6, 30
"""Rows of a table that a chart has room for: at least, and at most."""

HEIGHT_ROWS = 18
WIDTH_COLUMNS = 6
GAP = 2
EXCEL_KINDS: dict[str, dict[str, str]] = {
    "bar": {"type": "bar"},
    "line": {"type": "line"},
    "radar": {"type": "radar", "subtype": "with_markers"},
    "pareto": {"type": "column"},
    "tolerance": {"type": "line"},
    "quadrant": {"type": "scatter"},
    "pie": {"type": "pie"},
}


@dataclass(frozen=True)
class Block:
    """The hidden cells of one chart: labels in the first column, then one column a series."""

    first: int
    last: int
    column: int
    heads: tuple[Quantity, ...]

    def cells(self, sheet: str, series: int) -> list[Any]:
        """A column as XlsxWriter wants it; 0 are the labels."""
        return [sheet, self.first, self.column + series, self.last, self.column + series]


def write_charts(to: Writer, book: Workbook, calculator: Calculator, results: Results) -> None:
    """Every chart, one below the other, right of the scenarios."""
    column = max((place.end for place in to.layout.tables), default=HELPERS) + 1
    for index, chart in enumerate(calculator.charts):
        block = _write_block(to, calculator, chart, results, column)
        drawn = _chart(book, to.layout.sheet, chart, block)
        drawn.set_title({"name": title(calculator, chart), "name_font": {"size": 11}, "overlay": False})
        drawn.set_size({"width": 560, "height": 340})
        to.sheet.insert_chart(
            3 + index * (HEIGHT_ROWS + 1), charts_from(to.layout), drawn, {"description": title(calculator, chart)}
        )
        column = block.column + len(block.heads) + GAP


def charts_from(layout: Layout) -> int:
    """The column where charts begin."""
    return SCENARIOS + (layout.scenarios + 1 if layout.several else 0)


def _write_block(to: Writer, calculator: Calculator, chart: Chart, results: Results, column: int) -> Block:
    items = [(quantity_of(calculator, reference), reference) for reference in chart.data]
    table = next((reference.table for reference in chart.data if reference.table), "")
    if table:
        return _of_rows(to, to.layout.place(table), items, results, column, cumulative=chart.kind == "pareto")
    return _of_variables(to, items, results, column, together=chart.kind == "tolerance")


def _of_variables(
    to: Writer, items: list[tuple[Quantity, Reference]], results: Results, column: int, *, together: bool
) -> Block:
    """One point a variable; in a tolerance zone all of them are one point."""
    first = to.layout.rows[items[0][1].name]
    heads = tuple(quantity for quantity, _ in items) if together else (items[0][0],)
    for index, (quantity, reference) in enumerate(items):
        row, at = (first, column + 1 + index) if together else (first + index, column + 1)
        to.sheet.write_string(row, column, "" if together else quantity.name)
        value = results.variables[reference.name].value
        to.helper(row, at, f"={absolute(to.layout.rows[reference.name], VALUE)}", _number(value))
    return Block(first, first if together else first + len(items) - 1, column, heads)


def _of_rows(
    to: Writer,
    place: TablePlace,
    items: list[tuple[Quantity, Reference]],
    results: Results,
    column: int,
    *,
    cumulative: bool,
) -> Block:
    rows = results.tables[place.table.name].rows
    size = min(place.last - place.first + 1, max(FEWEST, len(rows)), MOST)
    last = place.first + size - 1
    label = next(((one, where) for one, where in items if one.type is not Type.NUMBER), None)
    numbers = [(one, where) for one, where in items if one.type is Type.NUMBER]
    for index in range(size):
        row = place.first + index
        known = rows[index] if index < len(rows) else None
        if label:
            name = show(label[0], outcome(results, known, label[1])) if known else ""
            to.helper(row, column, _sorted(place, row, place.column(label[1].name), '""'), name)
        else:
            to.sheet.write_number(row, column, index + 1)
        for at, (_, where) in enumerate(numbers, column + 1):
            value = outcome(results, known, where).value if known else None
            formula = _sorted(place, row, place.column(where.name), "NA()") if where.table else f"={where.name}"
            to.helper(row, at, formula, _number(value))
    heads = tuple(one for one, _ in numbers)
    if cumulative:
        _accumulate(to, place.first, last, column + 1, [_number(outcome(results, one, numbers[0][1]).value) for one in rows])
    return Block(place.first, last, column, heads)


def _sorted(place: TablePlace, row: int, column: int, otherwise: str) -> str:
    """The cell of a column whose row comes in this place after sorting."""
    number = place.cell(row, place.number)
    return f"=IFERROR(INDEX({place.span(column)},MATCH({number},{place.span(place.rank)},0)),{otherwise})"


def _accumulate(to: Writer, first: int, last: int, column: int, values: list[float | str]) -> None:
    """A Pareto chart's line: the share of the whole that the rows up to here make."""
    numbers = [value for value in values if isinstance(value, float)]
    whole = sum(numbers)
    span = f"{absolute(first, column)}:{absolute(last, column)}"
    for index, row in enumerate(range(first, last + 1)):
        above = f"{absolute(first, column)}:{absolute(row, column)}"
        share = sum(numbers[: index + 1]) / whole if whole and index < len(numbers) else "#N/A"
        formula = f'=IF(ISNUMBER({absolute(row, column)}),SUMIF({above},"<9E+300")/SUMIF({span},"<9E+300"),NA())'
        to.helper(row, column + 1, formula, share)


def _number(value: object) -> float | str:
    return value if isinstance(value, float) else "#N/A"


def _chart(book: Workbook, sheet: str, chart: Chart, block: Block) -> Any:
    drawn = book.add_chart(EXCEL_KINDS[chart.kind])
    if chart.kind == "quadrant":
        return _quadrant(drawn, sheet, block)
    for index, head in enumerate(block.heads[:5]):
        drawn.add_series(
            {
                "name": head.titled,
                "categories": block.cells(sheet, 0),
                "values": block.cells(sheet, index + 1),
                **_look(chart.kind, index),
            }
        )
    if chart.kind == "pareto":
        _pareto_line(book, drawn, sheet, block)
    elif chart.kind == "tolerance":
        drawn.set_high_low_lines({"line": {"color": "#8FB9BE", "width": 9}})
    elif chart.kind == "bar":
        drawn.set_y_axis({"reverse": True})
    if len(block.heads) < 2 and chart.kind not in ("pie", "pareto"):
        drawn.set_legend({"none": True})
    else:
        drawn.set_legend({"position": "bottom"})
    return drawn


def _look(kind: str, index: int) -> dict[str, Any]:
    """Colour never alone: lines differ in dash and marker, bars carry their values."""
    colour = COLOURS[index]
    marker = {"type": MARKERS[index], "size": 7, "fill": {"color": colour}, "border": {"color": colour}}
    if kind in ("line", "radar"):
        return {"line": {"color": colour, "dash_type": DASHES[index]}, "marker": marker}
    if kind == "tolerance":
        return {"line": {"none": True}, "marker": marker | {"size": 9}}
    if kind == "pie":
        return {"data_labels": {"category": True, "percentage": True, "leader_lines": True}}
    return {"fill": {"color": colour}, "data_labels": {"value": kind == "bar"}, "gap": 60}


def _pareto_line(book: Workbook, drawn: Any, sheet: str, block: Block) -> None:
    line = book.add_chart({"type": "line"})
    line.add_series(
        {
            "name": "累计占比",
            "categories": block.cells(sheet, 0),
            "values": block.cells(sheet, 2),
            "y2_axis": True,
            **_look("line", 1),
        }
    )
    line.set_y2_axis({"num_format": "0%", "min": 0, "max": 1})
    drawn.combine(line)


def _quadrant(drawn: Any, sheet: str, block: Block) -> Any:
    quoted = "'" + sheet.replace("'", "''") + "'"
    labels = [
        {"value": f"={quoted}!{absolute(row, block.column)}"} for row in range(block.first, block.last + 1)
    ]
    drawn.add_series(
        {
            "categories": block.cells(sheet, 1),
            "values": block.cells(sheet, 2),
            "marker": {"type": "circle", "size": 8, "fill": {"color": COLOURS[0]}, "border": {"color": COLOURS[0]}},
            "data_labels": {"custom": labels, "value": True, "position": "right"},
        }
    )
    across, up = block.heads[:2]
    drawn.set_x_axis({"name": across.titled, "major_gridlines": {"visible": False}})
    drawn.set_y_axis({"name": up.titled, "major_gridlines": {"visible": False}})
    drawn.set_legend({"none": True})
    return drawn
