"""Asks the assistant, with the portal's records loaded, our own questions about some of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from assistant import Assistant, Turn
from assistant.evaluation.verdicts import HELPED
from assistant.training.portal.questions import PortalQuestion
from procedures_kb.portal.succession import same_title


@dataclass(frozen=True)
class Named:
    """Slugs in the order the assistant named them; those that would have been right."""

    question: PortalQuestion
    status: str
    named: tuple[str, ...]
    right: frozenset[str]
    intent: str | None


def ask_about_records(
    assistant: Assistant, questions: Iterable[PortalQuestion], today: date
) -> Iterator[Named]:
    """A record of the same title, at another level or place, is as right as the one labelled."""
    titles = {
        slug: same_title(title.partition(" (")[0]) for slug, title in assistant.kb.titles.items()
    }
    for question in questions:
        answer = assistant.answer(Turn(question.text, today))
        first = [answer.procedure.slug] if answer.procedure else []
        named = [*first, *(item.procedure.slug for item in answer.candidates)]
        helped = answer.status.value in HELPED
        yield Named(
            question,
            answer.status.value,
            tuple(dict.fromkeys(named)) if helped else (),
            _as_right(question, titles),
            answer.intent,
        )


def _as_right(question: PortalQuestion, titles: Mapping[str, str]) -> frozenset[str]:
    wanted = {titles[slug] for slug in question.slugs if slug in titles}
    return frozenset(slug for slug, title in titles.items() if title in wanted)
