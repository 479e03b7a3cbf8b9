"""Slips of the keys in an address: mended only where a word is none that a name is made of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from itertools import product

from assistant.places.gazetteer import gazetteer
from assistant.places.tokens import COMMA, Token
from assistant.places.words import address_words

LONG_ENOUGH = 3
"""Letters: a shorter word is one slip away from too many others."""
NEAR_THE_END = 8
"""Words: what stands further from the end is house and street."""
AT_MOST = 2
"""Slips mended in one address."""


def mended(tokens: tuple[Token, ...]) -> Iterator[tuple[Token, ...]]:
    """The same address with each slip replaced by a word of a name one key away, all ways."""
    slips = [
        at
        for at in range(max(0, len(tokens) - NEAR_THE_END), len(tokens))
        if _is_slip(tokens[at].text)
    ]
    if not slips or len(slips) > AT_MOST:
        return
    for words in product(*(_near(tokens[at].text) for at in slips)):
        fixed = list(tokens)
        for at, word in zip(slips, words):
            fixed[at] = replace(tokens[at], text=word, marked=word)
        yield tuple(fixed)


def _is_slip(word: str) -> bool:
    known = gazetteer()
    is_kind = any(word in spelling for spelling in address_words().kinds)
    is_name = word in known.syllables or word in known.joined
    return (
        len(word) >= LONG_ENOUGH and word != COMMA and word.isalpha() and not (is_kind or is_name)
    )


def _near(word: str) -> list[str]:
    """Known words that are one letter more, less, other or swapped away."""
    by_form = _by_form()
    near = {known for form in _forms(word) for known in by_form.get(form, ())}
    return sorted(item for item in near if is_one_slip(word, item))


@lru_cache(maxsize=1)
def _by_form() -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for word in gazetteer().syllables:
        if word.isalpha() and len(word) > 1:
            for form in _forms(word):
                found[form].add(word)
    return {form: frozenset(words) for form, words in found.items()}


def _forms(word: str) -> set[str]:
    """The word, and it without each of its letters: two words one slip apart share a form."""
    return {word, *(word[:at] + word[at + 1 :] for at in range(len(word)))}


def is_one_slip(one: str, other: str) -> bool:
    """One letter put in, left out or replaced, or two neighbours swapped."""
    if len(one) == len(other):
        differ = [at for at, (a, b) in enumerate(zip(one, other)) if a != b]
        first = differ[0] if differ else 0
        is_swap = differ == [first, first + 1] and one[first] == other[first + 1]
        return len(differ) == 1 or (is_swap and one[first + 1] == other[first])
    shorter, longer = sorted((one, other), key=len)
    if len(longer) - len(shorter) != 1:
        return False
    return any(longer[:at] + longer[at + 1 :] == shorter for at in range(len(longer)))
