"""The word lists of `nlu_data/lexicon`: how people write, and what they mean by it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from assistant.text.fold import fold

LEXICON_FOLDER = Path(__file__).parents[2] / "nlu_data/lexicon"
SPELLED = ("teencode", "abbreviations", "dialect")
"""Other ways to write or say the same words."""
NAMED = ("everyday_names",)
"""What people call a paper, with its proper name added."""
LISTS = (*SPELLED, *NAMED)
AMBIGUOUS = "ambiguous"
LONGEST_PHRASE = 4
_WORD = re.compile(r"\w+")
_BEGIN, _END = "^", "$"
"""What stands beside the first and the last word, of a sentence or between commas."""
_ENDS = (",", ".", "?", "!", ";", ":")
_AROUND = ",.?!:;()\"'…"


@dataclass(frozen=True)
class Sense:
    """What a word stands for where the folded words beside it allow it; no words allow all."""

    means: str
    after: frozenset[str] = frozenset()
    before: frozenset[str] = frozenset()
    not_after: frozenset[str] = frozenset()
    not_before: frozenset[str] = frozenset()

    def fits(self, left: str, right: str) -> bool:
        is_called_for = not (self.after or self.before) or (
            left in self.after or right in self.before
        )
        return is_called_for and left not in self.not_after and right not in self.not_before


@dataclass(frozen=True)
class Lexicon:
    """Phrases (lower case, up to `LONGEST_PHRASE` words) and what stands for them; and words that
    stand for different things in different company, with their readings in order."""

    phrases: Mapping[str, str]
    ambiguous: Mapping[str, Sequence[Sense]] = field(default_factory=dict)

    def replace(self, text: str) -> str:
        """The text with every phrase of the lists replaced, longest first, one pass."""
        words = text.split()
        out: list[str] = []
        at = 0
        while at < len(words):
            taken, meaning = self._longest(words, at)
            out.append(meaning)
            at += taken
        return " ".join(out)

    def knows(self, word: str) -> bool:
        """Whether the word is a phrase of the lists, or part of one."""
        return word in self._words

    @cached_property
    def _words(self) -> frozenset[str]:
        split = (word for phrase in (*self._by_phrase, *self.ambiguous) for word in phrase.split())
        return frozenset(split)

    @cached_property
    def _first_words(self) -> frozenset[str]:
        """Of phrases of several words."""
        return frozenset(phrase.split(" ", 1)[0] for phrase in self._by_phrase if " " in phrase)

    @cached_property
    def _alone(self) -> frozenset[str]:
        """Words that stand for something by themselves."""
        return frozenset(word for word in (*self._by_phrase, *self.ambiguous) if " " not in word)

    @cached_property
    def _by_phrase(self) -> Mapping[str, str]:
        """Phrases, and those of two words or more also without their marks."""
        folded = {fold(one): means for one, means in self.phrases.items() if " " in one}
        return {**folded, **self.phrases}

    def _longest(self, words: list[str], at: int) -> tuple[int, str]:
        begun = words[at].lstrip(_AROUND).lower()
        may_begin = begun in self._first_words
        if not may_begin and begun.rstrip(_AROUND) not in self._alone:
            return 1, words[at]
        longest = min(LONGEST_PHRASE, len(words) - at) if may_begin else 1
        for size in range(longest, 0, -1):
            phrase = " ".join(words[at : at + size])
            bare = phrase.strip(_AROUND)
            meaning = self._by_phrase.get(bare.lower())
            if meaning is None and size == 1 and not _is_label(words, at):
                meaning = self._read(bare.lower(), words, at)
            if meaning is not None:
                if self._is_spelled_out(words, at, bare, meaning):
                    return size, phrase
                return size, phrase.replace(bare, meaning, 1)
        return 1, words[at]

    def _read(self, word: str, words: list[str], at: int) -> str | None:
        readings = self.ambiguous.get(word, ())
        if not readings:
            return None
        is_first = at == 0 or words[at - 1].endswith(_ENDS)
        is_last = at + 1 == len(words) or words[at].endswith(_ENDS)
        left = _BEGIN if is_first else fold(words[at - 1]).strip(_AROUND)
        right = _END if is_last else fold(words[at + 1]).strip(_AROUND)
        return next((one.means for one in readings if one.fits(left, right)), None)

    def _is_spelled_out(self, words: list[str], at: int, bare: str, meaning: str) -> bool:
        """Whether what would be added to the phrase stands beside it already."""
        wanted, given = meaning.split(), bare.lower().split()
        if len(wanted) <= len(given):
            return False
        ahead = " ".join(words[at : at + len(wanted)]).strip(_AROUND).lower()
        behind = words[max(0, at + len(given) - len(wanted)) : at + len(given)]
        return meaning in (ahead, " ".join(behind).strip(_AROUND).lower())


def _is_label(words: list[str], at: int) -> bool:
    """'a)', and 'c.' where a sentence begins, count things; no one is called so."""
    is_first = at == 0 or words[at - 1].endswith(_ENDS)
    return words[at][1:2] == ")" or (is_first and words[at][1:2] == ".")


@lru_cache(maxsize=1)
def default_lexicon() -> Lexicon:
    """Other ways to write and say things, put into the common words."""
    return load_lexicon(LEXICON_FOLDER, SPELLED)


@lru_cache(maxsize=1)
def everyday_names() -> Lexicon:
    return load_lexicon(LEXICON_FOLDER, NAMED)


def load_lexicon(folder: Path, lists: Sequence[str] = LISTS) -> Lexicon:
    phrases: dict[str, str] = {}
    for name in lists:
        raw = _read_yaml(folder / f"{name}.yml") or {}
        phrases.update({str(key).lower(): str(value) for key, value in raw.items()})
    path = folder / f"{AMBIGUOUS}.yml"
    is_wanted = path.exists() and set(SPELLED) <= set(lists)
    raw = _read_yaml(path) if is_wanted else {}
    readings = {str(word): tuple(map(_reading, rows)) for word, rows in raw.items()}
    return Lexicon(phrases, readings)


def _reading(row: Mapping[str, str]) -> Sense:
    sets = {name: frozenset(words.split()) for name, words in row.items() if name != "means"}
    return Sense(row["means"], **sets)


def _read_yaml(path: Path) -> Any:
    return YAML(typ="safe").load(path.read_text(encoding="utf-8"))


@lru_cache(maxsize=1)
def asking_words() -> frozenset[str]:
    """Folded words that questions are made of and that name no procedure."""
    return _words_of("asking_words")


@lru_cache(maxsize=1)
def foreign_words() -> frozenset[str]:
    """Words of other languages that people type as they are, and that no key stroke made."""
    return _words_of("foreign_words")


def _words_of(name: str) -> frozenset[str]:
    lines = _read_yaml(LEXICON_FOLDER / f"{name}.yml")
    return frozenset(word for line in lines for word in str(line).split())


def names_nothing(text: str) -> bool:
    """True for 'còn lệ phí thì sao': every word is one that only asks."""
    return set(_WORD.findall(fold(text))) <= asking_words()
