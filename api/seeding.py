"""Loads `seeds/` into a database that has nothing yet."""

from __future__ import annotations

import secrets
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from api.clock import vietnam_now
from api.db import make_engine, one_transaction
from api.tables import Conversation, Message

SEEDS = Path(__file__).parents[1] / "seeds"


def seed(url: str, folder: Path = SEEDS) -> int:
    """How many demo conversations were added: none where the database already holds some."""
    engine = make_engine(url)
    with one_transaction(engine) as session:
        if session.execute(select(func.count(Conversation.id))).scalar():
            added = 0
        else:
            talks = YAML(typ="safe").load((folder / "conversations.yaml").read_text("utf-8"))
            added = sum(_add(session, talk) for talk in talks)
    engine.dispose()
    return added


def _add(session: Session, talk: dict[str, Any]) -> int:
    """A demo conversation is closed and has a token hash that no token has."""
    now = vietnam_now()
    conversation = Conversation(
        id=secrets.token_hex(12),
        token_hash="-",
        locale="vi",
        ward=talk["ward"],
        status="closed",
        state={},
        is_demo=True,
        created_at=now,
        closed_at=now,
    )
    session.add(conversation)
    session.flush()  # the messages point at it
    for number, line in enumerate(talk["said"], 1):
        message = Message(
            id=secrets.token_hex(12),
            conversation_id=conversation.id,
            number=number,
            sender=line["sender"],
            text=line["text"],
            created_at=now,
        )
        session.add(message)
    return 1
