"""The points of the source documents, and which chapters tell them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

import yaml

from handbook.governance.chapters import Chapter
from handbook.problems import Code, Place, Problem, Problems, nearest


class Kind(Enum):
    """What a point is; the value is the word of the data file."""

    CONCEPT = "concept"
    FIGURE = "figure"
    METHOD = "method"
    TOOL = "tool"
    STORY = "story"

    @property
    def label(self) -> str:
        """The word a reader sees."""
        return LABELS[self]


LABELS = {
    Kind.CONCEPT: "概念",
    Kind.FIGURE: "数字",
    Kind.METHOD: "做法",
    Kind.TOOL: "工具",
    Kind.STORY: "案例",
}


@dataclass(frozen=True)
class Point:
    """One thing a source document says. The first letter of ``id`` names the source."""

    id: str
    kind: Kind
    label: str


@dataclass(frozen=True)
class Sources:
    """The source documents by letter, and all their points in order."""

    documents: dict[str, str]
    points: tuple[Point, ...]


def read_sources(text: str) -> Sources:
    """The contents of ``docs/_sources/points.yml``. Raises ValueError or KeyError where it is malformed."""
    data = yaml.safe_load(text)
    points = tuple(Point(entry["id"], Kind(entry["kind"]), entry["label"]) for entry in data["points"])
    return Sources(dict(data["sources"]), points)


def covering(point: Point, chapters: Iterable[Chapter]) -> list[Chapter]:
    """The chapters that tell ``point``, in the order of the navigation."""
    return [chapter for chapter in chapters if point.id in chapter.covers]


def check_known(sources: Sources, chapters: Iterable[Chapter], problems: Problems) -> None:
    """No chapter claims a point that the sources do not have; the nearest one is named."""
    known = [point.id for point in sources.points]
    for chapter in chapters:
        for covered in chapter.covers:
            if covered not in known:
                guess = nearest(covered, known)
                hint = f"是不是“{guess}”？" if guess else "编号见“依据”一页。"
                place = Place(chapter.path, 1, 1)
                problems.add(
                    Problem(Code.UNKNOWN_POINT, place, f"covers 里的“{covered}”不是已有的要点", hint)
                )
