"""From formulas as text to formulas that are known to work: names, order, types, units."""

from __future__ import annotations

from dataclasses import dataclass, field

from handbook.calculators.language.complaint import Complaint, FormulaError, complain
from handbook.calculators.language.lower import lower
from handbook.calculators.language.measure import check_declared, measure
from handbook.calculators.language.names import resolve
from handbook.calculators.language.parser import DEPTH_LIMIT, parse
from handbook.calculators.language.scope import Known, Scope
from handbook.calculators.language.syntax import Binary, Node, Number, depth
from handbook.calculators.language.types import check
from handbook.calculators.language.units import parse_unit
from handbook.calculators.model import Reference, Type
from handbook.calculators.read.cycles import order
from handbook.calculators.read.drafts import Draft, TableDraft
from handbook.problems import Code, Problems, Severity


@dataclass
class Formulas:
    """Reads all formulas of a calculator; ``scope`` is what is known so far, ``sorts`` each table's sort column."""

    drafts: dict[Reference, Draft]
    tables: dict[str, TableDraft]
    sorts: dict[str, Reference]
    problems: Problems
    variables: dict[str, Known] = field(default_factory=dict)
    columns: dict[str, dict[str, Known]] = field(default_factory=dict)

    def read(self) -> list[Draft]:
        """Parse, resolve, order and check; gives the formulas in an order in which each needs only earlier ones."""
        self.columns = {name: {} for name in self.tables}
        for draft in self.drafts.values():
            self.remember(draft)
        formulas = [draft for draft in self.drafts.values() if draft.is_formula]
        for draft in formulas:
            self.parse(draft)
        ordered = order([draft for draft in formulas if not draft.broken], self.sorts, self.problems)
        for draft in ordered:
            self.check(draft)
            self.remember(draft)
        return ordered

    def scope(self, here: str = "") -> Scope:
        """Everything declared, with the types and units found until now."""
        return Scope(self.variables, self.columns, here)

    def remember(self, draft: Draft) -> None:
        """Put what is known of a draft where the formulas look."""
        table, name = draft.reference.table, draft.reference.name
        (self.columns[table] if table else self.variables)[name] = self.known(draft)

    def known(self, draft: Draft) -> Known:
        """What formulas may rely on; nothing where the draft is wrong itself."""
        unit = parse_unit("%" if draft.percent and not draft.unit.text else draft.unit.text)
        choices = draft.rule.range.choices if draft.type is Type.TEXT else ()
        return Known(None if draft.broken else draft.type, unit or draft.measured, choices)

    def parse(self, draft: Draft) -> None:
        """Set the draft's formula, every name resolved."""
        assert draft.formula_cell is not None
        complaints: list[Complaint] = []
        try:
            tree = parse(draft.formula_cell.text)
            draft.formula = resolve(tree, self.scope(draft.reference.table), complaints)
        except FormulaError as error:
            complaints.append(error.complaint)
        draft.broken = draft.broken or bool(complaints)
        self.note(draft, complaints)

    def check(self, draft: Draft) -> None:
        """Set the draft's type and unit, and note what does not fit."""
        assert draft.formula is not None
        scope = self.scope(draft.reference.table)
        complaints: list[Complaint] = []
        draft.type = check(draft.formula, scope, complaints)
        draft.broken = draft.type is None or bool(complaints)
        if not draft.broken:
            draft.lowered = lower(draft.formula)
            if depth(draft.lowered) > 2 * DEPTH_LIMIT:
                complaints.append(_too_deep(draft.formula))
                draft.broken = True
            if draft.type is Type.NUMBER:
                self.units(draft, scope, complaints)
        self.note(draft, complaints)

    def units(self, draft: Draft, scope: Scope, complaints: list[Complaint]) -> None:
        """Warn where units do not fit, and where a percentage was multiplied by 100 once more."""
        assert draft.formula is not None
        before = len(complaints)
        draft.measured = measure(draft.formula, scope, complaints)
        if len(complaints) == before:
            check_declared(draft.formula, draft.measured, self.known(draft).unit, complaints)
        if draft.percent and isinstance(draft.formula, Binary) and draft.formula.operator == "*":
            for side in (draft.formula.left, draft.formula.right):
                if side == Number(100.0):
                    message = "结果的单位是 %，不用再乘 100"
                    hint = "去掉这个 100，0.15 会显示成 15%"
                    complaints.append(complain(side, Code.PERCENT_DOUBT, message, hint, Severity.WARNING))

    def note(self, draft: Draft, complaints: list[Complaint]) -> None:
        """Turn complaints into problems of the chapter."""
        assert draft.formula_cell is not None
        for complaint in complaints:
            self.problems.add(draft.formula_cell.complaint(complaint))


def _too_deep(node: Node) -> Complaint:
    return complain(node, Code.FORMULA_LIMIT, "公式里的条件太多", "拆成几行")
