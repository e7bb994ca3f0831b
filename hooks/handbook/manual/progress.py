"""How far the PDFs are: a bar where somebody watches, plain lines where nobody does."""

from __future__ import annotations

import sys
import time
from typing import TextIO

PATIENCE = 1.0
"""Seconds before anything is shown."""

CELLS = 24


class Progress:
    """Counts finished files; says nothing when everything is done within a second."""

    def __init__(self, total: int, stream: TextIO | None = None) -> None:
        self.total = total
        self._stream = sys.stderr if stream is None else stream
        self._started = time.monotonic()
        self._done = 0
        self._shown = 0.0

    def step(self, name: str) -> None:
        """One file more is finished."""
        self._done += 1
        now = time.monotonic()
        if now - self._started < PATIENCE:
            return
        if self._stream.isatty():
            self._bar(name)
        elif now - self._shown > 5:
            self._shown = now
            self._stream.write(f"PDF {self._done}/{self.total}：{name}\n")
            self._stream.flush()

    def close(self) -> None:
        """Clear the bar."""
        if self._shown and self._stream.isatty():
            self._stream.write("\r\x1b[K")
            self._stream.flush()

    def _bar(self, name: str) -> None:
        self._shown = time.monotonic()
        full = CELLS * self._done // max(self.total, 1)
        self._stream.write(f"\r\x1b[KPDF {'█' * full}{'░' * (CELLS - full)} {self._done}/{self.total} {name}")
        self._stream.flush()
