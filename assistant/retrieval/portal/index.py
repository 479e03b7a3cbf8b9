"""What speaks for each of the portal's records, for the few that are worth comparing closely."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np

from assistant.retrieval.evidence import Matrix
from assistant.retrieval.index import terms
from assistant.retrieval.passages import NAME
from assistant.retrieval.portal.actions import Actions
from assistant.retrieval.portal.encoder import Encoder
from assistant.retrieval.portal.learned import Learned
from assistant.retrieval.portal.said import Said
from assistant.retrieval.portal.titles import Titles
from assistant.retrieval.portal.worded import Worded
from assistant.retrieval.portal.wording import Wording, wording_of
from assistant.text.official import official_words
from procedures_kb import Procedure

SHORTLIST = 28
"""Records that are compared closely."""
FEATURES = (
    "name_words", "name_covers", "name_covered", "name_words_official", "name_covers_official",
    "all_words", "all_words_lead", "all_covers", "all_covered",
    "said_words", "said_words_lead", "said_covers", "said_covered",
    "learned", "learned_lead", "learned_log", "learned_best",
    "not_asked", "not_titled", "length", "elsewhere", "is_edited",
    "said_learned", "said_learned_lead", "learned_name", "learned_name_lead",
    "edited_share", "edited_log", "edited_best", "edited_none",
)  # fmt: skip
OF_EDITED = FEATURES.index("edited_share")
EDITED_COMPARED = 3
"""Edited procedures, the likeliest by their own ranking, that are compared with the records."""
LEAST = 1e-3


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
        self, records: Records, edited: Sequence[Procedure], wording: Wording, encoder: Encoder
    ) -> None:
        """`wording` of a record holds for all of the same title; the edited have their own."""
        names = {text.slug: text.text for text in records.texts() if text.kind == NAME}
        names |= {procedure.slug: procedure.name for procedure in edited}
        own = wording_of(edited)
        self.titles = titles = Titles(names, wording | own, own)
        self.slugs = titles.slugs
        self._place = {slug: at for at, slug in enumerate(self.slugs)}
        self._names, self._all = Worded(titles.names), Worded(titles.with_phrases())
        self._said, self._learned = Said(titles, encoder), Learned(titles, encoder)
        self._actions = Actions(titles.names)
        self._fixed = {
            "length": np.log([len(name.split()) for name in titles.names]),
            "elsewhere": _marks(slug in records.elsewhere for slug in self.slugs),
            "is_edited": _marks(slug in own for slug in self.slugs),
        }

    def find(self, text: str, edited: Edited) -> Shortlist:
        """Takes a normalised text."""
        vector = self._learned.vector(text)
        asked = terms(text)
        learned, words = self._learned.evidence(text), self._all.scores(asked)
        likely = sorted(edited.shares, key=lambda slug: -edited.shares[slug])[:EDITED_COMPARED]
        first = [self._place[slug] for slug in likely]
        chosen = _by_turns((learned["learned"], words), SHORTLIST, first)
        evidence = {kind: scores[chosen] for kind, scores in (learned | self._fixed).items()}
        evidence |= self._closely(text, asked, vector, chosen)
        evidence["all_words_lead"] = evidence["all_words"] - words.max()
        rows = np.stack([evidence[name] for name in FEATURES[:OF_EDITED]], axis=1)
        return self._shortlist(chosen, rows, edited)

    def lead_of_edited(self, text: str) -> float:
        """How far the nearest edited procedure is ahead of the nearest record, by the learned
        vectors alone. Takes a normalised text."""
        return self._learned.lead_of_edited(text)

    def _closely(
        self, text: str, asked: Sequence[str], vector: Any, chosen: list[int]
    ) -> dict[str, Any]:
        official = terms(f"{text} {official_words(text)}")
        not_asked, not_titled = self._actions.compare(text, chosen)
        return {
            **_called("name_{}", self._names.closely(asked, chosen)),
            **_called("name_{}_official", self._names.closely(official, chosen)),
            **_called("all_{}", self._all.closely(asked, chosen)),
            **_called("said_{}", self._said.closely(asked, vector, chosen)),
            **self._learned.closely(vector, chosen),
            "not_asked": not_asked,
            "not_titled": not_titled,
        }

    def _shortlist(self, chosen: list[int], rows: Matrix, edited: Edited) -> Shortlist:
        slugs = tuple(self.slugs[at] for at in chosen)
        shares = np.array([edited.shares.get(slug, 0.0) for slug in slugs])
        matrix = np.zeros((len(rows) + 1, len(FEATURES)))
        matrix[:-1, :OF_EDITED] = rows
        matrix[:-1, OF_EDITED] = shares
        matrix[:-1, OF_EDITED + 1] = np.log(shares + LEAST)
        matrix[:, OF_EDITED + 2 :] = max(edited.shares.values()), edited.none
        return Shortlist(slugs, matrix)


def _called(pattern: str, evidence: Mapping[str, Any]) -> dict[str, Any]:
    return {pattern.format(kind): scores for kind, scores in evidence.items()}


def _marks(truths: Iterable[bool]) -> Any:
    return np.fromiter(truths, dtype=float)


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
