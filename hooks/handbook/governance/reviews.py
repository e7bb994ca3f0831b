"""Which chapters are due for review, told by the build to whoever runs it.

The site itself does not depend on the day it was built: there the reader's browser compares.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from handbook.governance.chapters import Chapter


def overdue(chapters: Iterable[Chapter], today: date) -> list[Chapter]:
    """The chapters whose day is past, the longest first."""
    return sorted((one for one in chapters if one.due < today), key=lambda one: (one.due, one.path))


def report(chapters: Iterable[Chapter], today: date) -> str:
    """One line a chapter that is overdue; empty when none is."""
    late = overdue(chapters, today)
    lines = [f"  {one.path}  {one.title}（{one.owner}）应在 {one.due} 前复核" for one in late]
    return "\n".join([f"有 {len(late)} 章过了复核期：", *lines]) if late else ""
