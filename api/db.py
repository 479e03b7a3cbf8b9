"""The engine, and the only transaction: one request begins and ends it here."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from threading import Semaphore
from typing import Annotated, Any

from fastapi import Depends, FastAPI, Request
from sqlalchemy import create_engine, event
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session
from sqlalchemy.pool import QueuePool

BUSY_TIMEOUT_SECONDS = 15
CONNECTIONS = 40
"""As many as endpoints run at once."""
READING = "is_reading"


def make_engine(url: str) -> Engine:
    """SQLite in WAL mode with BEGIN IMMEDIATE (deferred fails under writers), or any other."""
    if not url.startswith("sqlite"):
        return create_engine(url, future=True, pool_pre_ping=True, json_serializer=_as_json)
    options = {"timeout": BUSY_TIMEOUT_SECONDS, "check_same_thread": False}
    # Not SQLite's default pool, which closes: each last close writes the whole log back.
    engine = create_engine(
        url,
        future=True,
        connect_args=options,
        json_serializer=_as_json,
        poolclass=QueuePool,
        pool_use_lifo=True,
        max_overflow=CONNECTIONS,
    )
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_immediate)
    return engine


def _as_json(value: Any) -> str:
    """Vietnamese letters as they are: escaped, they would take three times the room."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _prepare_sqlite(connection: Any, record: Any) -> None:
    connection.isolation_level = None  # SQLAlchemy's BEGIN below, not the driver's
    for pragma in ("journal_mode=WAL", "foreign_keys=ON", "synchronous=NORMAL"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_immediate(connection: Any) -> None:
    is_reading = connection.get_execution_options().get(READING)
    connection.exec_driver_sql("BEGIN" if is_reading else "BEGIN IMMEDIATE")


@contextmanager
def one_transaction(engine: Engine) -> Iterator[Session]:
    """The only commit of the whole API is at the end of this block; an error rolls it back."""
    with Session(engine, future=True) as session, session.begin():
        yield session


@contextmanager
def reading(engine: Engine) -> Iterator[Session]:
    """A look at the database that changes nothing and waits for no writer."""
    with Session(engine.execution_options(**{READING: True}), future=True) as session:
        yield session


def transaction(app: FastAPI) -> AbstractContextManager[Session]:
    """The transaction of a request, on the application's database."""
    return one_transaction(app.state.engine)


@contextmanager
def transaction_in_turn(app: FastAPI) -> Iterator[Session]:
    """The same for a block that waits for nothing else: first come, first served. SQLite lets
    writers ask again and again instead, and some of them wait long."""
    with app.state.writing, transaction(app) as session:
        yield session


def writing_lock(engine: Engine) -> AbstractContextManager[Any]:
    """For `app.state.writing`; databases that lock rows need none."""
    return Semaphore(1) if engine.dialect.name == "sqlite" else nullcontext()


def get_session(request: Request) -> Iterator[Session]:
    """One request is one transaction."""
    with transaction(request.app) as session:
        yield session


# Without scope="function" the commit would come after the answer was sent.
DbSession = Annotated[Session, Depends(get_session, scope="function")]
