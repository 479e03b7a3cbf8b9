"""`/chat`: the whole conversation as plain forms, for who has no script."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import RedirectResponse, Response
from pydantic import ValidationError

from api.chat import sending
from api.chat.handover import ask_for_person
from api.chat.homes import home_of, is_saved
from api.chat.ratings import rate
from api.chat.replies import shown as shown_of
from api.chat.schemas import MAX_TEXT, HandoverIn, RatingIn, TranscriptMessage
from api.chat.service import find_conversation
from api.chat.thread import folded, turns_of
from api.chat.visitor import (
    PATH,
    Visitor,
    forget,
    refuse_other_sites,
    remember,
    try_cookies,
    visitor_of,
)
from api.clock import Now
from api.errors import AppError, Invalid, NotFound, Unauthorized
from api.live import CurrentLive
from api.pages.forms import Fields, Posted
from api.pages.render import PRIVATE, pages_in, route_of
from assistant import day_month_year
from procedures_kb import Procedure

HERE = Path(__file__).parent
STATIC = HERE / "static"
SEE_OTHER = 303
NEWEST = "#moi"
EXPIRED = (
    "Cuộc trò chuyện trước không còn trên máy chủ. Anh/chị gửi lại câu hỏi để bắt đầu cuộc mới."
)
NOTICES = {
    "xoa": "Đã xoá cuộc trò chuyện. Danh sách giấy tờ lưu dưới mã riêng thì không bị xoá theo.",
    "lai": "Đã bắt đầu lại.",
    "cam-on": "Cảm ơn anh/chị đã đánh giá.",
}
COMMON = (
    "Làm giấy khai sinh cho con cần gì?",
    "Đăng ký thường trú",
    "Làm lại căn cước bị mất",
    "Sang tên sổ đỏ",
    "Đổi giấy phép lái xe",
    "Chứng thực bản sao",
)
BAD_RATING = "Anh/chị chọn một mức từ 1 đến 5; lý do không quá 1.000 ký tự."
BAD_REASON = "Lý do không quá 1.000 ký tự. Anh/chị viết ngắn lại giúp."

PAGES = pages_in(HERE / "templates", {**PRIVATE, "Referrer-Policy": "same-origin"})
"""A browser that tells no page also hides which site sent a form: see `refuse_other_sites`."""
PAGES.templates.env.filters["iso_day"] = lambda day: day_month_year(date.fromisoformat(day))
router = APIRouter(prefix=PATH, include_in_schema=False, route_class=route_of(PAGES))
from_here = [Depends(refuse_other_sites)]


@dataclass(frozen=True)
class Shown:
    """What a page shows beside the conversation: what was typed, refused, done."""

    typed: str = ""
    consents: bool = False
    reason: str = ""
    refused: AppError | None = None
    notice: str = ""
    about: Procedure | None = None


@router.get("")
def read(
    request: Request,
    live: CurrentLive,
    hoi: str = "",
    about: Annotated[str, Query(alias="thu-tuc")] = "",
    xong: str = "",
) -> Response:
    """`hoi` only fills the field: nothing is sent by a link."""
    procedure = live.assistant.kb.find(about) if about and live.is_ready else None
    shown = Shown(typed=hoi[:MAX_TEXT], notice=NOTICES.get(xong, ""), about=procedure)
    return _page(request, visitor_of(request, {}), shown)


@router.post("", dependencies=from_here)
def ask(request: Request, fields: Posted, live: CurrentLive, now: Now) -> Response:
    visitor = visitor_of(request, fields)
    try:
        visitor = sending.ask(request.app, visitor, fields, live=live, now=now)
    except (NotFound, Unauthorized):
        shown = Shown(fields.get("text", ""), _consents(fields), notice=EXPIRED)
        return _page(request, _without_talk(visitor), shown)
    except AppError as refused:
        about = live.assistant.kb.find(fields.get("procedure", "")) if live.is_ready else None
        shown = Shown(fields.get("text", ""), _consents(fields), refused=refused, about=about)
        return _page(request, visitor, shown)
    return _done(request, visitor)


@router.post("/can-bo", dependencies=from_here)
def hand_over(request: Request, fields: Posted, now: Now) -> Response:
    visitor = visitor_of(request, fields)
    conversation_id, token = _talk_of(visitor)
    try:
        wish = HandoverIn(reason=fields.get("reason") or None)
    except ValidationError:
        return _refused(request, visitor, fields, BAD_REASON)
    with home_of(request.app, is_saved(conversation_id)) as store:
        conversation = find_conversation(conversation_id, token, store=store)
        saved = is_saved(conversation_id)
        ask_for_person(wish, conversation, store=store, now=now, is_saved=saved)
    return _done(request, visitor)


@router.post("/danh-gia", dependencies=from_here)
def rate_answer(request: Request, fields: Posted, now: Now) -> Response:
    visitor = visitor_of(request, fields)
    conversation_id, token = _talk_of(visitor)
    try:
        rating = RatingIn.parse_obj(
            {name: fields.get(name) or None for name in RatingIn.__fields__}
        )
    except ValidationError:
        return _refused(request, visitor, fields, BAD_RATING)
    with home_of(request.app, is_saved(conversation_id)) as store:
        conversation = find_conversation(conversation_id, token, store=store)
        rate(rating, conversation, store=store, now=now)
    return _done(request, visitor, "cam-on")


@router.post("/xoa", dependencies=from_here)
def erase(request: Request, fields: Posted) -> Response:
    visitor = visitor_of(request, fields)
    _erase(request, visitor)
    return _done(request, _without_talk(visitor), "xoa")


@router.post("/bat-dau-lai", dependencies=from_here)
def restart(request: Request, fields: Posted) -> Response:
    """What was not to be kept is forgotten at once; what was kept stays."""
    visitor = visitor_of(request, fields)
    if visitor.conversation_id and not is_saved(visitor.conversation_id):
        _erase(request, visitor)
    return _done(request, _without_talk(visitor), "lai")


def _consents(fields: Fields) -> bool:
    return fields.get("consent") == sending.CONSENT


def _talk_of(visitor: Visitor) -> tuple[str, str]:
    """Raises NotFound where no conversation is open here."""
    if visitor.conversation_id is None or visitor.token is None:
        raise NotFound(EXPIRED)
    return visitor.conversation_id, visitor.token


def _without_talk(visitor: Visitor) -> Visitor:
    return replace(visitor, conversation_id=None, token=None)


def _erase(request: Request, visitor: Visitor) -> None:
    """Erased before is erased too."""
    if visitor.conversation_id and visitor.token:
        with home_of(request.app, is_saved(visitor.conversation_id)) as store:
            if store.find_conversation(visitor.conversation_id):
                find_conversation(visitor.conversation_id, visitor.token, store=store)
                store.erase(visitor.conversation_id)


def _done(request: Request, visitor: Visitor, what: str = "") -> Response:
    """Back to the page, so that loading it anew sends nothing again; without cookies, which alone
    could tell the page who comes, the page itself."""
    if not visitor.has_cookies:
        return _page(request, visitor, Shown(notice=NOTICES.get(what, "")))
    query = f"?xong={what}" if what else ""
    response = RedirectResponse(f"{PATH}{query}{'' if query else NEWEST}", SEE_OTHER)
    if visitor.conversation_id and visitor.token:
        remember(response, request, visitor.conversation_id, visitor.token)
    else:
        forget(response)
    return response


def _refused(request: Request, visitor: Visitor, fields: Fields, words: str) -> Response:
    return _page(request, visitor, Shown(reason=fields.get("reason", ""), refused=Invalid(words)))


def _page(request: Request, visitor: Visitor, shown: Shown) -> Response:
    messages = _said(request, visitor)
    if messages is None and visitor.conversation_id:
        visitor, shown = _without_talk(visitor), replace(shown, notice=shown.notice or EXPIRED)
    before, turns = folded(turns_of(messages or []))
    told = {
        "shown": shown,
        "before": before,
        "turns": turns,
        "is_open": messages is not None,
        "is_saved": bool(visitor.conversation_id and is_saved(visitor.conversation_id)),
        "hidden_fields": visitor.hidden,
        "first_token": visitor.token or secrets.token_urlsafe(32),
        "once": secrets.token_hex(8),
        "last_answer": next((turn.message for turn in turns if turn.is_last), None),
        "common": COMMON,
        "most": f"{MAX_TEXT:,}".replace(",", "."),
    }
    code = shown.refused.status_code if shown.refused else 200
    response = PAGES.show(request, "chat.html", told, code)
    if not visitor.has_cookies:
        try_cookies(response, request)
    return response


def _said(request: Request, visitor: Visitor) -> list[TranscriptMessage] | None:
    """None where there is no conversation, or none that this visitor may read."""
    if visitor.conversation_id is None or visitor.token is None:
        return None
    with home_of(request.app, is_saved(visitor.conversation_id)) as store:
        try:
            find_conversation(visitor.conversation_id, visitor.token, store=store)
        except (NotFound, Unauthorized):
            return None
        return [shown_of(item) for item in store.messages(visitor.conversation_id)]
