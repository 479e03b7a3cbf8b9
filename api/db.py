"""The engine, and the only transaction: one request begins and ends it here."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Annotated, Any

from fastapi import Depends, FastAPI, Request
from sqlalchemy import create_engine, event
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

BUSY_TIMEOUT_SECONDS = 15
READING = "is_reading"


def make_engine(url: str) -> Engine:
    """SQLite in WAL mode with BEGIN IMMEDIATE (deferred fails under writers), or any other."""
    if not url.startswith("sqlite"):
        return create_engine(url, future=True, pool_pre_ping=True)
    options = {"timeout": BUSY_TIMEOUT_SECONDS, "check_same_thread": False}
    engine = create_engine(url, future=True, connect_args=options)
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_immediate)
    return engine


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


def get_session(request: Request) -> Iterator[Session]:
    """One request is one transaction."""
    with transaction(request.app) as session:
        yield session


# Without scope="function" the commit would come after the answer was sent.
DbSession = Annotated[Session, Depends(get_session, scope="function")]
