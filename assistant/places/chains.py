"""Names that stand one after the other at the end of an address: ward, district, province."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from assistant.places.gazetteer import Entry, gazetteer
from assistant.places.tokens import COMMA, Token
from assistant.places.words import LEVELS, PROVINCE, address_words

Tokens = tuple[Token, ...]


@dataclass(frozen=True)
class Mention:
    """What `tokens[start:end]` may name at one level; `kind` is the word said before, or empty."""

    start: int
    end: int
    level: str
    kind: str
    marked: tuple[str, ...]
    entries: tuple[Entry, ...]

    @property
    def has_initials(self) -> bool:
        return all(entry.is_initials for entry in self.entries)


@dataclass(frozen=True)
class Chain:
    """Names from left to right, and where they begin: what stands before is house and street."""

    start: int
    mentions: tuple[Mention, ...] = ()

    def at(self, level: str) -> Mention | None:
        return next((item for item in self.mentions if item.level == level), None)


def chains_of(tokens: Tokens, levels: tuple[str, ...] = LEVELS) -> list[Chain]:
    """Every way to read the end of an address, small to large; or the whole of one that is
    written the other way round. None whose street part still names a ward or district."""
    upward = _chains(tokens, len(tokens), levels)
    downward = (item for item in _chains(tokens, len(tokens), levels[::-1]) if item.start == 0)
    found = {chain: None for chains in (upward, downward) for chain in chains if chain.mentions}
    return [chain for chain in found if not names_more(tokens[: chain.start])]


def _chains(tokens: Tokens, end: int, levels: tuple[str, ...]) -> Iterator[Chain]:
    for last in _ends(tokens, end):
        yield Chain(last)
        for mention in mentions_ending(tokens, last):
            if mention.level in levels:
                smaller = levels[: levels.index(mention.level)]
                for before in _chains(tokens, mention.start, smaller):
                    yield Chain(before.start, (*before.mentions, mention))


def _ends(tokens: Tokens, end: int) -> Iterator[int]:
    """Where a name may end: here, or before words that may be passed over."""
    while end and tokens[end - 1].text == COMMA:
        end -= 1
    yield end
    for words in address_words().passed_over:
        start = end - len(words)
        if start >= 0 and stand_at(tokens, start, words):
            yield from _ends(tokens, start)


def mentions_ending(tokens: Tokens, end: int) -> Iterator[Mention]:
    known = gazetteer()
    for start in range(end - 1, max(-1, end - known.longest - 1), -1):
        if tokens[start].text == COMMA:
            return
        words = texts(tokens[start:end])
        joined = known.joined.get(words[0], words) if len(words) == 1 else words
        entries = known.names.get(words) or known.names.get(joined, ())
        if entries:
            yield from _with_kind(tokens, start, end, entries)
            yield from _alone(tokens, start, end, entries)


def _with_kind(
    tokens: Tokens, start: int, end: int, entries: tuple[Entry, ...]
) -> Iterator[Mention]:
    for spelling, kind in address_words().kinds.items():
        first = start - len(spelling)
        if first < 0 or not stand_at(tokens, first, spelling):
            continue
        for level in address_words().levels[kind]:
            fit = tuple(item for item in entries if item.level == level and _fits(item, kind))
            if fit:
                yield Mention(first, end, level, kind, _marked(tokens[start:end]), fit)


def _alone(tokens: Tokens, start: int, end: int, entries: tuple[Entry, ...]) -> Iterator[Mention]:
    if tokens[start].text.isdigit() and end - start == 1:
        return
    for level in LEVELS:
        fit = tuple(item for item in entries if item.level == level)
        if fit:
            yield Mention(start, end, level, "", _marked(tokens[start:end]), fit)


def _fits(entry: Entry, kind: str) -> bool:
    """People call a ward a commune and a city a district, but not where names are numbers or
    initials."""
    is_short = entry.is_initials or entry.marked[0].isdigit()
    return entry.kind == kind or not is_short


def _marked(tokens: Tokens) -> tuple[str, ...]:
    return tuple(token.marked for token in tokens)


def texts(tokens: Tokens) -> tuple[str, ...]:
    return tuple(token.text for token in tokens)


def stand_at(tokens: Tokens, at: int, words: tuple[str, ...]) -> bool:
    """The first word tells nearly always."""
    return tokens[at].text == words[0] and texts(tokens[at : at + len(words)]) == words


def names_more(tokens: Tokens) -> bool:
    """A kind of ward, district or city stands there before something: a name nobody bears."""
    words = address_words()
    return any(
        _stands_at(tokens, at, spelling)
        for at in range(len(tokens) - 1)
        for spelling, kind in words.kinds.items()
        if words.levels[kind] != (PROVINCE,)
    )


def _stands_at(tokens: Tokens, at: int, spelling: tuple[str, ...]) -> bool:
    """There, followed by a word; and marked as the kind is, where it is marked ('quán' is no
    'quận')."""
    end = at + len(spelling)
    if not stand_at(tokens, at, spelling) or end >= len(tokens) or tokens[end].text == COMMA:
        return False
    said = _marked(tokens[at:end])
    is_bare = "".join(said).isascii()
    return is_bare or said == address_words().marked[spelling]
