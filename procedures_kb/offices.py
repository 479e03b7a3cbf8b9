"""Who receives dossiers, and which offices are gone: two registers of _shared/."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from procedures_kb.build import build_fact
from procedures_kb.load import CONTENT, read_register
from procedures_kb.model import Confidence, Fact


@dataclass(frozen=True)
class Address:
    """Where an office is, from `starts_on` on."""

    text: str
    confidence: Confidence
    starts_on: date | None = None

    def holds_on(self, day: date) -> bool:
        return (self.starts_on or day) <= day


@dataclass(frozen=True)
class Office:
    """`level` is commune, province, central or any; `name` may hold {ward}."""

    key: str
    level: str
    name: str
    address: Address | None = None


@lru_cache(maxsize=1)
def _register() -> dict[str, Any]:
    return read_register(CONTENT / "_shared/offices.yaml")


def home_province() -> str:
    """The province of today that the procedures were written for."""
    return str(_register()["home"])


@lru_cache(maxsize=1)
def offices() -> Mapping[str, Office]:
    return {key: _office(key, raw) for key, raw in _register()["offices"].items()}


def _office(key: str, raw: Mapping[str, Any]) -> Office:
    address = raw.get("address")
    return Office(key, raw["level"], raw["name"], _address(address) if address else None)


def _address(raw: Mapping[str, Any]) -> Address:
    starts = raw.get("starts_on")
    return Address(
        raw["text"], Confidence(raw["confidence"]), date.fromisoformat(starts) if starts else None
    )


@lru_cache(maxsize=1)
def former_offices() -> Mapping[tuple[str, str], Fact]:
    """By office and the level it was at (district, province): who does its work since 1/7/2025."""
    raw = read_register(CONTENT / "_shared/former_offices.yaml")
    return {
        (key, level): build_fact(fact)
        for key, levels in raw.items()
        for level, fact in levels.items()
    }
