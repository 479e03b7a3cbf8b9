"""Lines of a checklist in words, the same on the page, on paper and in the file."""

from __future__ import annotations

from datetime import date

from api.pages.small_print import marks
from assistant import Checklist, Dated, Line, PaperLine, day_month_year, form_words, say
from procedures_kb import Need

GROUPS = ("first", "submit", "present", "possible", "looked_up")


def paper_groups(checklist: Checklist) -> list[tuple[str, tuple[PaperLine, ...]]]:
    """Those that hold any paper, in the order in which they are dealt with."""
    return [(name, getattr(checklist, name)) for name in GROUPS if getattr(checklist, name)]


def details(paper: PaperLine) -> list[str]:
    """'1 bản chính', 'có giá trị 6 tháng', 'trường hợp: …'."""
    said = []
    if paper.kind == "information":
        said.append(say("kinds.information"))
    elif paper.copies and paper.need is not Need.NOT_REQUIRED:
        said.append(f"{paper.copies} {say(f'kinds.{paper.kind}')}")
    if paper.photocopies:
        said.append(say("sheet.photocopies", count=paper.photocopies))
    if paper.valid_months:
        said.append(say("papers.validity", months=paper.valid_months))
    if paper.form:
        said.append(form_words(paper.form.name, paper.form.issued_by))
    return said


def why(paper: PaperLine) -> str | None:
    """Why it is on the list; for what is only possible, what decides."""
    if paper.decided_by:
        asks = "; ".join(f"“{decider.ask}”" for decider in paper.decided_by)
        return say("sheet.decided_by", asks=asks)
    return paper.why


def in_brackets(line: Line) -> str:
    """Its marks for paper: ' (nộp trực tuyến; …)', or nothing."""
    said = "; ".join(mark.text for mark in marks(line))
    return f" ({said})" if said else ""


def result_lines(dates: Dated, today: date) -> list[str | None]:
    """For each time of the list, when the result is due if filed on the day told, or today."""
    path = "sheet.result_if_today" if dates.filed_on == today else "sheet.result"
    day = day_month_year(dates.filed_on)
    return [
        say(path, day=day, words=result.words) if result.words else None for result in dates.results
    ]
