"""Putting tone marks where they are missing, and leaving alone what is well written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from assistant.text.fold import fold
from assistant.text.restorer import Restorer, default_restorer
from assistant.text.tones import place_tones

LONGEST = 64
"""Tokens read together; a longer sentence is cut there."""
SELDOM_BARE, NEVER_BARE = 0.03, 0.002
"""A syllable written without marks less often tells that marks are missing; or proves it."""
SURE, SURE_AMONG_MARKED = 0.5, 0.95
"""How likely marks must be beside some words that have theirs, and beside `MOSTLY` such words."""
MOSTLY = 3
DOUBTFUL = 0.6
"""Marks less likely than this may well be wrong."""
_TOKEN = re.compile(r"[^\W\d_]+|\d+|[^\w\s]")
_ENDS = frozenset(".?!;:")


@dataclass(frozen=True)
class Restored:
    """A token as it is to be read, and how likely that is, 0 to 1."""

    text: str
    chance: float = 1.0


def restore(text: str) -> str:
    """The text with the marks that are missing; what is written with its marks stays as it was."""
    return restore_with_doubts(text)[0]


def restore_with_doubts(text: str) -> tuple[str, int]:
    """The same, and how many of the marks are `DOUBTFUL`."""
    found = list(_TOKEN.finditer(text))
    restored = restore_tokens([place_tones(token[0].lower()) for token in found])
    pieces = []
    end = 0
    for token, now in zip(found, restored):
        pieces += [text[end : token.start()], _in_case_of(token[0], now.text)]
        end = token.end()
    doubtful = sum(now.chance < DOUBTFUL for now in restored)
    return "".join([*pieces, text[end:]]), doubtful


def restore_tokens(tokens: Sequence[str]) -> list[Restored]:
    """The same for lower-case tokens: runs of letters, of digits, or single other characters."""
    return [restored for part in _parts(tokens) for restored in _restored(part)]


def _parts(tokens: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Sentences, cut where they are too long."""
    start = 0
    for at, token in enumerate(tokens, start=1):
        if token in _ENDS or at - start == LONGEST or at == len(tokens):
            yield tuple(tokens[start:at])
            start = at


@lru_cache(maxsize=1024)
def _restored(tokens: tuple[str, ...]) -> tuple[Restored, ...]:
    """Of one sentence, which is often read twice: in its letter, and by itself."""
    restorer = default_restorer()
    vocabulary, none = restorer.vocabulary, len(restorer.vocabulary.words)
    bare_shares = [_bare_share(token, restorer) for token in tokens]
    if min(bare_shares) >= SELDOM_BARE:
        return tuple(map(Restored, tokens))
    folded = [vocabulary.folded_id(token) for token in tokens]
    shown = [none if token.isascii() else vocabulary.ids.get(token, none) for token in tokens]
    scores = restorer.scores(np.array(folded), np.array(shown))
    best, needed = scores.argmax(axis=-1), _needed(tokens, bare_shares)
    restored = []
    for at, (token, row) in enumerate(zip(tokens, folded)):
        chance = float(np.exp(scores[at, best[at]]))
        may_change = token.isascii() and token.isalpha() and vocabulary.choices[row]
        if may_change and (chance >= needed or bare_shares[at] <= NEVER_BARE):
            word = vocabulary.words[vocabulary.candidates[row, best[at]]]
            restored.append(Restored(word, chance))
        else:
            restored.append(Restored(token))
    return tuple(restored)


def _bare_share(token: str, restorer: Restorer) -> float:
    """How often the token is rightly written as it is; 1 where it has marks or no letters."""
    is_bare = token.isascii() and token.isalpha()
    return restorer.vocabulary.bare_share(token) if is_bare else 1.0


def _needed(tokens: Sequence[str], bare_shares: Sequence[float]) -> float:
    """How likely marks must be where none may be missing: the more words beside have theirs, the
    more surely a word without is meant so."""
    marked = sum(token.isalpha() and not token.isascii() for token in tokens)
    stripped = sum(share < SELDOM_BARE for share in bare_shares)
    return SURE_AMONG_MARKED if marked > MOSTLY * stripped else SURE if marked else 0.0


def _in_case_of(written: str, word: str) -> str:
    if fold(written) == fold(word) and place_tones(written.lower()) == word:
        return written
    if written.isupper() and len(written) > 1:
        return word.upper()
    return word[:1].upper() + word[1:] if written[:1].isupper() else word
