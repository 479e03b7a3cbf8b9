"""A message answered: thought over between a look at the conversation and one short transaction, so
that a slow answer holds up nobody else's."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from fastapi import FastAPI

from api.chat import service
from api.chat.homes import home_of, is_saved, look_into
from api.chat.schemas import MessageIn
from api.chat.store import ChatStore, Overtaken
from api.live import AnyAssistant, Live

TRIES = 2
"""How often a message overtaken by another is thought over anew before it holds the others up."""


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
    assistant, saved = live.assistant, is_saved(conversation_id)
    for _ in range(TRIES):
        with look_into(app, saved) as store:
            asked = service.take(message, conversation_id, token, store=store)
        if isinstance(asked, dict):
            return asked
        answer = service.think(asked, assistant=assistant, now=now)
        try:
            with home_of(app, saved) as store:
                return service.keep(asked, answer, store=store, now=now)
        except Overtaken:
            continue
    with home_of(app, saved) as store:
        return _in_turn(message, conversation_id, token, store, assistant, now)


def _in_turn(
    message: MessageIn,
    conversation_id: str,
    token: str,
    store: ChatStore,
    assistant: AnyAssistant,
    now: datetime,
) -> dict[str, Any]:
    """Where many write to one conversation at once: no other message of it meanwhile."""
    service.find_conversation(conversation_id, token, store=store)  # locks it
    asked = service.take(message, conversation_id, token, store=store)
    if isinstance(asked, dict):
        return asked
    answer = service.think(asked, assistant=assistant, now=now)
    return service.keep(asked, answer, store=store, now=now)
