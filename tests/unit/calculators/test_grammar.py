"""The hand-written parser gives the tree that the grammar in formula.lark gives, and refuses what it refuses."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lark import Lark, Transformer
from lark.exceptions import LarkError

from handbook.calculators.language.complaint import FormulaError
from handbook.calculators.language.functions import FUNCTION_NAMES, canonical
from handbook.calculators.language.parser import parse
from handbook.calculators.language.printer import source
from handbook.calculators.language.syntax import (
    Binary,
    Boolean,
    Call,
    Name,
    Negative,
    Node,
    Number,
    Percent,
    Text,
    WholeColumn,
)
from support.random_formulas import Formulas

GRAMMAR = Lark((Path(__file__).parent / "formula.lark").read_text("utf-8"), parser="lalr")


class Tree(Transformer):
    """lark's tree as the parser's."""

    def number(self, parts):
        return Number(float(parts[0]))

    def text(self, parts):
        return Text(parts[0][1:-1].replace('""', '"'))

    def truth(self, parts):
        return Boolean(parts[0].upper() == "TRUE")

    def name(self, parts):
        return Name(str(parts[0]))

    def column(self, parts):
        return WholeColumn(str(parts[0]), str(parts[1]))

    def call(self, parts):
        return Call(canonical(parts[0]) or "?", tuple(part for part in parts[1:] if part is not None))

    def negative(self, parts):
        return Negative(parts[0])

    def positive(self, parts):
        return parts[0]

    def percent(self, parts):
        return Percent(parts[0])


def operator(sign: str):
    return lambda self, parts: Binary(sign, parts[0], parts[-1])


SIGNS = {
    "equal": "=", "unequal": "<>", "less": "<", "at_most": "<=", "greater": ">", "at_least": ">=",
    "joined": "&", "plus": "+", "minus": "-", "times": "*", "by": "/", "raised": "^",
}  # fmt: skip
for word, sign in SIGNS.items():
    setattr(Tree, word, operator(sign))


def by_grammar(text: str) -> Node | None:
    try:
        return Tree().transform(GRAMMAR.parse(text))
    except LarkError:
        return None


def by_hand(text: str) -> Node | None:
    try:
        return parse(text)
    except FormulaError:
        return None


def test_thousands_of_random_formulas_have_the_same_tree_in_both() -> None:
    random = Random(7)
    made = Formulas(random, in_row=True)
    for _ in range(5000):
        text = made.any(3)
        assert by_hand(text) is not None
        assert by_hand(text) == by_grammar(text), text


TOKENS = tuple(
    '甲 乙_2 b 客户[额] 1 2.5 .5 1e3 "高" “低” TRUE false SUM( if( 累计( ( ) ) , ， + - − * × / ÷ ^ & = ＝ <> ≠ < <= ≤ > >= '
    "% ％ （ ）".split(" ")
) + (" ", "　")


@settings(max_examples=2000, deadline=None)
@given(st.lists(st.sampled_from(TOKENS), max_size=12).map("".join))
def test_any_row_of_tokens_is_read_alike_or_refused_by_both(text: str) -> None:
    names = [word for word in ("A1", "b1", "b2") if word in text]
    if not names and by_hand(text) != by_grammar(text):
        refused = by_hand(text) is None
        assert refused, (text, by_grammar(text))
        assert _not_the_grammars_business(text), (text, by_grammar(text))


def _not_the_grammars_business(text: str) -> bool:
    """What is refused for what it says, not for its form: unknown functions, cells, numbers glued to letters."""
    try:
        parse(text)
    except FormulaError as error:
        return error.complaint.code.name in ("UNKNOWN_FUNCTION", "CELL_NAME", "NUMBER_IN_FORMULA") or (
            error.complaint.message.startswith("函数 ")
        )
    return False


def trees() -> st.SearchStrategy[Node]:
    numbers = st.floats(min_value=0, allow_nan=False, allow_infinity=False).map(Number)
    texts = st.text(st.characters(exclude_characters="“”＂\\", exclude_categories=["Cs"]), max_size=8).map(
        Text
    )
    names = st.sampled_from(["甲", "年总额", "客户_1", "b", "总α", "x9_y"])
    leaves = (
        numbers
        | texts
        | st.booleans().map(Boolean)
        | names.map(Name)
        | st.builds(WholeColumn, st.just("客户"), names)
    )
    signs = st.sampled_from(["+", "-", "*", "/", "^", "&", "=", "<>", "<", "<=", ">", ">="])
    functions = st.sampled_from([canonical(name) for name in FUNCTION_NAMES])
    return st.recursive(
        leaves,
        lambda inner: st.one_of(
            st.builds(Negative, inner),
            st.builds(Percent, inner),
            st.builds(Binary, signs, inner, inner),
            st.builds(Call, functions, st.lists(inner, max_size=3).map(tuple)),
        ),
        max_leaves=20,
    )


@settings(max_examples=500, deadline=None)
@given(trees())
def test_a_tree_that_is_printed_and_parsed_again_is_the_same_tree(tree: Node) -> None:
    assert parse(source(tree)) == tree


@settings(max_examples=2000, deadline=None)
@given(
    st.text(max_size=60) | st.text(alphabet='甲乙()（）[]"“”+-*/^&=<>%,，. \\|1２eE_客户额SUMIF', max_size=60)
)
def test_no_text_makes_the_parser_crash(text: str) -> None:
    by_hand(text)


def test_sixty_thousand_random_texts_do_not_crash_the_parser() -> None:
    random = Random(60_000)
    marks = '甲乙()（）[]{}"“”+-*/^&=<>%,，. \\|1２eE_客户额SUMIF\u202e\u200b\x00😀'
    for _ in range(60_000):
        by_hand("".join(random.choices(marks, k=random.randrange(24))))


@settings(deadline=None)
@given(st.text(alphabet='甲乙(+*-1, "', max_size=40))
def test_a_complaint_points_into_the_formula(text: str) -> None:
    try:
        parse(text)
    except FormulaError as error:
        complaint = error.complaint
        assert 0 <= complaint.start <= len(text)
        assert complaint.start < complaint.end <= len(text) + 1
        assert complaint.message


@pytest.mark.parametrize("text", ["(" * 2000, "-" * 2000, "1" + "^1" * 900, "SUM(" * 300, "1" + "%" * 999])
def test_depth_is_limited_before_it_hurts(text: str) -> None:
    with pytest.raises(FormulaError):
        parse(text)
