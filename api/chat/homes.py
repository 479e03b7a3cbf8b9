"""Where a conversation is to be found: by its id, or by what was agreed to."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from fastapi import FastAPI

from api.chat.store import UNSAVED_PREFIX, ChatStore, SavedChats, UnsavedChats
from api.db import reading, transaction_in_turn


@contextmanager
def home_of(app: FastAPI, is_saved: bool) -> Iterator[ChatStore]:
    """The database, or memory for what nobody agreed to keep: that never touches the database.

    Opened inside the endpoint, not as a dependency: a lock taken in one thread of the pool while
    the endpoint waits for another would stop everything once the pool is full.
    """
    if is_saved:
        with transaction_in_turn(app) as session:
            yield SavedChats(session)
    else:
        unsaved: UnsavedChats = app.state.unsaved_chats
        with unsaved.one_at_a_time() as store:
            yield store


@contextmanager
def look_into(app: FastAPI, is_saved: bool) -> Iterator[ChatStore]:
    """The same to read only: waits for no writer, and what it gives must not be changed."""
    if is_saved:
        with reading(app.state.engine) as session:
            yield SavedChats(session)
    else:
        with home_of(app, is_saved) as store:
            yield store


def is_saved(conversation_id: str) -> bool:
    return not conversation_id.startswith(UNSAVED_PREFIX)
