"""The browser tests' own instruments see what they are there to see."""

from __future__ import annotations

import pytest

from support.browsing import DARK, DESKTOP, axe


@pytest.mark.parametrize(
    "fault",
    ["<input>", '<p style="color: #999; background: #fff">颜色太淡的字</p>', "<div role=dialog>无名</div>", "<h4>跳级</h4>"],
)
def test_axe_sees_a_fault(open_html, fault: str) -> None:
    page = open_html(fault)
    with pytest.raises(AssertionError):
        axe(page)


@pytest.mark.parametrize("view", [DESKTOP, DARK])
def test_axe_passes_a_sound_page(open_html, view) -> None:
    axe(open_html("<p>文字</p>", view))


def test_the_watch_hears_the_console_and_sees_requests(open_html) -> None:
    page = open_html("<p>文字</p>")
    page.evaluate("console.warn('x')")
    page.evaluate("fetch('http://127.0.0.1:1/').catch(() => 0)")
    assert "warning: x" in page.watch.console
    assert page.watch.outside == ["http://127.0.0.1:1/"]
    page.watch.console.clear()
    page.watch.outside.clear()
