"""The offer of a list of papers for one's own case, beside an answer about papers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from assistant.dialogue.interview import next_question
from assistant.replies import say
from assistant.turn import Block, Wanted

ASKS_PAPERS = "ask_papers"


def own_papers(wanted: Sequence[Wanted], day: date, today: date) -> tuple[Block, ...]:
    """One block, of the first procedure whose papers are asked for as of today and hang on
    answers; none where every citizen needs the same."""
    asked = (item.procedure for item in wanted if item.intent == ASKS_PAPERS and day == today)
    offered = (procedure for procedure in asked if next_question(procedure, {}, day))
    return tuple(
        {"type": "own_papers", "slug": procedure.slug, "title": say("own_papers")}
        for procedure, _ in zip(offered, range(1))
    )
