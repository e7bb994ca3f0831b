"""LibreOffice recalculates every workbook to the numbers of Python, from inputs nobody chose."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path
from random import Random

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from xlsxwriter.workbook import Workbook

from handbook.calculators.evaluate import evaluate, example_inputs
from handbook.calculators.language.printer import source
from handbook.calculators.model import Calculator, Inputs, Outcome, Part, Quantity, RowTable, VariableTable
from handbook.calculators.workbook import BOOK_OPTIONS, add_sheet
from handbook.calculators.workbook.layout import VALUE, Layout
from handbook.calculators.workbook.styles import Styles
from support.formulas import calculator, inputs_of
from support.handbook_tools import calculators
from support.office import recalculate
from support.random_formulas import A_CALCULATOR, RANDOM_FORMULAS, trial
from support.random_inputs import with_random_examples

SEED = 20261121
SHEETS = 12
LONG = 100
"""Tables with more rows than this are tried with fewer sheets: each has thousands of formulas."""


def agrees(expected: Outcome, found: object) -> bool:
    """Equal within 1e-9; a fault is any error of the spreadsheet, blank is an empty cell."""
    if expected.blank:
        return found in (None, "")
    if expected.value is None:
        return isinstance(found, str) and found.startswith("#")
    if isinstance(expected.value, float):
        if isinstance(found, bool) or not isinstance(found, (int, float)):
            return False
        return abs(found - expected.value) <= 1e-9 * max(1.0, abs(expected.value))
    return found == expected.value or (expected.value == "" and found is None)


def written(quantity: Quantity) -> str:
    """The formula of a quantity as an editor types it."""
    return "" if quantity.formula is None else source(quantity.formula)


def its_own_way(quantity: Quantity, expected: Outcome, found: object) -> bool:
    """Where LibreOffice differs from Excel and from us, and we cannot write the formula otherwise.

    Of powers it takes the odd root of negative numbers, gives 1 for 0^0 and an error where the result is too
    small for a number; in an array it drops an error that RANK compares with; its TEXT has no exponent.
    """
    formula = written(quantity)
    if isinstance(expected.value, str) and "E+" in expected.value:
        return True
    power = " ^ " in formula or "POWER(" in formula
    return (power and (found in ("#NUM!", "#VALUE!") or bool(expected.fault))) or ("RANK(" in formula and bool(expected.fault))


def differences(calculator: Calculator, layout: Layout, sheet: Worksheet) -> list[str]:
    """Every value of a recalculated sheet that Python sees otherwise, with the inputs."""
    results = evaluate(calculator, example_inputs(calculator))
    wrong = []
    for variable in calculator.variables:
        found = sheet.cell(layout.rows[variable.name] + 1, VALUE + 1).value
        expected = results.variables[variable.name]
        if not agrees(expected, found) and not its_own_way(variable, expected, found):
            wrong.append(f"{variable.name} = {written(variable)}: {expected} ≠ {found!r}")
    for place in layout.tables:
        computed = results.tables[place.table.name]
        for entered, row in zip(computed.order, computed.rows, strict=True):
            for at, column in enumerate(place.table.columns):
                found = sheet.cell(place.first + entered + 1, at + 1).value
                expected = row[column.name]
                if not agrees(expected, found) and not its_own_way(column, expected, found):
                    where = f"{place.table.name}[{column.name}] 第 {entered + 1} 行"
                    wrong.append(f"{where} = {written(column)}: {expected} ≠ {found!r}")
    return [*wrong, f"输入：{example_inputs(calculator)}"] if wrong else []


def variants(calculator: Calculator) -> list[Calculator]:
    """The calculator with its own example and with random ones."""
    random = Random(calculator.id)
    long = any(table.limit > LONG and not table.fixed for table in calculator.tables)
    return [calculator, *(with_random_examples(calculator, random) for _ in range(2 if long else SHEETS))]


def write(file: Path, tried: list[Calculator]) -> list[Layout]:
    """One workbook with a sheet for each variant."""
    buffer = BytesIO()
    book = Workbook(buffer, BOOK_OPTIONS)
    styles = Styles(book)
    layouts = [add_sheet(book, styles, variant, f"第 {index} 张") for index, variant in enumerate(tried)]
    book.close()
    file.write_bytes(buffer.getvalue())
    return layouts


def test_libreoffice_recalculates_every_workbook_to_the_same_numbers(tmp_path: Path) -> None:
    tried = {calculator.id: variants(calculator) for calculator in calculators()}
    layouts = {name: write(tmp_path / f"{name}.xlsx", several) for name, several in tried.items()}
    calculated = recalculate([tmp_path / f"{name}.xlsx" for name in tried], tmp_path / "calculated")
    wrong = []
    for file in calculated:
        sheets = load_workbook(file, data_only=True).worksheets
        for variant, layout, sheet in zip(tried[file.stem], layouts[file.stem], sheets, strict=True):
            wrong += [f"{file.stem}: {difference}" for difference in differences(variant, layout, sheet)]
    assert wrong == []


def test_libreoffice_gives_the_same_for_ten_thousand_random_formulas(tmp_path: Path) -> None:
    random = Random(SEED)
    tried = [tame(random) for _ in range(RANDOM_FORMULAS // A_CALCULATOR)]
    layouts = write(tmp_path / "random.xlsx", tried)
    (calculated,) = recalculate([tmp_path / "random.xlsx"], tmp_path / "calculated")
    sheets = load_workbook(calculated, data_only=True).worksheets
    wrong = [
        difference
        for model, layout, sheet in zip(tried, layouts, sheets, strict=True)
        for difference in differences(model, layout, sheet)
    ]
    assert wrong == []


def tame(random: Random) -> Calculator:
    """A calculator of random formulas with its inputs as its example.

    Left out is what the language refuses and a spreadsheet does not: interest of -100 % and less, and
    numbers of more than 15 digits, which readers see with an exponent.
    """
    while True:
        text, case = trial(random)
        numbers = [cell for row in [*case["rows"], [*case["inputs"].values()]] for cell in row]
        wild = any(isinstance(cell, float) and (abs(cell) > 1e7 or 0 < abs(cell) < 1e-3) for cell in numbers)
        if case["rows"] and not wild and "(-2, " not in text:
            break
    model, inputs = calculator(text), inputs_of(case)
    return replace(model, parts=tuple(filled(part, inputs) for part in model.parts))


def filled(part: Part, inputs: Inputs) -> Part:
    """A part whose examples are these inputs."""
    if isinstance(part, VariableTable):
        variables = [
            variable if variable.formula else replace(variable, examples=(inputs.variables.get(variable.name),))
            for variable in part.variables
        ]
        return VariableTable(tuple(variables))
    return replace(part, rows=inputs.tables[part.name], limit=8) if isinstance(part, RowTable) else part
