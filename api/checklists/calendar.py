"""The days of a saved list as a calendar: the result, deadlines, papers that end. RFC 5545."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone

from icalendar import Alarm, Calendar, Event

from api.checklists.codes import shown
from api.checklists.service import Opened
from assistant import day_month_year, say

PRODUCT = "-//tro-ly-thu-tuc//checklists//VI"
A_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Remembered:
    """`key` stays the same when the day moves, so that a calendar moves it too."""

    key: str
    day: date
    title: str
    words: str


def has_days(opened: Opened) -> bool:
    return any(True for _ in remembered(opened))


def remembered(opened: Opened) -> Iterator[Remembered]:
    yield from _results(opened)
    yield from _deadlines(opened)
    yield from _papers(opened)


def calendar_of(opened: Opened, url: str, now: datetime) -> bytes:
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", say("sheet.calendar.name", name=opened.sheet.procedure.name))
    for item in remembered(opened):
        calendar.add_component(_event(item, opened, url, now))
    made: bytes = calendar.to_ical()
    return made


def _event(item: Remembered, opened: Opened, url: str, now: datetime) -> Event:
    """All of the day: it ends, not counted, on the next one."""
    event = Event()
    event.add("uid", f"{opened.row.code}-{item.key}@checklists.tro-ly-thu-tuc")
    event.add("dtstamp", now.astimezone(timezone.utc))
    event.add("sequence", opened.row.version)
    event.add("dtstart", item.day)
    event.add("dtend", item.day + A_DAY)
    event.add("summary", item.title)
    code = say("sheet.file.code", code=shown(opened.row.code))
    event.add("description", f"{item.words}\n{code}\n{url}")
    event.add("url", url)
    event.add("transp", "TRANSPARENT")
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", say("sheet.calendar.alarm", text=item.title))
    alarm.add("trigger", -A_DAY)
    event.add_component(alarm)
    return event


def _results(opened: Opened) -> Iterator[Remembered]:
    """Only where the day of filing was told."""
    sheet = opened.sheet
    if sheet.case.filed_on is None:
        return
    filed = day_month_year(sheet.case.filed_on)
    for at, due in enumerate(sheet.dates.results):
        if due.day and due.words:
            title = say("sheet.calendar.result", name=sheet.procedure.name)
            words = say("sheet.calendar.result_of", label=due.label, words=due.words, day=filed)
            yield Remembered(f"result-{at}", due.day, title, words)


def _deadlines(opened: Opened) -> Iterator[Remembered]:
    days = opened.sheet.case.event_days
    for at, due in enumerate(opened.sheet.dates.deadlines):
        if due.day and due.event:
            told = day_month_year(days[due.event])
            words = say(
                "sheet.calendar.deadline_of", text=due.text, event=due.counted_from, day=told
            )
            title = say("sheet.calendar.deadline", text=due.text)
            yield Remembered(f"deadline-{at}-{due.event}", due.day, title, words)


def _papers(opened: Opened) -> Iterator[Remembered]:
    sheet = opened.sheet
    lines = {paper.key: paper for paper in sheet.checklist.needed}
    for checked in sheet.readiness.papers if sheet.readiness else ():
        issued = sheet.held[checked.key].issued_on if checked.key in sheet.held else None
        if checked.good_through and issued:
            months = lines[checked.key].valid_months
            words = say("sheet.calendar.paper_of", day=day_month_year(issued), months=months)
            title = say("sheet.calendar.paper", paper=checked.name)
            yield Remembered(f"paper-{checked.key}", checked.good_through, title, words)
