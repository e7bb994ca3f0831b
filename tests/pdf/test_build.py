"""How the PDFs come about: the same bytes each time, only what changed, and one clear line when it fails."""

from __future__ import annotations

import hashlib
import io
import os
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest

from handbook.manual import fonts, press, progress
from handbook.manual.model import newest_review, read_company, read_settings
from support.manual import FILES, META, make, page

ROOT = Path(__file__).resolve().parents[2]
FIRST = page(
    '<h2 id="why">为什么</h2><p>见<a href="b.html#how">第二章</a>。</p>', "part/a.html", title="第一"
)
SECOND = page('<h2 id="how">怎么做</h2><p>照做。</p>', "part/b.html", title="第二")


def prints(folder: Path) -> dict[str, str]:
    """What every PDF of a folder is made of."""
    return {
        file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in sorted(folder.glob("pdf/*.pdf"))
    }


def test_two_builds_are_the_same_bytes(tmp_path: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from support.manual import *;"
        "cases = sorted(FILES.glob('*.html'));"
        "pages = [page(c.read_text('utf-8'), f'part/{c.stem}.html', title=c.stem) for c in cases];"
        "pages += [page('<h2 id=\"how\">a</h2>', 'part/other.html'), page('<h2 id=\"how\">a</h2>', 'part/chapter.html')];"
        "print(len(make(Path(sys.argv[1]), *pages, site_url='https://example.org/').found))"
    )
    for name, zone, seed in (("one", "UTC", "1"), ("two", "Asia/Shanghai", "2")):
        environment = os.environ | {
            "TZ": zone,
            "PYTHONHASHSEED": seed,
            "PYTHONPATH": "hooks:tests".replace(":", os.pathsep),
        }
        done = subprocess.run(
            [sys.executable, "-c", script, str(tmp_path / name)],
            cwd=ROOT,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.stdout.strip() == "0", done.stderr
    assert len(prints(tmp_path / "one")) > 20
    assert prints(tmp_path / "one") == prints(tmp_path / "two")


def test_only_what_changed_is_made_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[bytes] = []
    compile_ = press.Engine.compile

    def counted(self: press.Engine, files: dict[str, bytes], epoch: int) -> bytes:
        made.append(files["main.typ"])
        return compile_(self, files, epoch)

    monkeypatch.setattr(press.Engine, "compile", counted)
    make(tmp_path, FIRST, SECOND)
    before = prints(tmp_path)
    assert len(made) == 4, "the handbook, a part, two chapters"
    make(tmp_path, FIRST, SECOND)
    assert len(made) == 4
    assert prints(tmp_path) == before
    changed = page(SECOND.html.replace("照做", "改了"), "part/b.html", title="第二")
    make(tmp_path, FIRST, changed)
    assert len(made) == 7, "all but the first chapter"
    assert prints(tmp_path)["part-a.pdf"] == before["part-a.pdf"]
    assert len(list((tmp_path / "cache").glob("*.pdf"))) == 4, "what nobody asks for any more is forgotten"


def test_a_missing_glyph_is_named_with_its_page(tmp_path: Path) -> None:
    wrong = page("<p>好\U0001f600</p>", "part/a.html", source="---\ntitle: 好\n---\n\n好\U0001f600\n")
    found = make(tmp_path, wrong, SECOND)
    told = str(found.errors[0])
    assert len(found.errors) == 1
    assert told.startswith("docs/part/a.md:5:2: [P04] 打印字体里没有“\U0001f600”（U+1F600）")
    assert set(prints(tmp_path)) == {"part-b.pdf"}, "the other chapter is still made"


@pytest.mark.parametrize(
    "source", ["nowhere.png", "../../../pyproject.toml", "https://example.org/x.png", "x.bmp"]
)
def test_an_image_that_cannot_be_printed_is_named(tmp_path: Path, source: str) -> None:
    found = make(tmp_path, page(f'<p><img src="{source}" alt="图"></p>'))
    assert [problem.code.short for problem in found.errors] == ["P02"]
    assert source in str(found.errors[0])


def test_an_image_says_what_it_shows(tmp_path: Path) -> None:
    found = make(tmp_path, page('<p><img src="../images/line.svg" alt=""></p>'))
    assert [problem.code.short for problem in found.errors] == ["P03"]


@pytest.mark.parametrize(
    "html",
    [
        '<p><a href="b.html#nowhere">去</a></p>',
        '<p><a href="#nowhere">去</a></p>',
        '<p><sup><a class="footnote-ref" href="#fn:x">1</a></sup></p>',
    ],
)
def test_a_link_or_a_note_that_leads_nowhere_is_named(tmp_path: Path, html: str) -> None:
    found = make(tmp_path, page(html, "part/a.html"), SECOND)
    assert [problem.code.short for problem in found.errors] == ["P06"]


def test_without_a_font_one_line_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(press, "find_font", lambda: None)
    found = make(tmp_path, FIRST)
    assert "没有能排中文的字体" in str(found.errors[0])
    assert "pip install" in str(found.errors[0])


def test_without_the_wheel_the_fonts_of_the_machine_are_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    class Known:
        def __init__(self, **_: object) -> None: ...

        def families(self) -> list[str]:
            return ["Arial", "Microsoft YaHei"]

    monkeypatch.setattr(fonts, "find_spec", lambda _: None)
    monkeypatch.setattr(fonts.typst, "Fonts", Known)
    assert fonts.find_font() == fonts.Font("Microsoft YaHei", None)
    monkeypatch.setattr(Known, "families", lambda _: ["Arial"])
    assert fonts.find_font() is None


def test_a_pdf_in_the_way_of_a_failure_stays_whole(tmp_path: Path) -> None:
    make(tmp_path, FIRST, SECOND)
    before = prints(tmp_path)
    make(tmp_path, page("<p>\U0001f600</p>", "part/a.html", title="第一"), SECOND)
    assert prints(tmp_path)["handbook.pdf"] == before["handbook.pdf"]
    assert list((tmp_path / "pdf").glob(".*")) == []


def test_the_date_is_the_newest_review_or_the_one_that_is_set(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    assert newest_review((FIRST, SECOND)) == 1795132800
    assert read_settings(tmp_path, tmp_path, "", [FIRST]).epoch == 1795132800
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert read_settings(tmp_path, tmp_path, "", [FIRST]).epoch == 86400


def test_the_company_is_read_from_the_settings() -> None:
    facts = {
        "name": "甲公司",
        "document": {"number": "K-1", "version": 1.0, "prepared": "张三", "distribution": ["仓库"]},
    }
    company = read_company("手册", facts)
    assert (company.name, company.number, company.version) == ("甲公司", "K-1", "1.0")
    assert company.approval == ("张三", "", "")
    assert company.distribution == ("仓库",)
    assert read_company("手册", {}).number == ""


def test_pages_without_a_part_and_pages_that_ask_for_it_stay_out(tmp_path: Path) -> None:
    home = page("<p>首页</p>", "index.html")
    object.__setattr__(home, "part", "")
    apart = page("<p>只在网上</p>", "part/c.html")
    object.__setattr__(apart, "meta", META | {"manual": False})
    link = page('<p>见<a href="c.html">网上那页</a>和<a href="../index.html">首页</a>。</p>', "part/a.html")
    assert make(tmp_path, home, link, apart, site_url="https://example.org/h/").errors == []
    assert set(prints(tmp_path)) == {"handbook.pdf", "part-part.pdf", "part-a.pdf"}
    with pikepdf.open(tmp_path / "pdf" / "part-a.pdf") as pdf:
        addresses = {
            str(note.A.URI)
            for one in pdf.pages
            for note in one.get("/Annots", [])
            if "/URI" in note.get("/A", {})
        }
    assert addresses == {"https://example.org/h/part/c.html", "https://example.org/h/index.html"}


class Terminal(io.StringIO):
    """A stream that somebody watches."""

    def isatty(self) -> bool:
        return True


def test_progress_is_shown_only_when_it_takes_long(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [0.0]
    monkeypatch.setattr(progress.time, "monotonic", lambda: now[0])
    quick, slow, lines = Terminal(), Terminal(), io.StringIO()
    one = progress.Progress(2, quick)
    one.step("a.pdf")
    one.close()
    assert quick.getvalue() == ""
    bar, plain = progress.Progress(4, slow), progress.Progress(4, lines)
    for second in (7.0, 8.0, 13.0, 14.0):
        now[0] = second
        bar.step("a.pdf")
        plain.step("a.pdf")
    bar.close()
    assert "█" in slow.getvalue()
    assert slow.getvalue().endswith("\r\x1b[K")
    assert lines.getvalue().splitlines() == ["PDF 1/4：a.pdf", "PDF 3/4：a.pdf"]


def test_every_golden_file_belongs_to_a_construct() -> None:
    assert {file.stem for file in FILES.glob("*.typ")} == {file.stem for file in FILES.glob("*.html")}
