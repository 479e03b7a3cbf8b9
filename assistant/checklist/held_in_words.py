"""What was just noted of the papers at hand, said back so that a slip is seen at once."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from assistant.checklist.readiness_in_words import short
from assistant.dialogue.subject import NOTHING, Cases, Subject
from assistant.replies import say
from assistant.replies.values import day_month_year


def held_line(subject: Subject, before: Cases, now: Cases) -> str:
    """ "Đã ghi: có Giấy chứng sinh (bản chính); chưa có Tờ khai." """
    said: dict[str, None] = {}
    for procedure in subject.procedures(now):
        names = {paper.key: short(paper.name) for paper in procedure.papers}
        known = before.get(procedure.slug, NOTHING).held
        for key, held in now.get(procedure.slug, NOTHING).held.items():
            if held != known.get(key) and key in names:
                said[_paper(names[key], held)] = None
    return say("own.held_noted", papers="; ".join(said)) if said else say("own.held_known")


def _paper(name: str, held: Mapping[str, Any]) -> str:
    if not held["have"]:
        return say("own.lacks_paper", paper=name)
    told = []
    if held.get("copy_kind"):
        told.append(say(f"kinds.{held['copy_kind']}"))
    if held.get("issued_on"):
        day = day_month_year(date.fromisoformat(held["issued_on"]))
        told.append(say("own.issued_on", day=day))
    return say("own.has_paper", paper=name) + (f" ({', '.join(told)})" if told else "")
