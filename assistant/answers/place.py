"""Where the citizen's place lies today, and who receives the dossier there."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from assistant.answers.part import Part, bullets
from assistant.places import (
    Ambiguous,
    Former,
    FormerOffice,
    Found,
    Place,
    Receiver,
    is_received_in_wards,
    office_in,
    place_as_json,
    place_in,
    receivers,
)
from assistant.places.model import Ward
from assistant.places.receiver import in_a_sentence
from assistant.replies import say
from assistant.turn import Wanted
from procedures_kb import Confidence, Procedure

ASKS_WHERE = "ask_office"


def named_for(wanted: Sequence[Wanted], text: str) -> Place | None:
    """The place the message names, where it asks where to go; an office that is gone always."""
    asks = any(item.intent == ASKS_WHERE for item in wanted)
    return place_in(text) if asks else office_in(text)


def about(named: Place | None, wanted: Sequence[Wanted], day: date) -> Part | None:
    """For the procedure whose office is asked for; None where no place is named."""
    asked = next((item.procedure for item in wanted if item.intent == ASKS_WHERE), None)
    if isinstance(named, FormerOffice):
        return _gone(named)
    return place(named, asked, day) if asked is not None and named is not None else None


def asking_where(named: Place | None, wanted: Sequence[Wanted], day: date) -> Part | None:
    """Which ward it is, where only the office is asked for and wards receive the dossier."""
    if named is not None or [item.intent for item in wanted] != [ASKS_WHERE]:
        return None
    is_known = is_received_in_wards(wanted[0].procedure, day)
    return Part((say("place.ask"),)) if is_known else None


def place(named: Place, procedure: Procedure, day: date) -> Part | None:
    """None for a place that isn't known: nothing is said about it."""
    if isinstance(named, Found):
        return _found(named, procedure, day)
    if isinstance(named, Ambiguous):
        return Part((*asking(named),), (_block(named),))
    return _gone(named) if isinstance(named, FormerOffice) else None


def about_place(named: Found | Ambiguous | FormerOffice) -> str:
    """What is said of the place alone, in a line or several."""
    if isinstance(named, Found):
        mended = [say("place.corrected", ward=named.ward.name)] if named.corrected else []
        return "\n".join([today(named), *mended])
    return "\n".join(asking(named) if isinstance(named, Ambiguous) else _gone(named).lines)


def _gone(named: FormerOffice) -> Part:
    sure, took_over = say("confidence.secondary"), named.took_over
    if named.confidence != Confidence.SOURCED.value:
        took_over = f"{took_over.rstrip('.')} ({say(f'confidence.{named.confidence}')})."
    gone = say("place.gone", place=named.place, took_over=took_over, sure=sure)
    wards = bullets(_candidate(Found(ward)) for ward in named.candidates)
    return Part((gone, *((say("place.which_of_area"), *wards) if wards else ())), (_block(named),))


def choices(named: Place | None) -> tuple[str, ...]:
    """A button for each ward that may be meant; what it says finds that ward alone."""
    if isinstance(named, Ambiguous):
        return tuple(choice(item.ward) for item in named.candidates)
    return tuple(map(choice, named.candidates)) if isinstance(named, FormerOffice) else ()


def choice(ward: Ward) -> str:
    return say("place.choice", ward=ward.name, province=ward.province)


def asking(named: Ambiguous) -> list[str]:
    if named.candidates:
        question = say("place.which_of_area" if named.named else "place.which")
        others = [say("place.or_elsewhere")] if named.total > len(named.candidates) else []
        return [question, *bullets(map(_candidate, named.candidates)), *others]
    if named.named:
        return [say("place.which_ward", named=named.named, total=named.total)]
    return [say("place.which_of_many", total=named.total)]


def _candidate(found: Found) -> str:
    ward, province = found.ward.name, found.ward.province
    if found.came_from is None:
        return say("place.candidate", ward=ward, province=province)
    former = _former(found.came_from)
    return say("place.candidate_from", ward=ward, province=province, former=former)


def _found(named: Found, procedure: Procedure, day: date) -> Part:
    told = receivers(procedure, named.ward, day)
    lines = [today(named)]
    if named.corrected:
        lines.append(say("place.corrected", ward=named.ward.name))
    if told.receivers:
        lines.append(say("place.receivers", ward=in_a_sentence(named.ward.name)))
        lines += bullets(map(_receiver, told.receivers))
        lines.append(say("place.no_address"))
    if not told.is_home:
        lines.append(say("place.not_home"))
    block = {**_block(named), "receivers": told.as_json()["receivers"]}
    return Part(tuple(lines), (block,))


def today(named: Found) -> str:
    ward, province = in_a_sentence(named.ward.name), named.ward.province
    if named.came_from is None:
        return say("place.today", ward=ward, province=province)
    return say("place.moved", former=_former(named.came_from), ward=ward, province=province)


def _former(former: Former) -> str:
    return ", ".join(part for part in (former.ward, former.district, former.province) if part)


def _receiver(receiver: Receiver) -> str:
    name, address = receiver.name, receiver.address
    if address is None:
        return name
    if receiver.address_confidence == Confidence.SOURCED.value:
        return say("place.receiver", name=name, address=address)
    sure = say(f"confidence.{receiver.address_confidence}")
    return say("place.receiver_unsure", name=name, address=address, sure=sure)


def _block(named: Place) -> dict[str, object]:
    return {"type": "place", **place_as_json(named)}
