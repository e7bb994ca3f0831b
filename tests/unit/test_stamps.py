"""Addresses of scripts and style sheets carry their content's hash."""

from __future__ import annotations

from handbook.stamps import stamp, stamp_of

STAMPS = {"assets/a.js": "11112222", "assets/b.css": "33334444"}


def test_an_address_is_stamped_from_wherever_the_page_is() -> None:
    assert stamp('<script src="assets/a.js">', "index.html", STAMPS) == '<script src="assets/a.js?v=11112222">'
    assert stamp('<link href="../assets/b.css">', "value/x.html", STAMPS) == '<link href="../assets/b.css?v=33334444">'
    assert stamp('<link href="/kf/assets/b.css">', "", STAMPS) == '<link href="/kf/assets/b.css?v=33334444">'


def test_other_addresses_are_left_alone() -> None:
    for html in ('<a href="a.html">', '<a href="https://x.example/a.js">', '<script src="other.js">', '<a title="a.js">'):
        assert stamp(html, "index.html", STAMPS) == html


def test_a_changed_file_has_another_stamp() -> None:
    assert stamp_of(b"a") != stamp_of(b"b")
    assert len(stamp_of(b"a")) == 8
