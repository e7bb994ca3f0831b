"""Images and figures. An image must exist inside the docs folder and say what it shows."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from handbook.manual.literals import call
from handbook.manual.tree import Element
from handbook.manual.vectors import resolve_variables
from handbook.manual.writer import Construct, Writer
from handbook.problems import Code

FORMATS = frozenset({".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg"})
PIXELS = 0.6
"""Points a pixel, so that a picture keeps about the size it has on the screen."""


def _image(element: Element, writer: Writer) -> str:
    source = element.get("src")
    file = _file(source, writer)
    if file is None:
        return ""
    description = element.get("alt").strip()
    if not description:
        writer.note(Code.PRINT_DESCRIPTION, f"图片 {source} 没有说明", "写 ![图上有什么](…)。", needle=source)
        return ""
    name = (
        f"images/{file.name}" if file.name not in writer.files else f"images/{len(writer.files)}-{file.name}"
    )
    content = file.read_bytes()
    if file.suffix.lower() == ".svg":
        content = resolve_variables(content.decode()).encode()
    writer.files[name] = content
    return call("picture", path=f"/{name}", alt=description, width=_points(element.get("width")))


def _file(source: str, writer: Writer) -> Path | None:
    """The file of an image, or None and a problem where it is not inside the docs folder."""
    parts = urlsplit(source)
    docs = writer.settings.docs.resolve()
    path = unquote(urlsplit(urljoin("//site/" + writer.chapter.page.url, parts.path)).path).lstrip("/")
    file = (docs / path).resolve()
    if parts.scheme or parts.netloc or not file.is_relative_to(docs) or not file.is_file():
        hint = f"把它放进 {docs.name} 文件夹，用相对路径。"
    elif file.suffix.lower() not in FORMATS:
        hint = f"换成 {'、'.join(sorted(FORMATS))} 之一。"
    else:
        return file
    writer.note(Code.PRINT_IMAGE, f"找不到能打印的图片 {source}", hint, needle=source)
    return None


def _points(width: str) -> float | None:
    number = width.removesuffix("px")
    return round(float(number) * PIXELS, 1) if number.isdigit() else None


def _figure(element: Element, writer: Writer) -> str:
    caption = element.find("figcaption")
    rest = [child for child in element.children if child is not caption and not _told(child)]
    title = f"caption: [{writer.inline(caption.children)}]" if caption else ""
    return f"#illustration({title})[{writer.flow(rest)}]"


def _told(child: Element | str) -> bool:
    """The words of a diagram, folded below it on the screen: on paper they are its text alternative."""
    return isinstance(child, Element) and "diagram-words" in child.classes


def _caption(element: Element, writer: Writer) -> str:
    return writer.inline(element.children)


def _screen_only(_: Element, __: Writer) -> str:
    """A diagram in words: on paper the diagram itself stands there, with the words as its description."""
    return ""


CONSTRUCTS = (
    Construct("details", _screen_only, "diagram-words"),
    Construct("img", _image, classes=frozenset({"*"}), block=False),
    Construct("figure", _figure, classes=frozenset({"*"})),
    Construct("figcaption", _caption),
)
