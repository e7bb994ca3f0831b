"""HTML in which safety is a type: text is escaped unless it already is :class:`Html`."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape


class Html(str):
    """Text that is markup already; everything else is escaped when it enters an element."""

    __slots__ = ()


def join(parts: Iterable[str]) -> Html:
    """Parts one after another, escaped where they are plain text."""
    return Html("".join(part if isinstance(part, Html) else escape(part, quote=False) for part in parts))


def tag(name: str, *content: str, **attributes: str | int | bool | None) -> Html:
    """An element; ``class_`` and ``data_v`` stand for ``class`` and ``data-v``.

    An attribute that is None or False is left out, True stands without a value.
    """
    written = "".join(_attribute(key, value) for key, value in attributes.items())
    return Html(f"<{name}{written}>{join(content)}</{name}>")


def quoted(value: str) -> str:
    """An attribute's value in single quotes, which keep JSON short."""
    escaped = value.replace("&", "&amp;").replace("'", "&#39;").replace("<", "&lt;").replace(">", "&gt;")
    return f"'{escaped}'"


def _attribute(key: str, value: str | int | bool | None) -> str:
    name = key.rstrip("_").replace("_", "-")
    if value is None or value is False:
        return ""
    return f" {name}" if value is True else f' {name}="{escape(str(value))}"'
