"""The browser computes what Python computes: the shared vectors, and thousands of random formulas."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from random import Random
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from handbook.calculators.display import formula_with_names, formula_with_numbers, show
from handbook.calculators.evaluate import evaluate
from handbook.calculators.language.lower import lower
from handbook.calculators.model import Calculator, Outcome, Quantity, Results
from handbook.calculators.plan import plan
from support.formulas import (
    SCRIPTS,
    VECTORS,
    calculator,
    inputs_of,
    json_inputs,
    markdown,
    picked,
    results_json,
    run,
)
from support.random_formulas import A_CALCULATOR, RANDOM_FORMULAS, trial

SEED = 20261120


@pytest.fixture(scope="module")
def engine(browser: Browser) -> Iterator[Page]:
    """A page with nothing but the two scripts; its console stays empty."""
    page = browser.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    for script in ("kernel.js", "evaluate.js"):
        page.add_script_tag(path=SCRIPTS / script)
    yield page
    page.close()
    assert said == []


def evaluated(engine: Page, jobs: list[tuple[dict[str, Any], dict[str, Any]]]) -> list[dict[str, Any]]:
    """The results of many plans with their inputs, in one call."""
    program = (
        "jobs => JSON.stringify(JSON.parse(jobs).map(([plan, inputs]) => handbook.evaluate(plan, inputs)))"
    )
    return json.loads(engine.evaluate(program, json.dumps(jobs, ensure_ascii=False)))


def test_the_shared_vectors_hold_in_the_browser(engine: Page) -> None:
    cases = json.loads((VECTORS / "formulas.json").read_text("utf-8"))["cases"]
    jobs = [(plan(calculator(markdown(case))), json_inputs(inputs_of(case))) for case in cases]
    answers = [picked(case, result) for case, result in zip(cases, evaluated(engine, jobs), strict=True)]
    wrong = [
        f"{case} gives {answer} in the browser, {run(case)} in Python"
        for case, answer in zip(cases, answers, strict=True)
        if not same(answer, run(case))
    ]
    assert not wrong, "\n".join(wrong)


def test_ten_thousand_random_formulas_give_the_same_bits_in_the_browser(engine: Page) -> None:
    random = Random(SEED)
    trials = [trial(random) for _ in range(RANDOM_FORMULAS // A_CALCULATOR)]
    models = [calculator(text) for text, _ in trials]
    values = [inputs_of(case) for _, case in trials]
    answers = evaluated(
        engine, [(plan(model), json_inputs(inputs)) for model, inputs in zip(models, values, strict=True)]
    )
    wrong: list[str] = []
    for (text, case), model, inputs, answer in zip(trials, models, values, answers, strict=True):
        expected = results_json(evaluate(model, inputs))
        if not same(answer, expected):
            wrong += list(differences(text, case, expected, answer))
    assert not wrong, "\n".join(wrong[:10])


def test_values_and_formulas_are_written_alike_in_the_browser(engine: Page) -> None:
    random = Random(SEED + 1)
    trials = [trial(random) for _ in range(12)]
    jobs, expected = [], []
    for text, case in trials:
        model, inputs = calculator(text), inputs_of(case)
        jobs.append([plan(model), json_inputs(inputs)])
        expected.append(written(model, evaluate(model, inputs)))
    program = """(jobs) => jobs.map(([plan, inputs]) => {
        const results = handbook.evaluate(plan, inputs);
        const said = (quantity, outcome, row) => [
            handbook.show(quantity, outcome),
            quantity.formula === undefined ? "" : handbook.formulaWithNames(plan, quantity.formula),
            quantity.formula === undefined ? "" : handbook.formulaWithNumbers(plan, quantity.formula, results, row),
        ];
        const [table] = plan.tables;
        return [
            ...plan.variables.map((variable) => said(variable, results.variables[variable.name])),
            ...results.tables[table.name].rows.flatMap((row) =>
                table.columns.map((column) => said(column, row[column.name], row))),
        ];
    })"""
    assert engine.evaluate(program, jobs) == expected


def written(model: Calculator, results: Results) -> list[list[str]]:
    """Every value and every formula as text, with names and with numbers; formulas lowered as in the plan."""

    def said(quantity: Quantity, outcome: Outcome, row: Any = None) -> list[str]:
        if quantity.formula is None:
            return [show(quantity, outcome), "", ""]
        names = formula_with_names(model, lower(quantity.formula))
        return [show(quantity, outcome), names, formula_with_numbers(model, quantity.formula, results, row)]

    table = model.tables[0]
    return [
        *[said(variable, results.variables[variable.name]) for variable in model.variables],
        *[
            said(column, row[column.name], row)
            for row in results.tables[table.name].rows
            for column in table.columns
        ],
    ]


def differences(text: str, case: dict[str, Any], expected: Any, answer: Any) -> Iterator[str]:
    """Each result that differs, with its formula and the inputs."""
    formulas = {line.split("|")[1].strip(): line for line in text.split("\n") if line.startswith("|")}
    for name, outcome in expected["variables"].items():
        if not same(outcome, answer["variables"].get(name)):
            yield f"{formulas[name]}\n  {case}\n  Python {outcome}\n  browser {answer['variables'].get(name)}"
    before, after = expected["tables"]["客户"], answer["tables"]["客户"]
    if (before["order"], before["leftOut"]) != (after["order"], after["leftOut"]):
        yield f"{case}\n  Python {before['order']}\n  browser {after['order']}"
    for row, other in zip(before["rows"], after["rows"], strict=False):
        for name in row:
            if not same(row[name], other[name]):
                yield f"{formulas.get(f'客户[{name}]')}\n  {case}\n  Python {row[name]}\n  browser {other[name]}"


def same(one: Any, other: Any) -> bool:
    """Equal to the last bit; -0 would be a difference, and True is not 1."""
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(same(one[key], other[key]) for key in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(same, one, other))
    if isinstance(one, bool) or isinstance(other, bool) or isinstance(one, str):
        return one is other or (type(one) is type(other) and one == other)
    if isinstance(one, int | float) and isinstance(other, int | float):
        one, other = float(one), float(other)  # JSON writes 1e17 as a whole number
        return one == other and math.copysign(1, one) == math.copysign(1, other)
    return one == other


def test_typed_numbers_shown_numbers_and_ranges_are_the_same_in_the_browser(engine: Page) -> None:
    vector = json.loads((VECTORS / "numbers.json").read_text("utf-8"))
    found = engine.evaluate(
        """({ read, shown, ranges }) => [
            read.map(({ text, percent }) => handbook.readNumber(text, percent)),
            shown.map(({ value, ...options }) => handbook.showNumber(value, options)),
            ranges.map((quantity) => handbook.checkRange(quantity, quantity.value)),
        ]""",
        vector,
    )
    read = [{key: case[key] for key in ("value", "fault") if key in case} for case in vector["read"]]
    assert found[0] == read
    assert found[1] == [case["text"] for case in vector["shown"]]
    assert found[2] == [case["message"] for case in vector["ranges"]]
