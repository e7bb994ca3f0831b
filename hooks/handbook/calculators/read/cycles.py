"""The order in which formulas can be computed, and the circles where there is none."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.calculators.language.syntax import Call, Cell, Name, Node, WholeColumn, walk
from handbook.calculators.model import Reference
from handbook.calculators.read.drafts import Draft
from handbook.problems import Code, Problems


def order(drafts: list[Draft], sorts: dict[str, Reference], problems: Problems) -> list[Draft]:
    """Formulas so that each comes after what it needs; those of a circle are marked broken and left out."""
    search = _Search({draft.reference: draft for draft in drafts}, sorts, problems)
    for draft in drafts:
        search.visit(draft)
    return [draft for draft in search.done if not draft.broken]


class _Search:
    """Depth first; ``path`` are the formulas being waited for, without recursion over long chains."""

    def __init__(
        self, drafts: dict[Reference, Draft], sorts: dict[str, Reference], problems: Problems
    ) -> None:
        self.drafts = drafts
        self.sorts = sorts
        self.problems = problems
        self.done: list[Draft] = []
        self.seen: set[Reference] = set()
        self.path: list[Draft] = []

    def visit(self, start: Draft) -> None:
        if start.reference in self.seen:
            return
        waiting = [(start, self.needs(start))]
        self.seen.add(start.reference)
        self.path.append(start)
        while waiting:
            draft, needed = waiting[-1]
            following = next(needed, None)
            if following is None:
                waiting.pop()
                self.done.append(self.path.pop())
                continue
            reference, part = following
            target = self.drafts[reference]
            if target in self.path:
                self.circle(target, draft, part)
            elif reference not in self.seen:
                self.seen.add(reference)
                self.path.append(target)
                waiting.append((target, self.needs(target)))

    def needs(self, draft: Draft) -> Iterator[tuple[Reference, Node]]:
        """The other formulas a formula needs, each with the part that names it."""
        assert draft.formula is not None
        for part in walk(draft.formula):
            for reference in _references(part, draft.reference.table, self.sorts):
                if reference in self.drafts:
                    yield reference, part

    def circle(self, target: Draft, last: Draft, part: Node) -> None:
        members = self.path[self.path.index(target) :]
        for member in members:
            member.broken = True
        names = [_shown(member.reference) for member in members]
        message = "公式绕成了一个圈：" + " → ".join([*names, names[0]])
        assert last.formula_cell is not None
        self.problems.add(
            last.formula_cell.line.problem(
                Code.CYCLE,
                message,
                "其中一个要改成不靠后面的结果",
                offset=last.formula_cell.offset + part.start,
                length=part.end - part.start,
            )
        )


def _references(part: Node, here: str, sorts: dict[str, Reference]) -> Iterator[Reference]:
    match part:
        case Name(name):
            yield Reference(name)
        case Cell(table, name) | WholeColumn(table, name):
            yield Reference(name, table)
        case Call("累计" | "名次") if here in sorts:
            yield sorts[here]


def _shown(reference: Reference) -> str:
    return f"{reference.table}[{reference.name}]" if reference.table else reference.name
