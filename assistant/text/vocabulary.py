"""The syllables of Vietnamese as they are written, how frequent, and which follows which."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from math import log
from typing import Any

import numpy as np
import numpy.typing as npt

from assistant.text.fold import fold
from assistant.text.tones import place_tones

PAD, UNKNOWN, NUMBER = 0, 1, 2
MARKS_OF_SENTENCES = '.,?!:;()"/-'
MOST_CANDIDATES = 20
"""So many written forms of one folded syllable are told apart, the most frequent ones."""
TRUST = 20
"""A syllable seen so often is trusted half for what follows it (absolute interpolation)."""
_TOKEN = re.compile(r"[^\W\d_]+|\d+|[^\w\s]")
_ONSET = "ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|b|c|d|g|h|k|l|m|n|p|q|r|s|t|v|x|"
_SYLLABLE = re.compile(rf"(?:{_ONSET})[aeiouy]{{1,3}}(?:ch|ng|nh|c|m|n|p|t|)")
_PAIR = 1 << 16

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float32]


def tokens_of(text: str) -> list[str]:
    """Runs of letters, runs of digits, and every other character alone; lower case."""
    return _TOKEN.findall(place_tones(text.lower()))


def has_shape_of_syllable(folded: str) -> bool:
    """Whether these letters can be a Vietnamese syllable: onset, one to three vowels, coda."""
    return _SYLLABLE.fullmatch(folded) is not None


@dataclass(frozen=True)
class Vocabulary:
    """Written forms, most frequent first. `pairs` are folded ids, `left * 65536 + right`, sorted;
    `pair_counts` is how often each was seen."""

    words: tuple[str, ...]
    counts: Floats
    pairs: Ints
    pair_counts: Floats

    @cached_property
    def ids(self) -> Mapping[str, int]:
        return {word: at for at, word in enumerate(self.words)}

    @cached_property
    def folded_words(self) -> tuple[str, ...]:
        return tuple(map(fold, self.words))

    @cached_property
    def folded_names(self) -> tuple[str, ...]:
        """What each folded id stands for: padding, unknown, number, marks, then the folds."""
        return ("", "", "", *MARKS_OF_SENTENCES, *sorted(set(self.folded_words)))

    @cached_property
    def folded_ids(self) -> Mapping[str, int]:
        return {name: at for at, name in enumerate(self.folded_names) if at > NUMBER}

    @cached_property
    def candidates(self) -> Ints:
        """Folded ids × `MOST_CANDIDATES` written forms, frequent first; `len(words)` is none."""
        table = np.full((len(self.folded_names), MOST_CANDIDATES), len(self.words), np.int64)
        filled = [0] * len(self.folded_names)
        for word, folded in enumerate(self.folded_words):
            row = self.folded_ids[folded]
            if filled[row] < MOST_CANDIDATES:
                table[row, filled[row]] = word
                filled[row] += 1
        return table

    @cached_property
    def choices(self) -> Ints:
        """How many written forms each folded id has."""
        counted: Ints = (self.candidates < len(self.words)).sum(axis=1)
        return counted

    @cached_property
    def is_bare(self) -> npt.NDArray[np.bool_]:
        """For each word, whether it is written without marks; and True for 'none'."""
        same = [word == folded for word, folded in zip(self.words, self.folded_words)]
        return np.array([*same, True])

    @cached_property
    def folded_counts(self) -> tuple[float, ...]:
        totals = np.zeros(len(self.folded_names))
        np.add.at(totals, [self.folded_ids[name] for name in self.folded_words], self.counts)
        return tuple(totals.tolist())

    def bare_share(self, folded: str) -> float:
        """How often a folded syllable is really written so: 'con' mostly, 'khong' never."""
        row, word = self.folded_ids.get(folded), self.ids.get(folded)
        if row is None:
            return 1.0
        return float(self.counts[word]) / self.folded_counts[row] if word is not None else 0.0

    def folded_id(self, token: str) -> int:
        """Of a lower-case token, marked or not."""
        return NUMBER if token.isdigit() else self.folded_ids.get(fold(token), UNKNOWN)

    @cached_property
    def _seen(self) -> Mapping[int, float]:
        return dict(zip(self.pairs.tolist(), self.pair_counts.tolist()))

    @cached_property
    def _all(self) -> float:
        return sum(self.folded_counts) + 1.0

    def log_chance(self, left: int, right: int) -> float:
        """Log probability of a folded syllable after another: a bigram, interpolated."""
        alone = (self.folded_counts[right] + 0.1) / self._all
        before = self.folded_counts[left] + 1e-9
        trust = before / (before + TRUST)
        return log(
            0.9 * trust * self._seen.get(left * _PAIR + right, 0.0) / before
            + (1 - 0.9 * trust) * alone
        )

    def to_arrays(self) -> dict[str, Any]:
        return {
            "words": np.frombuffer("\n".join(self.words).encode(), np.uint8),
            "counts": np.log(self.counts).astype(np.float16),
            "pairs": np.diff(self.pairs, prepend=0).astype(np.uint32),
            "pair_counts": np.log(self.pair_counts).astype(np.float16),
        }

    @classmethod
    def from_arrays(cls, arrays: Mapping[str, Any]) -> Vocabulary:
        return cls(
            tuple(bytes(arrays["words"]).decode().split("\n")),
            np.exp(arrays["counts"].astype(np.float32)),
            np.cumsum(arrays["pairs"].astype(np.int64)),
            np.exp(arrays["pair_counts"].astype(np.float32)),
        )


def pair_of(left: int, right: int) -> int:
    return left * _PAIR + right
