"""From answers to a checklist: papers, fees, times, deadlines, offices, each with its case."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from assistant.answers.durations import deadline_line, how_long
from assistant.answers.money import price
from assistant.answers.sources import sources_of
from assistant.answers.wording import day_month_year
from assistant.checklist.lines import (
    Checklist,
    DeadlineLine,
    FeeLine,
    Given,
    NotKnown,
    TextLine,
    TimeLine,
    WayLine,
)
from assistant.checklist.matter import Matter
from assistant.checklist.papers import grouped
from assistant.days.bill import bill, bills
from assistant.dialogue.facts import UNKNOWN, Facts, check
from assistant.dialogue.interview import next_question
from assistant.replies import say
from assistant.replies.values import dong
from procedures_kb import KnowledgeBase, Procedure, Way, in_force
from procedures_kb.model import Fact, Known

USED = ("papers", "fees", "exemptions", "times", "deadlines", "penalties", "authority", "ways")


def build_checklist(
    procedure: Procedure, kb: KnowledgeBase, facts: Facts, day: date, way: Way | None = None
) -> Checklist:
    """Raises NoSuchAnswer for facts that the base does not know."""
    check(procedure, facts)
    matter = Matter(procedure, kb, facts, day, way)
    return Checklist(
        slug=procedure.slug,
        code=procedure.code,
        name=procedure.name,
        day=day,
        way=way,
        is_final=next_question(procedure, facts, day) is None,
        answers=tuple(_given(matter)),
        **grouped(matter),
        fees=_fees(matter),
        later_fees=tuple(_later_fees(matter)),
        times=_times(matter),
        authority=_texts(matter, procedure.authority),
        exemptions=_texts(matter, procedure.exemptions),
        deadlines=_deadlines(matter),
        fines=_texts(matter, procedure.penalties),
        ways=_ways(matter),
        about_case=_about_case(matter),
        sources=sources_of(procedure, _used(matter), kb, day),
        not_known=_not_known(matter),
    )


def _given(matter: Matter) -> Iterator[Given]:
    for question in matter.procedure.questions:
        answer = matter.facts.get(question.key)
        if answer == UNKNOWN:
            words = say("checklist.unknown_answer")
            yield Given(question.key, question.ask, answer, words)
        elif answer is not None:
            yield Given(question.key, question.ask, answer, question.answers[answer])


def _texts(matter: Matter, facts: tuple[Fact, ...]) -> tuple[TextLine, ...]:
    return tuple(
        TextLine(**matter.known(fact), text=fact.text) for fact in matter.that_apply(facts)
    )


def _about_case(matter: Matter) -> tuple[TextLine, ...]:
    about = (*matter.procedure.who_may_apply, *matter.procedure.conditions)
    return _texts(matter, tuple(fact for fact in about if fact.when and matter.is_sure(fact)))


def _fees(matter: Matter) -> tuple[FeeLine, ...]:
    return tuple(
        FeeLine(
            **matter.known(fee),
            label=fee.label,
            amount=fee.amount,
            text=fee.text,
            per=fee.per,
            optional=fee.optional,
            words=price(fee),
        )
        for fee in matter.that_apply(matter.procedure.fees)
    )


def _later_fees(matter: Matter) -> Iterator[TextLine]:
    """Sums only: a price in words, or one that hangs on an answer, cannot be said to differ."""
    cost = bill(matter.procedure, matter.facts, matter.day, matter.way).amount
    for days, told in bills(matter.procedure, matter.facts, matter.way):
        since, amount = days.first, told.amount
        if since is None or since <= matter.day or None in (cost, amount) or amount == cost:
            continue
        cost = amount
        newest = max(told.charges, key=lambda charge: charge.fee.starts_on or date.min).fee
        text = say("own.later_fee", day=day_month_year(since), amount=dong(amount or 0))
        yield TextLine(**matter.known(newest), text=text)


def _times(matter: Matter) -> tuple[TimeLine, ...]:
    return tuple(
        TimeLine(
            **matter.known(time),
            label=time.label,
            amount=time.amount,
            unit=time.unit,
            text=time.text,
            words=how_long(time),
        )
        for time in matter.that_apply(matter.procedure.times)
    )


def _deadlines(matter: Matter) -> tuple[DeadlineLine, ...]:
    return tuple(
        DeadlineLine(
            **matter.known(deadline),
            text=deadline.text,
            amount=deadline.amount,
            unit=deadline.unit,
            counted_from=deadline.counted_from,
            words=deadline_line(deadline),
        )
        for deadline in matter.that_apply(matter.procedure.deadlines)
    )


def _ways(matter: Matter) -> tuple[WayLine, ...]:
    return tuple(
        WayLine(**matter.known(way), way=way.way, text=way.text)
        for way in matter.that_apply(matter.procedure.ways)
        if matter.way in (None, way.way)
    )


def _used(matter: Matter) -> list[Known]:
    """The facts the checklist rests on, papers first."""
    return [fact for name in USED for fact in matter.that_apply(getattr(matter.procedure, name))]


def _not_known(matter: Matter) -> tuple[NotKnown, ...]:
    procedure = matter.procedure
    asked = [fee for fee in matter.that_apply(procedure.fees) if not fee.optional]
    found = {
        "fee": bool(asked),
        "time": bool(matter.that_apply(procedure.times)),
        "office": bool(in_force(procedure.authority, matter.day)),
    }
    return tuple(
        NotKnown(aspect, say(f"checklist.not_known.{aspect}"))
        for aspect, is_known in found.items()
        if not is_known
    )
