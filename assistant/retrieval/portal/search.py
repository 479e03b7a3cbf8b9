"""Is it one of the portal's records, and which: weighed against what speaks for the edited ones."""

from __future__ import annotations

from pathlib import Path

from assistant.retrieval.portal.index import FEATURES, Edited, PortalIndex
from assistant.retrieval.ranker import Ranker, load_ranker

RANKER = Path(__file__).parents[3] / "nlu_data/portal/ranker.json"
"""Learned once (`python -m assistant train-portal`): the records are not in the repository."""

LIKELY = 0.8
LEAD = 0.0
"""Of the learned vectors' cosines."""
PREFERENCES = ((0.98, 6.0), (LIKELY, 2.0))
"""Odds by which the edited procedures go before the records, from how likely one is on: what
they tell is more and was read by editors."""


class PortalSearch:
    def __init__(self, index: PortalIndex, ranker: Ranker) -> None:
        self._index = index
        self._ranker = ranker

    @classmethod
    def load(cls, index: PortalIndex) -> PortalSearch:
        return cls(index, load_ranker(FEATURES, RANKER))

    def may_be_a_record(self, text: str, edited: Edited) -> bool:
        """False where an edited procedure is likely and lies nearer than any record: the slow half
        of the search is saved. Takes a normalised text."""
        likely = max(edited.shares.values()) >= LIKELY
        return not likely or self._index.lead_of_edited(text) < LEAD

    def rank(self, text: str, edited: Edited) -> tuple[dict[str, float], float]:
        """Probabilities of the records and edited procedures compared, and of none of them. Takes
        a normalised text."""
        found = self._index.find(text, edited)
        shares = self._ranker.probabilities(found.matrix)
        sure = max(edited.shares.values())
        preference = next((odds for least, odds in PREFERENCES if sure >= least), None)
        if preference is not None:
            odds = [preference if slug in edited.shares else 1.0 for slug in found.slugs]
            shares = shares * [*odds, 1.0]
            shares /= shares.sum()
        return dict(zip(found.slugs, map(float, shares[:-1]))), float(shares[-1])
