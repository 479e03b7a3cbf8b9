"""What is kept: conversations, personal data masked, and the lists of papers that were saved."""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    DateTime,
    ForeignKey,
    Index,
    Integer,
    String,
    Text,
    UniqueConstraint,
)
from sqlalchemy.orm import declarative_base

Base: Any = declarative_base()


class Conversation(Base):
    __tablename__ = "conversations"

    id = Column(String(32), primary_key=True)
    token_hash = Column(String(64), nullable=False)
    locale = Column(String(8), nullable=False)
    ward = Column(String(120))
    status = Column(String(24), nullable=False)
    state = Column(JSON, nullable=False)
    is_demo = Column(Boolean, nullable=False, default=False)
    created_at = Column(DateTime(timezone=True), nullable=False)
    closed_at = Column(DateTime(timezone=True))
    handover_at = Column(DateTime(timezone=True))
    """When the citizen first asked for a person."""
    handover_reason = Column(Text)


class Message(Base):
    """One thing said: `sender` is citizen, assistant or operator; `number` counts in the talk."""

    __tablename__ = "messages"

    id = Column(String(32), primary_key=True)
    conversation_id = Column(
        ForeignKey("conversations.id", ondelete="CASCADE"), nullable=False, index=True
    )
    number = Column(Integer, nullable=False)
    sender = Column(String(12), nullable=False)
    text = Column(Text, nullable=False)
    client_message_id = Column(String(64))
    status = Column(String(24))
    reply = Column(JSON(none_as_null=True))
    created_at = Column(DateTime(timezone=True), nullable=False)

    __table_args__ = (
        UniqueConstraint("conversation_id", "number", name="uq_messages_number"),
        UniqueConstraint("conversation_id", "client_message_id", name="uq_messages_client_id"),
        Index("ix_messages_created_at", "created_at"),
    )


class Rating(Base):
    """What a citizen says of one answer, or with an empty `message_id` of the whole talk."""

    __tablename__ = "ratings"

    conversation_id = Column(
        ForeignKey("conversations.id", ondelete="CASCADE"), primary_key=True, nullable=False
    )
    message_id = Column(String(32), primary_key=True, nullable=False)
    score = Column(Integer, nullable=False)
    reason = Column(Text)
    created_at = Column(DateTime(timezone=True), nullable=False)


class SavedChecklist(Base):
    """One list under its code. `case` holds keys of the base and days only; `said` is the
    checklist as the base gave it on `saved_on`."""

    __tablename__ = "checklists"

    code = Column(String(10), primary_key=True)
    slug = Column(String(120), nullable=False)
    case = Column(JSON, nullable=False)
    said = Column(JSON, nullable=False)
    version = Column(Integer, nullable=False)
    client_key = Column(String(64), unique=True)
    saved_on = Column(Date, nullable=False)
    expires_on = Column(Date, nullable=False, index=True)
    created_at = Column(DateTime(timezone=True), nullable=False)
