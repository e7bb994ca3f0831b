"""结论 as a formula that joins words and values, and the notes below it."""

from __future__ import annotations

from handbook.calculators.display import show
from handbook.calculators.model import Calculator, Note, Outcome, Results, Type, Variable, Verdict
from handbook.calculators.workbook.layout import SOURCE
from handbook.calculators.workbook.styles import number_format
from handbook.calculators.workbook.writer import Writer

LITERAL_LIMIT = 255
CHARACTERS_A_LINE = 52
LINE_HEIGHT = 17


def write_sentences(to: Writer, calculator: Calculator, results: Results) -> None:
    """Every verdict as a live sentence, every note as text."""
    row = to.layout.verdicts
    variables = {variable.name: variable for variable in calculator.variables}
    for verdict in calculator.verdicts:
        to.wide(row, SOURCE, "", "verdict")
        said = _sentence(verdict, variables, results)
        to.sheet.set_row(row, _height(said))
        to.formula(row, 0, _formula(verdict, variables), Outcome(said), to.styles.look("verdict"))
        row += 1
    for part in calculator.parts:
        if isinstance(part, Note):
            to.wide(row, SOURCE, part.text, "note")
            to.sheet.set_row(row, _height(part.text))
            row += 1


def _height(text: str) -> float:
    return LINE_HEIGHT * max(1, -(-len(text) // CHARACTERS_A_LINE)) + 4


def _sentence(verdict: Verdict, variables: dict[str, Variable], results: Results) -> str:
    pieces = []
    for index, part in enumerate(verdict.parts):
        if isinstance(part, str):
            pieces.append(part)
        else:
            variable = variables[part.name]
            pieces += [show(variable, results.variables[part.name]) or "—", _unit(variable, verdict, index)]
    return "".join(pieces)


def _formula(verdict: Verdict, variables: dict[str, Variable]) -> str:
    pieces: list[str] = []
    for index, part in enumerate(verdict.parts):
        if isinstance(part, str):
            pieces += _literals(part)
        else:
            variable = variables[part.name]
            pieces += [_shown(variable), *_literals(_unit(variable, verdict, index))]
    return "=" + "&".join(pieces)


def _shown(variable: Variable) -> str:
    """A value as text; the point that Excel leaves behind a whole number goes."""
    if variable.type is not Type.NUMBER:
        return f'IF(COUNTBLANK({variable.name})>0,"—",{variable.name})'
    text = f'TEXT({variable.name},"{number_format(variable)}")'
    if variable.range.decimals is None:
        ending = ".%" if variable.percent else "."
        text = f'SUBSTITUTE(SUBSTITUTE({text}&"|","{ending}|","{ending[1:]}"),"|","")'
    return f'IF(COUNTBLANK({variable.name})>0,"—",{text})'


def _unit(variable: Variable, verdict: Verdict, index: int) -> str:
    """The unit, unless it is the percent sign or the sentence already says it."""
    following = verdict.parts[index + 1] if index + 1 < len(verdict.parts) else ""
    said = isinstance(following, str) and following.lstrip().startswith(variable.unit)
    if not variable.unit or variable.unit.startswith("%") or said:
        return ""
    return f" {variable.unit}"


def _literals(text: str) -> list[str]:
    """Text as Excel strings, none longer than it allows."""
    pieces = [text[at : at + LITERAL_LIMIT] for at in range(0, len(text), LITERAL_LIMIT)]
    return ['"' + piece.replace('"', '""') + '"' for piece in pieces]
