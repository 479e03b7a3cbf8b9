"""What happens to a citizen's message: checked, answered once, kept with its answer."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from api.chat.replies import reply_of, state_from, state_of
from api.chat.schemas import MAX_TEXT, ConversationIn, MessageIn
from api.chat.store import UNSAVED_PREFIX, ChatStore
from api.errors import BadMessage, NotFound, Unauthorized
from api.live import AnyAssistant
from api.tables import Conversation
from assistant import Answer, State, Turn, is_readable, mask
from procedures_kb import Procedure

EMPTY = "Anh/chị chưa nhập câu hỏi. Ví dụ: “Làm giấy khai sinh cần giấy tờ gì?”"
UNREADABLE = "Câu hỏi cần có chữ. Anh/chị viết lại giúp, ví dụ: “Đổi bằng lái xe ở đâu?”"
TOO_LONG = f"Câu hỏi dài quá {MAX_TEXT:,} ký tự. Anh/chị viết ngắn lại giúp.".replace(",", ".", 1)
BROKEN = "Câu hỏi có ký tự hỏng, không đọc được. Anh/chị gõ lại giúp."
UNKNOWN = "Không tìm thấy cuộc trò chuyện này. Anh/chị bắt đầu lại giúp."
WRONG_TOKEN = "Cuộc trò chuyện này cần mã truy cập đúng. Anh/chị bắt đầu lại giúp."


def open_conversation(
    opening: ConversationIn,
    about: Procedure | None = None,
    *,
    store: ChatStore,
    now: datetime,
    token: str | None = None,
) -> tuple[Conversation, str]:
    """The conversation and its token, which is shown once and kept as a hash only.

    `about` is the procedure that the first question is taken to be about.
    """
    token = token or secrets.token_urlsafe(32)
    prefix = "" if opening.consent else UNSAVED_PREFIX
    conversation = Conversation(
        id=prefix + id_of(token),
        token_hash=_hash(token),
        locale=opening.locale,
        ward=opening.ward,
        status="open",
        state=state_of(State(procedure=about.slug if about else None)),
        is_demo=False,
        created_at=now,
    )
    store.add_conversation(conversation)
    return conversation, token


def id_of(token: str) -> str:
    """The id goes by the token, so that a form sent twice opens one conversation; it tells nothing
    of the token."""
    return hashlib.sha256(f"conversation {token}".encode()).hexdigest()[:24]


def find_conversation(conversation_id: str, token: str, *, store: ChatStore) -> Conversation:
    """Raises NotFound for an id nobody has and Unauthorized for a token that is not its own."""
    conversation = store.find_conversation(conversation_id)
    if conversation is None:
        raise NotFound(UNKNOWN)
    _check_token(token, conversation.token_hash)
    return conversation


@dataclass(frozen=True)
class Asked:
    """A message to answer, and the place in the conversation it was read at."""

    message: MessageIn
    conversation_id: str
    state: State
    last_number: int


def take(
    message: MessageIn, conversation_id: str, token: str, *, store: ChatStore
) -> Asked | dict[str, Any]:
    """What is to be answered, or the Reply that this `client_message_id` got before. Raises as
    `find_conversation`, and BadMessage."""
    standing = store.standing(conversation_id)
    if standing is None:
        raise NotFound(UNKNOWN)
    _check_token(token, standing.token_hash)
    check_text(message.text)
    earlier = _earlier_reply(message, conversation_id, store)
    if earlier is not None:
        return earlier
    return Asked(message, conversation_id, state_from(standing.state), standing.last_number)


def think(asked: Asked, *, assistant: AnyAssistant, now: datetime) -> Answer:
    """The slow part; it needs no store."""
    message = asked.message
    return assistant.answer(Turn(message.text, now.date(), asked.state, message.as_of))


def keep(asked: Asked, answer: Answer, *, store: ChatStore, now: datetime) -> dict[str, Any]:
    """The Reply as JSON, kept with the question in one go. Raises Overtaken."""
    reply = reply_of(answer, message_id=secrets.token_hex(12))
    store.add_turn(_said(asked, now), _answered(reply, asked, now), state_of(answer.state))
    return reply


def check_text(text: str) -> None:
    """Raises BadMessage, with words for the citizen, for what cannot be read as a question."""
    if not text.strip():
        raise BadMessage(EMPTY)
    if len(text) > MAX_TEXT:
        raise BadMessage(TOO_LONG)
    if "\x00" in text or any("\ud800" <= char <= "\udfff" for char in text):
        raise BadMessage(BROKEN)
    if not is_readable(text):
        raise BadMessage(UNREADABLE)


def _earlier_reply(
    message: MessageIn, conversation_id: str, store: ChatStore
) -> dict[str, Any] | None:
    if message.client_message_id is None:
        return None
    said = store.find_by_client_id(conversation_id, message.client_message_id)
    kept = store.reply_after(conversation_id, said.number) if said else None
    return dict(kept.reply) if kept else None


def _said(asked: Asked, now: datetime) -> dict[str, Any]:
    return {
        "id": secrets.token_hex(12),
        "conversation_id": asked.conversation_id,
        "number": asked.last_number + 1,
        "sender": "citizen",
        "text": mask(asked.message.text),
        "client_message_id": asked.message.client_message_id,
        "status": None,
        "reply": None,
        "created_at": now,
    }


def _answered(reply: dict[str, Any], asked: Asked, now: datetime) -> dict[str, Any]:
    return {
        "id": reply["message_id"],
        "conversation_id": asked.conversation_id,
        "number": asked.last_number + 2,
        "sender": "assistant",
        "text": reply["text"],
        "client_message_id": None,
        "status": reply["status"],
        "reply": reply,
        "created_at": now,
    }


def _check_token(token: str, token_hash: str) -> None:
    if not hmac.compare_digest(token_hash, _hash(token)):
        raise Unauthorized(WRONG_TOKEN)


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()
