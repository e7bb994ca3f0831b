"""The offline copy's note and its bytes."""

from __future__ import annotations

import io
import zipfile

from handbook.exports.archive import archive, note

FILES = {"index.html": b"<p>", "pdf/handbook.pdf": b"%PDF", "pdf/chapters/churn.pdf": b"%PDF"}


def test_the_order_of_the_files_makes_no_difference() -> None:
    assert archive(FILES, "手册", "1.0") == archive(dict(reversed(FILES.items())), "手册", "1.0")


def test_everything_lies_in_one_folder_beside_the_note() -> None:
    names = zipfile.ZipFile(io.BytesIO(archive(FILES, "手册", "1.0"))).namelist()
    assert names == ["先读我.txt", *(f"handbook/{name}" for name in sorted(FILES))]


def test_the_note_names_the_manuals_but_not_each_chapters() -> None:
    text = note("手册", "1.0", sorted(name for name in FILES if name.endswith(".pdf"))).decode("utf-8-sig")
    assert "- handbook/pdf/handbook.pdf\r\n" in text
    assert "churn" not in text
    assert "要打印的手册" not in note("手册", "", []).decode("utf-8-sig")
