"""The short answer to "tôi muốn làm …": what it is, where, how much, how long, main papers."""

from __future__ import annotations

from datetime import date

from assistant.answers.brief import brief
from assistant.answers.durations import how_long
from assistant.answers.money import price
from assistant.answers.part import Part
from assistant.answers.wording import marks
from assistant.replies import say
from procedures_kb import KnowledgeBase, Need, Procedure, Way, in_force
from procedures_kb.model import Known

LONGEST, MOST_LETTERS = 120, 500
"""Letters of one text and of one field of an imported procedure."""


def overview(procedure: Procedure, kb: KnowledgeBase, day: date) -> Part | None:
    procedure = brief(procedure, LONGEST, MOST_LETTERS)
    lines = [f"{procedure.name}: {procedure.summary}"]
    facts: list[Known] = []
    for part in (_papers, _office, _fee, _time):
        line, used = part(procedure, day)
        if used:
            lines.append(line)
            facts += used
    lines.append(say("overview.ask_more"))
    block = {"type": "overview", "summary": procedure.summary, "lines": lines[1:-1]}
    return Part(tuple(lines), (block,), tuple(facts))


def _papers(procedure: Procedure, day: date) -> tuple[str, list[Known]]:
    main: list[Known] = []
    names = []
    for paper in in_force(procedure.papers, day):
        if paper.need is Need.ALWAYS and paper.ways != (Way.POST,):
            main.append(paper)
            names.append(f"{paper.name}{marks(paper)}")
    return say("overview.papers", text="; ".join(names)), main


def _office(procedure: Procedure, day: date) -> tuple[str, list[Known]]:
    found = in_force(procedure.authority, day)[:1]
    return say(
        "overview.office", text=" ".join(f"{fact.text.rstrip('.')}{marks(fact)}." for fact in found)
    ), [*found]


def _fee(procedure: Procedure, day: date) -> tuple[str, list[Known]]:
    found = [fee for fee in in_force(procedure.fees, day) if not fee.optional][:3]
    text = "; ".join(f"{fee.label}: {price(fee)}{marks(fee)}" for fee in found)
    return say("overview.fee", text=f"{text.rstrip('.')}."), [*found]


def _time(procedure: Procedure, day: date) -> tuple[str, list[Known]]:
    found = in_force(procedure.times, day)[:2]
    text = "; ".join(f"{item.label}: {how_long(item)}{marks(item)}" for item in found)
    return say("overview.time", text=f"{text.rstrip('.')}."), [*found]
