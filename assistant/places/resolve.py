"""An address as people write it → the ward that is there today. Refused rather than guessed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from assistant.places.former import former_office, named_office
from assistant.places.model import Ambiguous, Found, NotFound, Place
from assistant.places.readings import Reading, best, best_readings
from assistant.places.slips import mended
from assistant.places.tokens import Token, tokens_of
from assistant.places.words import LEVELS, WARD, address_words
from procedures_kb.offices import home_province

MOST = 5
"""Choices offered at once."""
LONGEST = 40
"""Words: no address is longer, and a text that is would only cost time."""


def resolve(query: str) -> Place:
    """A former ward that was split is asked about; so is a name that several wards bear. A slip of
    the keys is mended only where one ward is left then."""
    tokens = tokens_of(query)
    if not 0 < len(tokens) <= LONGEST:
        return NotFound(query)
    office = named_office(tokens)
    if office is None:
        return _resolved(query, tokens, LEVELS)
    key, after = office
    readings = best_readings(after, address_words().office_levels[key])
    gone = former_office(key, readings)
    return gone or _resolved(query, after, LEVELS)


def _resolved(query: str, tokens: tuple[Token, ...], levels: tuple[str, ...]) -> Place:
    place = place_of(best_readings(tokens, levels))
    if place is not None:
        return place
    again = best(reading for fixed in mended(tokens) for reading in best_readings(fixed, levels))
    place = place_of(item for item in again if item.area_level == WARD)
    return _corrected(place) or NotFound(query)


def _corrected(place: Place | None) -> Place | None:
    """Only where one ward is left, or the parts of one that was split."""
    if isinstance(place, Found):
        return replace(place, corrected=True)
    if not isinstance(place, Ambiguous) or place.total > len(place.candidates):
        return None
    former = {item.came_from for item in place.candidates}
    parts = tuple(replace(item, corrected=True) for item in place.candidates)
    return replace(place, candidates=parts) if len(former) == 1 and None not in former else None


def place_of(readings: Iterable[Reading]) -> Place | None:
    """One ward, or those to choose from; None without readings."""
    known = list(readings)
    wards: dict[object, Found] = {}
    for found in (found for reading in known for found in reading.wards):
        kept = wards.get(found.ward)
        if kept is None or found.came_from is None:
            wards[found.ward] = found
    if not wards:
        return None
    if len(wards) == 1:
        return next(iter(wards.values()))
    areas = {reading.area for reading in known}
    return _ambiguous(list(wards.values()), areas.pop() if len(areas) == 1 else "")


def _ambiguous(wards: list[Found], named: str) -> Ambiguous:
    """Those at home first, what bears the name today before what bore it; of too many only those
    at home, if they are few."""
    wards = sorted(wards, key=lambda item: item.came_from is not None)
    at_home = [item for item in wards if item.ward.province == home_province()]
    elsewhere = [item for item in wards if item.ward.province != home_province()]
    offered = [*at_home, *elsewhere] if len(wards) <= MOST else at_home
    return Ambiguous(tuple(offered if len(offered) <= MOST else ()), len(wards), named)
