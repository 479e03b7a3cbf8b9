"""The answers a citizen has given, by question: checked, changed, and which still stand."""

from __future__ import annotations

from collections.abc import Mapping

from procedures_kb import Procedure
from procedures_kb.question import Question

UNKNOWN = "unknown"
"""The answer "không biết" to any question: it rules nothing out."""

Facts = Mapping[str, str]
"""Question → answer; `UNKNOWN` among them."""


class NoSuchAnswer(ValueError):
    """Facts name a question or an answer that the procedure does not have."""

    def __init__(self, key: str, answer: str) -> None:
        super().__init__(f"no such answer: {key} = {answer}")
        self.key, self.answer = key, answer


def check(procedure: Procedure, facts: Facts) -> None:
    """Raises NoSuchAnswer, naming both, for the first pair that the base does not know."""
    known = {question.key: question.answers for question in procedure.questions}
    for key, answer in facts.items():
        if key not in known or (answer != UNKNOWN and answer not in known[key]):
            raise NoSuchAnswer(key, answer)


def told(facts: Facts) -> dict[str, str]:
    """Without what the citizen does not know."""
    return {key: answer for key, answer in facts.items() if answer != UNKNOWN}


def changed(procedure: Procedure, facts: Facts, key: str, answer: str) -> dict[str, str]:
    """The facts with this answer, without those whose question it rules out.

    Raises NoSuchAnswer for facts or an answer that the base does not know.
    """
    now = {**facts, key: answer}
    check(procedure, now)
    asked = {question.key: question for question in procedure.questions}
    return {name: value for name, value in now.items() if may_apply(asked[name], asked, now)}


def may_apply(question: Question, asked: Mapping[str, Question], facts: Facts) -> bool:
    """False where answers given, or questions that can't be asked any more, rule it out."""
    return not question.when or any(
        all(_may_be(name, allowed, asked, facts) for name, allowed in case.items())
        for case in question.when
    )


def _may_be(
    key: str, allowed: tuple[str, ...], asked: Mapping[str, Question], facts: Facts
) -> bool:
    if facts.get(key, UNKNOWN) != UNKNOWN:
        return facts[key] in allowed and may_apply(asked[key], asked, facts)
    return may_apply(asked[key], asked, facts)


def is_open(question: Question, facts: Facts) -> bool:
    """Not answered yet, and what it presupposes was answered so."""
    return question.key not in facts and (
        not question.when
        or any(
            all(facts.get(name) in allowed for name, allowed in case.items())
            for case in question.when
        )
    )
