"""A citizen asks for a person: noted once, and told what really happens next."""

from __future__ import annotations

import secrets
from datetime import datetime

from api.chat.schemas import HandoverIn, HandoverOut
from api.chat.store import ChatStore
from api.tables import Conversation, Message
from assistant import Status, mask

WAITING = Status.WAITING_FOR_OPERATOR.value
SAVED = (
    "Tôi đã ghi yêu cầu nói chuyện với cán bộ vào cuộc trò chuyện này. Hiện chưa có cán bộ trực ở"
    " đây, nên tôi không hẹn được lúc nào có người trả lời. Cần gặp người ngay, anh/chị gọi 1022."
    " Anh/chị vẫn hỏi tiếp được, trợ lý ảo trả lời."
)
UNSAVED = (
    "Tôi đã ghi yêu cầu nói chuyện với cán bộ. Hiện chưa có cán bộ trực ở đây, và cuộc trò chuyện"
    " này không được lưu, nên yêu cầu sẽ mất cùng cuộc trò chuyện. Cần gặp người, anh/chị gọi 1022."
    " Anh/chị vẫn hỏi tiếp được, trợ lý ảo trả lời."
)


def ask_for_person(
    wish: HandoverIn,
    conversation: Conversation,
    *,
    store: ChatStore,
    now: datetime,
    is_saved: bool,
) -> HandoverOut:
    """The words stand in the transcript once, however often it is asked; a later reason stays."""
    if wish.reason and wish.reason.strip():
        conversation.handover_reason = mask(wish.reason.strip())
    said = _said_before(conversation, store)
    if said is None:
        said = _notice(conversation, store, now, SAVED if is_saved else UNSAVED)
        store.add_message(said)
        conversation.handover_at = now
        conversation.status = WAITING
    return HandoverOut(status=conversation.status, text=said.text, message_id=said.id)


def _said_before(conversation: Conversation, store: ChatStore) -> Message | None:
    said = store.messages(conversation.id)
    return next((item for item in said if item.status == WAITING), None)


def _notice(conversation: Conversation, store: ChatStore, now: datetime, words: str) -> Message:
    return Message(
        id=secrets.token_hex(12),
        conversation_id=conversation.id,
        number=store.last_number(conversation.id) + 1,
        sender="assistant",
        text=words,
        status=WAITING,
        created_at=now,
    )
