"""The day a message asks about: "nộp từ tháng 5/2025 thì sao", "trước 1/7/2025 lệ phí bao nhiêu".

A date mostly tells a story ("con sinh ngày 3/10"). It moves the day of the answer only where the
words around it speak of filing or of the rules, and nothing of today.
"""

from __future__ import annotations

from datetime import date

from assistant.dialogue.cues import finds, says
from assistant.text.dates import Period, find_dates
from assistant.text.fold import fold

AROUND = 60
"""Letters before and after a date that are looked at: longer than any of the cues."""


def day_asked_about(text: str, today: date) -> date | None:
    """None where the message asks about today, as nearly all do."""
    if says("about_today", text):
        return None
    plain = fold(text)
    asked = (period for period in find_dates(text, today) if _is_asked_about(period, plain))
    return next((day for period in asked if (day := _day_of(period, today))), None)


def _is_asked_about(period: Period, plain: str) -> bool:
    before = plain[max(period.start - AROUND, 0) : period.start].rstrip(" ,:")
    after = plain[period.end : period.end + AROUND]
    if any(cue.end == len(before) for cue in finds("of_the_rules", before)):
        return True
    is_first = period.start < AROUND and (
        not before
        or any((cue.start, cue.end) == (0, len(before)) for cue in finds("following", before))
    )
    is_bounded = period.first is None or period.last is None
    asks_on = any(not after[: cue.start].strip(" ,") for cue in finds("asking_on", after))
    return is_first and is_bounded and (period.first is None or asks_on)


def _day_of(period: Period, today: date) -> date | None:
    """The last day of what is past, the first of what is to come; None where today is in it."""
    if period.first is None or period.last is None:
        return period.first or period.last
    if period.first <= today <= period.last:
        return None
    return period.last if period.last < today else period.first
