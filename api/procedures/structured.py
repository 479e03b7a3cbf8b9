"""A procedure in the words of schema.org, for search engines."""

from __future__ import annotations

from typing import Any

from api.procedures.described import Described
from assistant import say
from procedures_kb import Procedure, Way, in_force

COUNTRY = "Việt Nam"


def government_service(told: Described, url: str) -> dict[str, Any]:
    """A `GovernmentService`: names, who gives it, where, how it is filed, what it costs."""
    procedure = told.procedure
    made = {
        "@context": "https://schema.org",
        "@type": "GovernmentService",
        "@id": url,
        "url": url,
        "name": procedure.name,
        "alternateName": list(procedure.everyday_names),
        "description": told.description,
        "identifier": procedure.code,
        "serviceType": told.field,
        "sameAs": procedure.source_url,
        "areaServed": _area(procedure),
        "provider": _provider(told),
        "availableChannel": _channels(told),
        "offers": _offers(told),
    }
    return {key: value for key, value in made.items() if value}


def _area(procedure: Procedure) -> dict[str, Any]:
    country = {"@type": "Country", "name": COUNTRY}
    if procedure.place is None:
        return country
    return {
        "@type": "AdministrativeArea",
        "name": procedure.place,
        "containedInPlace": country,
    }


def _provider(told: Described) -> dict[str, Any] | None:
    found = in_force(told.procedure.authority, told.day)
    if not found:
        return None
    name = found[0].text.split(". ")[0].rstrip(".")
    return {"@type": "GovernmentOrganization", "name": name}


def _channels(told: Described) -> list[dict[str, Any]]:
    ways = dict.fromkeys(item.way for item in in_force(told.procedure.ways, told.day))
    return [_channel(way, told.procedure) for way in ways]


def _channel(way: Way, procedure: Procedure) -> dict[str, Any]:
    made = {"@type": "ServiceChannel", "name": say(f"ways.{way.value}")}
    return {**made, "serviceUrl": procedure.source_url} if way is Way.ONLINE else made


def _offers(told: Described) -> list[dict[str, Any]]:
    """Sums only: a fee told in words has no price."""
    return [
        {"@type": "Offer", "name": fee.label, "price": fee.amount, "priceCurrency": "VND"}
        for fee in in_force(told.procedure.fees, told.day)
        if fee.amount is not None
    ]
