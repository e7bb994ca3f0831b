"""Search: from the finished pages to the files a browser searches with, and the way into the theme.

:func:`build` is given every page's HTML and what the handbook knows besides (synonyms, the company's contact) and
gives the files to publish. The searching itself is JavaScript: ``theme/assets/javascripts/search``.
"""

from __future__ import annotations

from handbook.search.index.files import WORKER as PARTS_OF_WORKER
from handbook.search.index.files import Published, build
from handbook.search.model import Kind, Page, Question, Site, Tool
from handbook.search.querydata.questions import no_such_page, read_questions
from handbook.search.querydata.synonyms import read_synonyms
from handbook.search.theme import HookMovedError, adopt

__all__ = [
    "PARTS_OF_WORKER",
    "HookMovedError",
    "Kind",
    "Page",
    "Published",
    "Question",
    "Site",
    "Tool",
    "adopt",
    "build",
    "no_such_page",
    "read_questions",
    "read_synonyms",
]
