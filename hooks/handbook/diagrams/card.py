"""A box with a name and a sentence: what most diagrams are built from."""

from __future__ import annotations

from handbook.diagrams.canvas import ACCENT, LINE, SOFT, SURFACE, TEXT, Canvas, line_height
from handbook.diagrams.lettering import LABEL, NOTE, wrap

PADDING = 9.0
GAP = 2.0
"""Between name and sentence."""


class Card:
    """A box of a given width; ``height`` is what its text needs.

    ``strong`` boxes have a thick accent line, ``solid`` ones are filled with the accent colour.
    ``indent`` is room kept free at the left, for a badge.
    """

    def __init__(
        self,
        label: str,
        note: str,
        width: float,
        *,
        strong: bool = False,
        solid: bool = False,
        centred: bool = False,
        indent: float = 0,
        radius: float = 6,
    ) -> None:
        room = width - 2 * PADDING - indent
        self.width = width
        self._labels = wrap(label, room, LABEL)
        self._notes = wrap(note, room, NOTE)
        self._strong, self._solid, self._centred, self._indent = strong, solid, centred, indent
        self._radius = radius

    @property
    def height(self) -> float:
        """The height its text needs."""
        return self._text_height + 2 * PADDING

    @property
    def _text_height(self) -> float:
        gap = GAP if self._notes else 0
        return len(self._labels) * line_height() + gap + len(self._notes) * line_height(NOTE)

    def draw(self, canvas: Canvas, x: float, y: float, height: float | None = None, *, frame: bool = True) -> float:
        """Draw it with its top left corner at ``x, y``; gives its lower edge."""
        down = self.height if height is None else height
        if frame:
            self._frame(canvas, x, y, down)
        ink = SURFACE if self._solid else TEXT
        middle = "middle" if self._centred else "start"
        left = x + (self.width / 2 if self._centred else PADDING + self._indent)
        top = y + (down - self._text_height) / 2
        top += canvas.text((left, top), self._labels, size=LABEL, strong=True, fill=ink, anchor=middle)
        if self._notes:
            canvas.text((left, top + GAP), self._notes, fill=ink, anchor=middle)
        return y + down

    def _frame(self, canvas: Canvas, x: float, y: float, height: float) -> None:
        fill = ACCENT if self._solid else SOFT if self._strong else SURFACE
        line = 2 if self._strong else 1.2
        stroke = ACCENT if self._strong or self._solid else LINE
        canvas.box((x, y), (self.width, height), fill=fill, stroke=stroke, width=line, radius=self._radius)
