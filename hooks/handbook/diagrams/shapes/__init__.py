"""The kinds of diagrams, one a file. A new kind is one more file and one more entry here."""

from __future__ import annotations

from handbook.diagrams.model import Shape
from handbook.diagrams.shapes import balance, bars, chain, gaps, loop, matrix, path, stages, zone

SHAPES: tuple[Shape, ...] = (
    chain.SHAPE,
    loop.SHAPE,
    zone.SHAPE,
    balance.SHAPE,
    gaps.SHAPE,
    bars.SHAPE,
    stages.SHAPE,
    matrix.SHAPE,
    path.SHAPE,
)
