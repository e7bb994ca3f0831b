"""Typst literals. Everything people wrote goes in as a string, so no markup of theirs is ever read as Typst's."""

from __future__ import annotations

import re
from collections.abc import Mapping
from unicodedata import normalize

ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
ESCAPED = re.compile(r'[\\"\n\r\t\x00-\x1f\x7f]')
RADICALS = re.compile(r"[\u2e80-\u2fdf]")
UNSAFE = re.compile(r"[^a-zA-Z0-9_-]")


def string(text: str) -> str:
    """``text`` as a Typst string. Radicals (U+2E80–2FDF) become the characters they look like."""
    text = RADICALS.sub(lambda match: normalize("NFKC", match[0]), text)
    return '"' + ESCAPED.sub(lambda match: ESCAPES.get(match[0], ""), text) + '"'


def text(words: str) -> str:
    """``words`` as Typst markup that prints exactly them."""
    return f"#{string(words)}" if words else ""


def value(thing: object) -> str:
    """A Python value as a Typst one: None, booleans, numbers, strings, sequences, mappings."""
    if thing is None:
        return "none"
    if isinstance(thing, bool):
        return "true" if thing else "false"
    if isinstance(thing, int | float):
        return str(thing)
    if isinstance(thing, Mapping):
        pairs = ", ".join(f"{string(str(key))}: {value(entry)}" for key, entry in thing.items())
        return f"({pairs or ':'})"
    if isinstance(thing, list | tuple):
        return "(" + "".join(f"{value(entry)}, " for entry in thing) + ")"
    return string(str(thing))


def anchor(*names: str) -> str:
    """A label from a chapter's key and an id of its HTML: only letters Typst allows, distinct ids distinct."""
    return "--".join(UNSAFE.sub(lambda match: f"_{ord(match[0]):x}_", name) for name in names if name)


def call(function: str, body: str = "", /, **arguments: object) -> str:
    """``#function(arguments)[body]``; underscores of argument names become hyphens; None is left out."""
    pairs = ", ".join(
        f"{key.rstrip('_').replace('_', '-')}: {value(entry)}"
        for key, entry in arguments.items()
        if entry is not None
    )
    brackets = f"({pairs})" if pairs or not body else ""
    return f"#{function}{brackets}" + (f"[{body}]" if body else "")
