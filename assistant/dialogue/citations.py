"""Legal texts cited by their number: "thông tư 16/2025/TT-BTC" is about what rests on it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from assistant.text.fold import fold
from procedures_kb import Procedure

AT_MOST = 3
"""A text that more procedures rest on tells none of them from another."""
WEIGHT = 50.0
"""How much likelier a citation makes the procedures that rest on the text, all together."""
_NUMBER = re.compile(r"\b[\d.]+/\d{4}/[\w-]+")


class Citations:
    def __init__(self, procedures: Iterable[Procedure]) -> None:
        resting = defaultdict(set)
        for procedure in procedures:
            for number in _numbers_of(procedure):
                resting[fold(number)].add(procedure.slug)
        self._resting = {text: slugs for text, slugs in resting.items() if len(slugs) <= AT_MOST}

    def weigh(self, text: str, shares: Mapping[str, float]) -> dict[str, float]:
        """Probabilities over the same keys, after what the text cites."""
        weights: dict[str, float] = defaultdict(lambda: 1.0)
        for number in set(_NUMBER.findall(fold(text))):
            slugs = self._resting.get(number, ())
            for slug in slugs:
                weights[slug] *= WEIGHT / len(slugs)
        weighed = {key: share * weights[key] for key, share in shares.items()}
        whole = sum(weighed.values())
        return {key: share / whole for key, share in weighed.items()} if weights else dict(shares)


def _numbers_of(procedure: Procedure) -> set[str]:
    cited = {reference.text for _, fact in procedure.facts() for reference in fact.law}
    return cited | {basis.text for basis in procedure.legal_basis}
