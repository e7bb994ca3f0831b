"""PDFs kept by the fingerprint of what they are made from, so that only what changed is made again."""

from __future__ import annotations

import os
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path


def fingerprint(files: Mapping[str, bytes], *others: object) -> str:
    """40 hex digits for everything that goes into a PDF: its files, and the versions of what makes it."""
    digest = sha256(repr(others).encode())
    for name in sorted(files):
        digest.update(f"\0{name}\0{len(files[name])}\0".encode())
        digest.update(files[name])
    return digest.hexdigest()[:40]


class Cache:
    """A folder with one PDF a fingerprint."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._used: set[str] = set()

    def read(self, key: str) -> bytes | None:
        """The PDF that was made from the same, or None."""
        self._used.add(key)
        try:
            return self._file(key).read_bytes()
        except OSError:
            return None

    def write(self, key: str, pdf: bytes) -> None:
        """Keep a PDF; a cache that cannot be written only costs time."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            place_whole(self._file(key), pdf)
        except OSError:
            return

    def forget_unused(self) -> None:
        """Remove what this build did not ask for."""
        for file in self.folder.glob("*.pdf") if self.folder.is_dir() else ():
            if file.stem not in self._used:
                file.unlink(missing_ok=True)

    def _file(self, key: str) -> Path:
        return self.folder / f"{key}.pdf"


def place_whole(file: Path, content: bytes) -> None:
    """Write a file under a temporary name and move it into place."""
    partial = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        partial.write_bytes(content)
        partial.replace(file)
    finally:
        partial.unlink(missing_ok=True)
