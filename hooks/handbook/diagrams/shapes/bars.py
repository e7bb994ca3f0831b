"""条形: a horizontal bar a value, so that long names stay readable on a phone; bold ones stand out.

::

    - 搬迁：3%
    - **被冷淡对待**：68%
"""

from __future__ import annotations

import re

from handbook.diagrams.canvas import ACCENT, LINE, SOFT, WIDTH, Canvas, line_height
from handbook.diagrams.lettering import LABEL, advance, wrap
from handbook.diagrams.model import Content, Report, Shape
from handbook.problems import Code

VALUE = re.compile(r"^(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)\s*(?P<unit>\D{0,8})$")
THICK = 16.0


def _draw(content: Content) -> Canvas:
    canvas = Canvas()
    values = [_number(node.note) for node in content.nodes]
    room = WIDTH - max(advance(node.note, LABEL) for node in content.nodes) - 12
    scale = room / (max(values) or 1)
    y = 2.0
    for node, value in zip(content.nodes, values, strict=True):
        y += canvas.text((1, y), wrap(node.label, WIDTH - 2, 14.0), size=14.0, strong=node.strong) + 1
        length = max(value * scale, 1.5)
        if node.strong:
            canvas.box((1, y), (length, THICK), fill=ACCENT, stroke=ACCENT, radius=2)
        else:
            canvas.box((1, y), (length, THICK), fill=SOFT, stroke=LINE, radius=2)
        top = y + (THICK - line_height()) / 2
        canvas.text((length + 8, top), [node.note], size=LABEL, strong=node.strong)
        y += THICK + 9
    canvas.height = y - 4
    return canvas


def _number(text: str) -> float:
    match = VALUE.match(text)
    return float(match["number"].replace(",", "")) if match else 0.0


def _check(content: Content, report: Report) -> None:
    units = set()
    for node in content.nodes:
        match = VALUE.match(node.note)
        if match is None:
            report.at(node, Code.DIAGRAM_NUMBER, f"“{node.label}”后面没有数", "写成：- 搬迁：3%。")
            continue
        units.add(match["unit"].strip())
        if len(units) > 1:
            report.at(node, Code.DIAGRAM_NUMBER, "单位和前面的不一样", f"都写成 {'、'.join(sorted(units))} 中的一种。")
            return


SHAPE = Shape("bars", ("条形", "bars"), _draw, 2, 15, ordered=False, check=_check)
