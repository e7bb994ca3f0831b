"""What is wrong with a formula, before anybody knows on which line of which chapter it stands."""

from __future__ import annotations

from dataclasses import dataclass

from handbook.calculators.language.syntax import Syntax
from handbook.problems import Code, Severity


@dataclass(frozen=True)
class Complaint:
    """A problem at characters ``start`` to ``end`` of a formula's text."""

    code: Code
    message: str
    hint: str
    start: int
    end: int
    severity: Severity = Severity.ERROR


class FormulaError(Exception):
    """Raised where reading a formula cannot go on; the reader turns it into a problem of the chapter."""

    def __init__(self, complaint: Complaint) -> None:
        super().__init__(complaint.message)
        self.complaint = complaint


def complain(
    node: Syntax, code: Code, message: str, hint: str = "", severity: Severity = Severity.ERROR
) -> Complaint:
    """A complaint about a part of a formula."""
    return Complaint(code, message, hint, node.start, node.end, severity)
