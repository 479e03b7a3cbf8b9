"""A checklist of a talk as the body that saves it under a short code: `POST /checklists`."""

from __future__ import annotations

from datetime import date

from assistant.checklist.dated import event_key, event_keys
from assistant.checklist.lines import Checklist
from assistant.turn import Block, Case
from procedures_kb import Procedure


def to_save(
    checklist: Checklist, procedure: Procedure, case: Case, day: date, today: date
) -> Block:
    """`as_of` only where the list is for another day: else it shall follow the rules as they
    change. Of days and papers only those that this list knows."""
    events, papers = event_keys(procedure), {paper.key for paper in checklist.named}
    days = {event_key(name): told.isoformat() for name, told in case.days.items()}
    return {
        "slug": checklist.slug,
        "facts": {given.question: given.answer for given in checklist.answers},
        "event_days": {key: told for key, told in days.items() if key in events},
        "held": {key: dict(paper) for key, paper in case.held.items() if key in papers},
        "way": case.way,
        "as_of": day.isoformat() if day != today else None,
    }
