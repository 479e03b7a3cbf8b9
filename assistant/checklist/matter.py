"""What a checklist is built for, and how one fact of the base stands in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from assistant.checklist.lines import Decider
from assistant.dialogue.deciding import Holds, case_met, deciders, holds
from assistant.dialogue.facts import Facts, told
from assistant.replies import say
from procedures_kb import KnowledgeBase, Procedure, Way, in_force
from procedures_kb.model import Known
from procedures_kb.question import AllOf, Question

K = TypeVar("K", bound=Known)


@dataclass(frozen=True)
class Matter:
    """One procedure, for one citizen's answers, on one day, filed in one way."""

    procedure: Procedure
    kb: KnowledgeBase
    facts: Facts
    day: date
    way: Way | None

    def that_apply(self, items: tuple[K, ...]) -> list[K]:
        """In force, and neither ruled out by an answer nor for another way of filing."""
        return [
            item
            for item in in_force(items, self.day)
            if self.holds(item) is not Holds.NOT and self.fits_way(item)
        ]

    def holds(self, fact: Known) -> Holds:
        return holds(self.procedure, fact.when, self.facts)

    def fits_way(self, fact: Known) -> bool:
        return self.way is None or not fact.ways or self.way in fact.ways

    def is_sure(self, fact: Known) -> bool:
        return self.holds(fact) is Holds.SURE and not self.waits_for_way(fact)

    def waits_for_way(self, fact: Known) -> bool:
        """Not for the counter, and nobody has said how the dossier is filed."""
        return self.way is None and bool(fact.ways) and Way.COUNTER not in fact.ways

    def known(self, fact: Known) -> dict[str, Any]:
        """The fields of a `Line`."""
        is_sure = self.is_sure(fact)
        return {
            "confidence": fact.confidence,
            "is_sure": is_sure,
            "decided_by": () if is_sure else self._decided_by(fact),
            "condition": fact.condition,
            "ways": fact.ways,
            "law": self.laws_of(fact),
            "starts_on": fact.starts_on,
            "ends_on": fact.ends_on,
        }

    def laws_of(self, fact: Known) -> tuple[str, ...]:
        return tuple(str(each) for each in fact.law if self.kb.binds_on(each.text, self.day))

    def _decided_by(self, fact: Known) -> tuple[Decider, ...]:
        asked = deciders(self.procedure, fact.when, self.facts)
        way = [Decider("way", say("checklist.which_way"))] if self.waits_for_way(fact) else []
        return (*(Decider(question.key, question.ask) for question in asked), *way)

    def why(self, fact: Known) -> str | None:
        """The answers given that its case names, else its condition; None for what always is."""
        met = case_met(fact.when, told(self.facts)) if self.holds(fact) is Holds.SURE else {}
        if met:
            clauses = [self._clause(question) for question in self._telling(met)]
            joined = f" {say('checklist.and')} ".join(clauses)
            return say("checklist.because", clauses=joined)
        if fact.condition:
            return say("checklist.in_case", case=fact.condition)
        if len(fact.ways) == 1 and self.way in fact.ways:
            return say(f"checklist.because_way.{fact.ways[0].value}")
        return None

    def _telling(self, met: AllOf) -> list[Question]:
        """The questions of the case, without those that another of them presupposes anyway."""
        asked = [question for question in self.procedure.questions if question.key in met]
        presupposed = {
            key
            for question in asked
            for case in question.when
            for key, allowed in case.items()
            if set(allowed) <= set(met.get(key, ()))
        }
        return [question for question in asked if question.key not in presupposed]

    def _clause(self, question: Question) -> str:
        answer = self.facts[question.key]
        if answer in question.means:
            return question.means[answer]
        return say("checklist.quoted", ask=question.ask, answer=question.answers[answer])
