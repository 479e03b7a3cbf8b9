"""How sure a fact is and how it is filed, beside it; which links lead out."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from assistant import Marked, day_month_year, say
from procedures_kb import Confidence


@dataclass(frozen=True)
class Mark:
    """The small print of a fact; `is_unsure` where it warns."""

    text: str
    is_unsure: bool = False


def marks(fact: Marked) -> list[Mark]:
    said = [Mark(say(f"ways.{way.value}")) for way in fact.ways]
    if fact.ends_on:
        said.append(Mark(say("dates.until", day=day_month_year(fact.ends_on))))
    if fact.confidence is not Confidence.SOURCED:
        said.append(Mark(say(f"confidence.{fact.confidence.value}"), is_unsure=True))
    return said


def government_url(url: str | None) -> str | None:
    """Only https pages of *.gov.vn become links."""
    if not url:
        return None
    parts = urlsplit(url)
    host = parts.hostname or ""
    is_of_state = host == "gov.vn" or host.endswith(".gov.vn")
    is_plain = parts.scheme == "https" and "@" not in parts.netloc and ":" not in parts.netloc
    return url if is_of_state and is_plain else None
