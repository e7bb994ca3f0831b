"""What a formula may refer to: the variables, the tables and what is known of each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from handbook.calculators.language.units import Unit
from handbook.calculators.model import Type


@dataclass(frozen=True)
class Known:
    """What is known of a variable or column. ``type`` None: it has an error of its own, so say nothing more.

    ``unit`` None: nobody said, so it fits everything. ``choices`` are the only texts it can have.
    """

    type: Type | None = None
    unit: Unit | None = None
    choices: tuple[str, ...] = ()


@dataclass
class Scope:
    """Everything a formula sees. ``here`` is the table whose column it computes, or empty.

    ``columns`` are by table and column name, in the order written.
    """

    variables: Mapping[str, Known] = field(default_factory=dict)
    columns: Mapping[str, Mapping[str, Known]] = field(default_factory=dict)
    here: str = ""
