"""方案 columns: one example a scenario, the same scenarios in every table."""

from __future__ import annotations

from handbook.calculators.read.drafts import Draft
from handbook.problems import Code, Problems


def scenarios_of(drafts: list[Draft], problems: Problems) -> tuple[str, ...]:
    """The scenarios of a calculator; ``("",)`` where there are none. Tables with a plain value column fit all."""
    names: tuple[str, ...] = ("",)
    for draft in drafts:
        own = tuple(scenario for scenario, _ in draft.values)
        if own in (("",), names):
            continue
        if names == ("",):
            names = own
            continue
        message = f"这张表的方案是 {'、'.join(own)}，上一张是 {'、'.join(names)}"
        problems.add(draft.name.problem(Code.SCENARIOS, message, "各张表写同样的方案，次序也一样"))
        break
    return names


def spread(draft: Draft, names: tuple[str, ...]) -> None:
    """An example from a plain value column holds in every scenario."""
    if len(draft.examples) < len(names):
        draft.examples = (draft.examples[0],) * len(names)
