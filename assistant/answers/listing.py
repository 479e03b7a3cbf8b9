"""Answers that are a list of facts: where, online, steps, conditions, result, fines, forms, law."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from assistant.answers.part import Part, bullets
from assistant.answers.wording import marks, sentence
from assistant.replies import say
from procedures_kb import KnowledgeBase, Procedure, Way, in_force
from procedures_kb.model import Basis, Fact, FilingWay, Paper


def office(procedure: Procedure, kb: KnowledgeBase, day: date) -> Part | None:
    authority = in_force(procedure.authority, day)
    ways = in_force(procedure.ways, day)
    lines = [say("office.intro", name=procedure.name)]
    lines += bullets(sentence(fact.text, fact) for fact in authority)
    lines += [say("office.ways"), *bullets(sentence(way.text, way) for way in ways)]
    block = {
        "type": "office",
        "authority": [fact.text for fact in authority],
        "ways": [{"way": way.way.value, "text": way.text} for way in ways],
    }
    return Part(tuple(lines), (block,), (*authority, *ways)) if authority else None


def online(procedure: Procedure, kb: KnowledgeBase, day: date) -> Part | None:
    ways = [way for way in in_force(procedure.ways, day) if way.way is Way.ONLINE]
    facts: list[Fact | FilingWay] = [*ways, *in_force(procedure.online, day)]
    return _listed("online", procedure, facts)


def steps(procedure: Procedure, kb: KnowledgeBase, day: date) -> Part | None:
    return _listed("steps", procedure, in_force(procedure.steps, day), is_numbered=True)


def conditions(procedure: Procedure, kb: KnowledgeBase, day: date) -> Part | None:
    facts = [*in_force(procedure.who_may_apply, day), *in_force(procedure.conditions, day)]
    return _listed("conditions", procedure, facts)


def result(procedure: Procedure, kb: KnowledgeBase, day: date) -> Part | None:
    return _listed("result", procedure, in_force(procedure.result, day))


def penalties(procedure: Procedure, kb: KnowledgeBase, day: date) -> Part | None:
    return _listed("penalties", procedure, in_force(procedure.penalties, day))


def forms(procedure: Procedure, kb: KnowledgeBase, day: date) -> Part | None:
    with_form = [paper for paper in in_force(procedure.papers, day) if paper.form]
    if not with_form:
        return None
    lines = bullets(_form_line(paper) for paper in with_form)
    block = {"type": "forms", "items": [{"paper": paper.name} for paper in with_form]}
    return Part((say("forms.intro", name=procedure.name), *lines), (block,), tuple(with_form))


def legal_basis(procedure: Procedure, kb: KnowledgeBase, day: date) -> Part | None:
    current = [
        basis for basis in in_force(procedure.legal_basis, day) if kb.binds_on(basis.text, day)
    ]
    lines = bullets(_basis_line(basis, kb) for basis in current)
    block = {"type": "legal_basis", "items": [basis.text for basis in current]}
    intro = say("legal_basis.intro", name=procedure.name)
    return Part((intro, *lines), (block,), tuple(current)) if current else None


def _listed(
    kind: str, procedure: Procedure, facts: Iterable[Fact | FilingWay], is_numbered: bool = False
) -> Part | None:
    chosen = tuple(facts)
    if not chosen:
        return None
    said = [sentence(fact.text, fact) for fact in chosen]
    lines = [f"{at}. {line}" for at, line in enumerate(said, 1)] if is_numbered else bullets(said)
    block = {"type": kind, "items": said}
    return Part((say(f"lists.{kind}", name=procedure.name), *lines), (block,), chosen)


def _form_line(paper: Paper) -> str:
    assert paper.form is not None
    issued = ", ".join(map(str, paper.form.issued_by))
    source = f", {say('forms.issued_by', texts=issued)}" if issued else ""
    return f"{paper.name}: {paper.form.name}{source}{marks(paper)}."


def _basis_line(basis: Basis, kb: KnowledgeBase) -> str:
    known = kb.legal_texts.get(basis.text)
    named = f"{known.kind} {basis.text}" if known else basis.text
    article = f", {basis.article}" if basis.article else ""
    about = f": {basis.about.rstrip('.')}" if basis.about else ""
    return f"{named}{article}{about}{marks(basis)}."
