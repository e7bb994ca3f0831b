"""The company's own facts in the chapters."""

from handbook.problems import Problems
from handbook.variables import flatten, substitute

COMPANY = flatten({"name": "甲公司", "hotline": "400-1", "response": {"complaint": "24 小时"}})


def put(text: str) -> tuple[str, list[str]]:
    problems = Problems()
    return substitute(text, COMPANY, problems, "docs/a.md", 5), [str(problem) for problem in problems]


def test_a_variable_becomes_what_the_configuration_says() -> None:
    assert put("请拨 {{ company.hotline }}。") == ("请拨 400-1。", [])


def test_nested_facts_are_named_with_dots() -> None:
    assert put("{{company.response.complaint}}内答复") == ("24 小时内答复", [])


def test_an_unknown_variable_is_an_error_that_names_the_nearest_one() -> None:
    text, problems = put("上一行\n打 {{ company.hotlin }}")
    assert text == "上一行\n打 {{ company.hotlin }}"
    assert problems[0].splitlines()[0] == (
        "docs/a.md:6:6: [V01] 没有叫“company.hotlin”的变量，是不是“company.hotline”？"
    )


def test_code_is_left_alone() -> None:
    text = "写 `{{ company.name }}`\n```\n{{ company.x }}\n```\n{{ company.name }}"
    assert put(text) == ("写 `{{ company.name }}`\n```\n{{ company.x }}\n```\n甲公司", [])


def test_a_longer_fence_hides_a_shorter_one() -> None:
    text = "````\n```\n{{ company.x }}\n````\n{{ company.name }}"
    assert put(text)[0].endswith("````\n甲公司")
