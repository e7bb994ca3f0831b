"""The scripts of pages that stand alone, and of the page's frame: small, strict, and safe under the policy."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest

ALONE = sorted((Path(__file__).resolve().parents[2] / "hooks/theme/assets/javascripts/alone").glob("*.js"))
UNSAFE = re.compile(r"\beval\(|new Function|innerHTML|outerHTML|insertAdjacentHTML|document\.write|\bimport\(|https?://")


@pytest.mark.parametrize("path", ALONE, ids=lambda path: path.name)
def test_it_is_strict_and_asks_for_nothing_unsafe(path: Path) -> None:
    text = path.read_text("utf-8")
    assert '"use strict"' in text
    assert not UNSAFE.search(text)


def test_together_they_stay_small() -> None:
    assert sum(len(gzip.compress(path.read_bytes(), 9)) for path in ALONE) <= 3 * 1024
    assert all(len(gzip.compress(path.read_bytes(), 9)) <= 1100 for path in ALONE)
