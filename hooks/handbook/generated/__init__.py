"""Pages made from the whole handbook: 工具箱, 依据, 修订记录.

An author writes such a page as any other; where ``<!-- generated: tools -->`` stands, the table is put in
once every chapter is known. Each page's file gives HTML from plain data.
"""

from __future__ import annotations

import re
from collections.abc import Callable

MARK = re.compile(r"<!--\s*generated:\s*(?P<name>[a-z-]+)\s*-->")

Link = Callable[[str], str]
"""From an address below the site's root to one that works on the page being made."""


def fill(html: str, sections: dict[str, Callable[[], str]]) -> str:
    """``html`` with every mark whose name is in ``sections`` replaced by what that section gives."""
    return MARK.sub(lambda mark: sections[mark["name"]]() if mark["name"] in sections else mark[0], html)
