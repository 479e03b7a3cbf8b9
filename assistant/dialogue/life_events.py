"""Which life event a message tells of, by the words it shares with how people tell it."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from assistant.dialogue.cues import words_of
from assistant.text.fold import fold
from procedures_kb.registers import LifeEvent

ALIKE = 0.44
"""Share of the weight of words that message and phrase have in common (weighted Dice). Measured on
tests/assistant/dialogue/life_events_held_out.yaml: 0.88 found, one wrong, 2 of 20 about none."""
AHEAD = 0.03
"""How far the event must be ahead of the next: "mất ví" is not "mất việc"."""
FEWEST_SHARED = 2
_WORD = re.compile(r"\w+")
FILLER_WEIGHT = 0.15
"""Weight of words that people put around any event; none alone is a match."""


@dataclass(frozen=True)
class LifeEvents:
    events: tuple[LifeEvent, ...]

    def find(self, text: str) -> LifeEvent | None:
        """The event the text tells of, or None where none or two are as near."""
        if not self.events:
            return None
        said = _words(text)
        order = sorted((self._nearness(said, event), event.key) for event in self.events)[::-1]
        best, key = order[0]
        runner_up = order[1][0] if len(order) > 1 else 0.0
        if best < ALIKE or best - runner_up < AHEAD:
            return None
        event = next(event for event in self.events if event.key == key)
        return None if _is_beside(text, event) else event

    def _nearness(self, said: Counter[str], event: LifeEvent) -> float:
        return max(self._alike(said, phrase) for phrase in self._phrases[event.key])

    def _alike(self, said: Counter[str], phrase: Counter[str]) -> float:
        shared = said & phrase
        if len(shared) < min(FEWEST_SHARED, len(phrase)) or not shared.keys() - _fillers():
            return 0.0
        return 2 * self._weight(shared) / (self._weight(said) + self._weight(phrase))

    def _weight(self, words: Iterable[str]) -> float:
        return sum(self._weights.get(word, self._unknown) for word in words)

    @cached_property
    def _phrases(self) -> dict[str, list[Counter[str]]]:
        return {event.key: [_words(phrase) for phrase in event.asked_as] for event in self.events}

    @cached_property
    def _weights(self) -> dict[str, float]:
        """Words of few events weigh more; pairs of neighbours too, since they hold the sense."""
        seen = Counter(word for phrases in self._phrases.values() for word in set().union(*phrases))
        size = len(self.events)
        return {
            word: FILLER_WEIGHT if set(word.split()) <= _fillers() else math.log(1 + size / count)
            for word, count in seen.items()
        }

    @property
    def _unknown(self) -> float:
        return math.log(1 + len(self.events) / 2)


def _is_beside(text: str, event: LifeEvent) -> bool:
    plain = f" {' '.join(_WORD.findall(fold(text)))} "
    return any(f" {fold(words)} " in plain for words in event.unless)


def _words(text: str) -> Counter[str]:
    """Folded words and pairs of neighbours, each once."""
    words = _WORD.findall(fold(text))
    pairs = [f"{left} {right}" for left, right in pairwise(words)]
    return Counter(dict.fromkeys([*words, *pairs], 1))


def _fillers() -> frozenset[str]:
    return words_of("around_events")
