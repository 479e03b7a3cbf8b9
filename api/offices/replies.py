"""Between what the assistant makes of an address and the JSON that travels."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import Any

from api.offices.schemas import (
    CandidateOut,
    FormerOfficeOut,
    FormerOut,
    OfficesOut,
    ReceivingOut,
    WardOut,
)
from assistant import Ambiguous, FormerOffice, Found, about_place, choice, receivers
from procedures_kb import Procedure


def offices_of(
    place: Found | Ambiguous | FormerOffice, procedure: Procedure | None, day: date
) -> OfficesOut:
    if isinstance(place, Found):
        return _found(place, procedure, day)
    known = (
        place.candidates
        if isinstance(place, Ambiguous)
        else tuple(Found(ward) for ward in place.candidates)
    )
    gone = FormerOfficeOut(**_fields(place)) if isinstance(place, FormerOffice) else None
    total = place.total if isinstance(place, Ambiguous) else len(known)
    return OfficesOut(
        status="former_office" if gone else "ambiguous",
        message=about_place(place),
        candidates=[CandidateOut(**asdict(item), query=choice(item.ward)) for item in known],
        total=total,
        former_office=gone,
    )


def _found(place: Found, procedure: Procedure | None, day: date) -> OfficesOut:
    told = receivers(procedure, place.ward, day) if procedure else None
    former = place.came_from
    return OfficesOut(
        status="found",
        message=about_place(place),
        ward=WardOut(**asdict(place.ward)),
        came_from=FormerOut(**asdict(former)) if former else None,
        corrected=place.corrected,
        receiving=ReceivingOut(**told.as_json()) if told else None,
    )


def _fields(place: FormerOffice) -> dict[str, Any]:
    return {name: getattr(place, name) for name in FormerOfficeOut.__fields__}
