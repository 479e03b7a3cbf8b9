"""Which question comes next: of those that still change what the citizen is told, fewest first.

Everything comes from the base: `questions`, their `when`, and the `when` of every fact in force.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from assistant.dialogue.deciding import Deciding, Given, answers_of, as_case, keys_of
from assistant.dialogue.facts import UNKNOWN, Facts, check, is_open, may_apply, told
from procedures_kb import Procedure
from procedures_kb.model import in_force
from procedures_kb.question import Question

MOST_CASES = 5_000
"""More paths than this through one interview would be a mistake in the base."""
_EXACT = 9
"""Decimals that tell two expected numbers of questions apart."""


def next_question(procedure: Procedure, facts: Facts, day: date) -> Question | None:
    """The question to ask now, or None where no answer changes anything any more.

    Raises NoSuchAnswer for facts that the base does not know.
    """
    check(procedure, facts)
    key = _Interview(procedure, day).best(facts)
    return next((item for item in procedure.questions if item.key == key), None)


def cases(procedure: Procedure, day: date, with_unknown: bool = False) -> Iterator[dict[str, str]]:
    """The facts at the end of every path through the interview; ValueError beyond `MOST_CASES`.

    `with_unknown` also answers "không biết" to every question.
    """
    interview = _Interview(procedure, day)
    asked = {question.key: question for question in procedure.questions}
    waiting: list[dict[str, str]] = [{}]
    found = 0
    while waiting:
        facts = waiting.pop()
        key = interview.best(facts)
        if key is None:
            found += 1
            if found > MOST_CASES:
                raise ValueError(f"{procedure.slug}: more than {MOST_CASES} cases")
            yield facts
        else:
            answers = [*asked[key].answers, *([UNKNOWN] if with_unknown else [])]
            waiting += [{**facts, key: answer} for answer in reversed(answers)]


class _Interview:
    """The questions of one procedure on a day, and what depends on their answers."""

    def __init__(self, procedure: Procedure, day: date) -> None:
        facts = in_force((fact for _, fact in procedure.facts()), day)
        whens = dict.fromkeys(as_case(fact.when) for fact in facts if fact.when)
        self.deciding = Deciding(answers_of(procedure.questions), tuple(whens))
        self.asked = {question.key: question for question in procedure.questions}
        self.rank = {key: place for place, key in enumerate(self.asked)}

    def best(self, facts: Facts) -> str | None:
        """Groups of questions that have nothing to do with each other add up: of each group the
        best first question, of these the first in the base."""
        groups = _groups(self.open_that_matter(facts), self._bonds())
        known = frozenset(facts.items())
        firsts = [self._first(known, group) for group in groups]
        return min((key for _, key in firsts if key), key=self.rank.__getitem__, default=None)

    def open_that_matter(self, facts: Facts) -> list[str]:
        can_be_asked = frozenset(
            question.key
            for question in self.asked.values()
            if question.key not in facts and may_apply(question, self.asked, facts)
        )
        known = frozenset(told(facts).items())
        return [
            question.key
            for question in self.asked.values()
            if is_open(question, facts) and self._matters(question.key, known, can_be_asked)
        ]

    def _matters(self, key: str, known: Given, can_be_asked: frozenset[str]) -> bool:
        """By itself, or because a question that matters is asked only after it."""
        return any(
            self.deciding.matters(key, case, known, can_be_asked)
            for case in self.deciding.cases
            if key in keys_of(case)
        ) or any(
            self._matters(other, known, can_be_asked)
            for other in can_be_asked
            if any(key in case for case in self.asked[other].when)
        )

    def _first(self, known: Given, group: frozenset[str]) -> tuple[float, str | None]:
        """The expected number of questions of the group, all answers being alike likely."""
        return _fewest(_Key(self), known, group)

    def _bonds(self) -> set[frozenset[str]]:
        """Keys that stand in one case, or of which one opens the other."""
        opened = (
            {question.key, *(key for case in question.when for key in case)}
            for question in self.asked.values()
        )
        return {
            *(frozenset(keys_of(case)) for case in self.deciding.cases),
            *map(frozenset, opened),
        }


class _Key:
    """An interview as a key of the cache: two with the same questions and cases are one."""

    def __init__(self, interview: _Interview) -> None:
        self.interview = interview
        whens = tuple(as_case(question.when) for question in interview.asked.values())
        self.value = (interview.deciding, whens)
        self.hashed = hash(self.value)

    def __hash__(self) -> int:
        return self.hashed

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Key) and self.value == other.value


@lru_cache(maxsize=50_000)
def _fewest(key: _Key, known: Given, group: frozenset[str]) -> tuple[float, str | None]:
    interview = key.interview
    facts = dict(known)
    choices = [name for name in interview.open_that_matter(facts) if name in group]
    if not choices:
        return 0.0, None
    return min(
        (_expected(key, known, group, name), interview.rank[name], name) for name in choices
    )[::2]


def _expected(key: _Key, known: Given, group: frozenset[str], name: str) -> float:
    answers = key.interview.asked[name].answers
    after = sum(_fewest(key, known | {(name, answer)}, group)[0] for answer in answers)
    return round(1 + after / len(answers), _EXACT)


def _groups(keys: list[str], bonds: set[frozenset[str]]) -> list[frozenset[str]]:
    """The keys, with all that they are bound to, directly or through others."""
    groups: list[frozenset[str]] = []
    for key in keys:
        if not any(key in group for group in groups):
            groups.append(_bound_to(key, bonds))
    return groups


def _bound_to(key: str, bonds: set[frozenset[str]]) -> frozenset[str]:
    found = frozenset({key})
    while True:
        wider = found.union(*(bond for bond in bonds if bond & found))
        if wider == found:
            return found
        found = wider
