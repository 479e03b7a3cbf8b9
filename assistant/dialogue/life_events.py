"""Which life event a message tells of, by the words it shares with how people tell it."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise

from assistant.dialogue.cues import words_of
from assistant.text.fold import fold
from procedures_kb.registers import LifeEvent

ALIKE = 0.44
"""Share of the weight of words that message and phrase have in common (weighted Dice). Measured on
tests/assistant/dialogue/life_events_held_out.yaml: 66 of 74 found, 2 taken for another event; none
of 20 that only sound alike; none of the 174 everyday commands in MASSIVE."""
AHEAD = 0.03
"""How far the event must be ahead of the next: "mất ví" is not "mất việc"."""
FEWEST_SHARED = 2
FILLER_WEIGHT = 0.15
"""Weight of words that people put around any event; none alone is a match."""
LONGEST = 30
"""Words: in a letter what has happened is the background of a question."""
SAD = "condolence"
_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class _Phrase:
    """One way to tell an event: its words and pairs of neighbours, and what they weigh."""

    event: LifeEvent
    words: frozenset[str]
    weight: float


@dataclass(frozen=True)
class LifeEvents:
    events: tuple[LifeEvent, ...]

    def find(self, text: str) -> LifeEvent | None:
        """The event the text tells of, or None where none or two are as near."""
        if len(text.split()) > LONGEST:
            return None
        order = self._by_nearness(text)
        if not order or order[0][0] < ALIKE:
            return self._of_grief if tells_of_a_death(text) else None
        runner_up = order[1][0] if len(order) > 1 else 0.0
        best, event = order[0]
        return event if best - runner_up >= AHEAD and not _is_beside(text, event) else None

    def likeliest(self, text: str) -> LifeEvent | None:
        """The nearest, however far: for a message that something else tells to be about one."""
        order = self._by_nearness(text)
        return order[0][1] if order else None

    @cached_property
    def _of_grief(self) -> LifeEvent | None:
        sad = [event for event in self.events if event.tone == SAD]
        return sad[0] if len(sad) == 1 else None

    def _by_nearness(self, text: str) -> list[tuple[float, LifeEvent]]:
        """The events that share a word with the text, the nearest first, from 0 to 1."""
        said = _words(text)
        weight = self._weight(said)
        near: dict[str, tuple[float, LifeEvent]] = {}
        for at in {at for word in said - self._fillers for at in self._told_with.get(word, ())}:
            phrase = self._phrases[at]
            shared = said & phrase.words
            if len(shared) >= min(FEWEST_SHARED, len(phrase.words)):
                alike = 2 * self._weight(shared) / (weight + phrase.weight)
                best, _ = near.get(phrase.event.key, (0.0, None))
                near[phrase.event.key] = (max(alike, best), phrase.event)
        return sorted(near.values(), key=lambda item: -item[0])

    def _weight(self, words: Iterable[str]) -> float:
        return sum(self._weights.get(word, self._unknown) for word in words)

    @cached_property
    def _phrases(self) -> list[_Phrase]:
        told = [(event, _words(text)) for event in self.events for text in event.asked_as]
        return [_Phrase(event, words, self._weight(words)) for event, words in told]

    @cached_property
    def _told_with(self) -> dict[str, list[int]]:
        """Which phrases have a word."""
        found: dict[str, list[int]] = {}
        for at, phrase in enumerate(self._phrases):
            for word in phrase.words:
                found.setdefault(word, []).append(at)
        return found

    @cached_property
    def _weights(self) -> dict[str, float]:
        """Words of few events weigh more; pairs of neighbours too, since they hold the sense."""
        seen: Counter[str] = Counter()
        for event in self.events:
            seen.update(frozenset[str]().union(*map(_words, event.asked_as)))
        size = len(self.events)
        return {
            word: FILLER_WEIGHT if self._is_filler(word) else math.log(1 + size / count)
            for word, count in seen.items()
        }

    def _is_filler(self, word: str) -> bool:
        """The word, or both of a pair, only stand around events."""
        return set(word.split()) <= self._fillers

    @cached_property
    def _fillers(self) -> frozenset[str]:
        return words_of("around_events")

    @cached_property
    def _unknown(self) -> float:
        return math.log(1 + len(self.events) / 2)


def tells_of_a_death(text: str) -> bool:
    """ "ba tôi mất rồi", with marks or without; not "ba tôi mất căn cước"."""
    return _death().search(fold(text)) is not None


@lru_cache(maxsize=1)
def _death() -> re.Pattern[str]:
    who, whose, then = (
        "|".join(sorted(map(re.escape, words_of(group)), key=len, reverse=True))
        for group in ("relatives", "oneself", "after_a_death")
    )
    return re.compile(
        rf"(?<!\w)(?:{who})(?: (?:{whose}))?(?: (?:vua|moi|da))? mat(?: (?:{then})(?!\w)|\W*$)"
    )


def _is_beside(text: str, event: LifeEvent) -> bool:
    """The text has words of a neighbouring matter."""
    plain = f" {' '.join(_WORD.findall(fold(text)))} "
    return any(f" {fold(words)} " in plain for words in event.unless)


def _words(text: str) -> frozenset[str]:
    """Folded words and pairs of neighbours."""
    words = _WORD.findall(fold(text))
    return frozenset([*words, *(f"{left} {right}" for left, right in pairwise(words))])
