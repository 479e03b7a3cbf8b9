"""A life event: its procedures in order, each with when it is due, where and for how much."""

from __future__ import annotations

from datetime import date

from assistant.answers.durations import deadline_line
from assistant.answers.money import price
from assistant.answers.part import Part, known_fields
from assistant.answers.wording import marks
from assistant.replies import say
from assistant.turn import Block
from procedures_kb import KnowledgeBase, Procedure, in_force
from procedures_kb.model import Deadline, Fact, Fee, Known
from procedures_kb.registers import LifeEvent, LifeStep


def life_event(event: LifeEvent, kb: KnowledgeBase, day: date) -> Part:
    lines = [say(f"tones.{event.tone}")] if event.tone else []
    lines.append(say("life_event.intro", name=event.name))
    items: list[Block] = []
    used: list[Known] = []
    for at, step in enumerate(event.steps, 1):
        procedure = kb.procedures[step.procedure]
        facts = _facts(procedure, day)
        details = [_said(fact) for fact in facts]
        lines.append(f"{at}. {procedure.name}: {' '.join((step.why, *details))}")
        items.append(_item(step, procedure, facts))
        used += facts
    lines.append(say("life_event.ask_more"))
    block = {"type": "life_event", "name": event.name, "items": items}
    return Part(tuple(lines), (block,), tuple(used))


def _facts(procedure: Procedure, day: date) -> list[Deadline | Fact | Fee]:
    """The first deadline with a span, the first office, the first fee: one line of them."""
    deadlines = [item for item in in_force(procedure.deadlines, day) if item.amount][:1]
    offices = in_force(procedure.authority, day)[:1]
    fees = [fee for fee in in_force(procedure.fees, day) if not fee.optional][:1]
    return [*deadlines, *offices, *fees]


def _said(fact: Deadline | Fact | Fee) -> str:
    if isinstance(fact, Deadline):
        return say("life_event.deadline", text=deadline_line(fact))
    if isinstance(fact, Fee):
        text = f"{fact.label}: {price(fact).rstrip('.')}{marks(fact)}."
        return say("life_event.fee", text=text)
    return say("life_event.office", text=f"{fact.text.rstrip('.')}{marks(fact)}.")


def _item(step: LifeStep, procedure: Procedure, facts: list[Deadline | Fact | Fee]) -> Block:
    return {
        "slug": procedure.slug,
        "code": procedure.code,
        "name": procedure.name,
        "why": step.why,
        "details": [{"text": _said(fact), **known_fields(fact)} for fact in facts],
    }
