"""`/api/v1/conversations`: open one, say something, read it again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import datetime
from functools import partial
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
from api.db import transaction_in_turn
from api.live import CurrentLive, Live
from api.tables import Conversation, Message

router = APIRouter(prefix="/api/v1/conversations", tags=["Trò chuyện"])

TRIES = 2
"""How often a message overtaken by another is thought over anew before it holds the others up."""
Talk = Callable[[], AbstractContextManager[tuple[ChatStore, Conversation]]]


@contextmanager
def home_of(app: FastAPI, is_saved: bool) -> Iterator[ChatStore]:
    """The database, or memory for what nobody agreed to keep: that never touches the database.

    Opened inside the endpoint, not as a dependency: a lock taken in one thread of the pool while
    the endpoint waits for another would stop everything once the pool is full.
    """
    if is_saved:
        with transaction_in_turn(app) as session:
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
    """Thought over between two short transactions, so that a slow answer holds up nobody else's."""
    talk = partial(_talk, request.app, conversation_id, token)
    with talk() as (store, conversation):
        asked = service.take(message, conversation, store=store)
    for _ in range(TRIES):
        if isinstance(asked, dict):
            return asked
        with live.turns:
            answer = service.think(asked, assistant=live.assistant, now=now)
        with talk() as (store, conversation):
            kept = service.keep(asked, answer, conversation, store=store, now=now)
        if isinstance(kept, dict):
            return kept
        asked = kept.asked
    return _in_turn(message, talk, live, now)


def _in_turn(message: MessageIn, talk: Talk, live: Live, now: datetime) -> dict[str, Any]:
    """Where many write to one conversation at once: no other message of it meanwhile."""
    with talk() as (store, conversation):
        asked = service.take(message, conversation, store=store)
        if isinstance(asked, dict):
            return asked
        answer = service.think(asked, assistant=live.assistant, now=now)
        kept = service.keep(asked, answer, conversation, store=store, now=now)
        assert isinstance(kept, dict)
        return kept


@contextmanager
def _talk(
    app: FastAPI, conversation_id: str, token: str
) -> Iterator[tuple[ChatStore, Conversation]]:
    with home_of(app, is_saved(conversation_id)) as store:
        yield store, service.find_conversation(conversation_id, token, store=store)


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
