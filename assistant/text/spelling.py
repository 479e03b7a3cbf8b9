"""What a mistyped syllable may have been meant as: one slip of a finger, or a missing space."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from assistant.text.fold import fold
from assistant.text.vocabulary import Vocabulary, has_shape_of_syllable

DOUBLED, SWAPPED, DROPPED, ADDED, NEIGHBOUR, SOUND, OTHER = 2.5, 3.0, 3.5, 4.0, 4.0, 4.0, 6.0
"""Costs of a slip: minus log of how often it is made, roughly (Kernighan, Church & Gale 1990)."""
FIRST_LETTER = 1.5
"""More for a slip on the first letter, where people look."""
JOINED = 3.0
"""Of each space left out."""
LONE_VOWELS = "aoy"
"""Letters that are a word by themselves."""
FEWEST = 20
"""A syllable seen less often is not what was meant."""
_KEYBOARD = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_SOUND_ALIKE = frozenset(map(frozenset, ("sx", "iy", "ck", "nl", "vd", "gj", "ph", "uw")))


@dataclass(frozen=True)
class Guess:
    """Syllables, without marks where the marks are to be found later, and the slip's cost."""

    syllables: tuple[str, ...]
    cost: float


@dataclass(frozen=True)
class Speller:
    vocabulary: Vocabulary

    def guesses(self, word: str) -> Iterator[Guess]:
        """For a lower-case word of letters: one slip away, or two syllables written as one."""
        folded = fold(word)
        near = {name for form in (folded, *_shortened(folded)) for name in self._near.get(form, ())}
        for name in near - {folded}:
            cost = _slip(folded, name)
            if cost is not None:
                yield Guess((self._with_marks(word, name),), cost)
        for at in range(1, len(word)):
            parts = (word[:at], word[at:])
            if all(map(self._is_syllable, parts)):
                yield Guess(parts, JOINED)

    def _is_syllable(self, part: str) -> bool:
        vocabulary = self.vocabulary
        row = vocabulary.folded_ids.get(part) if part.isascii() else None
        if row is not None:
            is_long = len(part) > 1 or part in LONE_VOWELS
            is_frequent = vocabulary.folded_counts[row] >= FEWEST
            return is_long and is_frequent and has_shape_of_syllable(part)
        return part in vocabulary.ids and has_shape_of_syllable(fold(part))

    def _with_marks(self, word: str, name: str) -> str:
        """The form of `name` whose marks are those that were typed, or `name` itself if several
        are equally near, for the sentence to decide."""
        if word.isascii():
            return name
        row = self.vocabulary.candidates[self.vocabulary.folded_ids[name]]
        forms = [self.vocabulary.words[at] for at in row if at < len(self.vocabulary.words)]
        missing = [(len(_without(word, form)) + len(_without(form, word)), form) for form in forms]
        least = min(missing)[0]
        nearest = [form for count, form in missing if count == least]
        return nearest[0] if len(nearest) == 1 else name

    @cached_property
    def _near(self) -> Mapping[str, Sequence[str]]:
        """Frequent syllables by their own form and by each form that lacks a letter of it."""
        near: dict[str, list[str]] = defaultdict(list)
        for name, row in self.vocabulary.folded_ids.items():
            if self.vocabulary.folded_counts[row] >= FEWEST and has_shape_of_syllable(name):
                for form in {name, *_shortened(name)}:
                    near[form].append(name)
        return near


def squeezed(word: str) -> str:
    """With every letter written once that was held down: 'khôngggg'."""
    return "".join(letter for letter, _ in groupby(word))


def _shortened(word: str) -> set[str]:
    return {word[:at] + word[at + 1 :] for at in range(len(word))} if len(word) > 1 else set()


def _without(one: str, other: str) -> list[str]:
    """Letters of the first that the second lacks."""
    return list((Counter(one) - Counter(other)).elements())


def _slip(typed: str, meant: str) -> float | None:
    """The cost of typing one for the other; None if that takes more than one slip."""
    start = next((at for at, (a, b) in enumerate(zip(typed, meant)) if a != b), None)
    at = min(len(typed), len(meant)) if start is None else start
    first = FIRST_LETTER if at == 0 else 0.0
    if typed[at + 1 :] == meant[at:]:
        return (DOUBLED if at and typed[at] == typed[at - 1] else ADDED) + first
    if typed[at:] == meant[at + 1 :]:
        return DROPPED + first
    if typed[at + 1 :] == meant[at + 1 :]:
        return _substituted(typed[at], meant[at]) + first
    if typed[at : at + 2] == meant[at : at + 2][::-1] and typed[at + 2 :] == meant[at + 2 :]:
        return SWAPPED + first
    return None


def _substituted(typed: str, meant: str) -> float:
    if frozenset((typed, meant)) in _SOUND_ALIKE:
        return SOUND
    return NEIGHBOUR if meant in _beside(typed) else OTHER


def _beside(key: str) -> set[str]:
    for number, row in enumerate(_KEYBOARD):
        at = row.find(key)
        if at >= 0:
            rows = _KEYBOARD[max(0, number - 1) : number + 2]
            return {letter for one in rows for letter in one[max(0, at - 1) : at + 2]} - {key}
    return set()
