"""The last pass over a PDF: small, and the same bytes for the same contents."""

from __future__ import annotations

import io
from hashlib import sha256

import pikepdf


def finish(pdf: bytes) -> bytes:
    """The PDF with its objects packed into streams and an id that comes from its contents."""
    digest = sha256(pdf).digest()[:16]
    result = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as document:
        document.trailer.ID = pikepdf.Array([pikepdf.String(digest), pikepdf.String(digest)])
        document.save(
            result,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            compress_streams=True,
            recompress_flate=False,
            deterministic_id=True,
            linearize=False,
        )
    return result.getvalue()
