"""A checklist as a clerk would say it: lines complete without any card."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from assistant.answers.papers import form_words
from assistant.answers.part import bullets
from assistant.answers.wording import marks
from assistant.checklist.lines import (
    Checklist,
    DeadlineLine,
    FeeLine,
    PaperLine,
    TextLine,
    TimeLine,
)
from assistant.checklist.papers import GROUPS
from assistant.days.deadlines import due_day, due_line
from assistant.dialogue.facts import UNKNOWN, Facts
from assistant.replies import say
from procedures_kb import Procedure, in_force

Days = Mapping[str, date]


def checklist_lines(
    checklist: Checklist, procedure: Procedure, facts: Facts, days: Days, today: date
) -> list[str]:
    """Papers by group, then money, time, deadlines and place; empty groups are left out."""
    lines = [say("own.title", name=checklist.name), *told_line(procedure, facts)]
    for group in GROUPS:
        lines += _titled(f"own.{group}", map(paper_words, _of_group(checklist, group)))
    lines += _titled("own.about_case", map(_text, checklist.about_case))
    lines += _titled("own.fees", fee_lines(checklist))
    lines += bullets(map(_text, checklist.later_fees))
    lines += _titled("own.exemptions", map(_text, checklist.exemptions))
    lines += _titled("own.times", map(_time, checklist.times))
    lines += _titled("own.deadlines", deadline_words(checklist, procedure, days, today))
    lines += _titled("own.fines", map(_text, checklist.fines))
    lines += _titled("own.authority", map(_text, checklist.authority))
    return [*lines, *(item.words for item in checklist.not_known)]


def _of_group(checklist: Checklist, group: str) -> list[PaperLine]:
    """What is only shown, as one's identity card, stands with what to show: nearly all have it."""
    papers: tuple[PaperLine, ...] = getattr(checklist, group)
    if group == "first":
        return [paper for paper in papers if paper.role == "submit"]
    shown = [paper for paper in checklist.first if paper.role == "present"]
    return [*papers, *(shown if group == "present" else ())]


def told_line(procedure: Procedure, facts: Facts) -> list[str]:
    said = clauses(procedure, facts)
    return [say("own.told", clauses="; ".join(said))] if said else []


def clauses(procedure: Procedure, facts: Facts) -> list[str]:
    """The answers in the words of the base, those not known left out."""
    return [
        question.clause(answer)
        for question in procedure.questions
        if (answer := facts.get(question.key, UNKNOWN)) != UNKNOWN
    ]


def paper_words(paper: PaperLine) -> str:
    """'Giấy cam đoan về việc sinh, 1 bản chính (vì …). Ghi chú.'"""
    details = ", ".join([paper.name, *_details(paper)])
    why = [paper.why] if paper.why and paper.is_sure else []
    if not paper.is_sure:
        why = _undecided(paper)
    reason = f" ({'; '.join(why)})" if why else ""
    note = f". {paper.note.rstrip('.')}" if paper.note and paper.is_sure else ""
    return f"{details}{reason}{marks(paper)}{note}."


def _details(paper: PaperLine) -> list[str]:
    said = []
    if paper.kind == "information":
        said.append(say("kinds.information"))
    elif paper.copies:
        said.append(f"{paper.copies} {say(f'kinds.{paper.kind}')}")
    if paper.photocopies:
        said.append(f"{paper.photocopies} {say('kinds.copy')}")
    if paper.form and paper.is_sure:
        said.append(form_words(paper.form.name, paper.form.issued_by))
    if paper.valid_months:
        said.append(say("papers.validity", months=paper.valid_months))
    if paper.given_by:
        said.append(_given_by(paper))
    return said


def _given_by(paper: PaperLine) -> str:
    assert paper.given_by  # the caller has looked
    if paper.role == "present":
        return say("own.not_at_hand", name=paper.given_by.name)
    if paper.given_by.wait:
        return say("own.given_by_in", name=paper.given_by.name, wait=paper.given_by.wait)
    return say("papers.given_by", name=paper.given_by.name)


def _undecided(paper: PaperLine) -> list[str]:
    asks = [item.ask for item in paper.decided_by if item.key != "way"]
    if asks:
        return [say("own.decided_by", ask=asks[0])]
    return [say("checklist.in_case", case=paper.condition)] if paper.condition else []


def fee_lines(checklist: Checklist, *, asked_for: bool = True) -> Iterable[str]:
    """Those to be paid, then, with `asked_for`, those that nobody must."""
    ordered = sorted(checklist.fees, key=lambda fee: fee.optional)
    return (_fee(fee) for fee in ordered if asked_for or not fee.optional)


def _fee(fee: FeeLine) -> str:
    optional = f" ({say('own.optional')})" if fee.optional else ""
    return f"{fee.label}: {fee.words.rstrip('.')}{optional}{marks(fee)}."


def _time(time: TimeLine) -> str:
    return f"{time.label}: {time.words.rstrip('.')}{marks(time)}."


def _text(line: TextLine) -> str:
    return f"{line.text.rstrip('.')}{marks(line)}."


def deadline_words(
    checklist: Checklist, procedure: Procedure, days: Days, today: date
) -> list[str]:
    return [_deadline(line, procedure, days, today) for line in checklist.deadlines]


def _deadline(line: DeadlineLine, procedure: Procedure, days: Days, today: date) -> str:
    """With what is left of it, where the day it counts from was told."""
    happened = days.get(line.counted_from or "")
    whole = [item for item in in_force(procedure.deadlines, today) if item.text == line.text]
    due = due_day(whole[0], happened, today) if whole and happened else None
    return f"{line.words.rstrip('.')}: {due_line(due, today)}." if due else line.words


def _titled(path: str, lines: Iterable[str]) -> list[str]:
    said = bullets(lines)
    return [say(path), *said] if said else []
