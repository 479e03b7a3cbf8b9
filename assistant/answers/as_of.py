"""An answer for another day than today: the day is said first, and what is different today."""

from __future__ import annotations

from dataclasses import replace

from assistant.answers.part import BULLET, Part
from assistant.answers.wording import day_month_year
from assistant.replies import say
from assistant.turn import Context


def as_of_lines(context: Context) -> list[str]:
    """'Theo quy định áp dụng ngày 01/06/2024.', or nothing where that is today."""
    if context.day == context.turn.today:
        return []
    return [say("as_of.day", day=day_month_year(context.day))]


def beside_today(then: Part, now: Part | None) -> Part:
    """The other day's answer, and behind it what today's says differently, if anything."""
    return replace(then, lines=(*then.lines, *_differing(then, now)))


def _differing(then: Part, now: Part | None) -> list[str]:
    """Today's lines that the other day's answer lacks; if there are none, those that are gone."""
    if now is None:
        return [say("as_of.nothing_now")] if then.facts else []
    fresh = [line for line in now.lines if line not in then.lines]
    if fresh or not then.facts:
        return [say("as_of.now", text=line.removeprefix(BULLET)) for line in fresh]
    gone = [line for line in then.lines if line not in now.lines]
    return [say("as_of.gone", text=line.removeprefix(BULLET)) for line in gone]
