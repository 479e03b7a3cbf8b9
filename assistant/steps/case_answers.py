"""What the interview answers with: the next question, the list at its end, papers compared."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from assistant.answers.sources import sources_of
from assistant.checklist.as_json import as_json
from assistant.checklist.bundle import build_bundle, checklists_of
from assistant.checklist.bundle_in_words import bundle_lines
from assistant.checklist.held import Held, read_held
from assistant.checklist.in_words import checklist_lines
from assistant.checklist.lines import Checklist
from assistant.checklist.readiness import Step, readiness
from assistant.checklist.readiness_in_words import readiness_lines, short
from assistant.checklist.to_save import to_save
from assistant.dialogue.facts import UNKNOWN
from assistant.dialogue.filing_way import ways_open
from assistant.dialogue.subject import NOTHING, Asked, Cases, Subject
from assistant.dialogue.tell import Told
from assistant.replies import find_words, say
from assistant.turn import Answer, Asking, Block, Candidate, Case, Context, Source, State, Status
from procedures_kb import KnowledgeBase, Procedure

INTENT = "ask_papers"
AFTER_A_LIST = ("ask_office", "ask_online")


@dataclass(frozen=True)
class CaseAnswers:
    kb: KnowledgeBase

    def ask(
        self, context: Context, subject: Subject, cases: Cases, asked: Asked, lines: list[str]
    ) -> Answer:
        """`lines` go before the question and hold its `ask`."""
        said = [*lines, *_choices(asked)]
        state = self.state(context, subject, cases, asked, is_begun=True)
        return self._answer(
            context, state, said, (block_of(subject, cases, asked),), buttons(asked)
        )

    def show(self, context: Context, subject: Subject, cases: Cases, lines: list[str]) -> Answer:
        """The list of the case; of a life event the timeline and the lists of its steps."""
        day = _day(context)
        if subject.event:
            bundle = build_bundle(subject, cases, day)
            said = [*lines, *bundle_lines(bundle, subject, cases), say("own.hold")]
            saved = [self._to_save(context, item, cases) for item in bundle.checklists]
            block: Block = {"type": "bundle", **as_json(bundle), "to_save": saved}
        else:
            checklist = checklists_of(subject, cases, day)[0]
            facts, days = _told(subject, cases)
            procedure = self.kb.procedures[subject.key]
            said = checklist_lines(checklist, procedure, facts, days, context.turn.today)
            following = _first_step(checklist, day)
            said = [*lines, *said, following, say("own.hold")]
            saved_one = self._to_save(context, checklist, cases)
            block = {"type": "checklist", **as_json(checklist), "to_save": saved_one}
        state = self.state(context, subject, cases, None, is_begun=True)
        said.append(say("not_verified"))
        words: dict[str, str] = find_words("suggestions")
        asked = tuple(words[name] for name in AFTER_A_LIST)
        suggestions = (*self._ways(subject, cases, day), say("own.change_button"), *asked)
        return self._answer(
            context, state, said, (block,), suggestions, self._sources(subject, cases, day)
        )

    def _ways(self, subject: Subject, cases: Cases, day: date) -> tuple[str, ...]:
        """The ways of filing to choose from, where the list differs and none was chosen yet."""
        procedures = subject.procedures(cases)
        if len(procedures) > 1 or cases.get(procedures[0].slug, NOTHING).way:
            return ()
        ways = ways_open(procedures[0], day)
        words: dict[str, str] = find_words("own.by_way")
        return tuple(words[way.value] for way in ways) if len(ways) > 1 else ()

    def compare(self, context: Context, subject: Subject, cases: Cases, first: list[str]) -> Answer:
        """Each paper needed, of those held, and the one next thing."""
        day, lines, blocks = _day(context), list(first), []
        for checklist in checklists_of(subject, cases, day):
            known = {paper.key for paper in checklist.named}
            raw = cases.get(checklist.slug, NOTHING).held
            said = {key: raw[key] for key in raw if key in known}
            held = {**_shown(checklist), **read_held(said, known, day)}
            ready = readiness(checklist, held, day)
            lines += readiness_lines(checklist, ready, held, day)
            blocks.append({"type": "readiness", "slug": checklist.slug, **as_json(ready)})
        state = self.state(context, subject, cases, None, is_begun=True)
        words: dict[str, str] = find_words("suggestions")
        suggestions = (
            *self._ways(subject, cases, day),
            *(words[name] for name in AFTER_A_LIST),
        )
        return self._answer(context, state, lines, tuple(blocks), suggestions)

    def state(
        self,
        context: Context,
        subject: Subject,
        cases: Cases,
        asked: Asked | None,
        *,
        is_begun: bool,
    ) -> State:
        slug = self._procedure(subject, cases, asked).slug
        question = asked.question.key if asked else None
        day = context.day if context.day != context.turn.today else None
        kept = context.turn.state.asking
        if kept and kept.about == subject.key:
            day = day or kept.day
        return replace(
            context.turn.state,
            procedure=slug,
            facts=cases.get(slug, NOTHING).facts,
            choices=(),
            intent=None,
            answered=INTENT,
            cases=cases,
            asking=Asking(subject.key, asked.owner if asked else None, question, is_begun, day),
        )

    def _procedure(self, subject: Subject, cases: Cases, asked: Asked | None) -> Procedure:
        """Whose question it is; for one of a life event, and for its list, the first step's."""
        if asked and asked.owner in self.kb.procedures:
            return self.kb.procedures[asked.owner]
        return subject.procedures(cases)[0]

    def _sources(self, subject: Subject, cases: Cases, day: date) -> tuple[Source, ...]:
        lists = checklists_of(subject, cases, day)
        return tuple(dict.fromkeys(source for item in lists for source in item.sources))

    def _to_save(self, context: Context, checklist: Checklist, cases: Cases) -> Block:
        case: Case = cases.get(checklist.slug, NOTHING)
        procedure = self.kb.procedures[checklist.slug]
        return to_save(checklist, procedure, case, _day(context), context.turn.today)

    def _answer(
        self,
        context: Context,
        state: State,
        lines: list[str],
        blocks: tuple[Block, ...],
        suggestions: tuple[str, ...],
        sources: tuple[Source, ...] = (),
    ) -> Answer:
        procedure = self.kb.procedures[state.procedure or ""]
        page = sources or sources_of(procedure, [], self.kb, _day(context))
        return Answer(
            Status.ANSWERED,
            "\n".join(lines),
            INTENT,
            procedure,
            (Candidate(procedure, 1.0),),
            1.0,
            blocks,
            page,
            suggestions,
            state,
        )


def _day(context: Context) -> date:
    """The day whose rules the interview is about."""
    asking = context.turn.state.asking
    kept = asking.day if asking and context.day == context.turn.today else None
    return kept or context.day


def _shown(checklist: Checklist) -> dict[str, Held]:
    """What is only shown, as one's identity card: at hand unless said otherwise."""
    return {paper.key: Held(have=True) for paper in checklist.needed if paper.role == "present"}


def _first_step(checklist: Checklist, day: date) -> str:
    """Before anybody has said what is at hand: nothing is called missing."""
    step = readiness(checklist, _shown(checklist), day).next
    names = {paper.key: paper.name for paper in checklist.needed}
    if step.step is not Step.GET_FIRST or step.procedure is None:
        return step.words
    giver = next(paper.given_by for paper in checklist.needed if paper.key == step.paper)
    assert giver  # that is what the step is about
    name = short(names[step.paper or ""])
    return say("own.look_first", paper=name, procedure=giver.name)


def block_of(subject: Subject, cases: Cases, asked: Asked) -> Block:
    question = asked.question
    answers: list[dict[str, Any]] = [
        {"key": key, "text": words} for key, words in question.answers.items()
    ]
    return {
        "type": "interview",
        "about": subject.key,
        "owner": asked.owner,
        "question": question.key,
        "ask": question.ask,
        "help": question.help,
        "day_of": _day_that_tells(subject, asked),
        "answers": [*answers, {"key": UNKNOWN, "text": say("own.unknown")}],
        "answered": subject.asked(cases),
    }


def _day_that_tells(subject: Subject, asked: Asked) -> str | None:
    """What a day answers the question by, if one does: 'ngày sinh'."""
    procedure = subject.kb.procedures.get(asked.owner)
    for deadline in procedure.deadlines if procedure else ():
        if deadline.happening and deadline.happening.tells == asked.question.key:
            return deadline.counted_from
    return None


def buttons(asked: Asked) -> tuple[str, ...]:
    return (*asked.question.answers.values(), say("own.unknown"))


def _choices(asked: Asked) -> list[str]:
    """The answers by number: complete without the buttons."""
    helping = [asked.question.help] if asked.question.help else []
    return [
        *helping,
        *(f"{at}) {words}" for at, words in enumerate(asked.question.answers.values(), 1)),
    ]


def clauses_of(told: Told) -> str:
    """What was just taken, in the words of the base; empty where nothing is known."""
    said = [item.question.clause(item.answer) for item in told.given if item.answer != UNKNOWN]
    return "; ".join(dict.fromkeys((*said, *told.left)))


def _told(subject: Subject, cases: Cases) -> tuple[Mapping[str, str], Mapping[str, date]]:
    case: Case = cases.get(subject.key, NOTHING)
    return case.facts, case.days
