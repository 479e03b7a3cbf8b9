"""A message answered: thought over between two short transactions, so that a slow answer holds up
nobody else's."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import datetime
from functools import partial
from typing import Any

from fastapi import FastAPI

from api.chat import service
from api.chat.homes import home_of, is_saved
from api.chat.schemas import MessageIn
from api.chat.store import ChatStore
from api.live import Live
from api.tables import Conversation

TRIES = 2
"""How often a message overtaken by another is thought over anew before it holds the others up."""
Talk = Callable[[], AbstractContextManager[tuple[ChatStore, Conversation]]]


def reply_to(
    message: MessageIn,
    conversation_id: str,
    token: str,
    *,
    app: FastAPI,
    live: Live,
    now: datetime,
) -> dict[str, Any]:
    """The Reply as JSON; the same `client_message_id` again gives the same one and adds nothing."""
    talk = partial(_talk, app, conversation_id, token)
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
