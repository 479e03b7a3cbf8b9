"""How long the office takes, and by when the citizen must come."""

from __future__ import annotations

from datetime import date

from assistant.answers.part import Part, bullets, known_fields
from assistant.answers.wording import marks, sentence, span
from assistant.replies import say
from assistant.turn import Block
from procedures_kb import KnowledgeBase, Procedure, in_force
from procedures_kb.model import Deadline, Duration


def times(procedure: Procedure, kb: KnowledgeBase, day: date) -> Part | None:
    current = in_force(procedure.times, day)
    deadlines = in_force(procedure.deadlines, day)
    if not current and not deadlines:
        return None
    lines: list[str] = []
    if current:
        lines += [say("times.intro", name=procedure.name), *bullets(map(time_line, current))]
    if deadlines:
        lines += [say("times.deadlines"), *bullets(map(deadline_line, deadlines))]
    block = {
        "type": "times",
        "items": [_item(duration) for duration in current],
        "deadlines": [deadline_line(deadline) for deadline in deadlines],
    }
    return Part(tuple(lines), (block,), (*current, *deadlines))


def time_line(duration: Duration) -> str:
    """'Hồ sơ đủ: 1 ngày làm việc. Trả trong ngày.'"""
    return f"{duration.label}: {how_long(duration)}{marks(duration)}."


def how_long(duration: Duration) -> str:
    said = []
    if duration.amount is not None and duration.unit:
        said.append(span(duration.amount, duration.unit))
    if duration.text:
        said.append(duration.text.rstrip("."))
    return ". ".join(said)


def deadline_line(deadline: Deadline) -> str:
    words = deadline.text.rstrip(".")
    if deadline.amount and deadline.unit:
        words += f": {span(deadline.amount, deadline.unit)}"
    if deadline.counted_from:
        words += f" {say('times.counted_from', event=deadline.counted_from)}"
    return sentence(words, deadline)


def _item(duration: Duration) -> Block:
    return {
        "label": duration.label,
        "amount": duration.amount,
        "unit": duration.unit,
        "text": duration.text,
        **known_fields(duration),
    }
