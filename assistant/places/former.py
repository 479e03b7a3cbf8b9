"""Offices of districts and of provinces that are gone: named as such, with what took over."""

from __future__ import annotations

from assistant.places.chains import texts
from assistant.places.model import FormerOffice, GoneArea
from assistant.places.readings import Reading
from assistant.places.tokens import Token
from assistant.places.words import address_words
from procedures_kb.offices import former_offices

FEW = 5
LONGEST = 8
"""Words of the longest name of an office."""


def named_office(tokens: tuple[Token, ...]) -> tuple[str, tuple[Token, ...]] | None:
    """The office named first, the longest of its names, and what stands behind it."""
    offices = address_words().offices
    for at in range(len(tokens)):
        for size in range(min(LONGEST, len(tokens) - at - 1), 0, -1):
            key = offices.get(texts(tokens[at : at + size]))
            if key is not None:
                return key, tokens[at + size :]
    return None


def former_office(key: str, readings: list[Reading]) -> FormerOffice | None:
    """None where a ward may be meant, several areas, or an area that is still there."""
    area = gone_area(readings)
    fact = former_offices().get((key, readings[0].area_level)) if area else None
    if area is None or fact is None:
        return None
    return FormerOffice(
        key,
        area.name,
        fact.text,
        fact.confidence.value,
        tuple(map(str, fact.law)),
        area.province,
        area.wards,
    )


def gone_area(readings: list[Reading]) -> GoneArea | None:
    """None where a ward may be meant, several areas, or an area that is still there."""
    areas = {(item.area, item.area_level) for item in readings}
    if len(areas) != 1 or not readings[0].is_gone:
        return None
    wards = tuple(dict.fromkeys(found.ward for item in readings for found in item.wards))
    return GoneArea(readings[0].area, wards[0].province, wards if len(wards) <= FEW else ())
