"""The plain pages, which need no script: a question a page, the list, ticking it, printing it."""

from __future__ import annotations

import re
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Query, Request
from fastapi.responses import RedirectResponse, Response

from api.checklists import service
from api.checklists.calendar import calendar_of, has_days
from api.checklists.codes import shown
from api.checklists.document import pdf_of
from api.checklists.endpoints import base_url
from api.checklists.forms import read_case, typed_held
from api.checklists.lists import draft_page, saved_page, told_of
from api.checklists.qr import qr_png
from api.checklists.render import HEADERS, STATIC, PageRoute, page
from api.checklists.replies import url_of
from api.checklists.schemas import CLIENT_KEY
from api.clock import Now
from api.db import DbSession
from api.errors import AppError, Conflict, Invalid, NotFound
from api.live import CurrentLive
from api.pages.forms import Fields, Posted

__all__ = ["STATIC", "router"]

INTERVIEW = "/thu-tuc/{slug}/giay-to-cua-toi"
NO_DAYS = (
    "Danh sách này chưa có ngày nào để nhắc. Anh/chị ghi ngày nộp hồ sơ, ngày cấp giấy hoặc ngày"
    " của việc có hạn rồi tải lại lịch."
)
SEE_OTHER = 303

router = APIRouter(include_in_schema=False, route_class=PageRoute)


@router.get(INTERVIEW)
def ask(slug: str, request: Request, live: CurrentLive, now: Now) -> Response:
    """The next question of the case that the query tells, or its list."""
    return draft_page(request, slug, dict(request.query_params), live.assistant.kb, now.date())


@router.post(INTERVIEW)
def save(slug: str, fields: Posted, live: CurrentLive, session: DbSession, now: Now) -> Response:
    """Saves the list under a new code, or, with a code, changes that list's case."""
    case = read_case(fields)
    kb = live.assistant.kb
    if fields.get("code"):
        row = service.find(fields["code"], session=session, today=now.date(), to_change=True)
        if row.slug != slug:
            raise NotFound(service.UNKNOWN_CODE)
        held = service.case_of(row, kb).held
        service.change(row, case.copy(update={"held": held}), row.version, kb=kb, now=now)
    else:
        key = fields.get("client_key", "")
        known_key = key if re.match(CLIENT_KEY, key) else None
        row = service.save(slug, case, known_key, kb=kb, session=session, now=now)
    return _to(row.code)


@router.get("/checklists")
def open_by_code(request: Request, code: Annotated[str, Query(max_length=40)] = "") -> Response:
    """Where a code read over the phone is typed in."""
    if code.strip():
        return RedirectResponse(f"/checklists/{quote(code.strip(), safe='')}", SEE_OTHER)
    return page(request, "code.html", {})


@router.get("/checklists/{code}.pdf")
def as_pdf(
    code: str, request: Request, live: CurrentLive, session: DbSession, now: Now
) -> Response:
    row = service.find(code, session=session, today=now.date())
    opened = service.opened(row, kb=live.assistant.kb, today=now.date())
    made = pdf_of(opened, url_of(row.code, base_url(request)), now)
    return _file(made, "application/pdf", f"giay-to-{shown(row.code)}.pdf")


@router.get("/checklists/{code}.ics")
def as_calendar(
    code: str, request: Request, live: CurrentLive, session: DbSession, now: Now
) -> Response:
    row = service.find(code, session=session, today=now.date())
    opened = service.opened(row, kb=live.assistant.kb, today=now.date())
    if not has_days(opened):
        raise NotFound(NO_DAYS)
    made = calendar_of(opened, url_of(row.code, base_url(request)), now)
    return _file(made, "text/calendar; charset=utf-8", f"nhac-hen-{shown(row.code)}.ics")


@router.get("/checklists/{code}.png")
def as_qr(code: str, request: Request, session: DbSession, now: Now) -> Response:
    row = service.find(code, session=session, today=now.date())
    return Response(qr_png(url_of(row.code, base_url(request))), 200, HEADERS, "image/png")


# The shorter path would also take the longer one: it is named above, and so told last.
@router.get("/checklists/{code}")
@router.get("/checklists/{code}.html")
def read(
    code: str,
    request: Request,
    live: CurrentLive,
    session: DbSession,
    now: Now,
    kho: Annotated[str, Query(max_length=4, description="80: giấy nhiệt; a4.")] = "",
) -> Response:
    row = service.find(code, session=session, today=now.date())
    opened = service.opened(row, kb=live.assistant.kb, today=now.date())
    if kho:
        told = told_of(opened.sheet) | {"row": row, "opened": opened, "is_strip": kho == "80"}
        return page(request, "print.html", told | {"url": url_of(row.code, base_url(request))})
    return saved_page(request, opened, typed_held(opened.sheet.held))


@router.post("/checklists/{code}")
@router.post("/checklists/{code}.html")
def tick(
    code: str, request: Request, fields: Posted, live: CurrentLive, session: DbSession, now: Now
) -> Response:
    """Papers ticked and days told; what can't be is shown again as it was typed."""
    row = service.find(code, session=session, today=now.date(), to_change=True)
    kb, today = live.assistant.kb, now.date()
    try:
        case = read_case(fields, with_held=True)
        kept = service.case_of(row, kb)
        case = case.copy(update={"facts": kept.facts, "as_of": kept.as_of})
        version = fields.get("version", "")
        known_version = int(version) if version.isascii() and version.isdigit() else 0
        service.change(row, case, known_version, kb=kb, now=now)
    except (Invalid, Conflict) as refused:
        return _again(request, refused, fields, service.opened(row, kb=kb, today=today))
    return _to(row.code, "#viec-tiep-theo")


def _again(request: Request, refused: AppError, fields: Fields, opened: service.Opened) -> Response:
    typed = fields if isinstance(refused, Invalid) else typed_held(opened.sheet.held)
    return saved_page(request, opened, typed, refused)


def _to(code: str, part: str = "") -> Response:
    return RedirectResponse(f"/checklists/{shown(code)}{part}", SEE_OTHER)


def _file(content: bytes, kind: str, name: str) -> Response:
    headers = {**HEADERS, "Content-Disposition": f'inline; filename="{name}"'}
    return Response(content, 200, headers, kind)
