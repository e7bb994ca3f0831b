"""The printed manual: the site's pages as controlled PDF documents.

:func:`build` makes them from :class:`Page` objects; it knows nothing of MkDocs.
"""

from handbook.manual.model import Company, Page, Settings, read_company, read_settings
from handbook.manual.press import build

__all__ = ["Company", "Page", "Settings", "build", "read_company", "read_settings"]
