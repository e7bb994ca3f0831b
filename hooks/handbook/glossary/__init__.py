"""The glossary: read from its page, and put as explanations under the words of every other page."""

from __future__ import annotations

from handbook.glossary.model import Term
from handbook.glossary.page import annotate
from handbook.glossary.read import read

__all__ = ["Term", "annotate", "read"]
