"""What a message says, written as it should be: for the models, and to show to who wrote it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from assistant.text.clean import clean
from assistant.text.fold import fold
from assistant.text.lexicon import default_lexicon
from assistant.text.repair import Repaired, repair
from assistant.text.restore import restore_with_doubts
from assistant.text.tones import place_tones

REPAIRED_MUCH, DOUBTED_MUCH = 2, 2
LONGEST_TO_SHOW = 400
"""Words of a text whose capitals are looked for; a longer one is never shown back."""
_REMEMBERED = 4096
_CORE = re.compile(r"^\W*|\W*$")


@dataclass(frozen=True)
class Plain:
    """Lower case; how many words were repaired, and how many marks are doubtful."""

    text: str
    repaired: int
    doubtful: int


@dataclass(frozen=True)
class Reading:
    """What was read in a message that is cleaned."""

    written: str
    plain: Plain

    @property
    def changed_much(self) -> bool:
        """More was guessed than case, marks that are sure, or common abbreviations."""
        return self.plain.repaired >= REPAIRED_MUCH or self.plain.doubtful >= DOUBTED_MUCH

    @property
    def text(self) -> str:
        """The message spelled out, with its own capitals, punctuation and numbers."""
        return _with_capitals(self.plain.text, self.written)


def read(text: str) -> Reading:
    tidy = clean(text)
    return Reading(tidy, read_plainly(tidy))


def read_plainly(text: str) -> Plain:
    """The same in lower case; the text is cleaned already."""
    return _read_plainly(text.lower())


@lru_cache(maxsize=_REMEMBERED)
def _read_plainly(text: str) -> Plain:
    words: list[Repaired] = repair(place_tones(text).split())
    spelled = default_lexicon().replace(" ".join(word.text for word in words))
    restored, doubtful = restore_with_doubts(spelled)
    # Once more: what was typed without its marks may be dialect too.
    return Plain(
        default_lexicon().replace(restored), sum(word.is_repaired for word in words), doubtful
    )


def _with_capitals(plain: str, written: str) -> str:
    """Words that only gained marks take the capitals they were written with."""
    now, before = plain.split(), written.split()
    if max(len(now), len(before)) > LONGEST_TO_SHOW:
        return plain
    matcher = SequenceMatcher(None, [*map(fold, now)], [*map(fold, before)], autojunk=False)
    for block in matcher.get_matching_blocks():
        for at in range(block.size):
            word, as_written = now[block.a + at], before[block.b + at]
            now[block.a + at] = _in_case_of(as_written, word)
    return " ".join(now)


def _in_case_of(written: str, word: str) -> str:
    if len(written) != len(word):
        return word
    return "".join(
        new.upper() if old.isupper() and len(new.upper()) == 1 else new
        for old, new in zip(written, word)
    )
