"""What speaks for each of the portal's records, for the few that are worth comparing closely."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple, Protocol

import numpy as np

from assistant.retrieval.embed import Embedder
from assistant.retrieval.evidence import Matrix
from assistant.retrieval.index import DenseIndex, PieceIndex, WordIndex
from assistant.retrieval.passages import NAME
from assistant.retrieval.portal.actions import Actions
from assistant.retrieval.portal.adapter import Adapter
from assistant.retrieval.portal.covering import Covering
from assistant.retrieval.portal.wording import Wording
from assistant.retrieval.vectors import embed_with_cache
from assistant.text.clean import clean
from assistant.text.official import official_words
from procedures_kb.portal.succession import same_title

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
    "elsewhere", "edited_best", "edited_none", "edited_pieces", "edited_covered",
)  # fmt: skip


class Text(Protocol):
    """One text of a record: `kind` is name, or another part of it."""

    @property
    def slug(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def text(self) -> str: ...


class Edited(NamedTuple):
    """What speaks for the edited procedures: the likeliest one's share and that of "none of them";
    the best of their passages by pieces of words, and how much of the question one covers."""

    best: float
    none: float
    pieces: float
    covered: float


@dataclass(frozen=True)
class Shortlist:
    """`matrix` has shape (records + 1, features): the last row is "none of the portal's", zeros
    but for what speaks for the edited procedures, which every row has."""

    slugs: tuple[str, ...]
    matrix: Matrix


class PortalIndex:
    def __init__(
        self,
        texts: Iterable[Text],
        elsewhere: Container[str],
        wording: Wording,
        embedder: Embedder,
        adapter: Adapter,
        cache_folder: Path | None,
    ) -> None:
        """`elsewhere` are records that hold in another province only; `wording` of a record holds
        for all of the same title."""
        names: dict[str, str] = {}
        told: dict[str, list[str]] = defaultdict(list)
        for text in texts:
            plain = clean(text.text).lower()
            if text.kind == NAME:
                names[text.slug] = plain
            told[text.slug].append(plain)
        self.slugs = list(names)
        self._elsewhere = np.array([slug in elsewhere for slug in self.slugs], dtype=float)
        titles = list(names.values())
        whole = [" . ".join(told[slug]) for slug in self.slugs]
        self._names, self._whole = WordIndex.build(titles), WordIndex.build(whole)
        self._pieces = PieceIndex.build(titles)
        self._name_covering, self._whole_covering = Covering(titles), Covering(whole)
        self._embedder = embedder
        self._actions = Actions(titles)
        self._adapter = adapter
        vectors = embed_with_cache(titles, embedder, cache_folder)
        self._dense = DenseIndex.build(vectors)
        self._adapted = DenseIndex.build(adapter.apply(vectors))
        self.said = Said(names, wording, embedder, adapter, cache_folder)

    def find(self, text: str, edited: Edited, without: int | None = None) -> Shortlist:
        """Takes a normalised text; `without` hides one phrase (to train on it)."""
        official = f"{text} {official_words(text)}"
        name, name_official = self._names.scores(text), self._names.scores(official)
        whole, whole_official = self._whole.scores(text), self._whole.scores(official)
        pieces = self._pieces.scores(self._pieces.vector(text))
        pieces_official = self._pieces.scores(self._pieces.vector(official))
        vector = self._embedder.embed(text)
        dense = self._dense.scores(vector)
        mapped = self._adapter.apply(vector)
        adapted = self._adapted.scores(mapped)
        covers, covered = self._name_covering.shares(text)
        covers_official, covered_official = self._name_covering.shares(official)
        whole_covers, _ = self._whole_covering.shares(official)
        said_words, said_pieces, said_dense, said_adapted, said_covers, said_covered = (
            self.said.scores(text, vector, mapped, without)
        )
        columns = (
            name, name_official, whole, whole_official,
            pieces, pieces_official, dense, _behind(dense),
            covers, covers_official, whole_covers, covered, covered_official,
            _share(name_official), _share(whole_official), _share(pieces_official),
            said_words, said_pieces, said_dense, said_covers, said_covered,
            _behind(said_words), _behind(said_pieces), _behind(said_dense), _behind(said_covers),
            adapted, _behind(adapted), said_adapted, _behind(said_adapted), *self._actions.compare(text),
            self._elsewhere,
        )  # fmt: skip
        ways = (
            name, name_official, whole, whole_official, pieces_official, dense,
            said_words, said_pieces, said_dense, said_covers, adapted, said_adapted,
        )  # fmt: skip
        chosen = _by_turns(ways, SHORTLIST)
        rows = np.stack([column[chosen] for column in columns], axis=1).astype(np.float64)
        records = np.vstack([rows, np.zeros((1, rows.shape[1]))])
        matrix = np.hstack([records, np.tile(np.array(edited), (len(records), 1))])
        return Shortlist(tuple(self.slugs[at] for at in chosen), matrix)


class Said:
    """The phrases people use; each title's best phrase speaks for all records of that title."""

    def __init__(
        self,
        names: dict[str, str],
        wording: Wording,
        embedder: Embedder,
        adapter: Adapter,
        cache_folder: Path | None,
    ) -> None:
        titles = {slug: same_title(name.partition(" (")[0]) for slug, name in names.items()}
        phrases: dict[str, list[str]] = defaultdict(list)
        for slug, some in wording.items():
            if slug in titles:
                phrases[titles[slug]] += [clean(phrase).lower() for phrase in some]
        place = {title: at for at, title in enumerate(phrases)}
        self.phrases = [phrase for some in phrases.values() for phrase in some]
        self.titles = [title for title, some in phrases.items() for _ in some]
        self.title_of = titles
        sizes = [len(some) for some in phrases.values()]
        self._starts = np.cumsum([0, *sizes[:-1]])
        self._owner = np.array([place.get(title, len(place)) for title in titles.values()])
        self._words, self._pieces = WordIndex.build(self.phrases), PieceIndex.build(self.phrases)
        self._covering = Covering(self.phrases)
        vectors = embed_with_cache(self.phrases, embedder, cache_folder)
        self._dense = DenseIndex.build(vectors)
        self._adapted = DenseIndex.build(adapter.apply(vectors))

    def scores(self, text: str, vector: Any, mapped: Any, without: int | None) -> tuple[Any, ...]:
        """Words, pieces, meaning as it is and adapted, covers and covered; each of shape
        (records,)."""
        pieces = self._pieces.scores(self._pieces.vector(text))
        meaning = (self._dense.scores(vector), self._adapted.scores(mapped))
        every = (self._words.scores(text), pieces, *meaning)
        found = []
        for scores in (*every, *self._covering.shares(text)):
            if without is not None:
                scores[without] = 0.0
            best = np.maximum.reduceat(scores, self._starts)
            found.append(np.append(best, 0.0)[self._owner])
        return tuple(found)


def _share(scores: Any) -> Any:
    return scores / max(float(scores.max()), 1e-6)


def _behind(scores: Any) -> Any:
    """How far each is behind the best; zero for the best itself."""
    return scores - scores.max()


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
