"""One sentence in the many ways people type it: what the models are trained and judged on.

Each form is drawn with its own generator from a seed, so the same sentence always gives the same
forms. The word lists are those of `nlu_data/lexicon`, read backwards: from what is meant to what is
typed.
"""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path

from ruamel.yaml import YAML

from assistant.text.fold import fold
from assistant.text.lexicon import LEXICON_FOLDER

WORDS_OF_A_LETTER = 25
"""A longer message may lose its subject when it is cut to a fragment."""
WORDS_OF_A_FRAGMENT = 10
ONE_TYPO_IN = 6
"""Words; and only those of four letters or more are mistyped."""
SHORTEST_TYPO = 4
EVEN = 0.5
TELEX, VNI = 0, 1

_TONES = {
    "\u0300": ("f", "2"),
    "\u0301": ("s", "1"),
    "\u0309": ("r", "3"),
    "\u0303": ("x", "4"),
    "\u0323": ("j", "5"),
}
"""Combining tone mark → its key in telex and in VNI."""
_SHAPES = {"\u0302": ("", "6"), "\u0306": ("w", "8"), "\u031b": ("w", "7")}
"""Circumflex (in telex the letter again), breve, horn."""
_CIRCUMFLEX, _D_WITH_STROKE = "\u0302", "\u0111"
_KEYBOARD = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_WORD = re.compile(r"\w+")
_CLAUSE = r"[^,.:!?]{0,40}[,.:!]\s*"

Form = Callable[[str, random.Random], str]


def forms(text: str, seed: int) -> dict[str, str]:
    """The forms by name; `fragment` only of what is not a letter."""
    made = {name: form(text, random.Random(f"{name}{seed}")) for name, form in FORMS.items()}
    if len(text.split()) > WORDS_OF_A_LETTER:
        del made["fragment"]
    return made


def unmarked(text: str, chance: random.Random) -> str:
    return fold(text)


def partly_marked(text: str, chance: random.Random) -> str:
    """Each word keeps its marks with an even chance."""
    return " ".join(word if chance.random() < EVEN else fold(word) for word in text.split())


def typo(text: str, chance: random.Random) -> str:
    """Slips of the finger: a letter left out, doubled, swapped with the next or hit beside."""
    words = text.split()
    long = [at for at, word in enumerate(words) if len(word) >= SHORTEST_TYPO]
    for at in chance.sample(long, min(len(long), 1 + len(words) // ONE_TYPO_IN)):
        words[at] = _slip(words[at], chance)
    return " ".join(words)


def teencode(text: str, chance: random.Random) -> str:
    return _retyped(text.lower(), _typed_for("teencode", "abbreviations"), chance)


def dialect(text: str, chance: random.Random) -> str:
    return _retyped(text.lower(), _typed_for("dialect"), chance)


def hurried(text: str, chance: random.Random) -> str:
    """Teencode without marks and without punctuation."""
    return " ".join(_WORD.findall(fold(teencode(text, chance))))


def telex(text: str, chance: random.Random) -> str:
    return _as_typed(text, TELEX)


def vni(text: str, chance: random.Random) -> str:
    return _as_typed(text, VNI)


def fragment(text: str, chance: random.Random) -> str:
    """Without the opening words, lower case, cut short."""
    short = _opening().sub("", text).strip(" ,.?!:;").lower()
    return " ".join(short.split()[:WORDS_OF_A_FRAGMENT]) or text


FORMS: Mapping[str, Form] = {
    "unmarked": unmarked,
    "partly_marked": partly_marked,
    "typo": typo,
    "teencode": teencode,
    "dialect": dialect,
    "hurried": hurried,
    "telex": telex,
    "vni": vni,
    "fragment": fragment,
}


def _slip(word: str, chance: random.Random) -> str:
    at = chance.randrange(1, len(word) - 1)
    before, letter, after = word[:at], word[at], word[at + 1 :]
    slips = (
        before + after,
        before + letter + letter + after,
        before + after[0] + letter + after[1:],
        before + _key_beside(letter, chance) + after,
    )
    return chance.choice(slips)


def _key_beside(letter: str, chance: random.Random) -> str:
    for row in _KEYBOARD:
        at = row.find(letter)
        if at >= 0:
            return chance.choice(row[max(0, at - 1) : at] + row[at + 1 : at + 2])
    return letter


def _retyped(text: str, typed: Mapping[str, tuple[str, ...]], chance: random.Random) -> str:
    """Every phrase of the list that stands in the text, in one of the ways it is typed."""

    def one(match: re.Match[str]) -> str:
        return chance.choice(typed[match[0]])

    phrases = sorted(typed, key=len, reverse=True)
    return re.sub(rf"(?<!\w)(?:{'|'.join(map(re.escape, phrases))})(?!\w)", one, text)


@lru_cache(maxsize=8)
def _typed_for(*lists: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for name in lists:
        path = Path(LEXICON_FOLDER) / f"{name}.yml"
        for typed, meant in YAML(typ="safe").load(path.read_text(encoding="utf-8")).items():
            found[str(meant)] = (*found.get(str(meant), ()), str(typed))
    return found


def _as_typed(text: str, way: int) -> str:
    """The keys pressed, with the tone's key at the end of the word."""

    def keys(match: re.Match[str]) -> str:
        letters, tone = "", ""
        for char in unicodedata.normalize("NFD", match[0].lower()):
            if char in _TONES:
                tone = _TONES[char][way]
            elif char in _SHAPES:
                is_doubled = char == _CIRCUMFLEX and way == TELEX
                letters += letters[-1] if is_doubled else _SHAPES[char][way]
            else:
                letters += ("dd", "d9")[way] if char == _D_WITH_STROKE else char
        return letters + tone

    return _WORD.sub(keys, unicodedata.normalize("NFC", text))


@lru_cache(maxsize=1)
def _opening() -> re.Pattern[str]:
    """One or several openings of the list, each to the end of its clause."""
    path = Path(LEXICON_FOLDER) / "openings.yml"
    words = "|".join(YAML(typ="safe").load(path.read_text(encoding="utf-8")))
    return re.compile(rf"^(?:(?:{words}){_CLAUSE})+", re.IGNORECASE)
