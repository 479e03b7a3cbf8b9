"""The papers of a case, in their groups: got first, submitted, shown, possible, looked up."""

from __future__ import annotations

from datetime import date

from assistant.answers.wording import span
from assistant.checklist.lines import FormLine, GivenBy, PaperLine
from assistant.checklist.matter import Matter
from procedures_kb import Need, Paper, Procedure, in_force
from procedures_kb.model import Duration, Form

DAYS_OF = {"hour": 1 / 24, "day": 1.0, "working_day": 7 / 5, "month": 30.4, "year": 365.25}
"""Calendar days, to tell which wait is the longer; nobody is told them."""
GROUPS = ("first", "submit", "present", "possible", "looked_up")


def grouped(matter: Matter) -> dict[str, tuple[PaperLine, ...]]:
    """Every paper in force that is not ruled out, in exactly one of the `GROUPS`."""
    applying = matter.that_apply(matter.procedure.papers)
    groups = [(group_of(paper, matter), paper_line(paper, matter)) for paper in applying]
    return {name: tuple(line for group, line in groups if group == name) for name in GROUPS}


def group_of(paper: Paper, matter: Matter) -> str:
    if paper.need in (Need.IF_NO_DATA, Need.NOT_REQUIRED):
        return "looked_up"
    if not matter.is_sure(paper):
        return "possible"
    return "first" if paper.given_by in matter.kb.procedures else paper.role


def paper_line(paper: Paper, matter: Matter) -> PaperLine:
    return PaperLine(
        **matter.known(paper),
        key=paper.key,
        name=paper.name,
        role=paper.role,
        need=paper.need,
        copies=paper.copies,
        photocopies=paper.photocopies,
        kind=paper.kind,
        why=paper.condition if paper.need is Need.IF_NO_DATA else matter.why(paper),
        form=_form(paper.form, matter) if paper.form else None,
        given_by=_given_by(paper, matter),
        valid_months=paper.valid_months,
        note=paper.note,
    )


def _form(form: Form, matter: Matter) -> FormLine:
    binding = (text for text in form.issued_by if matter.kb.binds_on(text.text, matter.day))
    return FormLine(form.name, tuple(map(str, binding)), form.url)


def _given_by(paper: Paper, matter: Matter) -> GivenBy | None:
    if not paper.given_by or paper.given_by not in matter.kb.procedures:
        return None
    giver = matter.kb.procedures[paper.given_by]
    longest = longest_wait(giver, matter.day)
    if longest is None:
        return GivenBy(giver.slug, giver.name)
    assert longest.amount is not None  # `longest_wait` returns no other
    assert longest.unit is not None
    return GivenBy(giver.slug, giver.name, span(longest.amount, longest.unit), _days(longest))


def longest_wait(procedure: Procedure, day: date) -> Duration | None:
    """The longest of its times in force that is told in figures."""
    told = [item for item in in_force(procedure.times, day) if item.amount and item.unit]
    return max(told, key=_days, default=None)


def _days(duration: Duration) -> float:
    return (duration.amount or 0) * DAYS_OF[duration.unit or "day"]
