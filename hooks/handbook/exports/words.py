"""Calculators, checklists and diagrams in words: formulas, a worked example and sources, as Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from handbook.calculators.display import formula_with_names, formula_with_numbers, show
from handbook.calculators.evaluate import evaluate, example_inputs
from handbook.calculators.model import (
    Calculator,
    Chart,
    Note,
    Outcome,
    Quantity,
    Reference,
    Results,
    RowTable,
    VariableTable,
    Verdict,
)
from handbook.checklists.inline import plain_text
from handbook.checklists.model import Checklist, Group, Item
from handbook.diagrams.model import Diagram
from handbook.diagrams.page import description
from handbook.source import Rendered


def words(tool: Rendered, page: str) -> list[str]:
    """The lines that stand for ``tool`` in the plain text of ``page`` (an address below the site's root)."""
    place = page.rpartition("/")[2]
    if isinstance(tool.model, Calculator):
        return [f"### 计算器：{tool.title}", "", f"在线计算：{place}#{tool.anchor}", "", *_calculator(tool.model)]
    if isinstance(tool.model, Checklist):
        return [f"### 清单：{plain_text(tool.title)}", "", f"在线勾选：{place}#{tool.anchor}", "", *_checklist(tool.model)]
    if isinstance(tool.model, Diagram):
        return [f"图：{tool.title}。{description(tool.model)}"]
    return []


def _checklist(checklist: Checklist) -> Iterator[str]:
    if checklist.repeat:
        yield from (f"什么时候开一份：{checklist.repeat}", "")
    for paragraph in checklist.introduction:
        yield from (plain_text(paragraph), "")
    for entry in checklist.entries:
        if isinstance(entry, Group):
            yield from ("", f"**{plain_text(entry.text)}**", "")
        elif isinstance(entry, Item):
            marks = [word for word, on in (("必做", entry.required), ("可不适用", entry.optional)) if on]
            yield f"{'    ' * entry.depth}- [ ] {entry.plain}" + (f"（{'，'.join(marks)}）" if marks else "")
    if checklist.signatures:
        yield from ("", f"签字：{'、'.join(checklist.signatures)}")


def _calculator(calculator: Calculator) -> Iterator[str]:
    results = evaluate(calculator, example_inputs(calculator))
    if calculator.scenarios[0]:
        yield from (f"下面的数字是方案“{calculator.scenarios[0]}”的例子。", "")
    for part in calculator.parts:
        if isinstance(part, VariableTable):
            for variable in part.variables:
                yield f"- {_quantity(calculator, variable, results, results.variables[variable.name])}"
        elif isinstance(part, RowTable):
            yield from _rows(calculator, part, results)
        elif isinstance(part, Verdict):
            yield f"例子的结论：{_sentence(calculator, part, results)}"
        elif isinstance(part, Note):
            yield part.text
        elif isinstance(part, Chart):
            yield f"网页上另有一张图：{part.title or '、'.join(reference.name for reference in part.data)}。"
        yield ""


def _quantity(calculator: Calculator, quantity: Quantity, results: Results, outcome: Outcome) -> str:
    about = "，".join(word for word in (quantity.meaning, quantity.unit) if word)
    name = f"**{quantity.name}**" if quantity.key else quantity.name
    facts = [f"{name}（{about}）" if about else name]
    shown = _with_unit(quantity, outcome)
    if quantity.formula is None:
        facts += [f"自己填，例子是 {shown}" if shown else "自己填"]
        facts += [f"范围 {quantity.range.text}"] if quantity.range.text else []
    else:
        named = formula_with_names(calculator, quantity.formula)
        numbers = formula_with_numbers(calculator, quantity.formula, results)
        facts += [f"公式 {named}", f"例子里是 {numbers} = {shown}" if numbers != shown else f"例子里是 {shown}"]
    facts += [f"依据 {quantity.source}"] if quantity.source else []
    return "；".join(facts)


def _rows(calculator: Calculator, table: RowTable, results: Results) -> Iterator[str]:
    limit = "行是固定的" if table.fixed else f"最多 {table.limit} 行"
    yield from (f"表“{table.name}”（{limit}）的列：", "")
    for column in table.columns:
        about = "，".join(word for word in (column.meaning, column.unit) if word)
        formula = f"；公式 {formula_with_names(calculator, column.formula)}" if column.formula else "；自己填"
        source = f"；依据 {column.source}" if column.source else ""
        yield f"- {column.name}{f'（{about}）' if about else ''}{formula}{source}"
    yield from ("", "例子：", "")
    yield f"| {' | '.join(column.name for column in table.columns)} |"
    yield f"|{' --- |' * len(table.columns)}"
    for row in results.tables[table.name].rows:
        cells = [show(column, row[column.name]).replace("|", "\\|") for column in table.columns]
        yield f"| {' | '.join(cells)} |"


def _sentence(calculator: Calculator, verdict: Verdict, results: Results) -> str:
    quantities = {variable.name: variable for variable in calculator.variables}
    parts = (part if isinstance(part, str) else _value(part, quantities, results) for part in verdict.parts)
    return "".join(parts)


def _value(reference: Reference, quantities: Mapping[str, Quantity], results: Results) -> str:
    quantity = quantities.get(reference.name)
    if quantity is None or reference.table:
        return reference.name
    return _with_unit(quantity, results.variables[reference.name])


def _with_unit(quantity: Quantity, outcome: Outcome) -> str:
    shown = show(quantity, outcome)
    return shown if quantity.percent or outcome.value is None else f"{shown} {quantity.unit}".strip()
