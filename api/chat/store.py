"""Where a conversation lives: in the database, or, without consent, in memory for two hours."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from threading import RLock
from typing import Any, Protocol

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from api.tables import Conversation, Message, Rating

Row = Mapping[str, Any]
"""The columns of a message."""
UNSAVED_PREFIX = "x"
UNSAVED_FOR = timedelta(hours=2)
UNSAVED_AT_MOST = 5000


class ChatStore(Protocol):
    """What the service needs of either home."""

    def add_conversation(self, conversation: Conversation) -> None: ...

    def find_conversation(self, conversation_id: str) -> Conversation | None: ...

    def add_message(self, message: Message) -> None: ...

    def standing(self, conversation_id: str) -> Standing | None: ...

    def add_turn(self, said: Row, answered: Row, state: Mapping[str, Any]) -> None:
        """What was said, what was answered, and the state after it, in one go. Raises Overtaken
        where a number or a client's id is taken already."""

    def messages(self, conversation_id: str, after: int = 0) -> list[Message]: ...

    def last_number(self, conversation_id: str) -> int: ...

    def find_by_client_id(self, conversation_id: str, client_id: str) -> Message | None: ...

    def reply_after(self, conversation_id: str, number: int) -> Message | None: ...

    def keep_rating(self, rating: Rating) -> None: ...

    def erase(self, conversation_id: str) -> None: ...


@dataclass(frozen=True)
class Standing:
    """Where a conversation stands: all that the next message is read with."""

    token_hash: str
    state: Mapping[str, Any]
    last_number: int


class Overtaken(Exception):
    """Another message of the conversation was kept first, or the conversation was erased."""


@dataclass(frozen=True)
class Glance:
    """What is new in a conversation since a message of that number."""

    status: str
    messages: list[Message]


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

    def standing(self, conversation_id: str) -> Standing | None:
        if not conversation_id.isalnum():
            return None
        number = _last_number(conversation_id).scalar_subquery()
        query = select(Conversation.token_hash, Conversation.state, number)
        row = self.session.execute(query.where(Conversation.id == conversation_id)).one_or_none()
        return Standing(row[0], row[1], row[2] or 0) if row else None

    def add_turn(self, said: Row, answered: Row, state: Mapping[str, Any]) -> None:
        of_this = Conversation.id == said["conversation_id"]
        kept = self.session.execute(  # first: it locks the conversation, as all others do first
            update(Conversation).where(of_this).values(state=state),
            execution_options={"synchronize_session": False},
        )
        if not kept.rowcount:
            raise Overtaken
        try:
            self.session.execute(insert(Message), [said, answered])
        except IntegrityError as error:
            raise Overtaken from error

    def last_number(self, conversation_id: str) -> int:
        return self.session.execute(_last_number(conversation_id)).scalar() or 0

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

    def keep_rating(self, rating: Rating) -> None:
        self.session.merge(rating)

    def erase(self, conversation_id: str) -> None:
        """Messages and ratings go with it, by the database's own cascade."""
        self.session.execute(delete(Conversation).where(Conversation.id == conversation_id))

    def glance(self, conversation_id: str, after: int) -> Glance | None:
        """One query where nothing is new; None where there is no such conversation any more."""
        query = (
            select(Conversation.status, func.max(Message.number))
            .outerjoin(Message, Message.conversation_id == Conversation.id)
            .where(Conversation.id == conversation_id)
            .group_by(Conversation.id, Conversation.status)
        )
        row = self.session.execute(query).one_or_none()
        if row is None:
            return None
        is_new = (row[1] or 0) > after
        return Glance(row[0], self.messages(conversation_id, after) if is_new else [])


def _last_number(conversation_id: str) -> Any:
    return select(func.max(Message.number)).where(Message.conversation_id == conversation_id)


@dataclass(frozen=True)
class _Talk:
    conversation: Conversation
    said: list[Message] = field(default_factory=list)
    ratings: dict[str, Rating] = field(default_factory=dict)


class UnsavedChats:
    """Conversations without consent: in this process's memory only, the oldest forgotten first."""

    def __init__(self) -> None:
        self._talks: OrderedDict[str, _Talk] = OrderedDict()
        self._lock = RLock()

    @contextmanager
    def one_at_a_time(self) -> Iterator[UnsavedChats]:
        with self._lock:
            yield self

    def add_conversation(self, conversation: Conversation) -> None:
        self._forget_before(conversation.created_at - UNSAVED_FOR)
        self._talks[conversation.id] = _Talk(conversation)

    def find_conversation(self, conversation_id: str) -> Conversation | None:
        talk = self._talks.get(conversation_id)
        return talk.conversation if talk else None

    def add_message(self, message: Message) -> None:
        self._said(message.conversation_id).append(message)

    def messages(self, conversation_id: str, after: int = 0) -> list[Message]:
        return [item for item in self._said(conversation_id) if item.number > after]

    def standing(self, conversation_id: str) -> Standing | None:
        talk = self._talks.get(conversation_id)
        if talk is None:
            return None
        return Standing(talk.conversation.token_hash, talk.conversation.state, len(talk.said))

    def add_turn(self, said: Row, answered: Row, state: Mapping[str, Any]) -> None:
        talk = self._talks.get(said["conversation_id"])
        if talk is None or len(talk.said) != said["number"] - 1:
            raise Overtaken
        talk.said.extend((Message(**said), Message(**answered)))
        talk.conversation.state = state

    def last_number(self, conversation_id: str) -> int:
        return len(self._said(conversation_id))

    def find_by_client_id(self, conversation_id: str, client_id: str) -> Message | None:
        said = self._said(conversation_id)
        return next((item for item in said if item.client_message_id == client_id), None)

    def reply_after(self, conversation_id: str, number: int) -> Message | None:
        said = self._said(conversation_id)
        return said[number] if number < len(said) else None

    def keep_rating(self, rating: Rating) -> None:
        self._talks[rating.conversation_id].ratings[rating.message_id] = rating

    def erase(self, conversation_id: str) -> None:
        self._talks.pop(conversation_id, None)

    def glance(self, conversation_id: str, after: int) -> Glance | None:
        """Waits for no lock, which is held while an answer is made: messages are only ever
        appended, and a slice of a list is taken at once."""
        talk = self._talks.get(conversation_id)
        if talk is None:
            return None
        return Glance(talk.conversation.status, talk.said[after:])

    def _said(self, conversation_id: str) -> list[Message]:
        return self._talks[conversation_id].said

    def _forget_before(self, moment: datetime) -> None:
        while self._talks:
            oldest = next(iter(self._talks.values())).conversation
            if oldest.created_at >= moment and len(self._talks) < UNSAVED_AT_MOST:
                return
            self._talks.popitem(last=False)
