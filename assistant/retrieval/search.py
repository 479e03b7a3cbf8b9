"""Which procedure a question is about, in calibrated probabilities, "none" among them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.retrieval.embed import Embedder
from assistant.retrieval.evidence import EvidenceIndex, Found
from assistant.retrieval.passages import Passage, passages_of
from assistant.retrieval.ranker import Rankers
from assistant.text.normalise import normalise
from procedures_kb import Procedure

NONE = "none"
SURE_BY_WORDS = 0.9
"""From this probability on the words alone decide; below it the embedding model is asked too."""


@dataclass(frozen=True)
class Ranked:
    """Slugs with probabilities, the likeliest first; `none` is the probability of none of them."""

    order: tuple[tuple[str, float], ...]
    none: float
    found: Found


class Search:
    """The index over a base, and the learned ranking on top of it."""

    def __init__(
        self,
        procedures: Sequence[Procedure],
        none_sentences: Sequence[str],
        rankers: Rankers,
        embedder: Embedder,
        cache_folder: Path | None = None,
    ) -> None:
        self.index = build_index(procedures, none_sentences, embedder, cache_folder)
        self._rankers = rankers

    def rank(self, text: str) -> Ranked:
        """Takes the message as the citizen wrote it."""
        asked = normalise(text)
        found = self.index.find(asked)
        shares = self._rankers.quick.probabilities(found.matrix)
        if shares.max() < SURE_BY_WORDS:
            full = self.index.with_dense(found, asked)
            shares = self._rankers.full.probabilities(full.matrix)
        named = zip(self.index.slugs[:-1], map(float, shares[:-1]))
        order = tuple(sorted(named, key=lambda item: -item[1]))
        return Ranked(order, float(shares[-1]), found)

    def nearest(self, ranked: Ranked, slug: str, size: int = 10) -> list[tuple[Passage, float]]:
        """The passages of that procedure with their cosines, the nearest to the question first."""
        return self.index.nearest(ranked.found, slug, size)


def build_index(
    procedures: Sequence[Procedure],
    none_sentences: Sequence[str],
    embedder: Embedder,
    cache_folder: Path | None,
) -> EvidenceIndex:
    """The last group is the sentences about none of the procedures."""
    about_none = [Passage(NONE, "asked", text) for text in none_sentences]
    return EvidenceIndex([*passages_of(procedures), *about_none], embedder, cache_folder)
