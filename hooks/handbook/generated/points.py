"""依据: every point of the sources, and the chapters that tell it."""

from __future__ import annotations

from html import escape

from handbook.generated import Link
from handbook.governance.chapters import Chapter
from handbook.governance.sources import Sources, covering


def points_html(sources: Sources, chapters: list[Chapter], link: Link) -> str:
    """A heading and a table for each source document."""
    return "\n".join(
        f'<h2 id="source-{letter.lower()}">资料 {letter}</h2>\n<p>{escape(title)}</p>\n'
        + _table(sources, letter, chapters, link)
        for letter, title in sources.documents.items()
    )


def _table(sources: Sources, letter: str, chapters: list[Chapter], link: Link) -> str:
    rows = []
    for point in sources.points:
        if not point.id.startswith(letter):
            continue
        told = "、".join(
            f'<a href="{escape(link(chapter.url))}">{escape(chapter.title)}</a>'
            for chapter in covering(point, chapters)
        )
        rows.append(
            f'<tr id="point-{point.id.lower()}"><th scope="row">{point.id}</th><td>{escape(point.label)}</td>'
            f"<td>{point.kind.label}</td><td>{told or '还没有一章讲到'}</td></tr>"
        )
    head = '<tr><th scope="col">编号</th><th scope="col">要点</th><th scope="col">类别</th><th scope="col">讲到的章</th></tr>'
    return f"<table><thead>{head}</thead><tbody>{''.join(rows)}</tbody></table>"
