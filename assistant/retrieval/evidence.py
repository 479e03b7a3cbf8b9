"""What speaks for each procedure: a row of numbers a procedure, from the three indexes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from assistant.retrieval.embed import Embedder
from assistant.retrieval.index import DenseIndex, PieceIndex, WordIndex, embed_with_cache
from assistant.retrieval.passages import NAME, Passage
from assistant.text.fold import fold
from assistant.text.normalise import normalise

Matrix = np.ndarray[Any, np.dtype[np.float64]]
TOP = 3

FEATURES = (
    "dense_top", "dense_best", "dense_top_unmarked", "dense_best_unmarked",
    "words_top", "words_best", "words_name", "pieces_top", "pieces_best", "pieces_name",
    "dense_lead", "words_lead", "pieces_lead",
)  # fmt: skip


@dataclass(frozen=True)
class Found:
    """The evidence for one question: `matrix` has shape (groups, features)."""

    matrix: Matrix
    dense: Any


class EvidenceIndex:
    """Passages of all groups (procedures, and one group of sentences about none of them)."""

    def __init__(
        self, passages: Sequence[Passage], embedder: Embedder, cache_folder: Path | None
    ) -> None:
        self.passages = list(passages)
        self.slugs = list(dict.fromkeys(passage.slug for passage in passages))
        texts = [normalise(passage.text) for passage in passages]
        self.embedder = embedder
        self._dense = DenseIndex.build(embed_with_cache(texts, embedder, cache_folder))
        self._words = WordIndex.build(texts)
        self._pieces = PieceIndex.build(texts)
        place = {slug: at for at, slug in enumerate(self.slugs)}
        self._group = np.array([place[passage.slug] for passage in passages])
        self._members = [np.flatnonzero(self._group == at) for at in range(len(self.slugs))]
        is_name = np.array([passage.kind == NAME for passage in passages])
        self._names = [members[is_name[members]] for members in self._members]

    def find(self, text: str, without: int | None = None) -> Found:
        """Evidence for a normalised text; `without` hides one passage (for training on it)."""
        dense = self._dense.scores(self.embedder.embed(text))
        words = self._words.scores(text)
        pieces = self._pieces.scores(text)
        if without is not None:
            for scores in (dense, words, pieces):
                scores[without] = 0.0
        return Found(self._matrix(text, dense, words, pieces), dense)

    def nearest(self, found: Found, slug: str, size: int) -> list[tuple[Passage, float]]:
        """The passages of one group with their cosines, the nearest by meaning first."""
        members = self._members[self.slugs.index(slug)]
        order = members[np.argsort(-found.dense[members])][:size]
        return [(self.passages[at], float(found.dense[at])) for at in order]

    def _matrix(self, text: str, dense: Any, words: Any, pieces: Any) -> Matrix:
        unmarked = 1.0 - min(1.0, 4 * _share_of_marks(text))
        tops = {
            name: self._top(scores)
            for name, scores in (("dense", dense), ("words", words), ("pieces", pieces))
        }
        bests = {
            name: self._best(scores, self._members)
            for name, scores in (("dense", dense), ("words", words), ("pieces", pieces))
        }
        columns = [
            tops["dense"] * (1 - unmarked), bests["dense"] * (1 - unmarked),
            tops["dense"] * unmarked, bests["dense"] * unmarked,
            tops["words"], bests["words"], self._best(words, self._names),
            tops["pieces"], bests["pieces"], self._best(pieces, self._names),
            *(_lead(tops[name]) for name in ("dense", "words", "pieces")),
        ]  # fmt: skip
        matrix: Matrix = np.stack(columns, axis=1).astype(np.float64)
        return matrix

    def _top(self, scores: Any) -> Any:
        """The mean of each group's three best."""
        return np.array([np.sort(scores[members])[-TOP:].mean() for members in self._members])

    def _best(self, scores: Any, groups: list[Any]) -> Any:
        return np.array([scores[members].max() if len(members) else 0.0 for members in groups])


def _lead(scores: Any) -> Any:
    """How far each is ahead of the best other one; negative for all but the first."""
    order = np.sort(scores)
    best_other = np.where(scores == order[-1], order[-2] if len(order) > 1 else 0.0, order[-1])
    return scores - best_other


def _share_of_marks(text: str) -> float:
    """The share of letters with a tone or vowel mark: about 0.25 in Vietnamese, 0 without marks."""
    letters = [char for char in text if char.isalpha()]
    bare = fold("".join(letters))
    return sum(char != plain for char, plain in zip(letters, bare)) / max(1, len(letters))
