"""The answer, for the citizen's own case as far as it is known, and the offer of a list."""

from __future__ import annotations

from dataclasses import dataclass, replace

from assistant.checklist.days_in_words import event_lines, filing_lines
from assistant.checklist.narrow import assumed, differs, narrowed
from assistant.dialogue.facts import Facts
from assistant.dialogue.filing_day import filing_day
from assistant.dialogue.subject import NOTHING, Asked, Cases, Subject
from assistant.dialogue.tell import Told, corrected, tell
from assistant.replies import say
from assistant.steps.case_answers import CaseAnswers, block_of, buttons, clauses_of
from assistant.steps.compose import Compose
from assistant.steps.take_answer import TakeAnswer, is_about
from assistant.turn import Answer, Asking, Context, Status
from procedures_kb import KnowledgeBase, Procedure
from procedures_kb.model import Edition

PAPERS = "ask_papers"
TIME = "ask_time"
SUMS = {"ask_fee", TIME}
"""What is told in figures is told for what the message itself tells of the case; the rest only for
what the citizen has told in answers before."""


@dataclass(frozen=True)
class ComposeForCase:
    kb: KnowledgeBase
    compose: Compose
    take_answer: TakeAnswer

    def __call__(self, context: Context) -> Answer | None:
        procedure = context.procedure
        assert procedure is not None
        has_case = procedure.edition is Edition.EDITED and bool(procedure.questions)
        if context.wanted or not has_case:
            return self._leaving(context, self.compose(context))
        subject = self._subject(context, procedure)
        said = _without_name(context.text, procedure)
        cases = corrected(subject, context.turn.state.cases, said, is_explicit=False).cases
        told = tell(subject, cases, None, said, context.turn.today)
        step = next(item for item in subject.steps(told.cases) if item.procedure == procedure.slug)
        intents = (context.understanding.intent, *context.also_asked)
        is_sum = set(intents) <= SUMS
        facts = subject.facts_of(step, told.cases if is_sum else cases)
        if intents == (PAPERS,) and self._has_list(context, subject, told):
            return CaseAnswers(self.kb).show(context, subject, told.cases, [])
        answer = self._composed(context, procedure, facts, intents)
        if answer is None or answer.status is not Status.ANSWERED:
            return answer
        counted = _days_counted(context, narrowed(procedure, facts), told, intents)
        answer = replace(answer, text="\n".join([*counted, answer.text]))
        return self._with_case(context, answer, subject, told)

    def _subject(self, context: Context, procedure: Procedure) -> Subject:
        """The life event whose interview is under way, where it has this procedure as a step."""
        state = context.turn.state
        under_way = self.take_answer.subject(state.asking)
        is_begun = state.asking is not None and state.asking.is_begun
        if under_way and is_begun and is_about(under_way, state.cases, procedure.slug):
            return under_way
        return Subject(self.kb, procedure.slug)

    def _has_list(self, context: Context, subject: Subject, told: Told) -> bool:
        """Its list was shown before and still stands."""
        asking = context.turn.state.asking
        was_shown = asking and asking.is_begun and asking.about == subject.key and not asking.owner
        return bool(was_shown) and subject.next(told.cases, context.day) is None

    def _composed(
        self, context: Context, procedure: Procedure, facts: Facts, intents: tuple[str, ...]
    ) -> Answer | None:
        """Without what the case rules out, and with what was assumed; whole where nothing is left
        or nothing known bears on the question."""
        bearing = assumed(procedure, facts, intents)
        case = narrowed(procedure, bearing)
        if PAPERS in intents or not differs(procedure, case, intents):
            return self.compose(context)
        context.procedure = case
        answer = self.compose(context)
        context.procedure = procedure
        if answer is None or answer.status is not Status.ANSWERED:
            return self.compose(context)
        asked = {question.key: question for question in procedure.questions}
        clauses = [asked[key].clause(value) for key, value in bearing.items()]
        lead = say("own.for_case", clauses="; ".join(clauses))
        return replace(answer, procedure=procedure, text=f"{lead}\n{answer.text}")

    def _with_case(self, context: Context, answer: Answer, subject: Subject, told: Told) -> Answer:
        """The facts told are kept; the interview goes on, is offered, or is left for later."""
        asking = context.turn.state.asking
        slug = answer.state.procedure or ""
        facts = told.cases.get(slug, NOTHING).facts
        state = replace(answer.state, cases=told.cases, facts=facts or answer.state.facts)
        answer = replace(answer, state=state)
        asked = subject.next(told.cases, context.day)
        is_under_way = bool(asking and asking.is_begun and asking.about == subject.key)
        if is_under_way and asked and asking and asking.owner:
            going_on = self._asking(context, answer, subject, told.cases, asked)
            begun = _begun(going_on)
            return _adding(begun, [say("own.going_on", ask=asked.question.ask)])
        if (context.understanding.intent, *context.also_asked) == (PAPERS,):
            return self._offering(context, answer, subject, told, asked)
        if is_under_way or (asking and asking.about == subject.key):
            return answer
        return self._leaving(context, answer) or answer

    def _left_behind(self, context: Context, subject: Subject, told: Told) -> list[str]:
        """Another interview was under way: it waits."""
        asking = context.turn.state.asking
        other = self.take_answer.subject(asking)
        if not asking or not asking.is_begun or not other or other.key == subject.key:
            return []
        is_open = other.next(told.cases, context.day) is not None
        return [say("own.left_open", name=other.name)] if is_open else []

    def _offering(
        self, context: Context, answer: Answer, subject: Subject, told: Told, asked: Asked | None
    ) -> Answer:
        clauses = clauses_of(told)
        lines = self._left_behind(context, subject, told)
        lines += [say("own.taken", clauses=clauses)] if clauses else []
        if asked is None:
            if not told.cases.get(subject.key, NOTHING).facts:
                return answer
            lines.append(say("own.offer_list"))
            state = replace(answer.state, asking=Asking(subject.key))
            buttons = (say("own.start_button"), *answer.suggestions)
            return _adding(replace(answer, state=state, suggestions=buttons), lines)
        is_begun = subject.asked(told.cases) > len(told.given)
        count = subject.still_to_ask(told.cases, context.day)
        path = "own.offer_more" if is_begun or count == 1 else "own.offer"
        lines.append(say(path, ask=asked.question.ask, count=count))
        offering = self._asking(context, answer, subject, told.cases, asked)
        return _adding(_begun(offering) if is_begun else offering, lines)

    def _asking(
        self, context: Context, answer: Answer, subject: Subject, cases: Cases, asked: Asked
    ) -> Answer:
        """With the question's buttons and card; its words are still to be added."""
        day = context.day if context.day != context.turn.today else None
        asking = Asking(subject.key, asked.owner, asked.question.key, False, day)
        return replace(
            answer,
            suggestions=buttons(asked),
            state=replace(answer.state, asking=asking),
            blocks=(*answer.blocks, block_of(subject, cases, asked)),
        )

    def _leaving(self, context: Context, answer: Answer | None) -> Answer | None:
        """Another topic: an interview begun waits, one only offered is forgotten."""
        asking = context.turn.state.asking
        subject = self.take_answer.subject(asking)
        if answer is None or asking is None:
            return answer
        is_open = subject and asking.is_begun and subject.next(answer.state.cases, context.day)
        if not subject or not is_open:
            return replace(answer, state=replace(answer.state, asking=None))
        waiting = Asking(asking.about, None, None, True, asking.day)
        kept = replace(
            answer,
            state=replace(answer.state, asking=waiting),
            suggestions=(*answer.suggestions, say("own.resume_button")),
        )
        is_first = asking.owner is not None
        return _adding(kept, [say("own.left_open", name=subject.name)]) if is_first else kept


def _days_counted(
    context: Context, procedure: Procedure, told: Told, intents: tuple[str, ...]
) -> list[str]:
    """Of the days that the message tells, and of those told before where a time is asked for."""
    today, before = context.turn.today, context.turn.state.cases
    if context.day != today:
        return []
    days = told.cases.get(procedure.slug, NOTHING).days
    is_new = days != before.get(procedure.slug, NOTHING).days
    asks_time = TIME in intents
    lines = event_lines(procedure, days, today) if is_new or asks_time else []
    filed_on = filing_day(context.text, today) if asks_time else None
    return [*lines, *(filing_lines(procedure, filed_on) if filed_on else [])]


def _without_name(text: str, procedure: Procedure) -> str:
    """The official name lists every case there is, and tells of none."""
    at = text.lower().find(procedure.name.lower())
    return text if at < 0 else f"{text[:at]}, {text[at + len(procedure.name) :]}"


def _adding(answer: Answer, lines: list[str]) -> Answer:
    return replace(answer, text="\n".join([answer.text, *lines]))


def _begun(answer: Answer) -> Answer:
    asking = answer.state.asking
    assert asking  # just put there
    return replace(answer, state=replace(answer.state, asking=replace(asking, is_begun=True)))
