"""A conversation as Server-Sent Events: what is said, its status, its end.

While nothing happens, a stream holds neither a thread nor a connection to the database: it sleeps
on the event loop and takes a short look now and then.
"""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from time import monotonic
from typing import Any

from fastapi import FastAPI
from sqlalchemy.exc import OperationalError
from starlette.concurrency import run_in_threadpool

from api.chat.replies import shown
from api.chat.store import Glance, SavedChats, UnsavedChats
from api.db import reading

LOOK_EVERY_SECONDS = 1.0
HEARTBEAT_SECONDS = 15.0
RETRY_MILLISECONDS = 2000
MOST_DIGITS = 9
HEADERS = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
"""The second keeps nginx from holding events back."""
MEDIA_TYPE = "text/event-stream"

Look = Callable[[int], Awaitable["dict[str, Any] | None"]]
"""What is new after a number, as plain values; None where there is no such conversation."""
logger = logging.getLogger(__name__)


def number_in(last_event_id: str, otherwise: int) -> int:
    """The number of the last message seen; `otherwise` where the header holds none."""
    is_number = last_event_id.isascii() and last_event_id.isdigit()
    return int(last_event_id) if is_number and len(last_event_id) <= MOST_DIGITS else otherwise


def event(name: str, data: Any, number: int | None = None) -> str:
    head = f"id: {number}\n" if number is not None else ""
    return f"{head}event: {name}\ndata: {json.dumps(data, ensure_ascii=False)}\n\n"


def look_at(app: FastAPI, conversation_id: str, is_saved: bool) -> Look:
    async def look(after: int) -> dict[str, Any] | None:
        if is_saved:
            return await run_in_threadpool(_look_in_database, app, conversation_id, after)
        unsaved: UnsavedChats = app.state.unsaved_chats
        return _plain(unsaved.glance(conversation_id, after))

    return look


async def follow(look: Look, after: int) -> AsyncIterator[str]:
    """Ends with the conversation, or where the database can't be read: the reader comes again."""
    yield f"retry: {RETRY_MILLISECONDS}\n\n"
    status, quiet_since = None, monotonic()
    while True:
        try:
            seen = await look(after)
        except OperationalError as error:
            logger.error("events: %s", type(error.orig).__name__)
            return
        if seen is None:
            yield event("closed", {"reason": "erased"})
            return
        said = [event("message", item, item["number"]) for item in seen["messages"]]
        if seen["status"] != status:
            status = seen["status"]
            said.append(event("status", {"status": status}))
        if not said and monotonic() - quiet_since >= HEARTBEAT_SECONDS:
            said.append(": still here\n\n")
        if said:
            quiet_since = monotonic()
            after = max([after, *(item["number"] for item in seen["messages"])])
            yield "".join(said)
        await asyncio.sleep(LOOK_EVERY_SECONDS)


def parts_of(reply: dict[str, Any]) -> list[str]:
    """A reply piece by piece, for those who show an answer as it grows: its words first, which tell
    all, then what its cards are drawn from."""
    blocks = [event("block", block) for block in reply["blocks"]]
    return [event("start", {**reply, "blocks": []}), *blocks, event("reply", reply)]


def _look_in_database(app: FastAPI, conversation_id: str, after: int) -> dict[str, Any] | None:
    with reading(app.state.engine) as session:
        return _plain(SavedChats(session).glance(conversation_id, after))


def _plain(glance: Glance | None) -> dict[str, Any] | None:
    if glance is None:
        return None
    messages = [json.loads(shown(item).json()) for item in glance.messages]
    return {"status": glance.status, "messages": messages}
