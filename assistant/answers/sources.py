"""What an answer rests on: the law of each fact used, then the procedure's page on the portal."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from assistant.replies import say
from assistant.turn import Source
from procedures_kb import KnowledgeBase, LegalRef, Procedure, in_force
from procedures_kb.model import Basis, Edition, Known

AT_MOST = 8
WITHOUT_OWN = 3
"""How many entries of the legal basis stand in where the facts used name no law of their own."""


def sources_of(
    procedure: Procedure, facts: Iterable[Known], kb: KnowledgeBase, day: date
) -> tuple[Source, ...]:
    references = _binding(_references(facts), kb, day)
    if not references:
        basis = in_force(procedure.legal_basis, day)
        references = _binding(_references(basis), kb, day)[:WITHOUT_OWN]
    laws = [_law(reference, procedure, kb) for reference in references[:AT_MOST]]
    portal = Source(
        say("portal_page", code=procedure.code),
        url=procedure.source_url,
        verified_on=procedure.verified_on,
    )
    return (*laws, portal)


def _binding(references: list[LegalRef], kb: KnowledgeBase, day: date) -> list[LegalRef]:
    """Without texts that came into force later: an answer as of a day can't rest on them."""
    return [reference for reference in references if kb.binds_on(reference.text, day)]


def _references(facts: Iterable[Known]) -> list[LegalRef]:
    found: dict[LegalRef, None] = {}
    for fact in facts:
        own = (LegalRef(fact.text, fact.article),) if isinstance(fact, Basis) else fact.law
        found.update(dict.fromkeys(own))
    return list(found)


def _law(reference: LegalRef, procedure: Procedure, kb: KnowledgeBase) -> Source:
    known = kb.legal_texts.get(reference.text)
    titles = {basis.text: basis.about for basis in procedure.legal_basis}
    is_imported = procedure.edition is Edition.IMPORTED
    return Source(
        reference.text,
        reference.article,
        known.title if known else titles.get(reference.text) or None if is_imported else None,
        known.in_force_from if known else None,
        None,
        procedure.verified_on,
    )
