"""Where a conversation lives: in the database, or, without consent, in memory for two hours."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from threading import RLock
from typing import Protocol

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from api.tables import Conversation, Message

UNSAVED_PREFIX = "x"
UNSAVED_FOR = timedelta(hours=2)
UNSAVED_AT_MOST = 5000


class ChatStore(Protocol):
    """What the service needs of either home."""

    def add_conversation(self, conversation: Conversation) -> None: ...

    def find_conversation(self, conversation_id: str) -> Conversation | None: ...

    def add_message(self, message: Message) -> None: ...

    def messages(self, conversation_id: str, after: int = 0) -> list[Message]: ...

    def last_number(self, conversation_id: str) -> int: ...

    def find_by_client_id(self, conversation_id: str, client_id: str) -> Message | None: ...

    def reply_after(self, conversation_id: str, number: int) -> Message | None: ...


@dataclass(frozen=True)
class SavedChats:
    """Conversations kept in the database, by consent."""

    session: Session

    def add_conversation(self, conversation: Conversation) -> None:
        self.session.add(conversation)

    def find_conversation(self, conversation_id: str) -> Conversation | None:
        """Locked where the database locks rows, so that two messages at once are taken in turn."""
        if not conversation_id.isalnum():  # PostgreSQL refuses a text with a null character
            return None
        query = select(Conversation).where(Conversation.id == conversation_id).with_for_update()
        found: Conversation | None = self.session.execute(query).scalar_one_or_none()
        return found

    def add_message(self, message: Message) -> None:
        self.session.add(message)
        self.session.flush()  # a number or client id taken meanwhile is refused here

    def messages(self, conversation_id: str, after: int = 0) -> list[Message]:
        of_this = select(Message).where(Message.conversation_id == conversation_id)
        query = of_this.where(Message.number > after).order_by(Message.number)
        return list(self.session.execute(query).scalars())

    def last_number(self, conversation_id: str) -> int:
        query = select(func.max(Message.number)).where(Message.conversation_id == conversation_id)
        return self.session.execute(query).scalar() or 0

    def find_by_client_id(self, conversation_id: str, client_id: str) -> Message | None:
        of_this = select(Message).where(Message.conversation_id == conversation_id)
        query = of_this.where(Message.client_message_id == client_id)
        found: Message | None = self.session.execute(query).scalar_one_or_none()
        return found

    def reply_after(self, conversation_id: str, number: int) -> Message | None:
        of_this = select(Message).where(Message.conversation_id == conversation_id)
        found: Message | None = self.session.execute(
            of_this.where(Message.number == number + 1)
        ).scalar_one_or_none()
        return found


class UnsavedChats:
    """Conversations without consent: in this process's memory only, the oldest forgotten first."""

    def __init__(self) -> None:
        self._talks: OrderedDict[str, tuple[Conversation, list[Message]]] = OrderedDict()
        self._lock = RLock()

    @contextmanager
    def one_at_a_time(self) -> Iterator[UnsavedChats]:
        with self._lock:
            yield self

    def add_conversation(self, conversation: Conversation) -> None:
        self._forget_before(conversation.created_at - UNSAVED_FOR)
        self._talks[conversation.id] = (conversation, [])

    def find_conversation(self, conversation_id: str) -> Conversation | None:
        talk = self._talks.get(conversation_id)
        return talk[0] if talk else None

    def add_message(self, message: Message) -> None:
        self._said(message.conversation_id).append(message)

    def messages(self, conversation_id: str, after: int = 0) -> list[Message]:
        return [item for item in self._said(conversation_id) if item.number > after]

    def last_number(self, conversation_id: str) -> int:
        return len(self._said(conversation_id))

    def find_by_client_id(self, conversation_id: str, client_id: str) -> Message | None:
        said = self._said(conversation_id)
        return next((item for item in said if item.client_message_id == client_id), None)

    def reply_after(self, conversation_id: str, number: int) -> Message | None:
        said = self._said(conversation_id)
        return said[number] if number < len(said) else None

    def _said(self, conversation_id: str) -> list[Message]:
        return self._talks[conversation_id][1]

    def _forget_before(self, moment: datetime) -> None:
        while self._talks:
            oldest, _ = next(iter(self._talks.values()))
            if oldest.created_at >= moment and len(self._talks) < UNSAVED_AT_MOST:
                return
            self._talks.popitem(last=False)
