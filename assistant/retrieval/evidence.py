"""What speaks for each procedure: a row of numbers a procedure, from indexes and counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from assistant.retrieval.groups import Centroids, GroupTerms
from assistant.retrieval.index import PieceIndex, WordIndex
from assistant.retrieval.passages import NAME, Passage
from assistant.text.normalise import normalise

Matrix = np.ndarray[Any, np.dtype[np.float64]]
TOP = 3

FEATURES = (
    "words_top", "words_best", "words_name", "words_lead",
    "pieces_top", "pieces_best", "pieces_name", "pieces_lead",
    "bayes", "bayes_lead", "centroid", "centroid_lead",
    "covered", "covered_lead", "unknown",
)  # fmt: skip


@dataclass(frozen=True)
class Found:
    """The evidence for one question: `matrix` has shape (groups, features), `near` (passages,)."""

    matrix: Matrix
    near: Any
    """Cosine of the pieces of words with each passage, 0 to 1."""


class EvidenceIndex:
    """Passages of all groups (procedures, and one group of sentences about none of them)."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self.passages = list(passages)
        self.slugs = list(dict.fromkeys(passage.slug for passage in passages))
        texts = [normalise(passage.text) for passage in passages]
        self._words = WordIndex.build(texts)
        self._pieces = PieceIndex.build(texts)
        place = {slug: at for at, slug in enumerate(self.slugs)}
        group = np.array([place[passage.slug] for passage in passages])
        self._terms = GroupTerms(texts, group, len(self.slugs))
        self._centroids = Centroids(self._pieces.postings.T.tocsr(), group, len(self.slugs))
        self._members = [np.flatnonzero(group == at) for at in range(len(self.slugs))]
        is_name = np.array([passage.kind == NAME for passage in passages])
        names = [members[is_name[members]] for members in self._members]
        self._own = _Padded.of(self._members[:-1], len(passages))
        self._names = _Padded.of(names, len(passages))

    def find(self, text: str, without: int | None = None) -> Found:
        """Takes a normalised text; `without` hides one passage (to train on it)."""
        vector = self._pieces.vector(text)
        words, pieces = self._words.scores(text), self._pieces.scores(vector)
        if without is not None:
            words[without] = pieces[without] = 0.0
        asked = self._terms.read(text)
        bayes = self._terms.bayes(asked, without)
        centroid = self._centroids.scores(vector, without)
        covered = self._terms.covered(asked, without)
        unknown = np.full(len(self.slugs), asked.unknown / asked.size)
        columns = [
            *self._columns(words),
            *self._columns(pieces),
            bayes, _lead(bayes), centroid, _lead(centroid),
            covered, _lead(covered), unknown,
        ]  # fmt: skip
        return Found(np.stack(columns, axis=1).astype(np.float64), pieces)

    def nearest(self, found: Found, slug: str, size: int) -> list[tuple[Passage, float]]:
        """The passages of one group with their cosines, the nearest first."""
        members = self._members[self.slugs.index(slug)]
        order = members[np.argsort(-found.near[members])][:size]
        return [(self.passages[at], float(found.near[at])) for at in order]

    def _columns(self, scores: Any) -> tuple[Any, ...]:
        """Of the passages of each group: the mean of the three best, the best, the best name; and
        the lead of the first. The last group, about none, is too large to stand in one table with
        the others."""
        padded = np.append(scores, 0.0)
        own, none = self._own.best(padded), _best(scores[self._members[-1]])
        top = np.append(own.sum(axis=1) / self._own.counted, none.mean())
        best = np.append(own.max(axis=1), none.max())
        name = self._names.best(padded).max(axis=1)
        return top, best, name, _lead(top)


@dataclass(frozen=True)
class _Padded:
    """The passages of each group, shape (groups, passages of the largest), filled up with one that
    scores 0."""

    members: Any
    counted: Any
    """How many of a group's best are taken, shape (groups,)."""

    @classmethod
    def of(cls, groups: Sequence[Any], nothing: int) -> _Padded:
        longest = max(TOP, *map(len, groups))
        members = np.full((len(groups), longest), nothing)
        for row, group in zip(members, groups):
            row[: len(group)] = group
        return cls(members, np.array([max(1, min(TOP, len(group))) for group in groups]))

    def best(self, scores: Any) -> Any:
        """The best of each group, shape (groups, TOP): scores are never below 0."""
        return _best(scores[self.members])


def _best(scores: Any) -> Any:
    """The `TOP` best along the last axis, in no order; all, if there are fewer."""
    if scores.shape[-1] <= TOP:
        return scores
    return np.partition(scores, -TOP, axis=-1)[..., -TOP:]


def _lead(scores: Any) -> Any:
    """How far each is ahead of the best other one; negative for all but the first."""
    order = np.sort(scores)
    best_other = np.where(scores == order[-1], order[-2] if len(order) > 1 else 0.0, order[-1])
    return scores - best_other
