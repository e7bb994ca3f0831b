"""Calculators made from formulas: what the shared vectors and the random formulas of the tests are run through.

A case is a dictionary: ``formula`` (without ``=``), ``inputs`` by name (number, text, true/false; null is an empty
field), perhaps ``rows`` of the table 客户 and ``sort``. The result is the variable 结果; a formula under ``column`` is
that of the column 客户[结果] instead.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from handbook.calculators.evaluate import evaluate
from handbook.calculators.model import Calculator, Inputs, Outcome, Results, Scalar
from handbook.calculators.read import read
from handbook.problems import Problems
from handbook.source import Block, Option, SourceLine

ROOT = Path(__file__).resolve().parents[2]
SCRIPTS = ROOT / "hooks/theme/assets/javascripts"
VECTORS = ROOT / "tests/vectors"

HEADER = "| 名称 | 单位 | 值或公式 | 范围 |\n| --- | --- | --- | --- |"
COLUMNS = (("名", "文字"), ("额", ""), ("率", ""), ("组", "A、B、C"), ("选", "可空"))
"""The table 客户: a text, two numbers, a choice, an optional number."""


def block(text: str, path: str = "docs/a.md") -> Block:
    """A block whose body is ``text``; line 1 is its opening."""
    opening = SourceLine(path, 1, "/// calculator | 试算")
    option = SourceLine(path, 2, "    id: trial")
    body = tuple(SourceLine(path, number, line) for number, line in enumerate(text.split("\n"), 3))
    return Block("calculator", "试算", opening, (Option("id", "trial", option, 8),), body)


def reading(text: str) -> tuple[Calculator | None, Problems]:
    """A block's body read, and everything said about it."""
    problems = Problems()
    return read(block(text), problems), problems


def calculator(text: str) -> Calculator:
    """A block's body read; fails with its problems if it has any error."""
    found, problems = reading(text)
    assert found is not None, f"\n{problems}"
    return found


def variable(name: str, value: Any) -> str:
    """The line that declares an input of the type of ``value``."""
    if isinstance(value, bool):
        return f"| {name} | | {str(value).upper()} | |"
    return f"| {name} | | | 文字 |" if isinstance(value, str) else f"| {name} | | | |"


def markdown(case: dict[str, Any]) -> str:
    """The body of the block of a case."""
    lines = [HEADER, *[variable(name, value) for name, value in case.get("inputs", {}).items()]]
    if "rows" in case or "客户" in case.get("formula", ""):
        lines += [f"| 客户[{name}] | | | {rule} |" for name, rule in COLUMNS]
    if "column" in case:
        lines += [f"| 客户[结果] | | = {case['column']} | |", "| 行数 | | = ROWS(客户) | |"]
    else:
        lines.append(f"| 结果 | | = {case['formula']} | |")
    lines.append("")
    if "rows" in case or "客户" in case.get("formula", ""):
        lines.append("表：客户" + (f"，按 {case['sort']}" if "sort" in case else ""))
    return "\n".join(lines).replace("| = |", "| = ||")


def scalar(value: Any) -> Scalar | None:
    """A JSON value as the language's."""
    return float(value) if isinstance(value, int) and not isinstance(value, bool) else value


def inputs_of(case: dict[str, Any]) -> Inputs:
    """What a reader entered in a case."""
    rows = tuple(tuple(scalar(cell) for cell in row) for row in case.get("rows", []))
    return Inputs({name: scalar(value) for name, value in case.get("inputs", {}).items()}, {"客户": rows})


def json_inputs(inputs: Inputs) -> dict[str, Any]:
    """The same as evaluate.js takes it."""
    return {
        "variables": inputs.variables,
        "tables": {name: list(map(list, rows)) for name, rows in inputs.tables.items()},
    }


def as_json(outcome: Outcome) -> dict[str, Any]:
    """An outcome as evaluate.js gives it."""
    if outcome.fault:
        return {"fault": outcome.fault}
    return {} if outcome.value is None else {"value": outcome.value}


def results_json(results: Results) -> dict[str, Any]:
    """Results as evaluate.js gives them."""
    return {
        "variables": {name: as_json(outcome) for name, outcome in results.variables.items()},
        "tables": {
            name: {
                "rows": [{column: as_json(cell) for column, cell in row.items()} for row in table.rows],
                "order": list(table.order),
                "leftOut": table.left_out,
            }
            for name, table in results.tables.items()
        },
    }


def run(case: dict[str, Any]) -> Any:
    """The outcome of a case in Python: of the formula, or of every row of the column."""
    results = evaluate(calculator(markdown(case)), inputs_of(case))
    return picked(case, results_json(results))


def picked(case: dict[str, Any], results: dict[str, Any]) -> Any:
    """What a case is about, out of all results."""
    if "column" in case:
        return [row["结果"] for row in results["tables"]["客户"]["rows"]]
    return results["variables"]["结果"]
