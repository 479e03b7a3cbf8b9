"""`/api/v1/conversations`: open one, say something, read it again."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated, Any

from fastapi import APIRouter, Depends, FastAPI, Header, Query, Request

from api.chat import service
from api.chat.schemas import (
    ConversationIn,
    ConversationOut,
    MessageIn,
    ReplyOut,
    TranscriptMessage,
    TranscriptOut,
)
from api.chat.store import UNSAVED_PREFIX, ChatStore, SavedChats, UnsavedChats
from api.clock import Now
from api.db import transaction
from api.live import CurrentLive
from api.tables import Message

router = APIRouter(prefix="/api/v1/conversations", tags=["Trò chuyện"])


@contextmanager
def home_of(app: FastAPI, is_saved: bool) -> Iterator[ChatStore]:
    """The database, or memory for what nobody agreed to keep: that never touches the database.

    Opened inside the endpoint, not as a dependency: a lock taken in one thread of the pool while
    the endpoint waits for another would stop everything once the pool is full.
    """
    if is_saved:
        with transaction(app) as session:
            yield SavedChats(session)
    else:
        unsaved: UnsavedChats = app.state.unsaved_chats
        with unsaved.one_at_a_time() as store:
            yield store


def is_saved(conversation_id: str) -> bool:
    return not conversation_id.startswith(UNSAVED_PREFIX)


def get_token(authorization: Annotated[str, Header()] = "") -> str:
    """What follows "Bearer"; empty, and so never right, where there is none."""
    scheme, _, token = authorization.partition(" ")
    return token.strip() if scheme.lower() == "bearer" else ""


Token = Annotated[str, Depends(get_token)]


@router.post("", summary="Mở cuộc trò chuyện", status_code=201)
def open_conversation(
    opening: ConversationIn, request: Request, now: Now, live: CurrentLive
) -> ConversationOut:
    greeting = live.assistant.greeting  # refused here, before anything is kept, while it loads
    with home_of(request.app, opening.consent) as store:
        conversation, token = service.open_conversation(opening, store=store, now=now)
        return ConversationOut(conversation_id=conversation.id, token=token, greeting=greeting)


@router.post(
    "/{conversation_id}/messages",
    summary="Hỏi trợ lý",
    status_code=201,
    responses={201: {"model": ReplyOut}},
)
def post_message(
    conversation_id: str,
    message: MessageIn,
    token: Token,
    request: Request,
    live: CurrentLive,
    now: Now,
) -> dict[str, Any]:
    with home_of(request.app, is_saved(conversation_id)) as store:
        conversation = service.find_conversation(conversation_id, token, store=store)
        return service.reply_to(
            message, conversation, assistant=live.assistant, store=store, now=now
        )


@router.get("/{conversation_id}/messages", summary="Đọc lại cuộc trò chuyện")
def read_messages(
    conversation_id: str,
    token: Token,
    request: Request,
    after: Annotated[int, Query(ge=0, le=10**9, description="Sau lượt thứ mấy.")] = 0,
) -> TranscriptOut:
    with home_of(request.app, is_saved(conversation_id)) as store:
        conversation = service.find_conversation(conversation_id, token, store=store)
        return TranscriptOut(
            conversation_id=conversation.id,
            status=conversation.status,
            messages=[_shown(item) for item in store.messages(conversation_id, after)],
        )


def _shown(item: Message) -> TranscriptMessage:
    return TranscriptMessage(
        message_id=item.id,
        number=item.number,
        sender=item.sender,
        text=item.text,
        status=item.status,
        created_at=item.created_at,
        reply=item.reply,
    )
