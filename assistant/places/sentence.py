"""A place named inside a sentence: "tôi ở phường phú cường thủ dầu một làm khai sinh ở đâu"."""

from __future__ import annotations

from assistant.places.chains import Chain, chains_of
from assistant.places.former import former_office, gone_area, named_office
from assistant.places.gazetteer import gazetteer
from assistant.places.model import FormerOffice, GoneArea, Place
from assistant.places.readings import Reading, best, read, without_of_today
from assistant.places.resolve import place_of
from assistant.places.tokens import COMMA, Token, tokens_of
from assistant.places.words import LEVELS, PROVINCE, address_words
from procedures_kb.offices import home_province

LONGEST = 14
"""Words of a place phrase."""
MOST_WORDS = 120
"""Of a message: a place stands near its beginning or it costs too much to look for."""


def place_in(text: str) -> Place | None:
    """The place a sentence names, or None. A name counts with its kind before it, or beside the
    district or province it lies in: words of everyday speech are names of wards too."""
    tokens, of_today = without_of_today(tokens_of(text)[:MOST_WORDS])
    gone = _former_office(tokens)
    if gone is not None:
        return gone
    readings = [
        reading
        for _, _, found in _spans(tokens)
        for reading in found
        if not (of_today and reading.is_former)
    ]
    return place_of(best(readings)) if readings else None


def place_said(text: str) -> tuple[Place | GoneArea, str] | None:
    """The place a sentence names, or the district or province that is gone; and the words, folded,
    that stand beside it."""
    tokens = tokens_of(text)[:MOST_WORDS]
    areas = _spans(tokens, LEVELS[1:], is_named=True)
    spans = [*_spans(tokens), *(span for span in areas if _is_written_out(span[2]))]
    named = best(reading for _, _, readings in spans for reading in readings)
    at, end = next(((at, end) for at, end, readings in spans if readings[0] in named), (0, 0))
    rest = " ".join(token.text for token in (*tokens[:at], *tokens[end:]) if token.text != COMMA)
    place = gone_area(named) or place_of(named)
    return (place, rest) if place is not None else None


def _is_written_out(readings: list[Reading]) -> bool:
    """An area named in two words or more, none of them initials: "to" and "ba" are words too. A
    district by its bare name only at home: many bear the names of wards elsewhere."""
    first = readings[0]
    covered, initials, *_ = first.rank
    is_home = all(found.ward.province == home_province() for found in first.wards)
    is_known = first.area_level == PROVINCE or (bool(first.area) and is_home)
    return covered > 1 and initials == 0 and is_known


def _spans(
    tokens: tuple[Token, ...], levels: tuple[str, ...] = LEVELS, is_named: bool = False
) -> list[tuple[int, int, list[Reading]]]:
    """Where a place begins, where it ends, and its readings."""
    spans = []
    for at, token in enumerate(tokens):
        if token.text in gazetteer().first_words:
            size, readings = _longest_read(tokens[at : at + LONGEST], levels, is_named)
            spans += [(at, at + size, readings)] if readings else []
    return spans


def office_in(text: str) -> FormerOffice | None:
    """The office that is gone, where a sentence names one: "công an huyện Bàu Bàng"."""
    return _former_office(without_of_today(tokens_of(text)[:MOST_WORDS])[0])


def _former_office(tokens: tuple[Token, ...]) -> FormerOffice | None:
    office = named_office(tokens)
    if office is None:
        return None
    key, after = office
    levels = address_words().office_levels[key]
    return former_office(key, _longest(after[:LONGEST], levels, is_named=True))


def _longest(
    tokens: tuple[Token, ...], levels: tuple[str, ...] = LEVELS, is_named: bool = False
) -> list[Reading]:
    """The readings of the longest place that begins with the first word."""
    return _longest_read(tokens, levels, is_named)[1]


def _longest_read(
    tokens: tuple[Token, ...], levels: tuple[str, ...], is_named: bool
) -> tuple[int, list[Reading]]:
    """The same, and how many words it has."""
    is_marked = any(not token.marked.isascii() for token in tokens)
    for end in range(len(tokens), 0, -1):
        chains = [
            chain
            for chain in chains_of(tokens[:end], levels)
            if chain.start == 0 and (is_named or is_certain(chain))
        ]
        found = best(reading for chain in chains for reading in read(chain, is_marked))
        if found:
            return end, found
    return 0, []


def is_certain(chain: Chain) -> bool:
    """A ward or district with its kind, or written out beside what it lies in."""
    first = chain.mentions[0]
    if first.level == PROVINCE:
        return False
    return bool(first.kind) or (len(chain.mentions) > 1 and not first.has_initials)
