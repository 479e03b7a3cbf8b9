"""One reply inside an interview: taken, changed, not understood, or a paper said to be held."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from assistant.checklist.bundle import checklists_of
from assistant.checklist.held_in_words import held_line
from assistant.checklist.held_said import held_said
from assistant.dialogue.asked import aspects
from assistant.dialogue.cues import finds, says, taken_out
from assistant.dialogue.filing_way import way_said
from assistant.dialogue.spoken_answers import takes_back, told_answer
from assistant.dialogue.subject import NOTHING, Asked, Cases, Subject
from assistant.dialogue.tell import Told, corrected, tell
from assistant.replies import say
from assistant.steps.case_answers import CaseAnswers, clauses_of
from assistant.steps.small_talk import SPOKEN_KINDS
from assistant.text.fold import fold
from assistant.text.normalise import normalise
from assistant.text.sentences import looks_like_question
from assistant.turn import Answer, Context
from procedures_kb import Way

SHORT = 10
"""Words of a reply that may be told to be unclear, or of a message that only steers the talk."""
NAMED = 0.55
"""From this probability on a message names another procedure, as in `settle_procedure`."""
SURELY_NAMED = 0.8
"""A reply of few words must name another procedure this surely."""
FEW_WORDS = 6
MISSES_WHERE_OFFERED, MISSES_WHERE_BEGUN = 1, 2
"""How often in a row a reply that was not understood is asked about again."""


@dataclass(frozen=True)
class Reply:
    answers: CaseAnswers
    context: Context
    subject: Subject
    pending: Asked | None

    @property
    def cases(self) -> Cases:
        return self.context.turn.state.cases

    @property
    def text(self) -> str:
        return self.context.text

    def go_on(self) -> Answer | None:
        """A question was asked last."""
        asking = self.context.turn.state.asking
        is_begun = asking is not None and asking.is_begun
        if self._is_only("stopping"):
            lines = [say("own.stopped")]
            return self._show(self.cases, lines) if is_begun else None
        if is_begun and takes_back(self.text):
            return self._ask_back()
        if self._asks_something() and not self._is_pressed():
            return None
        if self.context.corrects and not is_begun:
            return self._corrected()  # mostly of the answer the offer came with
        told = self._tell(self.pending)
        if told.is_answer and not self._is_another_matter(told):
            return self._after(told)
        return self._without_an_answer(told) if is_begun or self._is_statement() else None

    def _without_an_answer(self, told: Told) -> Answer | None:
        change = self._corrected()
        if change:
            return change
        held = self._held() if not (told.given or told.left) else None
        if held and self.pending:
            return self._ask_on(held[0], held_line(self.subject, self.cases, held[0]))
        if (told.given or told.left) and (self._is_short() or not names_another(self.context)):
            return self._after(told)
        if self._names_a_paper() and self.pending:
            return self._ask_on(self.cases, say("own.unlisted_paper", words=self.text))
        return self._again() if self.pending and self._is_unclear() else None

    def _ask_on(self, cases: Cases, line: str) -> Answer:
        assert self.pending
        lines = [line, self.pending.question.ask]
        return self.answers.ask(self.context, self.subject, cases, self.pending, lines)

    def _is_short(self) -> bool:
        """A few words, no question, and no request of their own."""
        begins = any(item.start == 0 for item in finds("acting", self.text))
        few = len(self.text.split()) <= FEW_WORDS
        return few and not begins and not looks_like_question(self.text)

    def _names_a_paper(self) -> bool:
        """Said to be at hand, whatever procedure its name brings to mind."""
        is_short = len(self.text.split()) <= SHORT and not looks_like_question(self.text)
        is_held = says("holding_a_paper", self.text) and not says("lacking_a_paper", self.text)
        begins = any(item.start == 0 for item in finds("acting", self.text))
        return is_short and is_held and not begins and says("naming_a_paper", self.text)

    def _corrected(self) -> Answer | None:
        is_explicit = self.context.corrects or says("correcting", self.text)
        change = corrected(self.subject, self.cases, self.text, is_explicit=is_explicit)
        is_change = change.given or change.left
        return self._after(change, "own.changed") if is_change else None

    def _again(self) -> Answer | None:
        """Said before, or not understood: the question again, a few times at most."""
        asking = self.context.turn.state.asking
        assert asking  # there is a question
        assert self.pending
        is_known = self._says_what_is_known() or self._names_the_same()
        most = MISSES_WHERE_BEGUN if asking.is_begun else MISSES_WHERE_OFFERED
        is_stuck = asking.misses >= most and not is_known
        if is_stuck and (asking.misses > most or not asking.is_begun):
            return None
        path = "own.stuck" if is_stuck else "own.known" if is_known else "own.again"
        lines = [say(path, ask=self.pending.question.ask)]
        answer = self.answers.ask(self.context, self.subject, self.cases, self.pending, lines)
        asked = answer.state.asking
        assert asked  # just made
        missed = replace(
            asked, is_begun=asking.is_begun, misses=0 if is_known else asking.misses + 1
        )
        return replace(answer, state=replace(answer.state, asking=missed))

    def _names_the_same(self) -> bool:
        """The procedure talked of is said again: "làm khai sinh cho con"."""
        first = self.context.candidates[0] if self.context.candidates else None
        is_same = first is not None and first.procedure.slug == self.context.turn.state.procedure
        return bool(first and is_same and first.score >= SURELY_NAMED)

    def _says_what_is_known(self) -> bool:
        return any(
            told_answer(item.question, self.text) == self.cases[item.owner].facts[item.question.key]
            for item in self.subject.answered(self.cases)
        )

    def after_the_list(self) -> Answer | None:
        """The list was shown, or left for another topic."""
        if takes_back(self.text):
            return self._ask_back()
        if says("asking_if_ready", self.text) or says("asking_if_ready", normalise(self.text)):
            return self._compare(self.cases)
        if self._is_short() and says("not_knowing", normalise(self.text)):
            return self._show(self.cases, [say("own.stopped")])
        way = way_said(self.text)
        if way:
            return self._for_way(way)
        return None if self._asks_something() else self._changed_or_held()

    def _for_way(self, way: Way) -> Answer:
        slugs = [procedure.slug for procedure in self.subject.procedures(self.cases)]
        cases = {
            **self.cases,
            **{slug: replace(self.cases.get(slug, NOTHING), way=way.value) for slug in slugs},
        }
        return self._show(cases, [say("own.way_noted", way=say(f"ways.{way.value}"))])

    def _changed_or_held(self) -> Answer | None:
        change = self._corrected()
        if change:
            return change
        held = self._held()
        if held:
            return self._compare(*held)
        if self._names_a_paper():
            return self._compare(self.cases, (self.text,))
        if self._is_short() and self._says_what_is_known():
            return self._show(self.cases, [say("own.known_all")])
        return None

    def _held(self) -> tuple[Cases, tuple[str, ...]] | None:
        """The cases with the papers said to be held or lacking, and what was said of papers that
        are not sure; None where none is named."""
        cases, is_said = dict(self.cases), False
        unclear: tuple[str, ...] = ()
        if not self._speaks_of_papers():
            return None
        for checklist in checklists_of(self.subject, cases, self.context.day):
            procedure = self.subject.kb.procedures[checklist.slug]
            called = {paper.key: paper.called for paper in procedure.papers}
            said = held_said(checklist, called, self.text, self.context.turn.today)
            if said.papers:
                case = cases.get(checklist.slug, NOTHING)
                cases[checklist.slug] = replace(case, held={**case.held, **said.papers})
                is_said = True
            unclear = said.unclear
        return (cases, unclear) if is_said else None

    def _speaks_of_papers(self) -> bool:
        groups = ("holding_a_paper", "lacking_a_paper", "having_all", "kinds_of_copy")
        return any(says(group, self.text) for group in groups)

    def _compare(self, cases: Cases, unclear: tuple[str, ...] = ()) -> Answer:
        lines = [say("own.unclear_paper", words=words) for words in unclear]
        return self.answers.compare(self.context, self.subject, cases, lines)

    def _after(self, told: Told, noted: str = "own.noted") -> Answer:
        """The next question, or the list."""
        clauses = clauses_of(told)
        lines = [say(noted, clauses=clauses)] if clauses else []
        if told.given and not clauses:
            lines = [say("own.noted_unknown")]
        asked = self.subject.next(told.cases, self.context.day)
        if asked is None:
            return self._show(told.cases, lines)
        left = told.cases.get(asked.owner, NOTHING).left
        is_same = self.pending and asked.question.key == self.pending.question.key
        is_fewer = told.left and is_same and asked.question.key in left
        path = "own.fewer" if is_fewer else "own.next"
        lines.append(say(path, ask=self._ask_of(asked)))
        return self.answers.ask(self.context, self.subject, told.cases, asked, lines)

    def _ask_of(self, asked: Asked) -> str:
        """Of a life event, with the name of the step that the questions now turn to."""
        procedure = self.subject.kb.procedures.get(asked.owner)
        goes_on = self.pending is not None and self.pending.owner == asked.owner
        if self.subject.event is None or procedure is None or goes_on:
            return asked.question.ask
        return say("question_about", name=procedure.name, question=asked.question.ask)

    def _ask_back(self) -> Answer | None:
        """The answer before is given anew; said again, the one before that."""
        told = self._told_with_the_taking_back()
        if told and told.given:
            return self._after(told, "own.changed")
        answered = self.subject.answered(self.cases)
        keys = [(item.owner, item.question.key) for item in answered]
        here = (self.pending.owner, self.pending.question.key) if self.pending else None
        at = keys.index(here) if here in keys else len(keys)
        if at == 0:
            return self._nothing_to_change()
        chosen = answered[at - 1]
        lines = [say("own.change", ask=chosen.question.ask)]
        return self.answers.ask(self.context, self.subject, self.cases, chosen, lines)

    def _told_with_the_taking_back(self) -> Told | None:
        """ "đổi lại, tôi đã cưới rồi"."""
        return corrected(self.subject, self.cases, self.text, is_explicit=True)

    def _nothing_to_change(self) -> Answer | None:
        if self.pending is None:
            return None
        lines = [say("own.nothing_to_change"), self.pending.question.ask]
        return self.answers.ask(self.context, self.subject, self.cases, self.pending, lines)

    def _show(self, cases: Cases, lines: list[str]) -> Answer:
        return self.answers.show(self.context, self.subject, cases, lines)

    def _tell(self, asked: Asked | None) -> Told:
        return tell(self.subject, self.cases, asked, self.text, self.context.turn.today)

    def _asks_something(self) -> bool:
        return bool(aspects(self.context.question)) or self.text.rstrip().endswith("?")

    def _is_pressed(self) -> bool:
        words = self.pending.question.answers.values() if self.pending else ()
        return fold(self.text).strip(" .?!") in {fold(item).strip(" .?!") for item in words}

    def _is_statement(self) -> bool:
        is_short = len(self.text.split()) <= FEW_WORDS
        named = SURELY_NAMED if is_short else NAMED
        return not looks_like_question(self.text) and not names_another(self.context, named)

    def _is_another_matter(self, told: Told) -> bool:
        """Long, and about another procedure beyond doubt."""
        first = self.context.candidates[0] if self.context.candidates else None
        is_long = len(self.text.split()) > SHORT
        return bool(is_long and first and first.score >= NAMED and names_another(self.context))

    def _is_unclear(self) -> bool:
        """Short, no question, about nothing else: most likely meant as an answer."""
        size = len(self.text.split())
        if size > FEW_WORDS and looks_like_question(normalise(self.text)):
            return False
        is_talk = any(says(kind, self.text) for kind in (*SPOKEN_KINDS, "courtesies"))
        if size > SHORT or is_talk or looks_like_question(self.text):
            return False
        return not names_another(self.context, SURELY_NAMED if size <= FEW_WORDS else NAMED)

    def _is_only(self, group: str) -> bool:
        return says(group, self.text) and not re.search(r"\w", taken_out(group, self.text))


def names_another(context: Context, named: float = NAMED) -> bool:
    """A procedure other than the one talked of."""
    first = context.candidates[0] if context.candidates else None
    is_other = first is not None and first.procedure.slug != context.turn.state.procedure
    return bool(first and is_other and first.score >= named)
