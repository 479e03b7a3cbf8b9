"""The days that a question brings with it: what is left to a deadline, when the result is due."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from assistant.answers.part import bullets
from assistant.days.deadlines import due_day, due_line
from assistant.days.result_date import result_day, result_line
from assistant.replies import say
from assistant.replies.values import day_month_year
from procedures_kb import Procedure, in_force


def event_lines(procedure: Procedure, days: Mapping[str, date], today: date) -> list[str]:
    """What is left of each deadline, for the days on which something happened."""
    lines = []
    for deadline in in_force(procedure.deadlines, today):
        event = deadline.counted_from or ""
        due = due_day(deadline, days[event], today) if event in days else None
        if due:
            what, words = deadline.text.rstrip("."), due_line(due, today)
            day = day_month_year(days[event])
            lines.append(say("days.counted", what=what, event=event, day=day, words=words))
    return lines


def filing_lines(procedure: Procedure, filed_on: date) -> list[str]:
    """When the result is due, for each time that the base gives in days."""
    found = []
    for time in in_force(procedure.times, filed_on):
        due = result_day(time, filed_on)
        if due:
            found.append(say("days.result_of", label=time.label, words=result_line(due)))
    return [say("days.filed", day=day_month_year(filed_on)), *bullets(found)] if found else []
