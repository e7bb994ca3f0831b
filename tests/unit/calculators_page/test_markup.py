"""Text becomes markup only through elements, and is escaped on the way."""

from __future__ import annotations

import json
from html.parser import HTMLParser

import pytest

from handbook.calculators.page.markup import Html, join, quoted, tag

NASTY = '<b onclick="x">\'&amp;</b>'


def test_text_is_escaped_and_markup_is_not():
    assert tag("p", "a<b", tag("i", "&")) == "<p>a&lt;b<i>&amp;</i></p>"
    assert join(["<", Html("<br>")]) == "&lt;<br>"


def test_attributes_are_escaped_and_renamed():
    assert (
        tag("p", class_="a", data_v=0, aria_label='"<')
        == '<p class="a" data-v="0" aria-label="&quot;&lt;"></p>'
    )


def test_an_attribute_without_value_is_left_out_or_bare():
    assert tag("p", id=None, hidden=False, open=True) == "<p open></p>"


@pytest.mark.parametrize("value", [NASTY, "", "'", "</section>", "\\'", "&#39;"])
def test_what_stands_in_single_quotes_is_read_back_the_same(value):
    class Reader(HTMLParser):
        found = ""

        def handle_starttag(self, tag, attrs):
            self.found = dict(attrs)["data"]

    reader = Reader()
    reader.feed(f"<p data={quoted(json.dumps(value))}>")
    assert json.loads(reader.found) == value
