"""What people write stays text, wherever it comes from, and the page needs nothing a strict policy forbids."""

from __future__ import annotations

import json
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from handbook.calculators.page import render
from support.calculator_pages import ROWS, SCRIPTS, VALUE, calculator, html

PAYLOADS = (
    "<script>window.hit=1</script>",
    "<img src=x onerror=window.hit=1>",
    "<svg onload=window.hit=1>",
    "<svg><script>window.hit=1</script></svg>",
    '"><img src=x onerror=window.hit=1>',
    "'><img src=x onerror=window.hit=1>",
    "' onfocus=window.hit=1 autofocus x='",
    '" onfocus=window.hit=1 autofocus x="',
    "</section><script>window.hit=1</script>",
    "</title><script>window.hit=1</script>",
    "</textarea><script>window.hit=1</script>",
    "<iframe srcdoc='<script>parent.hit=1</script>'></iframe>",
    "<a href='javascript:window.hit=1'>x</a>",
    "<details open ontoggle=window.hit=1>",
    "<input autofocus onfocus=window.hit=1>",
    "<body onload=window.hit=1>",
    "<math><mtext><img src=x onerror=window.hit=1></mtext></math>",
    "<!--><img src=x onerror=window.hit=1>-->",
    "&lt;img src=x onerror=window.hit=1&gt;",
    "&#60;img src=x onerror=window.hit=1&#62;",
    "\\u003cimg src=x onerror=window.hit=1\\u003e",
    "${window.hit=1}",
    "{{constructor.constructor('window.hit=1')()}}",
    "<style>@import 'javascript:window.hit=1'</style>",
    "<object data='javascript:window.hit=1'></object>",
)
POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; font-src 'self'"


def quiet(page: Page) -> None:
    """Nothing ran, and nothing of the payload became an element."""
    page.wait_for_timeout(50)
    assert page.evaluate("window.hit") is None
    strange = "script:not([src]), img, iframe, object, math, [onerror], [onload], [onfocus], [ontoggle], a[href^=javascript]"
    assert page.locator("section").locator(strange).count() == 0


def test_what_an_editor_writes_stays_text(open_html):
    from dataclasses import replace

    from handbook.calculators.model import Note, VariableTable, Verdict

    def poisoned(index: int, payload: str) -> str:
        model = calculator(VALUE)
        parts = []
        for part in model.parts:
            if isinstance(part, VariableTable):
                variables = [
                    replace(
                        one,
                        meaning=payload,
                        unit=payload,
                        source=payload,
                        range=replace(one.range, text=payload),
                    )
                    for one in part.variables
                ]
                parts.append(VariableTable(tuple(variables)))
            elif isinstance(part, Verdict):
                parts.append(Verdict((payload, *part.parts, payload), part.line))
            else:
                parts.append(Note(payload))
        return render(replace(model, id=f"p{index}", title=payload, parts=tuple(parts), scenarios=(payload,)))

    page = open_html(
        "".join(poisoned(index, payload) for index, payload in enumerate(PAYLOADS)), scripts=SCRIPTS
    )
    expect(page.locator(".calculator.is-live")).to_have_count(len(PAYLOADS))
    quiet(page)
    titles = page.locator(".calculator-title").all_text_contents()
    assert titles == list(PAYLOADS)


def test_what_a_reader_types_or_pastes_stays_text(open_html):
    page = open_html(html(ROWS) + html(VALUE), scripts=SCRIPTS)
    for payload in PAYLOADS:
        page.get_by_label("名字，第 1 行").fill(payload)
        page.get_by_label("单次消费").fill(payload)
    page.get_by_label("名字，第 1 行").evaluate(
        """(field, text) => {
            const data = new DataTransfer();
            data.setData("text/plain", text);
            data.setData("text/html", text);
            field.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
        }""",
        "\n".join(f"{payload}\t{100 - at}" for at, payload in enumerate(PAYLOADS)),
    )
    page.locator("#calc-rows summary").first.click()
    expect(page.locator("#calc-rows svg text", has_text="<img src=x").first).to_be_attached()
    quiet(page)


def test_what_a_link_carries_stays_text(open_html, open_page):
    page = open_html(html(ROWS), scripts=SCRIPTS)
    rows = [[payload, "1"] for payload in PAYLOADS]
    data = json.dumps([calculator(ROWS).fingerprint, 0, [""], [rows]])
    other = open_page(f"{page.url}#calc-rows?{quote(data)}")
    expect(other.get_by_label("名字，第 1 行")).to_have_value(PAYLOADS[0])
    quiet(other)


@pytest.mark.parametrize("block", [VALUE, ROWS])
def test_a_strict_policy_finds_nothing_to_forbid(open_html, block):
    page = open_html(html(block), scripts=SCRIPTS)

    def with_policy(route):
        response = route.fetch()
        route.fulfill(response=response, headers={**response.headers, "content-security-policy": POLICY})

    page.route("**/index.html", with_policy)
    page.reload()
    page.evaluate(
        "document.addEventListener('securitypolicyviolation', event => console.error(event.violatedDirective))"
    )
    page.locator("input").first.fill("5")
    page.locator("summary").first.click()
    page.get_by_role("button", name="回到例子").click()
    expect(page.locator(".calculator.is-live")).to_be_visible()


def test_scripts_use_nothing_that_a_strict_policy_forbids():
    from pathlib import Path

    folder = Path(__file__).resolve().parents[2] / "hooks" / "theme" / "assets" / "javascripts"
    for name in ("calculator.js", "charts.js"):
        text = (folder / name).read_text("utf-8")
        for word in (
            "innerHTML",
            "insertAdjacentHTML",
            "eval(",
            "new Function",
            "document.write",
            '"style"',
            "http://",
            "https://",
        ):
            assert word not in text.replace("http://www.w3.org/2000/svg", ""), (name, word)


def test_it_works_from_a_file_share(open_page, tmp_path):
    from pathlib import Path

    scripts = Path(__file__).resolve().parents[2] / "hooks" / "theme" / "assets" / "javascripts"
    tags = "".join(f'<script src="{(scripts / name).as_uri()}.js" defer></script>' for name in SCRIPTS)
    target = tmp_path / "page.html"
    target.write_text(
        f'<!doctype html><html lang="zh"><meta charset="utf-8"><title>试验</title>{tags}{html(VALUE)}',
        "utf-8",
    )
    page = open_page(target.as_uri())
    page.get_by_label("单次消费").fill("300")
    expect(page.locator("tr", has_text="真实毛利").locator("output")).to_have_text("720")
