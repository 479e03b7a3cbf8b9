"""The answer: what was asked, from the procedure's fields, with sources and what is next."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from assistant.answers import durations, faq, listing, money, overview, papers, place
from assistant.answers.as_of import as_of_lines, beside_today
from assistant.answers.brief import answer_briefly
from assistant.answers.part import Part, headed
from assistant.answers.sources import sources_of
from assistant.answers.wording import day_month_year
from assistant.dialogue.memory import remembered
from assistant.dialogue.near_pairs import NearPairs
from assistant.replies import find_words, say
from assistant.steps.own_papers import own_papers
from assistant.turn import Answer, Context, Source, Status, Wanted
from procedures_kb import KnowledgeBase, Procedure
from procedures_kb.registers import LifeEvent

Answering = Callable[[Procedure, KnowledgeBase, date], Part | None]
Told = tuple[Wanted, Part | None]
"""A question and what the base answers, or None where it has nothing."""

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
UNSURE = "ask_overview"
SUGGESTED = 3
ANSWERED_AT_ONCE = 3
WORTH_BELIEVING = 0.15


@dataclass(frozen=True)
class Compose:
    kb: KnowledgeBase
    pairs: NearPairs
    sad_events: tuple[LifeEvent, ...] = ()
    """Life events that are met with a line of sympathy."""

    def __call__(self, context: Context) -> Answer | None:
        procedure = context.procedure
        assert procedure is not None
        day, today = context.day, context.turn.today
        wanted = _wanted(procedure, context)
        now, later = wanted[:ANSWERED_AT_ONCE], wanted[ANSWERED_AT_ONCE:]
        told = [(item, self._part(item, day)) for item in now]
        is_known = any(part is not None for _, part in told)
        lead = None if context.wanted else faq.nearest(procedure, context, day)
        sources = self._sources(told, lead, day)
        if day != today:
            told_today = [(item, self._part(item, today)) for item in now]
            sources = _portal_last((*sources, *self._sources(told_today, None, today)))
            told = _both(told, told_today)
        where = place.named_for(now, context.turn.text)
        before = (lead, place.about(where, now, day))
        after = (place.asking_where(where, now, day),)
        answers = _parts(told) if is_known or day != today else []
        parts = [part for part in (*before, *answers, *after) if part is not None]
        intent = wanted[0].intent
        return Answer(
            Status.ANSWERED if is_known or lead else Status.NOT_IN_BASE,
            "\n".join([*self._before(context), *_lines(parts, wanted[0], today)]),
            intent,
            procedure,
            context.candidates,
            context.candidates[0].score,
            (*(block for part in parts for block in part.blocks), *own_papers(wanted, day, today)),
            sources,
            self._buttons(place.choices(where), later, wanted, day),
            remembered(context, wanted, self.pairs),
        )

    def _buttons(
        self, places: tuple[str, ...], later: list[Wanted], wanted: list[Wanted], day: date
    ) -> tuple[str, ...]:
        """Every place that may be meant; else what wasn't answered yet, and what is next."""
        others = (*(_asked(item, wanted) for item in later), *self._suggestions(wanted, day))
        return places or others[:SUGGESTED]

    def _part(self, item: Wanted, day: date) -> Part | None:
        return answer_briefly(ANSWERS[item.intent], item.procedure, self.kb, day)

    def _before(self, context: Context) -> list[str]:
        """What is said before the answer: the day it is for, how the message was read, and a line
        of sympathy."""
        lines = as_of_lines(context)
        if context.understood_as:
            lines.append(say("understood_as", text=context.understood_as))
        if any(_tells_of(event, context) for event in self.sad_events):
            lines.append(say("tones.condolence"))
        return lines

    def _sources(self, told: list[Told], lead: Part | None, day: date) -> tuple[Source, ...]:
        """Of each procedure answered about, the law of the facts used and its page."""
        found: dict[Source, None] = {}
        for procedure in {item.procedure.slug: item.procedure for item, _ in told}.values():
            parts = [part for item, part in told if item.procedure == procedure and part]
            parts = [lead, *parts] if lead else parts
            facts = [fact for part in parts for fact in part.facts]
            found.update(dict.fromkeys(sources_of(procedure, facts, self.kb, day)))
        return tuple(found)

    def _suggestions(self, wanted: list[Wanted], day: date) -> tuple[str, ...]:
        """What can be asked next about the first procedure and is in the base."""
        words: dict[str, str] = find_words("suggestions")
        asked = {item.intent for item in wanted}
        procedure = wanted[0].procedure
        found = (
            text
            for other, text in words.items()
            if other not in asked and ANSWERS[other](procedure, self.kb, day) is not None
        )
        return tuple(text for text, _ in zip(found, range(SUGGESTED)))


def _wanted(procedure: Procedure, context: Context) -> list[Wanted]:
    """The questions of the message, in order, each once."""
    intents = (context.understanding.intent, *context.also_asked)
    found = context.wanted or tuple(Wanted(procedure, intent) for intent in intents)
    known = [item for item in found if item.intent in ANSWERS]
    once = {(item.procedure.slug, item.intent): item for item in known}
    return list(once.values()) or [Wanted(procedure, _likeliest_asked(context))]


def _likeliest_asked(context: Context) -> str:
    """Small talk or a matter of none of these, and yet a procedure was found: of what can be asked
    about it, what the model holds for likeliest."""
    ranking = context.understanding.ranking
    likely = (name for name, share in ranking if name in ANSWERS and share >= WORTH_BELIEVING)
    return next(likely, UNSURE)


def _parts(told: list[Told]) -> list[Part]:
    """One part as it is; of several each under the question it answers, also where the base has
    nothing to answer with."""
    if len(told) == 1:
        return [part for _, part in told if part]
    questions = [item for item, _ in told]
    return [
        headed(at, _asked(item, questions), item.procedure, part or _missing(item))
        for at, (item, part) in enumerate(told, 1)
    ]


def _both(then: list[Told], today: list[Told]) -> list[Told]:
    """Each question answered for the day asked about, and what differs today behind it."""
    return [
        (item, beside_today(part or _missing(item), part_today))
        for (item, part), (_, part_today) in zip(then, today)
    ]


def _portal_last(sources: tuple[Source, ...]) -> tuple[Source, ...]:
    """Each once, the laws of both days before the pages of the portal."""
    return tuple(sorted(dict.fromkeys(sources), key=lambda source: source.url is not None))


def _missing(item: Wanted) -> Part:
    return Part((_not_in_base(item),))


def _asked(item: Wanted, wanted: list[Wanted]) -> str:
    """The question in few words, with the procedure's name where there are several."""
    question: str = find_words("questions")[item.intent]
    is_about_one = len({other.procedure.slug for other in wanted}) == 1
    if is_about_one:
        return question
    return say("question_about", name=item.procedure.name, question=question)


def _lines(parts: list[Part], first: Wanted, today: date) -> list[str]:
    if not parts:
        return [_not_in_base(first)]
    return [*(line for part in parts for line in part.lines), _freshness(first.procedure, today)]


def _not_in_base(item: Wanted) -> str:
    aspect = (find_words("aspects") or {}).get(item.intent, "")
    return say("not_in_base", name=item.procedure.name, aspect=aspect)


def _tells_of(event: LifeEvent, context: Context) -> bool:
    """The message has a sign that this has happened, and is about one of its procedures."""
    slugs = {step.procedure for step in event.steps}
    is_about_it = context.procedure is not None and context.procedure.slug in slugs
    return is_about_it and any(sign in context.text.lower() for sign in event.signs)


def _freshness(procedure: Procedure, today: date) -> str:
    imported = procedure.snapshot and say("imported", month=f"{procedure.snapshot:%-m/%Y}")
    if procedure.review_by < today:
        overdue = say("overdue", day=day_month_year(procedure.review_by))
        return f"{imported} {overdue}" if imported else overdue
    if imported:
        return imported
    if procedure.verified_on is None:
        return say("not_verified")
    return say("verified", day=day_month_year(procedure.verified_on))
