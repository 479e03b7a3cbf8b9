"""What one message adds to a citizen's cases: answers, days, and answers taken back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from assistant.dialogue.event_days import days_said, facts_by_days
from assistant.dialogue.facts import UNKNOWN, changed, may_apply
from assistant.dialogue.spoken_answers import (
    answer_to,
    answer_unasked,
    answers_left,
    facts_said,
    means_of,
    told_answer,
)
from assistant.dialogue.subject import NOTHING, Asked, Cases, Subject
from assistant.turn import Case
from procedures_kb.question import Question
from procedures_kb.registers import LifeStep

SHORT = 8
"""Words of a reply that may answer a question asked later."""


@dataclass(frozen=True)
class Given:
    """An answer, and whose question it answers: a slug's or a life event's."""

    owner: str
    question: Question
    answer: str


@dataclass(frozen=True)
class Told:
    cases: Cases
    given: tuple[Given, ...] = ()
    """New or changed, the answer to the question asked first."""
    is_answer: bool = False
    """The question asked was answered."""
    left: tuple[str, ...] = ()
    """What was said that ruled some answers out, as clauses."""


def tell(subject: Subject, cases: Cases, asked: Asked | None, text: str, today: date) -> Told:
    """All that the message tells; what was answered before stays."""
    answer = _answer(subject, asked, text) if asked else None
    first = [Given(asked.owner, _whole(subject, asked), answer)] if asked and answer else []
    told = give(subject, cases, first)
    for step in subject.steps(told):
        told = _with_days(subject, told, step, text, today, asked)
    told = give(subject, told, _said(subject, told, text, today))
    if asked and not answer and not _new(subject, cases, told, first):
        told = give(subject, told, _said_of_others(subject, told, asked, text))
    told, left = _with_left(subject, told, asked if not answer else None, text)
    given = _new(subject, cases, told, first)
    is_answer = asked is not None and any(not _is_other(item, asked) for item in given)
    return Told(told, given, is_answer, left)


def _answer(subject: Subject, asked: Asked, text: str) -> str | None:
    """Of the answers left, or else one that had been ruled out and is told now."""
    whole = _whole(subject, asked)
    answer = answer_to(asked.question, text) or answer_to(whole, text)
    left = answers_left(whole, text, is_asked=True)
    # "em lần đầu, ảnh ly hôn rồi": one of the two was married, whatever the first half says
    return None if answer and left and answer not in (*left, UNKNOWN) else answer


def _whole(subject: Subject, asked: Asked) -> Question:
    """With the answers that were ruled out too: one of them may be given after all."""
    return subject.find(asked.owner, asked.question.key) or asked.question


def corrected(subject: Subject, cases: Cases, text: str, *, is_explicit: bool) -> Told:
    """Answers given before that the message gives otherwise: "không, tôi đã cưới rồi". Without a
    word of correction only those that are told wherever they stand."""
    found = []
    for asked in reversed(subject.answered(cases)):
        now = told_answer(asked.question, text) if is_explicit else _stated(subject, asked, text)
        if now and now != cases[asked.owner].facts[asked.question.key]:
            found.append(Given(asked.owner, asked.question, now))
    chosen = tuple(found[:1])
    if not chosen:
        return _narrowed(subject, cases, text)
    return Told(give(subject, cases, list(chosen)), chosen)


def _narrowed(subject: Subject, cases: Cases, text: str) -> Told:
    """What rules an answer given out and leaves several others: the question is open again."""
    for asked in reversed(subject.answered(cases)):
        key, case = asked.question.key, cases[asked.owner]
        left = answers_left(asked.question, text, is_asked=False)
        if left and case.facts[key] not in left:
            facts = {name: value for name, value in case.facts.items() if name != key}
            now = replace(case, facts=facts, left={**case.left, key: left})
            said = means_of(asked.question, left) or ""
            return Told({**cases, asked.owner: now}, left=(said,))
    return Told(cases)


def give(subject: Subject, cases: Cases, given: list[Given]) -> dict[str, Case]:
    """The cases with these answers, without those whose question they rule out."""
    now = dict(cases)
    for item in given:
        case = now.get(item.owner, NOTHING)
        key = item.question.key
        facts = {**case.facts, key: item.answer}
        step = _step(subject, now, item.owner)
        if step:
            procedure = subject.kb.procedures[item.owner]
            whole = {**subject.facts_of(step, now), **facts}
            valid = changed(procedure, whole, key, item.answer)
            facts = {name: value for name, value in facts.items() if name in valid}
        left = {name: value for name, value in case.left.items() if name != key}
        now[item.owner] = replace(case, facts=facts, left=left)
    return now


def _step(subject: Subject, cases: Cases, owner: str) -> LifeStep | None:
    return next((step for step in subject.steps(cases) if step.procedure == owner), None)


def _with_days(
    subject: Subject,
    cases: dict[str, Case],
    step: LifeStep,
    text: str,
    today: date,
    asked: Asked | None,
) -> dict[str, Case]:
    slug = step.procedure
    pending = asked.question.key if asked and asked.owner == slug else None
    days = days_said(subject.kb.procedures[slug], text, today, pending)
    if not days:
        return cases
    case = cases.get(slug, NOTHING)
    return {**cases, slug: replace(case, days={**case.days, **days})}


def _said(subject: Subject, cases: Cases, text: str, today: date) -> list[Given]:
    """What the message tells of questions not answered yet, asked or not."""
    found = _said_of_event(subject, cases, text)
    for step in subject.steps(cases):
        procedure = subject.kb.procedures[step.procedure]
        asked = {question.key: question for question in procedure.questions}
        facts = subject.facts_of(step, cases)
        days = cases.get(procedure.slug, NOTHING).days
        by_days = facts_by_days(procedure, days, today)
        said = {**facts_said(procedure, text, facts), **by_days}
        found += [
            Given(procedure.slug, asked[key], answer)
            for key, answer in said.items()
            if facts.get(key) != answer and (key not in facts or key in by_days)
        ]
    return found


def _said_of_others(subject: Subject, cases: Cases, asked: Asked, text: str) -> list[Given]:
    """A short reply that answers another open question, and no third one: "có nhà sát vách"."""
    if len(text.split()) > SHORT or "?" in text:
        return []
    found: dict[str, list[Given]] = {}
    for step in subject.steps(cases):
        procedure = subject.kb.procedures[step.procedure]
        questions = {question.key: question for question in procedure.questions}
        facts = subject.facts_of(step, cases)
        for key, question in questions.items():
            is_open = key not in facts and may_apply(question, questions, facts)
            answer = answer_unasked(question, text) if is_open else None
            if answer and not _is_same(asked, procedure.slug, question):
                found.setdefault(key, []).append(Given(procedure.slug, question, answer))
    return next(iter(found.values())) if len(found) == 1 else []


def _said_of_event(subject: Subject, cases: Cases, text: str) -> list[Given]:
    if subject.event is None:
        return []
    facts = cases.get(subject.key, NOTHING).facts
    told = (
        (question, told_answer(question, text))
        for question in subject.event.questions
        if question.key not in facts
    )
    return [Given(subject.key, question, answer) for question, answer in told if answer]


def _with_left(
    subject: Subject, cases: dict[str, Case], asked: Asked | None, text: str
) -> tuple[dict[str, Case], tuple[str, ...]]:
    """The answers that the message leaves to choose from, of questions it does not answer."""
    now, said = dict(cases), []
    for procedure in subject.procedures(cases):
        for question in procedure.questions:
            case = now.get(procedure.slug, NOTHING)
            is_asked = asked is not None and _is_same(asked, procedure.slug, question)
            left = answers_left(question, text, is_asked=is_asked)
            is_new = is_asked or case.left.get(question.key) != left
            if left and question.key not in case.facts and is_new:
                now[procedure.slug] = replace(case, left={**case.left, question.key: left})
                said.append(means_of(question, left) or "")
    return now, tuple(said)


def _is_same(asked: Asked, owner: str, question: Question) -> bool:
    return (asked.owner, asked.question.key) == (owner, question.key)


def _is_other(item: Given, asked: Asked | None) -> bool:
    return asked is None or not _is_same(asked, item.owner, item.question)


def _new(subject: Subject, before: Cases, now: Cases, first: list[Given]) -> tuple[Given, ...]:
    found = list(first)
    for owner, case in now.items():
        old: Mapping[str, str] = before[owner].facts if owner in before else {}
        for key, answer in case.facts.items():
            question = subject.find(owner, key)
            is_first = any((item.owner, item.question.key) == (owner, key) for item in first)
            if question and old.get(key) != answer and not is_first:
                found.append(Given(owner, question, answer))
    return tuple(found)


def _stated(subject: Subject, asked: Asked, text: str) -> str | None:
    procedure = subject.kb.procedures.get(asked.owner)
    return facts_said(procedure, text, {}).get(asked.question.key) if procedure else None
