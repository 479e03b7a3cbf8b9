"""What a procedure is found by: its names, how people ask for it, and what its fields say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from procedures_kb import Procedure

NAME, ASKED, FIELD = "name", "asked", "field"


@dataclass(frozen=True)
class Passage:
    """One searchable text of a procedure; `kind` is name, asked or field."""

    slug: str
    kind: str
    text: str


def passages_of(procedures: Iterable[Procedure]) -> list[Passage]:
    """Every passage once a procedure, in the order of the base."""
    found: dict[tuple[str, str], Passage] = {}
    for procedure in procedures:
        for kind, text in _texts(procedure):
            found.setdefault((procedure.slug, text), Passage(procedure.slug, kind, text))
    return list(found.values())


def _texts(procedure: Procedure) -> Iterator[tuple[str, str]]:
    yield NAME, procedure.name
    yield from ((NAME, name) for name in procedure.everyday_names)
    yield from ((NAME, variant.name) for variant in procedure.variants)
    yield from ((ASKED, text) for text in procedure.asked_as)
    yield from ((ASKED, entry.question) for entry in procedure.faq)
    yield FIELD, procedure.summary
    yield from ((FIELD, paper.name) for paper in procedure.papers)
    yield from ((FIELD, entry.answer) for entry in procedure.faq)
    for facts in (procedure.conditions, procedure.pitfalls, procedure.penalties, procedure.changes):
        yield from ((FIELD, fact.text) for fact in facts)
    yield from ((FIELD, deadline.text) for deadline in procedure.deadlines)
    yield from ((FIELD, fact.text) for fact in (*procedure.who_may_apply, *procedure.result))
