"""`/api/v1/…/checklist` asks and lists; `/api/v1/checklists` saves a list under a short code."""

from __future__ import annotations

from fastapi import APIRouter, Request

from api.checklists import service
from api.checklists.replies import checklist_out, saved_checklist_out, saved_out
from api.checklists.schemas import (
    CaseIn,
    ChangeIn,
    ChecklistOut,
    SavedChecklistOut,
    SavedOut,
    SaveIn,
)
from api.checklists.sheet import sheet_of
from api.clock import Now
from api.db import DbSession
from api.live import CurrentLive

router = APIRouter(prefix="/api/v1", tags=["Giấy tờ của riêng tôi"])


def base_url(request: Request) -> str:
    url: str = request.app.state.settings.base_url
    return url


@router.post(
    "/procedures/{slug}/checklist", summary="Câu hỏi tiếp theo và giấy tờ của một trường hợp"
)
def ask_checklist(slug: str, case: CaseIn, live: CurrentLive, now: Now) -> ChecklistOut:
    return checklist_out(sheet_of(slug, case, live.assistant.kb, now.date()))


@router.post("/checklists", summary="Lưu danh sách dưới một mã ngắn", status_code=201)
def save_checklist(
    saving: SaveIn, request: Request, live: CurrentLive, session: DbSession, now: Now
) -> SavedOut:
    row = service.save(
        saving.slug, saving, saving.client_key, kb=live.assistant.kb, session=session, now=now
    )
    return saved_out(row, base_url(request))


@router.get("/checklists/{code}", summary="Một danh sách đã lưu")
def read_checklist(
    code: str, request: Request, live: CurrentLive, session: DbSession, now: Now
) -> SavedChecklistOut:
    today = now.date()
    row = service.find(code, session=session, today=today)
    opened = service.opened(row, kb=live.assistant.kb, today=today)
    return saved_checklist_out(opened, base_url(request))


@router.put("/checklists/{code}", summary="Đổi một danh sách đã lưu")
def change_checklist(
    code: str,
    change: ChangeIn,
    request: Request,
    live: CurrentLive,
    session: DbSession,
    now: Now,
) -> SavedOut:
    row = service.find(code, session=session, today=now.date(), to_change=True)
    service.change(row, change, change.version, kb=live.assistant.kb, now=now)
    return saved_out(row, base_url(request))
