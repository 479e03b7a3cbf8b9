"""The word lists of `nlu_data/lexicon`: how people write, and what they mean by it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from ruamel.yaml import YAML

from assistant.text.fold import fold

LEXICON_FOLDER = Path(__file__).parents[2] / "nlu_data/lexicon"
LISTS = ("teencode", "abbreviations", "dialect", "everyday_names")
LONGEST_PHRASE = 4
_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Lexicon:
    """Phrases (lower case, up to `LONGEST_PHRASE` words) and what stands for them."""

    phrases: Mapping[str, str]

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

    def _longest(self, words: list[str], at: int) -> tuple[int, str]:
        for size in range(min(LONGEST_PHRASE, len(words) - at), 0, -1):
            phrase = " ".join(words[at : at + size])
            bare = phrase.strip(",.?!:;()\"'…")
            meaning = self.phrases.get(bare.lower())
            if meaning is not None:
                return size, phrase.replace(bare, meaning, 1)
        return 1, words[at]


@lru_cache(maxsize=1)
def default_lexicon() -> Lexicon:
    return load_lexicon(LEXICON_FOLDER)


def load_lexicon(folder: Path) -> Lexicon:
    phrases: dict[str, str] = {}
    for name in LISTS:
        raw = YAML(typ="safe").load((folder / f"{name}.yml").read_text(encoding="utf-8")) or {}
        phrases.update({str(key).lower(): str(value) for key, value in raw.items()})
    return Lexicon(phrases)


@lru_cache(maxsize=1)
def asking_words() -> frozenset[str]:
    """Folded words that questions are made of and that name no procedure."""
    path = LEXICON_FOLDER / "asking_words.yml"
    lines = YAML(typ="safe").load(path.read_text(encoding="utf-8"))
    return frozenset(word for line in lines for word in str(line).split())


def names_nothing(text: str) -> bool:
    """True for 'còn lệ phí thì sao': every word is one that only asks."""
    return set(_WORD.findall(fold(text))) <= asking_words()
