"""What an interview is about: one procedure, or a life event whose procedures share it.

Nothing here knows a procedure: steps, shared questions and given answers stand in the base.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from assistant.dialogue.facts import UNKNOWN, is_open
from assistant.dialogue.interview import next_question
from assistant.turn import Case
from procedures_kb import KnowledgeBase, Procedure
from procedures_kb.question import Question
from procedures_kb.registers import LifeEvent, LifeStep

MOST_ASKED = 7
"""Questions of a life event before its lists are shown; what is left is shown as undecided."""
NOTHING = Case()
Cases = Mapping[str, Case]


@dataclass(frozen=True)
class Asked:
    """A question and whose it is: a procedure's slug, or the key of the life event."""

    owner: str
    question: Question


@dataclass(frozen=True)
class Subject:
    kb: KnowledgeBase
    key: str
    event: LifeEvent | None = None

    @property
    def name(self) -> str:
        return self.event.name if self.event else self.kb.procedures[self.key].name

    def steps(self, cases: Cases) -> tuple[LifeStep, ...]:
        """Those that the answers so far bring; one where nothing else is known."""
        if self.event is None:
            return (LifeStep(self.key, ""),)
        facts = cases.get(self.key, NOTHING).facts
        return tuple(step for step in self.event.steps if _is_due(step, facts))

    def procedures(self, cases: Cases) -> tuple[Procedure, ...]:
        return tuple(self.kb.procedures[step.procedure] for step in self.steps(cases))

    def facts_of(self, step: LifeStep, cases: Cases) -> dict[str, str]:
        """What was told stands before what follows from another's answer, and that before what
        the event itself gives."""
        told = cases.get(step.procedure, NOTHING).facts
        return {**step.facts, **self._told_elsewhere(step, cases), **told}

    def _told_elsewhere(self, step: LifeStep, cases: Cases) -> dict[str, str]:
        found: dict[str, str] = {}
        brought = {item.procedure for item in self.steps(cases)}
        for same in self.event.same_questions if self.event else ():
            answer = cases.get(same.procedure, NOTHING).facts.get(same.question)
            is_here = same.other == step.procedure and same.procedure in brought
            if is_here and answer is not None and answer in same.answers:
                found[same.other_question] = same.answers[answer]
        return found

    def next(self, cases: Cases, day: date) -> Asked | None:
        """The question to ask now, or None where the list can be shown."""
        if self.event and self.asked(cases) >= MOST_ASKED:
            return None
        own = cases.get(self.key, NOTHING).facts
        for question in self.event.questions if self.event else ():
            if is_open(question, own):
                return Asked(self.key, question)
        for step in self.steps(cases):
            procedure = self.kb.procedures[step.procedure]
            asking = next_question(procedure, self.facts_of(step, cases), day)
            if asking:
                return Asked(procedure.slug, _with_answers_left(asking, cases.get(procedure.slug)))
        return None

    def asked_now(self, owner: str, key: str, cases: Cases) -> Asked | None:
        """The question as it was asked: with the answers that were left."""
        question = self.find(owner, key)
        return Asked(owner, _with_answers_left(question, cases.get(owner))) if question else None

    def still_to_ask(self, cases: Cases, day: date) -> int:
        """About how many questions are left: were each answered by its first answer."""
        count, asked = 0, self.next(cases, day)
        while asked and count < MOST_ASKED:
            case = cases.get(asked.owner, NOTHING)
            answer = next(iter(asked.question.answers))
            facts = {**case.facts, asked.question.key: answer}
            cases = {**cases, asked.owner: replace(case, facts=facts)}
            count, asked = count + 1, self.next(cases, day)
        return count

    def asked(self, cases: Cases) -> int:
        """How many questions have been answered."""
        owners = dict.fromkeys((self.key, *(step.procedure for step in self.steps(cases))))
        return sum(len(cases[owner].facts) for owner in owners if owner in cases)

    def answered(self, cases: Cases) -> list[Asked]:
        """The questions answered, in the order of the interview."""
        found = [
            Asked(self.key, question)
            for question in (self.event.questions if self.event else ())
            if question.key in cases.get(self.key, NOTHING).facts
        ]
        for procedure in self.procedures(cases):
            asked = {question.key: question for question in procedure.questions}
            told = cases.get(procedure.slug, NOTHING).facts
            found += [Asked(procedure.slug, asked[key]) for key in told if key in asked]
        return found

    def find(self, owner: str, key: str) -> Question | None:
        if self.event and owner == self.event.key:
            questions = self.event.questions
        else:
            procedure = self.kb.procedures.get(owner)
            questions = procedure.questions if procedure else ()
        return next((item for item in questions if item.key == key), None)


def _with_answers_left(question: Question, case: Case | None) -> Question:
    left = case.left.get(question.key) if case else None
    if not left:
        return question
    return replace(question, answers={key: question.answers[key] for key in left})


def _is_due(step: LifeStep, facts: Mapping[str, str]) -> bool:
    """An answer not given, or not known, rules no step out."""
    known = {key: answer for key, answer in facts.items() if answer != UNKNOWN}
    open_cases = [
        case
        for case in step.when
        if all(key not in known or known[key] in allowed for key, allowed in case.items())
    ]
    return not step.when or bool(open_cases)
