"""Who published a record, and the province where it holds if a province did."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from procedures_kb.portal.words import words

_LOCAL = re.compile(r"UBND|HĐND|QĐ-VP|TTPVHCC|SNN|SXD|SoKHCN|dacthu|KSTT", re.I)
"""People's committees, their offices, and departments of a province."""
_MINISTRY = re.compile(r"[A-ZĐ]{2}")
_NUMBER = re.compile(r"[\d.\s/]+|[a-z]\b|số\s*:?", re.I)
SURE = 0.5
"""A place named in this share of a decision's records is the place of the decision."""
LIKELY, CLEARLY = 0.3, 2
"""Of a province's decision this share is enough, where no other place is named half as often."""


def publisher_of(decision: str) -> str:
    """'4118/QĐ-BCA-C07' → 'QĐBCAC07'; empty where the number names nobody."""
    after = decision.partition("/")[2] or decision
    return re.sub(r"[^A-ZĐ0-9]", "", after.upper()) if _MINISTRY.search(decision.upper()) else ""


def is_local(decision: str) -> bool:
    return bool(_LOCAL.search(decision))


def places_in(text: str) -> dict[str, int]:
    """How often each province is named as one ('tỉnh Gia Lai', 'TP. Huế')."""
    return dict(Counter(_by_fold()[match[1].lower()] for match in _named().finditer(text)))


def place_of(decision: str, named: Iterable[dict[str, int]]) -> str | None:
    """The province that published a decision, by what its records name; None for a ministry's,
    empty for a province's that isn't known.

    A number without a publisher ('543') is a province's only if its records say so.
    """
    if publisher_of(decision) and not is_local(decision):
        return None
    records = list(named)
    in_records = Counter(place for places in records for place in places)
    in_all: Counter[str] = Counter()
    for places in records:
        in_all.update(places)
    sure = [place for place, count in in_records.items() if count >= SURE * len(records)]
    if sure:
        return max(sure, key=lambda place: (in_all[place], place))
    if not is_local(decision):
        return None
    (first, count), (_, second) = [*in_records.most_common(2), ("", 0), ("", 0)][:2]
    return first if count >= max(LIKELY * len(records), CLEARLY * second) else ""


def without_places(offices: str) -> str:
    """'Sở Tư pháp Thành phố Hà Nội' → 'Sở Tư pháp', unless the place is home.

    A ministry's procedure is done by the department of every province; some records carry the name
    of the one whose clerk typed them.
    """
    kept = (_department().sub(_generic, office) for office in offices.split(", "))
    return ", ".join(dict.fromkeys(kept))


def _generic(match: re.Match[str]) -> str:
    return match[0] if match[2].lower() == words()["home"].lower() else match[1]


def said_with_kind(place: str) -> str:
    """'Gia Lai' → 'tỉnh Gia Lai'."""
    return f"thành phố {place}" if place in words()["cities"] else f"tỉnh {place}"


@lru_cache(maxsize=1)
def _by_fold() -> dict[str, str]:
    return {place.lower(): place for place in (*words()["cities"], *words()["provinces"])}


@lru_cache(maxsize=1)
def _department() -> re.Pattern[str]:
    names = "|".join(map(re.escape, _by_fold()))
    return re.compile(rf"^(Sở .*?)[\s–-]+(?:tỉnh|thành phố|tp\.?)\s*({names})$", re.I)


@lru_cache(maxsize=1)
def _named() -> re.Pattern[str]:
    names = "|".join(map(re.escape, _by_fold()))
    return re.compile(rf"(?:tỉnh|thành phố|tp\.?)\s*({names})(?!\w)", re.I)
