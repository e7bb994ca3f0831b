"""Labelled queries: what they look like, and how good the answers to them are.

A set is a file ``tests/search/*.tsv``: kind, query, acceptable places. Places are addresses below the site's root, apart
by spaces; one without ``#`` accepts the page and everything on it, one with ``#`` that place only.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

SETS = sorted(Path(__file__).parent.glob("*.tsv"))


@dataclass(frozen=True)
class Query:
    """What someone typed, and where the answer is."""

    kind: str
    text: str
    places: tuple[str, ...]

    def accepts(self, address: str) -> bool:
        """Whether the result at ``address`` answers it."""
        return any(address == place or address.split("#", maxsplit=1)[0] == place for place in self.places)


@dataclass
class Score:
    """How well a kind of query is answered: hits at the first place, sum of reciprocal ranks, queries without any result."""

    asked: int = 0
    first: int = 0
    reciprocal: float = 0
    nothing: int = 0

    @property
    def hit(self) -> float:
        """Share of queries answered by the first result."""
        return self.first / self.asked

    @property
    def mrr(self) -> float:
        """Mean reciprocal rank of the first acceptable result."""
        return self.reciprocal / self.asked

    @property
    def none(self) -> float:
        """Share of queries with no result at all."""
        return self.nothing / self.asked

    def __str__(self) -> str:
        return f"{self.asked:5}  hit@1 {self.hit:.3f}  MRR {self.mrr:.3f}  no result {self.none:.3f}"


@dataclass
class Report:
    """Scores by kind (``all`` is the whole set), and every query whose first result is not acceptable."""

    scores: dict[str, Score]
    missed: list[str]

    def __str__(self) -> str:
        lines = [f"{kind:14}{score}" for kind, score in self.scores.items()]
        return "\n".join([*lines, *self.missed])


def read(path: Path) -> list[Query]:
    """The queries of one set."""
    lines = path.read_text("utf-8").splitlines()
    cells = [line.split("\t") for line in lines if line.strip() and not line.startswith("#")]
    return [Query(kind, text, tuple(places.split())) for kind, text, places in cells]


def judge(queries: Iterable[Query], ask: Callable[[str], list[str]]) -> Report:
    """Ask every query; ``ask`` gives the addresses of the results, the first of each result, in their order."""
    scores: dict[str, Score] = defaultdict(Score)
    missed = []
    for query in queries:
        found = ask(query.text)
        rank = next((i for i, address in enumerate(found, 1) if query.accepts(address)), 0)
        for score in (scores[query.kind], scores["all"]):
            score.asked += 1
            score.first += rank == 1
            score.reciprocal += 1 / rank if rank else 0
            score.nothing += not found
        if rank != 1:
            missed.append(f"{query.kind}: {query.text} → {rank or '–'}: {'  '.join(found[:3])}")
    return Report({**scores, "all": scores.pop("all")}, missed)
