"""Which procedure a question is about, in calibrated probabilities, "none" among them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.retrieval.evidence import EvidenceIndex, Found
from assistant.retrieval.passages import Passage, passages_of
from assistant.retrieval.portal.index import Edited
from assistant.retrieval.portal.search import PortalSearch
from assistant.retrieval.ranker import Ranker
from assistant.text.normalise import normalise
from procedures_kb import Procedure

NONE = "none"
LEAST = 1e-6


@dataclass(frozen=True)
class Ranked:
    """Slugs with probabilities, the likeliest first; `none` is the probability of none of them."""

    order: tuple[tuple[str, float], ...]
    none: float
    found: Found


class Search:
    """The index over a base, and the learned ranking on top of it.

    The edited procedures are ranked first. Where the base has the portal's records too and no
    edited procedure is sure, a ranking of their own weighs them against all that found.
    """

    def __init__(
        self,
        procedures: Sequence[Procedure],
        none_sentences: Sequence[str],
        ranker: Ranker,
        portal: PortalSearch | None = None,
    ) -> None:
        self.index = build_index(procedures, none_sentences)
        self._ranker = ranker
        self._portal = portal

    def rank(self, text: str) -> Ranked:
        """Takes the message as the citizen wrote it."""
        asked = normalise(text)
        named, none, found = self.rank_edited(asked)
        edited = Edited(named, none)
        if self._portal is not None and self._portal.may_be_a_record(asked, edited):
            weighed, none = self._portal.rank(asked, edited)
            named = _share_out(named, weighed)
        order = tuple(sorted(named.items(), key=lambda item: -item[1]))
        return Ranked(order, none, found)

    def rank_edited(
        self, text: str, without: int | None = None
    ) -> tuple[dict[str, float], float, Found]:
        """Probabilities of the edited procedures and of none of them. Takes a normalised text;
        `without` hides one passage (to train on it)."""
        found = self.index.find(text, without)
        shares = self._ranker.probabilities(found.matrix)
        return dict(zip(self.index.slugs[:-1], map(float, shares[:-1]))), float(shares[-1]), found

    def nearest(self, ranked: Ranked, slug: str, size: int = 10) -> list[tuple[Passage, float]]:
        """The passages of that procedure with their cosines, the nearest to the question first;
        none for one of the portal's."""
        return self.index.nearest(ranked.found, slug, size) if slug in self.index.slugs else []


def _share_out(edited: Mapping[str, float], weighed: Mapping[str, float]) -> dict[str, float]:
    """What the weighing gives to edited procedures is theirs in the proportions of their own
    ranking, which knows them better."""
    records = {slug: share for slug, share in weighed.items() if slug not in edited}
    left = sum(share for slug, share in weighed.items() if slug in edited)
    whole = max(sum(edited.values()), LEAST)
    return {slug: left * share / whole for slug, share in edited.items()} | records


def build_index(procedures: Sequence[Procedure], none_sentences: Sequence[str]) -> EvidenceIndex:
    """The last group is the sentences about none of the procedures."""
    about_none = [Passage(NONE, "asked", text) for text in none_sentences]
    return EvidenceIndex([*passages_of(procedures), *about_none])
