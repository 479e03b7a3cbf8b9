"""Pairs of procedures that one wording may mean, and what tells their choices apart."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.dialogue.words_met import answers_met, words_in
from assistant.text.fold import fold
from procedures_kb.registers import NearPair

_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class NearPairs:
    pairs: tuple[NearPair, ...] = ()

    def find(self, slugs: tuple[str, ...]) -> NearPair | None:
        """The pair of exactly these two, in whichever order."""
        wanted = set(slugs)
        return next((pair for pair in self.pairs if set(pair.procedures) == wanted), None)

    def partners(self, slug: str) -> tuple[str, ...]:
        """The others of the pairs that this procedure is in."""
        return tuple(
            other
            for pair in self.pairs
            if slug in pair.procedures
            for other in pair.procedures
            if other != slug
        )

    def told(self, text: str, pair: NearPair) -> str | None:
        """The one that the message tells itself, by a wording of its own and none of the other's:
        "giấy khai sinh bị mất". Takes a normalised text."""
        met = answers_met(words_in(text), pair.told_by)
        return next(iter(met.answers)) if len(met.answers) == 1 else None

    def described(self, text: str, offered: tuple[str, ...]) -> tuple[str, ...]:
        """The one whose button alone has words of the text: "đã bán rồi" → "Đã bán, cho …"."""
        pair = self.find(offered)
        if pair is None:
            return ()
        read = str.lower if fold(text) != text.lower() else fold  # "lái" is not "lại"
        said = set(_WORD.findall(read(text)))
        words = {slug: set(_WORD.findall(read(pair.label_of(slug)))) for slug in pair.procedures}
        one, other = (words[slug] for slug in pair.procedures)
        hits = {slug: len(said & (words[slug] - (one & other))) for slug in pair.procedures}
        best = max(hits, key=lambda slug: hits[slug])
        is_clear = hits[best] > 0 and list(hits.values()).count(hits[best]) == 1
        return (best,) if is_clear else ()
