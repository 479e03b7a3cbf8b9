"""The day on which the dossier is, or will be, handed in: "nộp hồ sơ thường trú ngày 28/4"."""

from __future__ import annotations

import re
from datetime import date

from assistant.dialogue.cues import says
from assistant.text.dates import Period, find_dates
from assistant.text.fold import fold

BEFORE = 60
"""Letters before a date in which the word for handing in may stand."""
_CLAUSE = re.compile(r"[,.;:!?\n]")


def filing_day(text: str, today: date) -> date | None:
    """The one day told; a day without its year is the next one to come."""
    plain = fold(text)
    days = {
        item.day for item in find_dates(text, today, ahead=True) if item.day and _is_it(item, plain)
    }
    return days.pop() if len(days) == 1 else None


def _is_it(period: Period, plain: str) -> bool:
    """The word for it stands before the date, in the same clause."""
    near = _CLAUSE.split(plain[max(period.start - BEFORE, 0) : period.start])[-1]
    return says("handing_in", near)
