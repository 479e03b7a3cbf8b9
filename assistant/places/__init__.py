"""Where a place is today: an address, old or new, to the ward that stands there since 1/7/2025."""

from assistant.places.model import (
    Ambiguous,
    Former,
    FormerOffice,
    Found,
    GoneArea,
    NotFound,
    Place,
    Ward,
    place_as_json,
)
from assistant.places.receiver import Receiver, Receiving, is_received_in_wards, receivers
from assistant.places.resolve import resolve
from assistant.places.sentence import office_in, place_in, place_said

__all__ = [
    "Ambiguous",
    "Former",
    "FormerOffice",
    "Found",
    "GoneArea",
    "NotFound",
    "Place",
    "Receiver",
    "Receiving",
    "Ward",
    "is_received_in_wards",
    "office_in",
    "place_as_json",
    "place_in",
    "place_said",
    "receivers",
    "resolve",
]
