"""Static charts: one file a kind, each drawing the same points as its twin in ``charts.js``."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from handbook.calculators.charts import bar, line, pareto, pie, quadrant, radar, tolerance
from handbook.calculators.charts.points import Point, collect, quantity_of, spread
from handbook.calculators.charts.svg import Drawing
from handbook.calculators.model import Calculator, Chart, Quantity, Results, Type

KINDS: dict[str, tuple[str, Callable[[Drawing, Sequence[Point], Sequence[Quantity]], float]]] = {
    "bar": ("柱图", bar.draw),
    "line": ("折线图", line.draw),
    "radar": ("雷达图", radar.draw),
    "pareto": ("帕累托图", pareto.draw),
    "tolerance": ("容忍区图", tolerance.draw),
    "quadrant": ("象限图", quadrant.draw),
    "pie": ("饼图", pie.draw),
}
"""The title of a chart that has none of its own, and what draws it."""

MOST = 20
"""Points drawn (lines and Pareto charts draw all) and told in the text alternative."""


def draw(calculator: Calculator, chart: Chart, results: Results) -> str:
    """The chart as an SVG element with its text alternative; its colours come from the page's style sheet."""
    points, heads, missing = collect(calculator, chart, results)
    count = len(points) + missing
    if chart.kind not in ("line", "pareto"):
        points = points[:MOST]
    drawing = Drawing()
    height = 4.0
    if points:
        kind = chart.kind if fits(chart.kind, points, heads) else "bar"
        height = KINDS[kind][1](drawing, points, heads)
    left = _rest(count, len(points))[1:] if points else "数字填好后在这里画图"
    if left:
        height += 18
        drawing.text("t u", 0, height - 6, left)
    words = [f"{point.label} {'、'.join(point.shown)}" for point in points[:MOST]]
    return drawing.svg(height, f"{title(calculator, chart)}：{'；'.join(words)}{_rest(count, len(words))}")


def title(calculator: Calculator, chart: Chart) -> str:
    """The chart's own title, or its kind and what it shows."""
    quantities = [quantity_of(calculator, reference) for reference in chart.data]
    names = [one.titled for one in quantities if one.type is Type.NUMBER]
    return chart.title or f"{KINDS[chart.kind][0]}：{'、'.join(names)}"


def fits(kind: str, points: Sequence[Point], heads: Sequence[Quantity]) -> bool:
    """Whether there is enough for ``kind`` (and a pie has shares); bars are drawn otherwise."""
    if kind == "pie":
        return 1 < len(points) < 13 and min(spread(points)) > 0
    if kind == "radar":
        return len(points) > 2
    return len(heads) >= {"tolerance": 3, "quadrant": 2}.get(kind, 1)


def _rest(count: int, most: int) -> str:
    return f"；另有 {count - most} 项" if count > most else ""
