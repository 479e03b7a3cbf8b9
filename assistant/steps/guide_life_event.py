"""Something has happened in a life: the procedures it brings, in the order to do them."""

from __future__ import annotations

from dataclasses import dataclass, replace

from assistant.answers.as_of import as_of_lines
from assistant.answers.life_event import life_event
from assistant.answers.sources import sources_of
from assistant.dialogue.asked import aspects
from assistant.dialogue.cues import says
from assistant.dialogue.follow_up import is_follow_up
from assistant.dialogue.life_events import LifeEvents
from assistant.dialogue.several import Names
from assistant.dialogue.subject import Subject
from assistant.dialogue.tell import tell
from assistant.replies import say
from assistant.steps.case_answers import clauses_of
from assistant.turn import Answer, Asking, Candidate, Context, Status
from procedures_kb import KnowledgeBase

GENERAL = {"ask_papers", "ask_steps"}
"""What a message may ask and still be about the event as a whole: "mới sinh con cần giấy gì"."""
INTENT = "ask_steps"
SEVERAL = 2


@dataclass(frozen=True)
class GuideLifeEvent:
    kb: KnowledgeBase
    events: LifeEvents
    names: Names

    def __call__(self, context: Context) -> Answer | None:
        if context.procedure is not None or context.corrects or self._is_specific(context):
            return None
        event = self.events.find(context.question)
        if event is None and self._tells_what_is_lost(context):
            event = self.events.likeliest(context.question)
        if event is None:
            return None
        part = life_event(event, self.kb, context.day)
        procedures = [self.kb.procedures[step.procedure] for step in event.steps]
        slugs = tuple(item.slug for item in procedures)
        subject = Subject(self.kb, event.key, event)
        cases = context.turn.state.cases
        offer = []
        if event.has_interview:
            told = tell(subject, cases, None, context.text, context.turn.today)
            cases, clauses = told.cases, clauses_of(told)
            offer = [say("own.taken", clauses=clauses)] if clauses else []
            offer.append(say("bundle.offer"))
        button = (say("bundle.start_button"),) if event.has_interview else ()
        return Answer(
            Status.ANSWERED,
            "\n".join((*as_of_lines(context), *part.lines, *offer, say("not_verified"))),
            INTENT,
            procedures[0],
            tuple(Candidate(item, 1.0) for item in procedures),
            1.0,
            part.blocks,
            sources_of(procedures[0], part.facts, self.kb, context.day),
            (*button, *(item.name for item in procedures)),
            replace(
                context.turn.state,
                procedure=slugs[0],
                choices=slugs,
                intent=None,
                answered=None,
                others=slugs[1:],
                cases=cases,
                asking=Asking(event.key) if event.has_interview else None,
            ),
        )

    def _is_specific(self, context: Context) -> bool:
        """A procedure is named, or one thing is asked that only one procedure can answer, or the
        talk about one goes on ("còn con mới sinh thì sao")."""
        goes_on = context.turn.state.procedure and is_follow_up(context.text)
        if goes_on or (self.names.find(context.question) and not self._tells_what_is_lost(context)):
            return True
        asks_one_thing = bool(set(aspects(context.question)) - GENERAL)
        is_general = says("going_about", context.question)
        return asks_one_thing and not is_general

    def _tells_what_is_lost(self, context: Context) -> bool:
        """Several procedures are named, and nothing is asked or to be done: "mất ví có căn cước,
        bằng lái"."""
        named = {item.slug for item in self.names.find(context.question)}
        asks = context.wanted or aspects(context.question) or says("acting", context.question)
        if len(named) < SEVERAL or asks:
            return False
        event = self.events.likeliest(context.question)
        return event is not None and named <= {step.procedure for step in event.steps}
