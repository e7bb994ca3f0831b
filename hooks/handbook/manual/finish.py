"""The last pass over a PDF: small, and the same bytes for the same contents."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pikepdf

OPTIONS = (
    "--object-streams=generate",
    "--deterministic-id",
    "--newline-before-endstream",  # PDF/A asks for it, and a stream may end in a byte that looks like one
)


def finish(pdf: bytes) -> bytes:
    """The PDF with its objects packed into streams and an id that comes from its contents."""
    with TemporaryDirectory() as folder:
        raw, packed = Path(folder) / "raw.pdf", Path(folder) / "packed.pdf"
        raw.write_bytes(pdf)
        pikepdf.Job(["handbook", *OPTIONS, str(raw), str(packed)]).run()
        return packed.read_bytes()
