"""How the citizen will hand the dossier in, where the message says so: "tôi nộp online"."""

from __future__ import annotations

from datetime import date

from assistant.dialogue.cues import kinds_of
from assistant.text.sentences import looks_like_question
from procedures_kb import Procedure, Way, in_force


def way_said(text: str) -> Way | None:
    """None where it is asked about, or where two are named."""
    said = kinds_of("filing_ways", text)
    return Way(said[0]) if len(said) == 1 and not looks_like_question(text) else None


def ways_open(procedure: Procedure, day: date) -> tuple[Way, ...]:
    """Each once, in the order of the base."""
    return tuple(dict.fromkeys(item.way for item in in_force(procedure.ways, day)))
