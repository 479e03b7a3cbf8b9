"""Words that are none: left-over input-method keys, slips, missing spaces, held-down keys.

One noisy channel for all (Kernighan, Church & Gale 1990): each such word has what it may have been
meant as, each with the cost of having come out so, and a bigram of folded syllables chooses.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import log

from assistant.text.fold import fold
from assistant.text.lexicon import default_lexicon, foreign_words
from assistant.text.restorer import default_restorer
from assistant.text.spelling import Guess, Speller, squeezed
from assistant.text.telex import decode_telex, decode_vni
from assistant.text.tones import lacks_tone
from assistant.text.vocabulary import PAD, UNKNOWN, Vocabulary, has_shape_of_syllable

DECODED, SQUEEZED, UNTOUCHED, TOO_LONG = 1.0, 1.0, 4.0, 8.0
"""Costs of an input method's keys left in, of a key held down, and of being no word at all; more
for what is no foreign one either: with marks, or longer than any syllable ('nghieng')."""
LONGEST_SYLLABLE = 7
UNKNOWN_CHANCE = -11.0
"""Log probability of a word that is none, after anything."""
RARE, RARE_BUT_RIGHT = 60, 5.0
"""A syllable seen less often may itself be a slip; the cost of taking it for one."""
FEWEST_SEEN, SELDOM = 6, 4.0
"""A written form seen less often may be a slip too; minus log of a share that is no surprise."""
FEWEST_LETTERS, MOST_LETTERS = 3, 20
MOST_GUESSES = 12
AMONG_KEYS = 2
"""So many words of input-method keys make a text of them."""
_CORE = re.compile(r"^(\W*)(.*?)(\W*)$", re.DOTALL)
_LATE_LETTER = re.compile(r"(\w\w+)([,.?!;:])(\w)")
_LETTERS = re.compile(r"[^\W\d_]+")
_KEYS = re.compile(r"[a-z]+[0-9][a-z0-9]*")


@dataclass(frozen=True)
class Repaired:
    """Lower-case words for one that was written."""

    text: str
    is_repaired: bool = False


def repair(words: Sequence[str]) -> list[Repaired]:
    """Lower-case words, split at spaces, each as it was probably meant."""
    words = [_with_mark_last(word) for word in words]
    is_keyed = sum(_is_certainly_keyed(_core(word)) for word in words) >= AMONG_KEYS
    lattice = [_guesses(_core(word), is_keyed) for word in words]
    if all(len(guesses) == 1 for guesses in lattice):
        chosen = [guesses[0] for guesses in lattice]
    else:
        chosen = _best_path(lattice)
    return [_repaired(word, guess) for word, guess in zip(words, chosen)]


def _repaired(word: str, guess: Guess) -> Repaired:
    before, core, after = _apart(word)
    meant = " ".join(guess.syllables)
    return Repaired(f"{before}{meant}{after}", meant != core) if core else Repaired(word)


def _with_mark_last(word: str) -> str:
    """'tuổi,' for 'tuổ,i': the last letter was typed too late."""
    found = _LATE_LETTER.fullmatch(word)
    if found is None or found[1] + found[3] not in _speller().vocabulary.ids:
        return word
    return found[1] + found[3] + found[2]


@lru_cache(maxsize=8192)
def _apart(word: str) -> tuple[str, str, str]:
    """What stands before the word, the word, what stands behind it."""
    before, core, after = _CORE.findall(word)[0]
    return before, core, after


def _core(word: str) -> str:
    return _apart(word)[1]


@lru_cache(maxsize=1)
def _speller() -> Speller:
    return Speller(default_restorer().vocabulary)


@lru_cache(maxsize=8192)
def _guesses(core: str, is_keyed: bool) -> tuple[Guess, ...]:
    """What a word may have been meant as; itself alone where there is nothing to doubt."""
    vocabulary = _speller().vocabulary
    itself = Guess((core,), 0.0)
    if not 1 < len(core) <= MOST_LETTERS:
        return (itself,)
    decoded = _decoded(core, is_keyed)
    if decoded is not None:
        return _guesses_of_keys(core, decoded, is_keyed)
    if not _LETTERS.fullmatch(core) or _is_word(core, vocabulary):
        return (itself,)
    if lacks_tone(core) and fold(core) in vocabulary.folded_ids:
        return (Guess((fold(core),), SQUEEZED),)
    if len(core) < FEWEST_LETTERS:
        return (itself,)
    return _guesses_of_slips(core, vocabulary)


def _guesses_of_keys(core: str, decoded: str, is_keyed: bool) -> tuple[Guess, ...]:
    """A doubled vowel alone may also be a held-down key: the sentence will tell its marks."""
    if is_keyed:
        return (Guess((decoded,), DECODED),)
    meant = fold(decoded) if fold(decoded) == squeezed(core) else decoded
    return (Guess((meant,), DECODED), Guess((core,), UNTOUCHED))


def _guesses_of_slips(core: str, vocabulary: Vocabulary) -> tuple[Guess, ...]:
    is_written = _is_written(core, vocabulary)
    is_foreign = core.isascii() and len(core) <= LONGEST_SYLLABLE
    strange = UNTOUCHED if is_foreign else TOO_LONG
    found = [Guess((core,), _oddity(core, vocabulary) if is_written else strange)]
    short = squeezed(core)
    if short != core and _is_word(short, vocabulary):
        found.append(Guess((short,), SQUEEZED))
    more = max(0.0, RARE_BUT_RIGHT - found[0].cost) if is_written else 0.0
    guessed = sorted(_speller().guesses(core), key=lambda guess: guess.cost)[:MOST_GUESSES]
    return (*found, *(Guess(guess.syllables, guess.cost + more) for guess in guessed))


def _oddity(core: str, vocabulary: Vocabulary) -> float:
    """The cost of a written form that its syllable seldom has: the bigram knows only the fold."""
    row = vocabulary.folded_counts[vocabulary.folded_id(core)]
    seen = vocabulary.counts[vocabulary.ids[core]] if core in vocabulary.ids else row
    return max(0.0, log(row / float(seen)) - SELDOM)


def _is_word(core: str, vocabulary: Vocabulary) -> bool:
    """Known and not so rare that it may be a slip."""
    if core in foreign_words() or default_lexicon().knows(core):
        return True
    if not _is_written(core, vocabulary):
        return False
    if not core.isascii():
        return float(vocabulary.counts[vocabulary.ids[core]]) >= FEWEST_SEEN
    return vocabulary.folded_counts[vocabulary.folded_id(core)] >= RARE


def _is_written(core: str, vocabulary: Vocabulary) -> bool:
    if core.isascii():
        return core in vocabulary.folded_ids
    return core in vocabulary.ids and not lacks_tone(core)


@lru_cache(maxsize=8192)
def _is_certainly_keyed(core: str) -> bool:
    vocabulary = _speller().vocabulary
    return _decoded(core, False) is not None and core not in vocabulary.folded_ids


def _decoded(core: str, is_keyed: bool) -> str | None:
    """What input-method keys write, if that is a word and the keys themselves are none."""
    shortest = 2 if core.isalpha() else FEWEST_LETTERS
    is_typed = core.isascii() and core.isalnum() and shortest <= len(core) <= MOST_LETTERS
    if not is_typed or core in foreign_words():
        return None
    vocabulary = _speller().vocabulary
    is_own_word = not is_keyed and core in vocabulary.folded_ids
    if is_own_word or default_lexicon().knows(core):
        return None
    if core.isalpha():
        return _if_word(decode_telex(core), vocabulary)
    if _KEYS.fullmatch(core) and (is_keyed or _has_inner_digit(core)):
        return _if_word(decode_vni(core), vocabulary)
    return None


def _has_inner_digit(core: str) -> bool:
    return core[-1].isalpha() or core[-2].isdigit()


def _if_word(decoded: str | None, vocabulary: Vocabulary) -> str | None:
    if decoded is None:
        return None
    if lacks_tone(decoded):
        return fold(decoded) if fold(decoded) in vocabulary.folded_ids else None
    is_word = decoded in vocabulary.ids and has_shape_of_syllable(fold(decoded))
    return decoded if is_word or default_lexicon().knows(decoded) else None


def _best_path(lattice: Sequence[Sequence[Guess]]) -> list[Guess]:
    """Viterbi over the guesses: least cost, bigrams of folded syllables included. Where one way
    leads on from one, what it costs is the same for all."""
    vocabulary = _speller().vocabulary
    ends: list[tuple[float, int]] = [(0.0, PAD)]
    steps: list[list[int]] = []
    for guesses in lattice:
        if len(guesses) == len(ends) == 1:
            steps.append([0])
            ends = [(0.0, _last(guesses[0], vocabulary))]
            continue
        reached = [
            min(
                (_cost_after(last, guess, vocabulary, cost), at)
                for at, (cost, last) in enumerate(ends)
            )
            for guess in guesses
        ]
        steps.append([came_from for _, came_from in reached])
        ends = [(cost, _last(guess, vocabulary)) for (cost, _), guess in zip(reached, guesses)]
    at = min(range(len(ends)), key=lambda end: ends[end][0])
    chosen = []
    for guesses, came_from in zip(reversed(lattice), reversed(steps)):
        chosen.append(guesses[at])
        at = came_from[at]
    return chosen[::-1]


def _cost_after(last: int, guess: Guess, vocabulary: Vocabulary, cost: float) -> float:
    cost += guess.cost
    for syllable in guess.syllables:
        now = vocabulary.folded_id(syllable)
        cost -= UNKNOWN_CHANCE if now == UNKNOWN else vocabulary.log_chance(last, now)
        last = now
    return cost


def _last(guess: Guess, vocabulary: Vocabulary) -> int:
    return vocabulary.folded_id(guess.syllables[-1])
