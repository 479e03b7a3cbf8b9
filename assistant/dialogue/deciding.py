"""Whether a case is the citizen's, by the answers given so far, and which questions decide it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from itertools import product

from assistant.dialogue.facts import Facts, may_apply, told
from procedures_kb import Procedure
from procedures_kb.question import AllOf, Question

Case = tuple[tuple[tuple[str, tuple[str, ...]], ...], ...]
"""A `when` that can be hashed: one of these, and in it all of these."""
Given = frozenset[tuple[str, str]]


class Holds(Enum):
    """`POSSIBLE`: neither sure nor ruled out, whatever the reason."""

    SURE = "sure"
    POSSIBLE = "possible"
    NOT = "not"


@dataclass(frozen=True)
class Deciding:
    """What the answers of a procedure decide: nothing but keys, so that it can be hashed."""

    answers: tuple[tuple[str, tuple[str, ...]], ...]
    cases: tuple[Case, ...] = ()

    def holds(self, case: Case, given: Given) -> Holds:
        """Over every answer that the questions not answered in `given` could have."""
        return _holds(case, given, self.answers)

    def matters(self, key: str, case: Case, given: Given, open_keys: frozenset[str]) -> bool:
        """Some answers to the other open questions leave the case to this one."""
        others = [name for name in keys_of(case) if name in open_keys and name != key]
        answers = dict(self.answers)
        for chosen in product(*(answers[name] for name in others)):
            rest = given | frozenset(zip(others, chosen))
            results = {self.holds(case, rest | {(key, answer)}) for answer in answers[key]}
            if len(results) > 1:
                return True
        return False


@lru_cache(maxsize=100_000)
def _holds(case: Case, given: Given, answers: tuple[tuple[str, tuple[str, ...]], ...]) -> Holds:
    known, choices = dict(given), dict(answers)
    free = [name for name in keys_of(case) if name not in known]
    results = {
        _is_met(case, {**known, **dict(zip(free, chosen))})
        for chosen in product(*(choices[name] for name in free))
    }
    return Holds.POSSIBLE if len(results) > 1 else Holds.SURE if True in results else Holds.NOT


def _is_met(case: Case, facts: Facts) -> bool:
    return not case or any(all(facts[key] in allowed for key, allowed in each) for each in case)


def keys_of(case: Case) -> tuple[str, ...]:
    return tuple(dict.fromkeys(key for each in case for key, _ in each))


def as_case(when: tuple[AllOf, ...]) -> Case:
    return tuple(tuple(sorted(each.items())) for each in when)


def holds(procedure: Procedure, when: tuple[AllOf, ...], facts: Facts) -> Holds:
    """`SURE`, `POSSIBLE` or `NOT` for facts that may hold "không biết"."""
    known = frozenset(told(facts).items())
    return Deciding(answers_of(procedure.questions)).holds(as_case(when), known)


def answers_of(questions: tuple[Question, ...]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((question.key, tuple(question.answers)) for question in questions)


def deciders(procedure: Procedure, when: tuple[AllOf, ...], facts: Facts) -> Iterator[Question]:
    """The questions, in the base's order, whose answer is lacking to tell whether it holds."""
    known = told(facts)
    possible = [case for case in when if _fits(case, known)]
    asked = {question.key: question for question in procedure.questions}
    for question in procedure.questions:
        is_lacking = question.key not in known and any(question.key in case for case in possible)
        if is_lacking and may_apply(question, asked, facts):
            yield question


def case_met(when: tuple[AllOf, ...], facts: Facts) -> Mapping[str, tuple[str, ...]]:
    """The first case that the answers given meet whole; empty where none does."""
    met = (case for case in when if all(facts.get(key) in allowed for key, allowed in case.items()))
    return next(met, {})


def _fits(case: AllOf, known: Facts) -> bool:
    return all(key not in known or known[key] in allowed for key, allowed in case.items())
