"""The handbook's own calculators: the browser computes what Python computes, from inputs nobody chose."""

from __future__ import annotations

import json
from random import Random

import pytest
from playwright.sync_api import Browser

from handbook.calculators.evaluate import evaluate, example_inputs
from handbook.calculators.model import Calculator
from handbook.calculators.plan import plan
from support.formulas import SCRIPTS, json_inputs, results_json
from support.handbook_tools import calculators
from support.random_inputs import with_random_examples

VARIANTS = 25


@pytest.mark.parametrize("calculator", calculators(), ids=lambda calculator: calculator.id)
def test_the_browser_computes_what_python_computes(browser: Browser, calculator: Calculator) -> None:
    random = Random(calculator.id)
    tried = [calculator, *(with_random_examples(calculator, random) for _ in range(VARIANTS))]
    inputs = [example_inputs(model, random.randrange(len(model.scenarios))) for model in tried]
    page = browser.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    for script in ("kernel.js", "evaluate.js"):
        page.add_script_tag(path=SCRIPTS / script)
    answers = page.evaluate(
        "([plan, inputs]) => JSON.stringify(inputs.map((one) => handbook.evaluate(plan, one)))",
        [plan(calculator), [json_inputs(one) for one in inputs]],
    )
    page.close()
    expected = [json.loads(json.dumps(results_json(evaluate(calculator, one))), parse_int=float) for one in inputs]
    wrong = [
        f"{one}\n  Python {ours}\n  browser {theirs}"
        for one, ours, theirs in zip(inputs, expected, json.loads(answers, parse_int=float), strict=True)
        if ours != theirs
    ]
    assert not wrong, "\n".join(wrong[:3])
    assert said == []
