"""Thousands of procedures known by their record alone: found by title, then by all it says.

A record has no everyday names and no questions, so it competes in a ranking of its own, learned on
other evidence than that of the edited procedures.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.feature_extraction.text import CountVectorizer

from assistant.retrieval.embed import Embedder
from assistant.retrieval.evidence import Matrix
from assistant.retrieval.index import DenseIndex, PieceIndex, WordIndex, terms
from assistant.retrieval.passages import NAME
from assistant.retrieval.ranker import Ranker, load_ranker
from assistant.retrieval.vectors import embed_with_cache
from assistant.text.normalise import normalise
from assistant.text.official import official_words

RANKER = Path(__file__).parents[2] / "nlu_data/portal/ranker.json"
"""Learned once (`python -m assistant train-portal`): the records are not in the repository."""
SHORTLIST = 60
"""Records that are compared closely."""
FEATURES = (
    "name_words", "name_words_official", "whole_words", "whole_words_official",
    "name_pieces", "name_pieces_official", "meaning", "meaning_lead",
    "name_covers", "name_covers_official", "whole_covers", "name_covered", "name_covered_official",
    "name_words_share", "whole_words_share", "pieces_share", "elsewhere",
)  # fmt: skip


class Text(Protocol):
    """One text of a record: `kind` is name, or another part of it."""

    @property
    def slug(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def text(self) -> str: ...


@dataclass(frozen=True)
class Shortlist:
    """`matrix` has shape (records + 1, features): the last row, zeros, is "none of these"."""

    slugs: tuple[str, ...]
    matrix: Matrix


class Covering:
    """How much of a question's rare words a text has, and how much of the text's the question."""

    def __init__(self, texts: Sequence[str]) -> None:
        vectorizer = CountVectorizer(analyzer=terms, binary=True, dtype=np.float32)
        has = vectorizer.fit_transform(texts)
        self._known = vectorizer.vocabulary_
        seen = np.asarray(has.sum(axis=0))[0]
        self._rarity = np.log((len(texts) + 1) / (seen + 0.5)).astype(np.float32)
        self._rarest = float(np.log((len(texts) + 1) / 0.5))
        self._texts: csr_matrix = has.T.tocsr()
        self._weight = np.maximum(has @ self._rarity, 1e-6)

    def shares(self, text: str) -> tuple[Any, Any]:
        """Of the question, and of each text; both of shape (texts,), from 0 to 1."""
        asked = set(terms(text))
        known = [self._known[term] for term in asked if term in self._known]
        rarity = self._rarity[known]
        shared = rarity @ self._texts[known] if known else np.zeros(len(self._weight))
        whole = rarity.sum() + (len(asked) - len(known)) * self._rarest
        return shared / max(whole, 1e-6), shared / self._weight


class PortalIndex:
    def __init__(
        self,
        texts: Iterable[Text],
        elsewhere: Container[str],
        embedder: Embedder,
        cache_folder: Path | None,
    ) -> None:
        """`elsewhere` are records that hold in another province only."""
        names: dict[str, str] = {}
        said: dict[str, list[str]] = defaultdict(list)
        for text in texts:
            plain = normalise(text.text)
            if text.kind == NAME:
                names[text.slug] = plain
            said[text.slug].append(plain)
        self.slugs = list(names)
        self._elsewhere = np.array([slug in elsewhere for slug in self.slugs], dtype=float)
        titles = list(names.values())
        whole = [" . ".join(said[slug]) for slug in self.slugs]
        self._names, self._whole = WordIndex.build(titles), WordIndex.build(whole)
        self._pieces = PieceIndex.build(titles)
        self._name_covering, self._whole_covering = Covering(titles), Covering(whole)
        self._embedder = embedder
        self._dense = DenseIndex.build(embed_with_cache(titles, embedder, cache_folder))

    def find(self, text: str) -> Shortlist:
        """Takes a normalised text."""
        official = f"{text} {official_words(text)}"
        name, name_official = self._names.scores(text), self._names.scores(official)
        whole, whole_official = self._whole.scores(text), self._whole.scores(official)
        pieces = self._pieces.scores(self._pieces.vector(text))
        pieces_official = self._pieces.scores(self._pieces.vector(official))
        dense = self._dense.scores(self._embedder.embed(text))
        covers, covered = self._name_covering.shares(text)
        covers_official, covered_official = self._name_covering.shares(official)
        whole_covers, _ = self._whole_covering.shares(official)
        columns = (
            name, name_official, whole, whole_official,
            pieces, pieces_official, dense, dense - dense.max(),
            covers, covers_official, whole_covers, covered, covered_official,
            _share(name_official), _share(whole_official), _share(pieces_official), self._elsewhere,
        )  # fmt: skip
        ways = (name, name_official, whole, whole_official, pieces_official, dense)
        chosen = _by_turns(ways, SHORTLIST)
        rows = np.stack([column[chosen] for column in columns], axis=1).astype(np.float64)
        matrix = np.vstack([rows, np.zeros((1, rows.shape[1]))])
        return Shortlist(tuple(self.slugs[at] for at in chosen), matrix)


class PortalSearch:
    """Probabilities of the portal's records, given that it is none of the edited procedures."""

    def __init__(self, index: PortalIndex, ranker: Ranker) -> None:
        self._index = index
        self._ranker = ranker

    @classmethod
    def build(
        cls,
        texts: Iterable[Text],
        elsewhere: Container[str],
        embedder: Embedder,
        cache_folder: Path | None,
    ) -> PortalSearch:
        index = PortalIndex(texts, elsewhere, embedder, cache_folder)
        return cls(index, load_ranker(FEATURES, RANKER))

    def rank(self, text: str) -> tuple[dict[str, float], float]:
        """Of the records compared, and of none of them. Takes a normalised text."""
        found = self._index.find(text)
        shares = self._ranker.probabilities(found.matrix)
        return dict(zip(found.slugs, map(float, shares[:-1]))), float(shares[-1])


def _share(scores: Any) -> Any:
    return scores / max(float(scores.max()), 1e-6)


def _by_turns(ways: Sequence[Any], size: int) -> list[int]:
    """The first of each way of looking, then the second of each … until there are enough."""
    orders = [np.argpartition(-scores, min(size, len(scores) - 1))[:size] for scores in ways]
    orders = [order[np.argsort(-scores[order])] for scores, order in zip(ways, orders)]
    found: dict[int, None] = {}
    for place in range(min(size, len(ways[0]))):
        for order in orders:
            found.setdefault(int(order[place]))
            if len(found) == size:
                return list(found)
    return list(found)
