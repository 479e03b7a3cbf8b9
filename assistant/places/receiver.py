"""Who receives the dossier of a procedure in a ward: by the facts in force on the day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from assistant.places.model import Ward
from procedures_kb import Procedure, Way, in_force
from procedures_kb.model import Fact, FilingWay
from procedures_kb.offices import Office, home_province, offices

LOCAL = ("province",)
"""Offices of these levels are those of the home province: elsewhere they are others."""


@dataclass(frozen=True)
class Receiver:
    """`says` are the base's words on it; `address` is None where the base has none."""

    office: str
    level: str
    name: str
    says: str
    condition: str | None
    confidence: str
    law: tuple[str, ...]
    address: str | None = None
    address_confidence: str | None = None


@dataclass(frozen=True)
class Filing:
    """A way to hand in without going there."""

    way: str
    text: str
    condition: str | None
    confidence: str


@dataclass(frozen=True)
class Receiving:
    """`authority` is what the base says on who decides; `receivers` is empty where nothing says
    who takes the papers at a counter."""

    procedure: str
    ward: Ward
    as_of: date
    receivers: tuple[Receiver, ...]
    ways: tuple[Filing, ...]
    authority: tuple[str, ...]
    is_home: bool
    """False in another province: what the base says of the offices of its own is left out."""

    def as_json(self) -> dict[str, Any]:
        return {**asdict(self), "as_of": self.as_of.isoformat()}


def receivers(procedure: Procedure, ward: Ward, day: date) -> Receiving:
    is_home = ward.province == home_province()
    found: dict[str, Receiver] = {}
    for receiver in _receivers(procedure, ward, day, is_home):
        found.setdefault(receiver.office, receiver)
    ways = in_force(procedure.ways, day)
    return Receiving(
        procedure.slug,
        ward,
        day,
        tuple(found.values()),
        tuple(_filing(way) for way in ways if way.way is not Way.COUNTER),
        tuple(fact.text for fact in in_force(procedure.authority, day)),
        is_home,
    )


def is_received_in_wards(procedure: Procedure, day: date) -> bool:
    facts: list[Fact | FilingWay] = [*procedure.ways, *procedure.authority]
    keys = {key for fact in facts if fact.holds_on(day) for key in fact.received_by}
    return any(offices()[key].level == "commune" for key in keys)


def _receivers(procedure: Procedure, ward: Ward, day: date, is_home: bool) -> Iterator[Receiver]:
    """Of the ways first: they say where to go; the authority's facts, who decides."""
    facts: list[Fact | FilingWay] = [*in_force(procedure.ways, day)]
    for fact in (*facts, *in_force(procedure.authority, day)):
        for key in fact.received_by:
            office = offices()[key]
            if is_home or office.level not in LOCAL:
                yield _receiver(office, fact, ward, day)


def _receiver(office: Office, fact: Fact | FilingWay, ward: Ward, day: date) -> Receiver:
    address = office.address if office.address and office.address.holds_on(day) else None
    return Receiver(
        office.key,
        office.level,
        office.name.format(ward=in_a_sentence(ward.name)),
        fact.text,
        fact.condition,
        fact.confidence.value,
        tuple(map(str, fact.law)),
        address.text if address else None,
        address.confidence.value if address else None,
    )


def in_a_sentence(name: str) -> str:
    """'Phường Phú Lợi' → 'phường Phú Lợi'."""
    return name[:1].lower() + name[1:]


def _filing(way: FilingWay) -> Filing:
    return Filing(way.way.value, way.text, way.condition, way.confidence.value)
