"""Calculators and checklists: printed from their models, as worksheets and forms."""

from __future__ import annotations

from handbook.calculators.model import Calculator
from handbook.checklists.model import Checklist
from handbook.manual.tools import calculator, checklist
from handbook.manual.tree import Element
from handbook.manual.writer import Construct, Writer
from handbook.problems import Code


def _calculator(element: Element, writer: Writer) -> str:
    model = writer.chapter.page.tools.get(element.get("id"))
    if not isinstance(model, Calculator):
        return _without_model(element, writer)
    return calculator.worksheet(model, writer)


def _checklist(element: Element, writer: Writer) -> str:
    model = writer.chapter.page.tools.get(element.get("id"))
    if not isinstance(model, Checklist):
        return _without_model(element, writer)
    return checklist.form(model, writer)


def _without_model(element: Element, writer: Writer) -> str:
    writer.note(
        Code.UNPRINTABLE,
        f"打印手册没有拿到 {element} {element.get('id')} 的内容",
        "用 /// 块来写它，不要直接写 HTML。",
        needle=element.get("id"),
    )
    return ""


CONSTRUCTS = (
    Construct("section", _calculator, "calculator", frozenset({"*"})),
    Construct("section", _checklist, "checklist", frozenset({"*"})),
)
