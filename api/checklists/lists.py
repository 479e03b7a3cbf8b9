"""What the pages of the interview and of the list are told."""

from __future__ import annotations

import re
import secrets
from datetime import date
from typing import Any

from fastapi import Request
from fastapi.responses import Response

from api.checklists.calendar import has_days
from api.checklists.forms import EVENTS, FACTS, fields_of, query, read_case
from api.checklists.render import page
from api.checklists.service import Opened
from api.checklists.sheet import Sheet, sheet_of
from api.checklists.wording import paper_groups, result_lines
from api.errors import AppError, Invalid
from api.pages.forms import Fields
from assistant import KINDS
from procedures_kb import KnowledgeBase

ALSO = ("change", "list", "code")
"""Fields of a link that are no part of the case: the answer to be changed, "show the list now",
and the saved list that is to be changed."""
PLAIN_NAME = re.compile(r"^event_days\.")
COPY_KINDS = tuple(sorted(KINDS - {"information", "original_or_copy"}, reverse=True))
"""What one can say a paper at hand is."""


def draft_page(
    request: Request, slug: str, fields: Fields, kb: KnowledgeBase, today: date
) -> Response:
    """The question asked for, else the next one, else the list. What can't be is said on the page,
    and everything else of the query stays."""
    sheet, refused = _readable(slug, fields, kb, today)
    also = {name: fields[name] for name in ALSO if fields.get(name)}
    carried = fields_of(sheet.case, sheet.facts) | {
        name: value for name, value in also.items() if name == "code"
    }
    told = told_of(sheet) | {
        "refused": refused,
        "carried": carried,
        "typed": {**carried, **fields},
        "again": query(carried),
    }
    status_code = refused.status_code if refused else 200
    question = _asked(sheet, also)
    if question is None:
        told["client_key"] = secrets.token_urlsafe(18)
        return page(request, "draft.html", told, status_code)
    others = {name: value for name, value in carried.items() if name != f"{FACTS}{question.key}"}
    told |= {"question": question, "others": others, "number": len(sheet.facts) + 1}
    return page(request, "question.html", told, status_code)


def saved_page(
    request: Request, opened: Opened, typed: Fields, refused: AppError | None = None
) -> Response:
    """`typed` fills the fields of the form: what is kept, or what was sent and refused."""
    row, sheet = opened.row, opened.sheet
    case = fields_of(sheet.case, sheet.facts)
    told = told_of(sheet) | {
        "row": row,
        "opened": opened,
        "typed": case | typed,
        "again": query({**case, "code": row.code}),
        "refused": refused,
        "has_days": has_days(opened),
        "copy_kinds": COPY_KINDS,
        "checked": {item.key: item for item in sheet.readiness.papers} if sheet.readiness else {},
    }
    return page(request, "saved.html", told, refused.status_code if refused else 200)


def told_of(sheet: Sheet) -> dict[str, Any]:
    checklist, dates = sheet.checklist, sheet.dates
    return {
        "sheet": sheet,
        "checklist": checklist,
        "slug": checklist.slug,
        "groups": paper_groups(checklist),
        "times": list(zip(checklist.times, result_lines(dates, sheet.today))),
        "deadlines": list(zip(checklist.deadlines, dates.deadlines)),
        "events": {item.event: item.counted_from for item in dates.deadlines if item.event},
        "ways_there": list(dict.fromkeys(way.way for way in sheet.procedure.ways)),
        "events_prefix": EVENTS,
        "is_past": bool(sheet.case.as_of and sheet.case.as_of != sheet.today),
    }


def _asked(sheet: Sheet, also: Fields) -> Any:
    """The answer to change goes before the next question; "list" ends the asking."""
    asked = {question.key: question for question in sheet.procedure.questions}
    if also.get("change") in sheet.facts:
        return asked[also["change"]]
    return None if "list" in also else sheet.question


def _readable(
    slug: str, fields: Fields, kb: KnowledgeBase, today: date
) -> tuple[Sheet, AppError | None]:
    """The sheet of the case, or of what is left of it without what can't be, and the refusal."""
    left, first = dict(fields), None
    while True:
        try:
            return sheet_of(slug, read_case(left), kb, today), first
        except Invalid as refused:
            first = first or refused
            fewer = _without(left, refused)
            left = fewer if len(fewer) < len(left) else {}


def _without(fields: Fields, refused: Invalid) -> Fields:
    """The fields but those that the refusal names."""
    detail = refused.detail if isinstance(refused.detail, dict) else {}
    wrong = {PLAIN_NAME.sub(EVENTS, name) for name in detail.get("fields", ())}
    wrong |= {f"{FACTS}{detail.get('question')}", f"{EVENTS}{detail.get('event')}"}
    wrong |= {"ward"} & detail.keys()
    return {name: value for name, value in fields.items() if name not in wrong}
