"""A calculator as an Excel workbook with live formulas.

One sheet: inputs yellow and unlocked, everything else locked without a password, the example's results
written beside the formulas so that viewers which do not calculate show them. Only functions that every Excel
since 2007, WPS and LibreOffice know. The same calculator always gives the same bytes.
"""

from __future__ import annotations

import re
from datetime import datetime
from io import BytesIO

from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from handbook.calculators.evaluate import evaluate, example_inputs
from handbook.calculators.model import Calculator
from handbook.calculators.workbook.charts import HEIGHT_ROWS, WIDTH_COLUMNS, charts_from, write_charts
from handbook.calculators.workbook.formula import Formulas
from handbook.calculators.workbook.layout import FIRST_PART, HELPERS, SCENARIOS, SOURCE, Layout, arrange
from handbook.calculators.workbook.rows import write_tables
from handbook.calculators.workbook.sentence import write_sentences
from handbook.calculators.workbook.styles import Styles
from handbook.calculators.workbook.variables import define_names, write_choice, write_variables
from handbook.calculators.workbook.writer import Writer

CREATED = datetime(2026, 1, 1)  # noqa: DTZ001 - a rebuild must give the same bytes, and Excel knows no zones
WIDTHS = (20, 34, 16, 12, 16, 10)
OTHER_WIDTH = 14
LAST_COLUMN = 255
ROW_HEIGHT = 19
A4 = 9
HOW_TO = "黄色的格子可以改，其余自动计算。工作表没有密码；要改公式，在“审阅”里撤销工作表保护。"
BOOK_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
    "use_future_functions": False,
}


def workbook(calculator: Calculator) -> bytes:
    """The bytes of the ``.xlsx`` file."""
    buffer = BytesIO()
    book = Workbook(buffer, BOOK_OPTIONS)
    book.set_properties({"title": calculator.title, "created": CREATED})
    book.set_calc_mode("auto")
    add_sheet(book, Styles(book), calculator, sheet_name(calculator.title))
    book.close()
    return buffer.getvalue()


def add_sheet(book: Workbook, styles: Styles, calculator: Calculator, name: str) -> Layout:
    """One calculator as a sheet of ``book``; gives the layout, which says where every value stands."""
    layout = arrange(calculator, name)
    sheet = book.add_worksheet(name)
    to = Writer(sheet, styles, layout)
    results = evaluate(calculator, example_inputs(calculator))
    formulas = Formulas(calculator, layout)
    _set_up(sheet, calculator, layout)
    define_names(book, layout)
    to.wide(0, SOURCE, calculator.title, "title")
    to.wide(1, SOURCE, HOW_TO, "note")
    write_choice(to, calculator)
    write_variables(to, calculator, results, formulas)
    write_sentences(to, calculator, results)
    write_tables(to, calculator, results.tables, formulas)
    write_charts(to, book, calculator, results)
    return layout


def sheet_name(title: str) -> str:
    r"""``title`` as Excel allows it for a sheet: without ``[]:*?/\\``, at most 31 characters."""
    kept = re.sub(r"[\[\]:*?/\\：？'\x00-\x1f]", " ", title).strip()
    return kept[:31].strip() or "计算器"


def _set_up(sheet: Worksheet, calculator: Calculator, layout: Layout) -> None:
    for column, width in enumerate(WIDTHS):
        sheet.set_column(column, column, width)
    sheet.set_column(SOURCE + 1, HELPERS - 1, OTHER_WIDTH)
    sheet.set_column(HELPERS, LAST_COLUMN, OTHER_WIDTH, None, {"hidden": True})
    sheet.set_row(0, 28)
    sheet.hide_gridlines(2)
    sheet.protect("", {"format_columns": True, "format_rows": True, "select_locked_cells": True})
    sheet.set_default_row(ROW_HEIGHT)
    last = _last_column(calculator, layout)
    sheet.print_area(0, 0, _last_row(calculator, layout), last)
    sheet.set_paper(A4)
    if last > SCENARIOS:
        sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.set_footer(f"&L{calculator.title.replace('&', '&&')}&R第 &P 页，共 &N 页")


def _last_column(calculator: Calculator, layout: Layout) -> int:
    """The last column that is printed: of the widest table, the scenarios and the charts."""
    tables = (len(place.table.columns) - 1 for place in layout.tables)
    scenarios = SCENARIOS + layout.scenarios - 1 if layout.several else 0
    charts = charts_from(layout) + WIDTH_COLUMNS if calculator.charts else 0
    return max(SOURCE, scenarios, charts, *tables)


def _last_row(calculator: Calculator, layout: Layout) -> int:
    """Down to the example's last row and the last chart: empty rows are not worth paper."""
    charts = FIRST_PART + len(calculator.charts) * (HEIGHT_ROWS + 1)
    if not layout.tables:
        return max(layout.bottom - 1, charts)
    last = layout.tables[-1]
    return max(min(last.last, last.first + max(len(last.table.rows), 12) + 3), charts)
