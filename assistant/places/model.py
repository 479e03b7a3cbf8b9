"""What an address comes to: one ward of today, several to ask about, an office that is gone, or
nothing. All of it plain and frozen."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

SINCE = date(2025, 7, 1)
"""The day the districts went and the provinces were joined (Nghị quyết 202/2025/QH15)."""


@dataclass(frozen=True, slots=True)
class Ward:
    """A ward, commune or special zone as it stands today: 'Phường Phú Lợi'."""

    name: str
    province: str


@dataclass(frozen=True, slots=True)
class Former:
    """What stood there before; `ward` is empty for an island district that had none."""

    ward: str
    district: str
    province: str


@dataclass(frozen=True, slots=True)
class Found:
    """`came_from` is the former ward that was named; None where today's was."""

    ward: Ward
    came_from: Former | None = None
    corrected: bool = False
    """True where a slip of the keys was mended to find it."""


@dataclass(frozen=True)
class Ambiguous:
    """Several wards may be meant: one must be asked for.

    `candidates` are at most `MOST` of `total`; none where there are too many to offer, so that
    the ward's name must be asked for.
    """

    candidates: tuple[Found, ...]
    total: int
    named: str
    """The district or province that was named, or empty."""


@dataclass(frozen=True)
class FormerOffice:
    """An office of a district or province that went on `SINCE`, and what the base says of its
    work since."""

    key: str
    place: str
    """The district or province it belonged to: 'Thành phố Thủ Dầu Một'."""
    took_over: str
    confidence: str
    law: tuple[str, ...]
    today: str
    """The province of today that its area lies in."""
    candidates: tuple[Ward, ...] = ()
    """Today's wards of the area, where they are few enough to offer."""


@dataclass(frozen=True)
class GoneArea:
    """A district or province that went on `SINCE`: the province of today it lies in, and today's
    wards of it, where they are few enough to offer."""

    name: str
    province: str
    wards: tuple[Ward, ...] = ()


@dataclass(frozen=True)
class NotFound:
    query: str


Place = Found | Ambiguous | FormerOffice | NotFound

STATUS = {
    Found: "found",
    Ambiguous: "ambiguous",
    FormerOffice: "former_office",
    NotFound: "not_found",
}


def place_as_json(place: Place) -> dict[str, Any]:
    """Its fields, and `status` to tell which of the four it is."""
    return {"status": STATUS[type(place)], **asdict(place)}
