"""`/api/v1/conversations`: open one, say something, read it again, follow, rate, erase it."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends, FastAPI, Header, Query, Request
from fastapi.responses import JSONResponse, Response, StreamingResponse
from starlette.concurrency import run_in_threadpool

from api.chat import events, service
from api.chat.answering import reply_to
from api.chat.handover import ask_for_person
from api.chat.homes import home_of, is_saved
from api.chat.ratings import rate
from api.chat.replies import shown
from api.chat.schemas import (
    ConversationIn,
    ConversationOut,
    HandoverIn,
    HandoverOut,
    MessageIn,
    RatingIn,
    RatingOut,
    ReplyOut,
    TranscriptOut,
)
from api.clock import Now
from api.live import CurrentLive

router = APIRouter(prefix="/api/v1/conversations", tags=["Trò chuyện"])


async def get_token(authorization: Annotated[str, Header()] = "") -> str:
    """What follows "Bearer"; empty, and so never right, where there is none."""
    scheme, _, token = authorization.partition(" ")
    return token.strip() if scheme.lower() == "bearer" else ""


Token = Annotated[str, Depends(get_token)]
After = Annotated[int, Query(ge=0, le=10**9, description="Sau lượt thứ mấy.")]


@router.post("", summary="Mở cuộc trò chuyện", status_code=201)
def open_conversation(
    opening: ConversationIn, request: Request, now: Now, live: CurrentLive
) -> ConversationOut:
    greeting = live.assistant.greeting  # refused here, before anything is kept, while it loads
    with home_of(request.app, opening.consent) as store:
        about = live.assistant.kb.find(opening.procedure or "")
        conversation, token = service.open_conversation(opening, about, store=store, now=now)
        return ConversationOut(conversation_id=conversation.id, token=token, greeting=greeting)


@router.post(
    "/{conversation_id}/messages",
    summary="Hỏi trợ lý",
    status_code=201,
    responses={201: {"model": ReplyOut}},
    response_model=None,
)
def post_message(
    conversation_id: str,
    message: MessageIn,
    token: Token,
    request: Request,
    live: CurrentLive,
    now: Now,
) -> Any:
    """With `Accept: text/event-stream` in parts: `start`, `block`s, and `reply`, which is whole."""
    reply = reply_to(message, conversation_id, token, app=request.app, live=live, now=now)
    if events.MEDIA_TYPE not in request.headers.get("accept", ""):
        return JSONResponse(reply, 201)  # as it is: it is plain already
    parts = events.parts_of(reply)
    return StreamingResponse(iter(parts), 201, events.HEADERS, events.MEDIA_TYPE)


@router.get("/{conversation_id}/messages", summary="Đọc lại cuộc trò chuyện")
def read_messages(
    conversation_id: str,
    token: Token,
    request: Request,
    after: After = 0,
) -> TranscriptOut:
    with home_of(request.app, is_saved(conversation_id)) as store:
        conversation = service.find_conversation(conversation_id, token, store=store)
        return TranscriptOut(
            conversation_id=conversation.id,
            status=conversation.status,
            messages=[shown(item) for item in store.messages(conversation_id, after)],
        )


@router.get("/{conversation_id}/events", summary="Theo dõi cuộc trò chuyện (SSE)")
async def follow_events(
    conversation_id: str,
    token: Token,
    request: Request,
    after: After = 0,
    last_event_id: Annotated[str, Header(description="Số của lượt nhận được cuối cùng.")] = "",
) -> StreamingResponse:
    """`message` (its id is the number), `status`, and `closed` once the talk is erased."""
    app, saved = request.app, is_saved(conversation_id)
    await run_in_threadpool(_check_token, app, conversation_id, token)
    look = events.look_at(app, conversation_id, saved)
    said = events.follow(look, events.number_in(last_event_id, after))
    return StreamingResponse(said, 200, events.HEADERS, events.MEDIA_TYPE)


def _check_token(app: FastAPI, conversation_id: str, token: str) -> None:
    with home_of(app, is_saved(conversation_id)) as store:
        service.find_conversation(conversation_id, token, store=store)


@router.post("/{conversation_id}/handover", summary="Xin nói chuyện với cán bộ")
def hand_over(
    conversation_id: str, wish: HandoverIn, token: Token, request: Request, now: Now
) -> HandoverOut:
    saved = is_saved(conversation_id)
    with home_of(request.app, saved) as store:
        conversation = service.find_conversation(conversation_id, token, store=store)
        return ask_for_person(wish, conversation, store=store, now=now, is_saved=saved)


@router.post("/{conversation_id}/rating", summary="Đánh giá câu trả lời, hoặc cả cuộc")
def rate_answer(
    conversation_id: str, rating: RatingIn, token: Token, request: Request, now: Now
) -> RatingOut:
    with home_of(request.app, is_saved(conversation_id)) as store:
        conversation = service.find_conversation(conversation_id, token, store=store)
        return rate(rating, conversation, store=store, now=now)


@router.delete("/{conversation_id}", summary="Xoá những gì đã nói", status_code=204)
def erase_conversation(conversation_id: str, token: Token, request: Request) -> Response:
    with home_of(request.app, is_saved(conversation_id)) as store:
        conversation = service.find_conversation(conversation_id, token, store=store)
        store.erase(conversation.id)
    return Response(status_code=204)
