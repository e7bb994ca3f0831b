"""Every construct of a page that the manual can print, one a file. What is not listed here is an error."""

from __future__ import annotations

from handbook.manual.constructs import (
    abbreviation,
    admonition,
    code,
    definition,
    emphasis,
    figure,
    footnote,
    heading,
    keys,
    layout,
    link,
    lists,
    paragraph,
    table,
    tabs,
    tool,
    vector,
)
from handbook.manual.writer import Construct

CONSTRUCTS: tuple[Construct, ...] = (
    *abbreviation.CONSTRUCTS,
    *admonition.CONSTRUCTS,
    *code.CONSTRUCTS,
    *definition.CONSTRUCTS,
    *emphasis.CONSTRUCTS,
    *figure.CONSTRUCTS,
    *footnote.CONSTRUCTS,
    *heading.CONSTRUCTS,
    *keys.CONSTRUCTS,
    *layout.CONSTRUCTS,
    *link.CONSTRUCTS,
    *lists.CONSTRUCTS,
    *paragraph.CONSTRUCTS,
    *table.CONSTRUCTS,
    *tabs.CONSTRUCTS,
    *tool.CONSTRUCTS,
    *vector.CONSTRUCTS,
)
