"""Nothing that an editor or a reader can write is executed, leaks, hangs or becomes a number that is none."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from handbook.calculators.numbers import read_number
from handbook.calculators.plan import plan
from support.formulas import HEADER, SCRIPTS, VECTORS, as_json, calculator, inputs_of, json_inputs, markdown

VECTOR = json.loads((VECTORS / "hostile.json").read_text("utf-8"))
TEXTS = [case["text"] for case in VECTOR["formulas"]]
GIVEN = {
    "inputs": {"甲": 2, "乙": 3, "词": "好"},
    "rows": [["一", 10, 2, "A", None], ["二", 20, 3, "B", 1]],
}


@pytest.fixture(scope="module")
def engine(browser: Browser) -> Iterator[Page]:
    """The two scripts on an empty page; afterwards nothing has been executed and no prototype has been touched."""
    page = browser.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    for script in ("kernel.js", "evaluate.js"):
        page.add_script_tag(path=SCRIPTS / script)
    page.evaluate("window.before = Object.getOwnPropertyNames(Object.prototype).join()")
    yield page
    assert page.evaluate("window.hacked === undefined")
    assert page.evaluate("window.before === Object.getOwnPropertyNames(Object.prototype).join()")
    assert page.evaluate("({}).x === undefined && [].x === undefined")
    assert said == []
    page.close()


def test_formulas_that_are_let_through_give_the_same_plain_outcome_as_in_python(engine: Page) -> None:
    cases = [case for case in VECTOR["formulas"] if "refused" not in case] + VECTOR["controls"]
    jobs = [
        [
            plan(calculator(markdown(GIVEN | {"formula": case["text"].replace("|", "\\|")}))),
            json_inputs(inputs_of(GIVEN)),
        ]
        for case in cases
    ]
    found = engine.evaluate(
        "jobs => jobs.map(([plan, inputs]) => handbook.evaluate(plan, inputs).variables.结果)", jobs
    )
    for case, outcome in zip(cases, found, strict=True):
        expected = {key: case[key] for key in ("value", "fault") if key in case}
        assert outcome == pytest.approx(expected), case


def test_hostile_text_typed_into_a_number_field_is_refused_as_in_python(engine: Page) -> None:
    found = engine.evaluate("texts => texts.map((text) => handbook.readNumber(text))", TEXTS)
    assert found == [as_json(read_number(text)) for text in TEXTS]


def test_hostile_text_typed_into_a_text_field_stays_text(engine: Page) -> None:
    model = calculator(f'{HEADER}\n| 词 | | | 文字 |\n| 结果 | | = 词 | |\n| 同 | | = 词 = "x" | |')
    program = """([plan, texts]) =>
        texts.map((词) => handbook.evaluate(plan, { variables: { 词 }, tables: {} }).variables.结果)"""
    found = engine.evaluate(program, [plan(model), TEXTS])
    assert found == [
        {"value": text} if 0 < len(text.encode("utf-16-le", "surrogatepass")) <= 510 else {} for text in TEXTS
    ]


@pytest.mark.parametrize("kind", ["number", "optional", "text", "choice", "truth", "row"])
def test_a_value_of_the_wrong_kind_counts_as_blank(engine: Page, kind: str) -> None:
    """As from a forged share link: everything but a proper value of the field's own type."""
    lines = {
        "number": "| 甲 | | | |",
        "optional": "| 甲 | | | 可空 |",
        "text": "| 甲 | | | 文字 |",
        "choice": "| 甲 | | | 高、低 |",
        "truth": "| 甲 | | TRUE | |",
        "row": "| 客户[甲] | | | |",
    }
    result = "COUNT(客户[甲])" if kind == "row" else "甲"
    model = calculator(
        f"{HEADER}\n{lines[kind]}\n| 结果 | | = {result} | |\n" + ("\n表：客户" if kind == "row" else "")
    )
    program = """(plan) => ([%s]).map((value) => {
        const inputs = { variables: { 甲: value }, tables: { 客户: [[value]] } };
        const { value: result, fault } = handbook.evaluate(plan, inputs).variables.结果;
        return [typeof result, String(result), fault === undefined];
    })""" % ",".join(f"({value['js']})" for value in VECTOR["values"])  # noqa: UP031
    accepted = {
        "number": set(),
        "optional": {("number", "0")},
        "text": {("string", text) for text in ("5", "=1+1", "__proto__", "constructor")},
        "choice": set(),
        "truth": {("boolean", "true")},
        "row": {("number", "0")},
    }[kind]
    for found in engine.evaluate(program, plan(model)):
        assert found[2]
        assert tuple(found[:2]) in accepted | {("undefined", "undefined")}, found


def test_names_of_prototypes_are_names_like_any_other(engine: Page) -> None:
    names = [
        "__proto__",
        "constructor",
        "toString",
        "hasOwnProperty",
        "valueOf",
        "__defineGetter__",
        "prototype",
    ]
    lines = [f"| {name} | | {at} | |" for at, name in enumerate(names)]
    model = calculator("\n".join([HEADER, *lines, f"| 结果 | | = {' + '.join(names)} | |"]))
    program = """(plan) => {
        const inputs = handbook.exampleInputs(plan);
        const { variables } = handbook.evaluate(plan, inputs);
        const forged = handbook.evaluate(plan, JSON.parse('{"variables": {"__proto__": {"constructor": 1}}, "tables": {}}'));
        return [Object.keys(variables), variables.结果, forged.variables.结果, Object.keys(inputs.variables)];
    }"""
    keys, outcome, forged, entered = engine.evaluate(program, plan(model))
    assert keys == [*names, "结果"]
    assert outcome == {"value": sum(range(len(names)))}
    assert forged == {}
    assert entered == names


def test_five_hundred_rows_with_ranks_and_running_totals_take_less_than_a_second(engine: Page) -> None:
    text = f"""{HEADER}
| 客户[额] | | | |
| 客户[名] | | = RANK(额, 客户[额]) | |
| 客户[累] | | = 累计(额) / SUM(客户[额]) | |
| 客户[比] | | = SUMPRODUCT(客户[额] - AVERAGE(客户[额]), 客户[额] > RANK(额, 客户[额])) | |
| 合计 | | = SUM(客户[累]) | |

表：客户，按 额 从大到小"""
    program = """(plan) => {
        const rows = Array.from({ length: 500 }, (_, at) => [(at * 7919) % 1000]);
        const start = performance.now();
        const found = handbook.evaluate(plan, { variables: {}, tables: { 客户: rows } });
        return [performance.now() - start, found.variables.合计.value, found.tables.客户.rows.length];
    }"""
    best = min(
        (engine.evaluate(program, plan(calculator(text))) for _ in range(3)), key=lambda found: found[0]
    )
    assert best[0] < 1000
    assert best[2] == 500
