"""矩阵: a table whose columns are levels, drawn so that a phone shows it whole.

::

    | 维度 | 1 产品驱动 | 2 对客户敏感 |
    | --- | --- | --- |
    | 识别 | 只记卖了什么 | 各产品线各认各的 |
"""

from __future__ import annotations

from handbook.diagrams.canvas import ACCENT, LINE, QUIET, SOFT, SURFACE, TEXT, WIDTH, Canvas, line_height
from handbook.diagrams.lettering import NOTE, wrap
from handbook.diagrams.model import Content, Report, Shape
from handbook.problems import Code

FIRST = 36.0
PADDING = 3.5


def _draw(content: Content) -> Canvas:
    canvas = Canvas()
    count = len(content.rows[0]) - 1
    across = (WIDTH - FIRST - 1) / count
    widths = [FIRST, *([across] * count)]
    y = 0.6
    for index, row in enumerate(content.rows):
        cells = [
            wrap(cell.text, width - 2 * PADDING, NOTE) for cell, width in zip(row, widths, strict=True)
        ]
        height = max(len(lines) for lines in cells) * line_height(NOTE) + 12
        x = 0.6
        for column, (lines, width) in enumerate(zip(cells, widths, strict=True)):
            head = index == 0 or column == 0
            fill = ACCENT if index == 0 else QUIET if column == 0 else SOFT if column % 2 else SURFACE
            canvas.box((x, y), (width, height), fill=fill, stroke=LINE, width=0.8, radius=0)
            canvas.text((x + PADDING, y + 6), lines, strong=head, fill=SURFACE if index == 0 else TEXT)
            x += width
        y += height
    canvas.height = y + 1
    return canvas


def _check(content: Content, report: Report) -> None:
    head = content.rows[0]
    if not 3 <= len(head) <= 5:
        report.at(head[0], Code.DIAGRAM_COUNT, f"矩阵有 {len(head)} 列", "写一列名称和二到四列内容，手机上才看得清。")


SHAPE = Shape("matrix", ("矩阵", "matrix"), _draw, 2, 8, table=True, check=_check)
