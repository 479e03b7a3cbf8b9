"""The answer: what was asked, from the procedure's fields, with sources and what is next."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from assistant.answers import durations, faq, listing, money, overview, papers
from assistant.answers.brief import answer_briefly
from assistant.answers.part import Part
from assistant.answers.sources import sources_of
from assistant.answers.wording import day_month_year
from assistant.replies import find_words, say
from assistant.turn import Answer, Context, State, Status
from procedures_kb import KnowledgeBase, Procedure

Answering = Callable[[Procedure, KnowledgeBase, date], Part | None]

ANSWERS: dict[str, Answering] = {
    "ask_papers": papers.papers,
    "ask_form": listing.forms,
    "ask_result": listing.result,
    "ask_fee": money.fees,
    "ask_time": durations.times,
    "ask_penalty": listing.penalties,
    "ask_office": listing.office,
    "ask_online": listing.online,
    "ask_steps": listing.steps,
    "ask_conditions": listing.conditions,
    "ask_legal_basis": listing.legal_basis,
    "ask_overview": overview.overview,
}
SUGGESTED = 3
ANSWERED_AT_ONCE = 3


@dataclass(frozen=True)
class Compose:
    kb: KnowledgeBase

    def __call__(self, context: Context) -> Answer | None:
        procedure = context.procedure
        assert procedure is not None
        intent = context.understanding.intent
        intent = intent if intent in ANSWERS else "ask_overview"
        day = context.turn.today
        wanted = [intent, *(other for other in context.also_asked if other in ANSWERS)]
        bodies = (
            answer_briefly(ANSWERS[other], procedure, self.kb, day)
            for other in wanted[:ANSWERED_AT_ONCE]
        )
        lead = faq.nearest(procedure, context, day)
        parts = [part for part in (lead, *bodies) if part is not None]
        return Answer(
            Status.ANSWERED if parts else Status.NOT_IN_BASE,
            _text(parts, procedure, intent, day),
            intent,
            procedure,
            context.candidates,
            context.candidates[0].score,
            tuple(block for part in parts for block in part.blocks),
            sources_of(procedure, [fact for part in parts for fact in part.facts], self.kb, day),
            self._suggestions(procedure, intent, day),
            State(procedure.slug, context.turn.state.facts),
        )

    def _suggestions(self, procedure: Procedure, intent: str, day: date) -> tuple[str, ...]:
        """What can be asked next and is in the base."""
        words: dict[str, str] = find_words("suggestions")
        found = (
            text
            for other, text in words.items()
            if other != intent and ANSWERS[other](procedure, self.kb, day) is not None
        )
        return tuple(text for text, _ in zip(found, range(SUGGESTED)))


def _text(parts: list[Part], procedure: Procedure, intent: str, day: date) -> str:
    if not parts:
        aspect = (find_words("aspects") or {}).get(intent, "")
        return say("not_in_base", name=procedure.name, aspect=aspect)
    lines = [line for part in parts for line in part.lines]
    return "\n".join([*lines, _freshness(procedure, day)])


def _freshness(procedure: Procedure, day: date) -> str:
    imported = procedure.snapshot and say("imported", month=f"{procedure.snapshot:%-m/%Y}")
    if procedure.review_by < day:
        overdue = say("overdue", day=day_month_year(procedure.review_by))
        return f"{imported} {overdue}" if imported else overdue
    if imported:
        return imported
    if procedure.verified_on is None:
        return say("not_verified")
    return say("verified", day=day_month_year(procedure.verified_on))
