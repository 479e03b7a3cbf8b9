"""Is it one of the portal's records, and which: weighed against what speaks for the edited ones."""

from __future__ import annotations

from pathlib import Path

from assistant.retrieval.portal.index import FEATURES, Edited, PortalIndex
from assistant.retrieval.ranker import Ranker, load_ranker

RANKER = Path(__file__).parents[3] / "nlu_data/portal/ranker.json"
"""Learned once (`python -m assistant train-portal`): the records are not in the repository."""

LIKELY = 0.8
LEAD_BY_WORDS, LEAD_BY_PIECES = 0.1, 0.0
"""Saves the slow half for 3 of 5 questions about the edited procedures, and loses 1 of 100 about
the records (nearly all of which an edited one would be preferred to anyway)."""


class PortalSearch:
    def __init__(self, index: PortalIndex, ranker: Ranker) -> None:
        self._index = index
        self._ranker = ranker

    @classmethod
    def load(cls, index: PortalIndex) -> PortalSearch:
        return cls(index, load_ranker(FEATURES, RANKER))

    def may_be_a_record(self, text: str, edited: Edited) -> bool:
        """False where an edited procedure is likely and its words fit better than any record's:
        the slow half of the search is saved. Takes a normalised text."""
        if max(edited.shares.values()) < LIKELY:
            return True
        by_words, by_pieces = self._index.leads_by_words(text)
        return by_words <= LEAD_BY_WORDS or by_pieces <= LEAD_BY_PIECES

    def rank(self, text: str, edited: Edited) -> tuple[dict[str, float], float]:
        """Probabilities of the records and edited procedures compared, and of none of them. Takes
        a normalised text."""
        found = self._index.find(text, edited)
        shares = self._ranker.probabilities(found.matrix)
        return dict(zip(found.slugs, map(float, shares[:-1]))), float(shares[-1])
