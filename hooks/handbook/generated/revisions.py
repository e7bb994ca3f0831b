"""修订记录: when each chapter was reviewed, by whom, and when it is due again."""

from __future__ import annotations

from html import escape
from itertools import groupby

from handbook.generated import Link
from handbook.governance.chapters import Chapter


def revisions_html(chapters: list[Chapter], link: Link) -> str:
    """One table of all chapters, by part; the due date carries ``data-due`` for the browser to compare.

    The build does not say what is overdue: a page that is read months later must still know.
    """
    rows = []
    for part, members in groupby(chapters, key=lambda chapter: chapter.part):
        rows.append(f'<tr><th colspan="4" scope="colgroup">{escape(part)}</th></tr>')
        rows += [
            f'<tr><td><a href="{escape(link(chapter.url))}">{escape(chapter.title)}</a></td>'
            f"<td>{escape(chapter.owner)}</td><td>{chapter.reviewed.isoformat()}</td>"
            f'<td><time datetime="{chapter.due.isoformat()}" data-due>{chapter.due.isoformat()}</time></td></tr>'
            for chapter in members
        ]
    head = '<tr><th scope="col">章</th><th scope="col">负责人</th><th scope="col">最近复核</th><th scope="col">下次复核</th></tr>'
    return f"<table><thead>{head}</thead><tbody>{''.join(rows)}</tbody></table>"
