"""Drawing: the few SVG elements that diagrams are made of.

Colours are the style sheet's variables, written as presentation attributes, so that one drawing serves
light and dark pages, print and the PDF. What a colour says is also said by a line, a hatching or a word.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from math import hypot

from handbook.diagrams.lettering import LABEL, LEADING, NOTE

WIDTH = 328.0
"""Width of every diagram in its own units: the room a text has on a phone of 360 pixels."""

ACCENT = "var(--hb-accent)"
SOFT = "var(--hb-accent-soft)"
LINE = "var(--hb-text-2)"
SURFACE = "var(--hb-surface)"
QUIET = "var(--hb-surface-2)"
TEXT = "var(--hb-text)"
WARN = "var(--hb-warn)"

Point = tuple[float, float]


def number(value: float) -> str:
    """A coordinate with at most one decimal."""
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


class Canvas:
    """Collects the elements of one diagram in order; later ones lie above earlier ones."""

    def __init__(self) -> None:
        self.height = 0.0
        self._parts: list[str] = []

    def box(
        self,
        place: Point,
        size: Point,
        *,
        fill: str = SURFACE,
        stroke: str = LINE,
        width: float = 1.2,
        dashed: bool = False,
        radius: float = 6,
    ) -> None:
        """A rectangle; ``stroke`` may be ``none``."""
        (x, y), (across, down) = place, size
        self._draw(
            "rect",
            x=number(x),
            y=number(y),
            width=number(across),
            height=number(down),
            rx=number(radius),
            fill=fill,
            stroke=stroke,
            stroke_width=number(width),
            stroke_dasharray="4 3" if dashed else "",
        )
        self.height = max(self.height, y + down)

    def shape(self, points: Sequence[Point], *, fill: str, stroke: str = LINE, width: float = 1.2) -> None:
        """A closed outline."""
        self._draw("path", d=_path(points) + " z", fill=fill, stroke=stroke, stroke_width=number(width))

    def line(
        self, points: Sequence[Point], *, stroke: str = LINE, width: float = 1.6, dashed: bool = False
    ) -> None:
        """An open line."""
        self._draw(
            "path",
            d=_path(points),
            fill="none",
            stroke=stroke,
            stroke_width=number(width),
            stroke_linejoin="round",
            stroke_dasharray="4 3" if dashed else "",
        )

    def arrow(self, points: Sequence[Point], *, stroke: str = LINE) -> None:
        """A line with a head at its last point."""
        (x0, y0), (x1, y1) = points[-2], points[-1]
        length = hypot(x1 - x0, y1 - y0) or 1
        across, down = (x1 - x0) / length, (y1 - y0) / length
        neck = (x1 - across * 6, y1 - down * 6)
        self.line([*points[:-1], neck], stroke=stroke)
        wings = [
            (neck[0] - across * 2 - down * 5 * side, neck[1] - down * 2 + across * 5 * side)
            for side in (1, -1)
        ]
        self.shape([(x1, y1), *wings], fill=stroke, stroke="none")

    def hatch(self, place: Point, size: Point, *, stroke: str = ACCENT, step: float = 8) -> None:
        """Slanting lines inside a rectangle."""
        (x, y), (across, down) = place, size
        parts = []
        offset = step
        while offset < across + down:
            start = (x + min(offset, across), y + max(0.0, offset - across))
            end = (x + max(0.0, offset - down), y + min(offset, down))
            parts.append(_path([start, end]))
            offset += step
        self._draw("path", d=" ".join(parts), fill="none", stroke=stroke, stroke_width="0.8", stroke_opacity="0.6")

    def text(
        self,
        place: Point,
        lines: Sequence[str],
        *,
        size: float = NOTE,
        strong: bool = False,
        fill: str = TEXT,
        anchor: str = "start",
    ) -> float:
        """Lines of text below ``place``, the middle of its top with anchor ``middle``; gives their height."""
        x, y = place
        step = size * LEADING
        for index, line in enumerate(lines):
            self._parts.append(
                f'<text x="{number(x)}" y="{number(y + step * index + size * 1.06)}" font-size="{number(size)}"'
                + (' font-weight="700"' if strong else "")
                + (f' text-anchor="{anchor}"' if anchor != "start" else "")
                + f' fill="{fill}">{escape(line, quote=False)}</text>'
            )
        self.height = max(self.height, y + step * len(lines))
        return step * len(lines)

    def badge(self, middle: Point, word: str) -> None:
        """A short word in a filled circle: the number of a step."""
        x, y = middle
        self._draw("circle", cx=number(x), cy=number(y), r="11", fill=ACCENT)
        self.text((x, y - NOTE * 0.71), [word], strong=True, fill=SURFACE, anchor="middle")

    def markup(self) -> str:
        """Everything drawn so far."""
        return "".join(self._parts)

    def _draw(self, tag: str, **attributes: str) -> None:
        pairs = "".join(
            f' {name.replace("_", "-")}="{value}"' for name, value in attributes.items() if value != ""
        )
        self._parts.append(f"<{tag}{pairs}></{tag}>")


def line_height(size: float = LABEL) -> float:
    """Height of one line of text."""
    return size * LEADING


def _path(points: Sequence[Point]) -> str:
    return " ".join(
        f"{'M' if index == 0 else 'L'} {number(x)} {number(y)}" for index, (x, y) in enumerate(points)
    )
