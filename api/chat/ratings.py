"""What citizens say of an answer, or of the whole talk: 1 to 5, and why."""

from __future__ import annotations

from datetime import datetime

from api.chat.schemas import RatingIn, RatingOut
from api.chat.store import ChatStore
from api.errors import NotFound
from api.tables import Conversation, Rating
from assistant import mask

NO_SUCH_ANSWER = "Không có câu trả lời này trong cuộc trò chuyện."


def rate(
    rating: RatingIn, conversation: Conversation, *, store: ChatStore, now: datetime
) -> RatingOut:
    """One rating an answer: the later wins. Raises NotFound for a message that is no answer."""
    if rating.message_id is not None:
        said = store.messages(conversation.id)
        if not any(_is_answer(item.sender, item.id, rating.message_id) for item in said):
            raise NotFound(NO_SUCH_ANSWER)
    kept = Rating(
        conversation_id=conversation.id,
        message_id=rating.message_id or "",
        score=rating.score,
        reason=mask(rating.reason) if rating.reason else None,
        created_at=now,
    )
    store.keep_rating(kept)
    return RatingOut(message_id=rating.message_id, score=kept.score, reason=kept.reason)


def _is_answer(sender: str, message_id: str, wanted: str) -> bool:
    return sender != "citizen" and message_id == wanted
