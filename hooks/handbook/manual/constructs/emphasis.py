"""Weight, emphasis and marks. Chinese has no italics: emphasised Han characters carry dots below."""

from __future__ import annotations

import re

from handbook.manual.literals import call
from handbook.manual.tree import Element
from handbook.manual.writer import Construct, Write, Writer

HAN = re.compile(r"[\u4e00-\u9fff]")


def _wrapped(name: str) -> Write:
    """Writes the element's line inside the Typst function ``name``."""

    def write(element: Element, writer: Writer) -> str:
        body = writer.inline(element.children)
        return call(name, body) if body else ""

    return write


def _emphasis(element: Element, writer: Writer) -> str:
    body = writer.inline(element.children)
    return call("dotted" if HAN.search(element.text()) else "slanted", body) if body else ""


CONSTRUCTS = (
    Construct("strong", _wrapped("strong"), block=False),
    Construct("b", _wrapped("strong"), block=False),
    Construct("em", _emphasis, block=False),
    Construct("i", _emphasis, block=False),
    Construct("cite", _emphasis, block=False),
    Construct("mark", _wrapped("marked"), block=False),
    Construct("del", _wrapped("strike"), block=False),
    Construct("s", _wrapped("strike"), block=False),
    Construct("ins", _wrapped("underline"), block=False),
    Construct("u", _wrapped("underline"), block=False),
    Construct("sub", _wrapped("sub"), block=False),
    Construct("small", _wrapped("small"), block=False),
)
