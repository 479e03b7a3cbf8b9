"""Putting tone marks where they are missing, and leaving alone what is well written."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from assistant.text.fold import fold
from assistant.text.restorer import Restorer, default_restorer
from assistant.text.tones import place_tones
from assistant.text.vocabulary import PAD, Floats

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
    restorer = default_restorer()
    result = [Restored(token) for token in tokens]
    parts = [part for part in _parts(tokens) if _lacks_marks(tokens[part], restorer)]
    for at in range(0, len(parts), 32):
        _restore_parts(tokens, parts[at : at + 32], restorer, result)
    return result


def _parts(tokens: Sequence[str]) -> list[slice]:
    """Sentences, cut where they are too long."""
    parts = []
    start = 0
    for at, token in enumerate(tokens, start=1):
        if token in _ENDS or at - start == LONGEST or at == len(tokens):
            parts.append(slice(start, at))
            start = at
    return parts


def _lacks_marks(tokens: Sequence[str], restorer: Restorer) -> bool:
    return any(_bare_share(token, restorer) < SELDOM_BARE for token in tokens)


def _bare_share(token: str, restorer: Restorer) -> float:
    """How often the token is rightly written as it is; 1 where it has marks or no letters."""
    is_bare = token.isascii() and token.isalpha()
    return restorer.vocabulary.bare_share(token) if is_bare else 1.0


def _restore_parts(
    tokens: Sequence[str], parts: Sequence[slice], restorer: Restorer, result: list[Restored]
) -> None:
    vocabulary = restorer.vocabulary
    none = len(vocabulary.words)
    folded = np.full((len(parts), max(part.stop - part.start for part in parts)), PAD, np.int64)
    shown = np.full_like(folded, none)
    for row, part in enumerate(parts):
        for at, token in enumerate(tokens[part]):
            folded[row, at] = vocabulary.folded_id(token)
            shown[row, at] = none if token.isascii() else vocabulary.ids.get(token, none)
    scores = restorer.scores(folded, shown)
    for row, part in enumerate(parts):
        needed = _needed(tokens[part], restorer)
        for at, token in enumerate(tokens[part]):
            if token.isascii() and token.isalpha() and vocabulary.choices[folded[row, at]]:
                result[part.start + at] = _best(
                    token, restorer, int(folded[row, at]), scores[row, at], needed
                )


def _needed(tokens: Sequence[str], restorer: Restorer) -> float:
    """How likely marks must be where none may be missing: the more words beside have theirs, the
    more surely a word without is meant so."""
    marked = sum(token.isalpha() and not token.isascii() for token in tokens)
    stripped = sum(_bare_share(token, restorer) < SELDOM_BARE for token in tokens)
    return SURE_AMONG_MARKED if marked > MOSTLY * stripped else SURE if marked else 0.0


def _best(token: str, restorer: Restorer, folded: int, scores: Floats, needed: float) -> Restored:
    best = int(scores.argmax())
    word = restorer.vocabulary.words[restorer.vocabulary.candidates[folded, best]]
    chance = float(np.exp(scores[best]))
    if chance < needed and _bare_share(token, restorer) > NEVER_BARE:
        return Restored(token)
    return Restored(word, chance)


def _in_case_of(written: str, word: str) -> str:
    if fold(written) == fold(word) and place_tones(written.lower()) == word:
        return written
    if written.isupper() and len(written) > 1:
        return word.upper()
    return word[:1].upper() + word[1:] if written[:1].isupper() else word
