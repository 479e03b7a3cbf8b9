"""The interview is begun, goes on or is taken up again; each reply is read in `Reply`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from assistant.dialogue.cues import is_nothing_but, says
from assistant.dialogue.subject import Asked, Cases, Subject
from assistant.replies import find_words, say
from assistant.steps.case_answers import CaseAnswers
from assistant.steps.interview_reply import SHORT, Reply, names_another
from assistant.turn import Answer, Asking, Candidate, Context, Status
from procedures_kb import KnowledgeBase
from procedures_kb.registers import LifeEvent

OWN_LIST = ("wanting_own_list", "naming_own_list")
LONGEST_REPLY = 25
"""Words: a longer message is a letter, not a reply."""


@dataclass(frozen=True)
class TakeAnswer:
    kb: KnowledgeBase
    events: Mapping[str, LifeEvent]

    def __call__(self, context: Context) -> Answer | None:
        state = context.turn.state
        subject = self.subject(state.asking)
        if context.wanted or len(context.text.split()) > LONGEST_REPLY:
            return None
        wanted = self._wanted(context, subject)
        if wanted:
            return self._begin(context, wanted)
        if subject is None and not state.procedure and _asks_for_own_list(context.text):
            return self._which(context)
        if subject is None or state.asking is None or state.choices:
            return None
        pending = _pending(subject, state.asking, state.cases)
        reply = Reply(CaseAnswers(self.kb), context, subject, pending)
        if pending:
            return reply.go_on()
        is_of_it = is_about(subject, state.cases, state.procedure or "")
        return reply.after_the_list() if state.asking.is_begun and is_of_it else None

    def subject(self, asking: Asking | None) -> Subject | None:
        """What the interview under way is about, if that is still in the base."""
        if asking is None:
            return None
        return self.of(asking.about)

    def of(self, key: str) -> Subject | None:
        if key in self.events:
            return Subject(self.kb, key, self.events[key])
        procedure = self.kb.procedures.get(key)
        return Subject(self.kb, key) if procedure and procedure.questions else None

    def _wanted(self, context: Context, subject: Subject | None) -> Subject | None:
        """Whose list is asked for, or taken up again."""
        state, text = context.turn.state, context.text
        is_short = len(text.split()) <= SHORT
        asks = _asks_for_own_list(text) or (
            is_short and says("wanting_own_list", text) and not names_another(context)
        )
        goes_on = is_short and says("resuming", text)
        if goes_on:
            is_begun = state.asking is not None and state.asking.is_begun
            return (subject if is_begun else None) or self._left_open(context) or subject
        if not asks:
            return None
        about_another = state.procedure and not (
            subject and is_about(subject, state.cases, state.procedure)
        )
        return subject if subject and not about_another else self.of(state.procedure or "")

    def _which(self, context: Context) -> Answer:
        """The list of what? Of one of those offered last, or of anything."""
        state = context.turn.state
        offered = [self.kb.procedures[slug] for slug in state.choices if slug in self.kb.procedures]
        return Answer(
            Status.CLARIFICATION if offered else Status.CHITCHAT,
            say("own.which"),
            "ask_papers",
            candidates=tuple(Candidate(item, 1 / len(offered)) for item in offered),
            suggestions=tuple(item.name for item in offered) or tuple(find_words("openers")),
            state=state,
        )

    def _left_open(self, context: Context) -> Subject | None:
        """The interview left last that still has a question; a life event's before a step's."""
        cases = context.turn.state.cases
        asking = context.turn.state.asking
        told = [key for key, case in cases.items() if case.facts]
        told.sort(key=lambda key: key in self.events)
        others = [key for key in reversed(told) if not asking or key != asking.about]
        subjects = [subject for key in others if (subject := self.of(key))]
        return next((item for item in subjects if item.next(cases, context.day)), None)

    def _begin(self, context: Context, subject: Subject) -> Answer:
        cases = context.turn.state.cases
        answers = CaseAnswers(self.kb)
        asked = subject.next(cases, context.day)
        if asked is None:
            return answers.show(context, subject, cases, [])
        asking = context.turn.state.asking
        is_new = asking is None or (asking.about == subject.key and not asking.is_begun)
        ask = asked.question.ask
        first = [ask] if is_new else [say("own.back", name=subject.name, ask=ask)]
        answer = answers.ask(context, subject, cases, asked, first)
        return replace(answer, text=f"{answer.text}\n{say('own.stop_hint')}")


def _asks_for_own_list(text: str) -> bool:
    """In so many words, and nothing else."""
    return any(is_nothing_but(group, text) for group in OWN_LIST)


def _pending(subject: Subject, asking: Asking, cases: Cases) -> Asked | None:
    if asking.owner is None or asking.question is None:
        return None
    return subject.asked_now(asking.owner, asking.question, cases)


def is_about(subject: Subject, cases: Cases, slug: str) -> bool:
    return any(item.slug == slug for item in subject.procedures(cases))
