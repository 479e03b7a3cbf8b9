"""What speaks for each of the portal's records, for the few that are worth comparing closely."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import numpy as np

from assistant.retrieval.embed import Embedder
from assistant.retrieval.evidence import Matrix
from assistant.retrieval.index import DenseIndex, PieceIndex, WordIndex
from assistant.retrieval.passages import NAME, passages_of
from assistant.retrieval.portal.actions import Actions
from assistant.retrieval.portal.adapter import Adapter
from assistant.retrieval.portal.covering import Covering
from assistant.retrieval.portal.said import Said
from assistant.retrieval.portal.titles import Titles, plain
from assistant.retrieval.portal.wording import Wording, wording_of
from assistant.retrieval.vectors import embed_with_cache
from assistant.text.official import official_words
from procedures_kb import Procedure

SHORTLIST = 60
"""Records that are compared closely."""
FEATURES = (
    "name_words", "name_words_official", "whole_words", "whole_words_official",
    "name_pieces", "name_pieces_official", "meaning", "meaning_lead",
    "name_covers", "name_covers_official", "whole_covers", "name_covered", "name_covered_official",
    "name_words_share", "whole_words_share", "name_pieces_share",
    "said_words", "said_pieces", "said_meaning", "said_covers", "said_covered",
    "said_words_lead", "said_pieces_lead", "said_meaning_lead", "said_covers_lead",
    "adapted", "adapted_lead", "said_adapted", "said_adapted_lead", "not_asked", "not_titled",
    "elsewhere", "is_edited", "edited_share", "edited_best", "edited_none",
)  # fmt: skip


SHARE, BEST, NO_EDITED = map(FEATURES.index, ("edited_share", "edited_best", "edited_none"))
EDITED_COMPARED = 3
"""Edited procedures, the likeliest by their own ranking, that are compared with the records."""


class Text(Protocol):
    """One text of a record: `kind` is name, or another part of it."""

    @property
    def slug(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def text(self) -> str: ...


class Records(Protocol):
    """The portal's records: their texts, and which hold in another province only."""

    @property
    def elsewhere(self) -> Container[str]: ...
    def texts(self) -> Iterable[Text]: ...


@dataclass(frozen=True)
class Edited:
    """The opinion of the edited procedures' own ranking: their shares, and that of "none"."""

    shares: Mapping[str, float]
    none: float


@dataclass(frozen=True)
class Shortlist:
    """`matrix` has shape (procedures + 1, features): the last row is "none of these", zeros but
    for how sure the edited procedures' own ranking is, which every row has."""

    slugs: tuple[str, ...]
    matrix: Matrix


class PortalIndex:
    def __init__(
        self,
        records: Records,
        edited: Sequence[Procedure],
        wording: Wording,
        embedder: Embedder,
        adapter: Adapter,
        cache_folder: Path | None,
    ) -> None:
        """`wording` of a record holds for all of the same title; the edited have their own."""
        names: dict[str, str] = {}
        told: dict[str, list[str]] = defaultdict(list)
        for text in (*records.texts(), *passages_of(edited)):
            if text.kind == NAME:
                names.setdefault(text.slug, text.text)
            told[text.slug].append(plain(text.text))
        own = wording_of(edited)
        self.titles = Titles(names, wording | own, own)
        self.slugs = self.titles.slugs
        whole = [" . ".join(told[slug]) for slug in self.slugs]
        named = self.titles.names
        self._place = {slug: at for at, slug in enumerate(self.slugs)}
        self._elsewhere = _marks(slug in records.elsewhere for slug in self.slugs)
        self._is_edited = _marks(slug in own for slug in self.slugs)
        self._actions = Actions(named)
        self._names, self._whole = WordIndex.build(named), WordIndex.build(whole)
        self._pieces = PieceIndex.build(named)
        self._name_covering, self._whole_covering = Covering(named), Covering(whole)
        self._embedder, self._adapter = embedder, adapter
        vectors = embed_with_cache([*named, *self.titles.phrases], embedder, cache_folder)
        self._dense = DenseIndex.build(vectors[: len(named)])
        self._adapted = DenseIndex.build(adapter.apply(vectors[: len(named)]))
        self._said = Said(self.titles, vectors[len(named) :], adapter)

    def find(self, text: str, edited: Edited, without: int | None = None) -> Shortlist:
        """Takes a normalised text; `without` hides one phrase (to train on it)."""
        official = f"{text} {official_words(text)}"
        name, name_official = self._names.scores(text), self._names.scores(official)
        whole, whole_official = self._whole.scores(text), self._whole.scores(official)
        pieces = self._pieces.scores(self._pieces.vector(text))
        pieces_official = self._pieces.scores(self._pieces.vector(official))
        vector = self._embedder.embed(text)
        mapped = self._adapter.apply(vector)
        dense, adapted = self._dense.scores(vector), self._adapted.scores(mapped)
        covers, covered = self._name_covering.shares(text)
        covers_official, covered_official = self._name_covering.shares(official)
        whole_covers, _ = self._whole_covering.shares(official)
        said = self._said.evidence(text, vector, mapped, without)
        columns = (
            name, name_official, whole, whole_official,
            pieces, pieces_official, dense, _behind(dense),
            covers, covers_official, whole_covers, covered, covered_official,
            _share(name_official), _share(whole_official), _share(pieces_official),
            said.words, said.pieces, said.meaning, said.covers, said.covered,
            *map(_behind, (said.words, said.pieces, said.meaning, said.covers)),
            adapted, _behind(adapted), said.adapted, _behind(said.adapted),
            *self._actions.compare(text), self._elsewhere, self._is_edited,
        )  # fmt: skip
        ways = (
            name, name_official, whole, whole_official, pieces_official, dense,
            said.words, said.pieces, said.meaning, said.covers, adapted, said.adapted,
        )  # fmt: skip
        likely = sorted(edited.shares, key=lambda slug: -edited.shares[slug])[:EDITED_COMPARED]
        first = [self._place[slug] for slug in likely]
        chosen = _by_turns(ways, SHORTLIST, first)
        rows = np.stack([column[chosen] for column in columns], axis=1).astype(np.float64)
        return self._shortlist(chosen, rows, edited)

    def leads_by_words(self, text: str) -> tuple[float, float]:
        """How far the best phrase of the edited procedures is ahead of the best of the records:
        by words, and by pieces of words. Takes a normalised text."""
        is_edited = self._is_edited > 0
        leads = [
            float(scores[is_edited].max() - scores[~is_edited].max())
            for scores in self._said.quick(text)
        ]
        return leads[0], leads[1]

    def _shortlist(self, chosen: list[int], rows: Matrix, edited: Edited) -> Shortlist:
        slugs = tuple(self.slugs[at] for at in chosen)
        matrix = np.zeros((len(rows) + 1, len(FEATURES)))
        matrix[:-1, : rows.shape[1]] = rows
        matrix[:-1, SHARE] = [edited.shares.get(slug, 0.0) for slug in slugs]
        matrix[:, BEST], matrix[:, NO_EDITED] = max(edited.shares.values()), edited.none
        return Shortlist(slugs, matrix)


def _marks(truths: Iterable[bool]) -> Any:
    return np.fromiter(truths, dtype=float)


def _share(scores: Any) -> Any:
    return scores / max(float(scores.max()), 1e-6)


def _behind(scores: Any) -> Any:
    """How far each is behind the best; zero for the best itself."""
    return scores - scores.max()


def _by_turns(ways: Sequence[Any], size: int, first: Sequence[int]) -> list[int]:
    """Those that come `first`, then the first of each way of looking, then the second of each …
    until there are enough."""
    orders = [np.argpartition(-scores, min(size, len(scores) - 1))[:size] for scores in ways]
    orders = [order[np.argsort(-scores[order])] for scores, order in zip(ways, orders)]
    found: dict[int, None] = dict.fromkeys(first)
    for place in range(min(size, len(ways[0]))):
        for order in orders:
            found.setdefault(int(order[place]))
            if len(found) == size:
                return list(found)
    return list(found)
