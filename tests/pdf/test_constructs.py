"""Every construct of a page as Typst: ``tests/golden/manual/<construct>.html`` and the ``.typ`` beside it.

After a change that is meant, ``HANDBOOK_GOLDEN=write`` writes the Typst anew; read the difference.
"""

import os
from pathlib import Path

import pytest

from handbook.manual.constructs import CONSTRUCTS
from support.manual import FILES, make, page, write

WRITE = os.environ.get("HANDBOOK_GOLDEN") == "write"
CASES = sorted(FILES.glob("*.html"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_a_construct_is_written_as_it_always_was(case: Path) -> None:
    found, problems = write(case.read_text("utf-8"))
    assert [str(problem) for problem in problems] == []
    golden = case.with_suffix(".typ")
    if WRITE:
        golden.write_text(found, "utf-8")
    assert found == golden.read_text("utf-8")


def test_all_constructs_can_be_set(tmp_path: Path) -> None:
    pages = [page(case.read_text("utf-8"), f"part/{case.stem}.html", title=case.stem) for case in CASES]
    others = [page('<h2 id="how">怎么做</h2>', f"part/{name}.html") for name in ("chapter", "other")]
    assert [str(problem) for problem in make(tmp_path, *pages, *others)] == []


def test_there_is_an_example_of_every_file_of_constructs() -> None:
    modules = {construct.write.__module__.rsplit(".", 1)[1] for construct in CONSTRUCTS}
    assert modules - {case.stem for case in CASES} <= {"tool"}, "tools have tests of their own"


@pytest.mark.parametrize(
    ("html", "what"),
    [
        ("<p>好</p><iframe src='x'></iframe>", "<iframe>"),
        ("<p>看<video src='x'></video></p>", "<video>"),
        ('<pre class="mermaid">graph</pre>', '<pre class="mermaid">'),
        ('<div class="marvellous">好</div>', '<div class="marvellous">'),
        ('<p>公式<span class="arithmatex">x</span></p>', '<span class="arithmatex">'),
        ('<ul><li class="strange">好</li></ul>', '<li class="strange">'),
        ("<table><tr><td><canvas></canvas></td></tr></table>", "<canvas>"),
        ('<blockquote><form action="x">好</form></blockquote>', "<form>"),
        ('<section class="calculator" id="calc-x">手写的</section>', "<section.calculator>"),
    ],
)
def test_what_nobody_knows_is_an_error_that_names_page_and_element(html: str, what: str) -> None:
    _, problems = write(html, source=f"---\ntitle: 好\n---\n{html}\n")
    told = [str(problem) for problem in problems.errors]
    assert len(told) == 1
    assert told[0].startswith("docs/part/chapter.md:4:")
    assert "[P01]" in told[0]
    assert what in told[0]
