"""What is kept is kept in SQLite by default, and in PostgreSQL where DATABASE_URL says so."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from pgserver import PostgresServer, get_server, pg_ctl
from sqlalchemy import create_engine

from api.migrate import migrate

both_databases = pytest.mark.parametrize("database_url", ["sqlite", "postgresql"], indirect=True)
"""For tests that reach the fixture `database_url`, directly or through `app`."""
on_postgresql = pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
TEMPLATE = "migrated"
NUMBERS = count()


@dataclass(frozen=True)
class Postgres:
    """A server of our own, with one database ready to be copied for each test."""

    server: PostgresServer
    engine: Any

    @contextmanager
    def database(self, template: str = TEMPLATE) -> Iterator[str]:
        """The URL of a new database, gone afterwards."""
        name = f"test_{next(NUMBERS)}"
        self._run(f"CREATE DATABASE {name} TEMPLATE {template}")
        yield self.url(name)
        self._run(f"DROP DATABASE {name} WITH (FORCE)")

    def url(self, database: str) -> str:
        url: str = self.server.get_uri(database=database)
        return url

    def make_template(self) -> None:
        self._run("ALTER SYSTEM SET fsync = off")  # nothing here is to outlive the machine
        self._run("SELECT pg_reload_conf()")
        self._run(f"CREATE DATABASE {TEMPLATE}")
        migrate(self.url(TEMPLATE))

    @contextmanager
    def stopped(self) -> Iterator[None]:
        """Meanwhile killed without a goodbye, as by a machine that loses its power."""
        stop = ["-w", "-m", "immediate", "stop"]
        pg_ctl(stop, pgdata=self.server.pgdata, user=self.server.system_user)
        yield
        self.server.ensure_postgres_running()

    def _run(self, statement: str) -> None:
        with self.engine.connect() as connection:
            connection.exec_driver_sql(statement)


@contextmanager
def running_postgres() -> Iterator[Postgres]:
    """In a folder of a short path: that of its socket may have 107 characters at most, and whose
    folder is pytest's own is closed to the user it runs as where the tests run as root."""
    folder = Path(tempfile.mkdtemp(prefix="pg-"))
    server = get_server(folder, cleanup_mode="stop")
    engine = create_engine(
        server.get_uri(), isolation_level="AUTOCOMMIT", future=True, pool_pre_ping=True
    )
    try:
        postgres = Postgres(server, engine)
        postgres.make_template()
        yield postgres
    finally:
        engine.dispose()
        server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)
