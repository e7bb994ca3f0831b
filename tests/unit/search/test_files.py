"""The files a browser searches with, and the way into the theme."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from conftest import ROOT
from handbook.problems import Place, Problems
from handbook.search import HookMovedError, Kind, Page, Published, Question, Site, Tool, adopt, build
from handbook.search.index.files import AT_ONCE, PART, WORKER
from handbook.search.model import Field

SCRIPTS = ROOT / "hooks/theme/assets/javascripts/search"
GLOSSARY = '<dl><dt id="x">抱怨</dt><dd>别名：客诉。见<a href="../a/one.html#how">章</a></dd></dl>'
PAGES = [
    Page("a/one.html", "抱怨是礼物", '<h2 id="how">怎么接</h2><p>谢谢您。</p><section id="list-c">条目</section>',
         tools=(Tool("list-c", "投诉当场处理", Kind.CHECKLIST),)),
    Page("g/terms.html", "术语表", GLOSSARY, appendix=True),
]  # fmt: skip
SITE = Site((("甲", "乙"),), "g/terms.html", "tools.html", (("热线", "400"),))


def made(pages: list[Page] = PAGES) -> Published:
    return build(pages, SITE, SCRIPTS, Problems())


def data(published: Published, name: str) -> list[object]:
    """What each of the scripts called ``name`` brings."""
    found = [
        text for address, text in sorted(published.files.items()) if address.startswith(f"search/{name}")
    ]
    return [json.loads(text.split("(", 1)[1].rsplit(");", 1)[0]) for text in found]


def test_all_files_carry_one_fingerprint_of_all_of_them() -> None:
    marks = {re.fullmatch(r"search/[a-z0-9-]+\.([0-9a-f]{12})\.js", address)[1] for address in made().files}  # type: ignore[index]
    assert len(marks) == 1
    changed = build([*PAGES, Page("c.html", "新", "")], SITE, SCRIPTS, Problems())
    assert changed.worker != made().worker


def test_the_same_pages_give_the_same_files() -> None:
    assert made() == made()


def test_what_answers_at_once_and_the_rest_add_up_to_the_page() -> None:
    [core] = data(made(), "core")
    [part] = data(made(), "text-")
    page = core["pages"][0]  # type: ignore[index,call-overload]
    waiting = [segment for segment in page["segments"] if Field(segment[1]) not in AT_ONCE]
    assert [len(segment) for segment in waiting] == [2] * len(waiting)
    assert part[0] == [0, [], "谢谢您。", "条目"]  # type: ignore[index]
    assert len(part[0]) - 2 == len(waiting)  # type: ignore[index,arg-type]


def test_a_term_of_the_glossary_is_another_name_of_where_it_is_told() -> None:
    [core] = data(made(), "core")
    page = core["pages"][0]  # type: ignore[index,call-overload]
    assert [1, int(Field.ALIAS), "客诉"] in page["segments"]


def test_what_readers_ask_comes_with_the_text_of_its_page() -> None:
    told = (Question("a/one.html", "how", ("骂人怎么办", "客户 撒泼"), Place("q.txt", 1, 1)),)
    problems = Problems()
    [part] = data(build(PAGES, Site(questions=told), SCRIPTS, problems), "text-")
    assert part[0][1] == [[1, "骂人怎么办\n客户 撒泼"]]  # type: ignore[index]
    assert list(problems) == []


def test_a_question_for_a_place_that_is_not_there_says_which_is_meant() -> None:
    line = "[haw] 怎么接"
    problems = Problems()
    build(
        PAGES,
        Site(questions=(Question("a/one.html", "haw", ("骂人怎么办",), Place("q.txt", 7, 1), line),)),
        SCRIPTS,
        problems,
    )
    [problem] = problems.warnings
    assert str(problem).splitlines() == [
        "q.txt:7:1: [S03] 警告：这一页里没有“haw”，是不是 [how]？",
        "    [haw] 怎么接",
        "    ^^^^^",
    ]


def test_a_long_handbook_comes_in_parts() -> None:
    long = [
        Page(f"{number}.html", f"第{number}章", f"<p>{'字' * (PART // 2 + 1)}</p>") for number in range(5)
    ]
    published = build(long, Site(), SCRIPTS, Problems())
    [core] = data(published, "core")
    parts = data(published, "text-")
    assert core["parts"] == len(parts) == 3  # type: ignore[call-overload]
    assert [entry[0] for part in parts for entry in part] == [0, 1, 2, 3, 4]  # type: ignore[attr-defined,index]


def test_text_stays_text_in_a_script() -> None:
    published = build([Page("a.html", "</script>\u2028", "")], Site(), SCRIPTS, Problems())
    core = next(text for address, text in published.files.items() if "core" in address)
    assert "\u2028" not in core
    assert "\\u2028" in core


def test_every_part_of_the_worker_is_published_and_none_besides() -> None:
    in_page = {"proxy", "results", "recent", "dialog"}
    assert {path.stem for path in SCRIPTS.glob("*.js")} == set(WORKER) | in_page


@pytest.mark.parametrize("name", [*WORKER, "proxy", "results", "recent", "dialog"])
def test_no_script_makes_markup_or_code_out_of_text(name: str) -> None:
    text = (SCRIPTS / f"{name}.js").read_text("utf-8")
    assert '"use strict"' in text
    assert not re.search(
        r"\beval\(|new Function|\.innerHTML|\.outerHTML|insertAdjacentHTML|document\.write|https?://", text
    )
    assert len(text.splitlines()) <= 300


THEME = """
<input id="__search"><form><input data-md-component="search-query"></form>
<div data-md-component="search-result"></div>
<script id="__config" type="application/json">
  {"base": "..", "search": "../assets/javascripts/workers/search.a7633da7.min.js", "tags": null}
</script>
<script src="../assets/javascripts/search/proxy.js?v=1"></script>
<script src="../assets/javascripts/bundle.a5f9d56c.min.js"></script>
"""


def test_our_worker_takes_the_place_of_the_themes() -> None:
    html = adopt(THEME, "search/worker.0123456789ab.js")
    assert '"search": "../search/worker.0123456789ab.js", "tags"' in html
    assert "workers/" not in html


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ('"search": "../assets/javascripts/workers/search.a7633da7.min.js"', '"find": "x"', "__config"),
        ("workers/search.", "engine/find.", "__config"),
        ('id="__search"', 'id="__find"', "__search"),
        ("search-query", "query", "search-query"),
        ("search-result", "result", "search-result"),
        ("search/proxy.js", "search/other.js", "proxy.js"),
        ("bundle.a5f9d56c", "app", "bundle"),
    ],
)
def test_a_theme_that_moved_the_hook_stops_the_build(old: str, new: str, named: str) -> None:
    with pytest.raises(HookMovedError, match="搜索接不上主题了") as raised:
        adopt(THEME.replace(old, new), "search/worker.0123456789ab.js")
    assert named in str(raised.value)


def test_our_part_has_to_come_before_the_themes_own() -> None:
    proxy = '<script src="../assets/javascripts/search/proxy.js?v=1"></script>'
    with pytest.raises(HookMovedError, match=re.escape("proxy.js")):
        adopt(THEME.replace(proxy, "") + proxy, "search/worker.0123456789ab.js")


def test_the_installed_theme_still_has_the_hook() -> None:
    import material

    base = (Path(material.__file__).parent / "templates/base.html").read_text("utf-8")
    assert re.search(r'"search": "assets/javascripts/workers/search\.', base)
