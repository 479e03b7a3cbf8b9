"""Which papers: to submit, to show, only in a case, only where the office has no data."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from assistant.answers.part import Part, bullets, known_fields
from assistant.answers.wording import case_before, marks
from assistant.replies import say
from assistant.turn import Block
from procedures_kb import KnowledgeBase, Need, Paper, Procedure, Way, in_force

Belongs = Callable[[Paper], bool]


def _is_in_case(paper: Paper) -> bool:
    """By an answer of the citizen, or by sending the dossier by post, which few do."""
    return paper.need is Need.IN_CASE or (paper.need is Need.ALWAYS and paper.ways == (Way.POST,))


def _is_always(paper: Paper, role: str) -> bool:
    return paper.need is Need.ALWAYS and paper.role == role and not _is_in_case(paper)


GROUPS: tuple[tuple[str, Belongs], ...] = (
    ("submit_always", lambda paper: _is_always(paper, "submit")),
    ("in_case", _is_in_case),
    ("present", lambda paper: _is_always(paper, "present")),
    ("if_no_data", lambda paper: paper.need is Need.IF_NO_DATA),
    ("not_required", lambda paper: paper.need is Need.NOT_REQUIRED),
)


def papers(procedure: Procedure, kb: KnowledgeBase, day: date) -> Part | None:
    current = in_force(procedure.papers, day)
    lines = [say("papers.intro", name=procedure.name)]
    items: list[Block] = []
    for group, belongs in GROUPS:
        chosen = [paper for paper in current if belongs(paper)]
        if chosen:
            lines += [say(f"papers.{group}"), *bullets(paper_line(paper, kb) for paper in chosen)]
            items += [_item(paper, group, kb) for paper in chosen]
    return (
        Part(tuple(lines), ({"type": "papers", "items": items},), tuple(current)) if items else None
    )


def paper_line(paper: Paper, kb: KnowledgeBase) -> str:
    """'Bé có giấy chứng sinh: Giấy chứng sinh, 1 bản chính. Ghi chú.' with its marks."""
    case = case_before(paper, paper.name)
    details = ", ".join([paper.name, *_details(paper, kb)])
    note = f". {paper.note.rstrip('.')}" if paper.note else ""
    return f"{case}{details}{marks(paper)}{note}."


def _details(paper: Paper, kb: KnowledgeBase) -> list[str]:
    said = []
    if paper.copies and paper.need is not Need.NOT_REQUIRED:
        said.append(f"{paper.copies} {say(f'kinds.{paper.kind}')}")
    if paper.photocopies:
        said.append(f"{paper.photocopies} {say('kinds.copy')}")
    if paper.form:
        said.append(form_words(paper.form.name, map(str, paper.form.issued_by)))
    if paper.valid_months:
        said.append(say("papers.validity", months=paper.valid_months))
    if paper.given_by and paper.given_by in kb.procedures:
        said.append(say("papers.given_by", name=kb.procedures[paper.given_by].name))
    return said


def form_words(name: str, issued_by: Iterable[str]) -> str:
    """'mẫu: …', with the texts that set it."""
    issued = ", ".join(issued_by)
    called = name if name.lower().startswith("mẫu") else say("papers.form", name=name)
    return called + (f" ({issued})" if issued else "")


def _item(paper: Paper, group: str, kb: KnowledgeBase) -> Block:
    return {
        "key": paper.key,
        "name": paper.name,
        "group": group,
        "role": paper.role,
        "need": paper.need.value,
        "copies": paper.copies,
        "photocopies": paper.photocopies,
        "kind": paper.kind,
        "note": paper.note,
        "form": paper.form.name if paper.form else None,
        "given_by": paper.given_by,
        **known_fields(paper),
    }
