"""The imported records in one SQLite file: what was read, what came of it, and what is served."""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

FORMAT = 5
"""Raised whenever the reading of records or these tables change: the next import reads all anew."""

_TABLES = """
CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS records (
    entry TEXT PRIMARY KEY, code TEXT, sha256 TEXT NOT NULL, status TEXT NOT NULL,
    reason TEXT NOT NULL, run INTEGER NOT NULL, outcome TEXT NOT NULL,
    facts TEXT, texts TEXT, body BLOB, name TEXT, place TEXT, yields_to TEXT, rule TEXT
);
CREATE INDEX IF NOT EXISTS records_by_code ON records (code);
"""
GOOD, MALFORMED, GONE = "good", "malformed", "gone"


class BadStore(ValueError):
    """The file isn't a store of imported records, or one of another format."""


@dataclass(frozen=True)
class Row:
    """One record as it is kept. `body` is its text; empty where it is malformed."""

    entry: str
    sha256: str
    outcome: str
    code: str | None = None
    reason: str = ""
    facts: dict[str, Any] | None = None
    texts: tuple[tuple[str, str], ...] = ()
    body: bytes = b""

    @property
    def status(self) -> str:
        return MALFORMED if self.facts is None else GOOD


@dataclass(frozen=True)
class Known:
    """What a run must know of a record it meets again."""

    code: str | None
    sha256: str
    status: str
    run: int
    """The run that saw it last."""


class Store:
    """One connection. Every method that writes is one transaction: a kill loses at most that."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._db = sqlite3.connect(path)
        try:
            self._db.executescript(_TABLES)
            self._begin_anew_for_another_format()
        except sqlite3.DatabaseError as error:
            self._db.close()
            raise BadStore(f"{path} không phải kho thủ tục đã nạp: {error}") from error

    def close(self) -> None:
        self._db.close()

    def _begin_anew_for_another_format(self) -> None:
        if self.read_meta().get("format", str(FORMAT)) != str(FORMAT):
            self._db.executescript("DROP TABLE meta; DROP TABLE records;" + _TABLES)
        self.write_meta(format=FORMAT)

    def read_meta(self) -> dict[str, str]:
        return dict(self._db.execute("SELECT key, value FROM meta"))

    def write_meta(self, **values: object) -> None:
        rows = [(key, str(value)) for key, value in values.items()]
        with self._db:
            self._db.executemany("INSERT OR REPLACE INTO meta VALUES (?, ?)", rows)

    def known(self) -> dict[str, Known]:
        rows = self._db.execute("SELECT entry, code, sha256, status, run FROM records")
        return {entry: Known(*rest) for entry, *rest in rows}

    def keep(self, rows: Iterable[Row], run: int) -> None:
        """Rows read anew; what is served is decided again at the end of the run."""
        values = [
            (
                row.entry, row.code, row.sha256, row.status, row.reason, run, row.outcome,
                json.dumps(row.facts, ensure_ascii=False) if row.facts is not None else None,
                json.dumps(row.texts, ensure_ascii=False), zlib.compress(row.body),
            )
            for row in rows
        ]  # fmt: skip
        with self._db:
            self._db.executemany(
                "INSERT OR REPLACE INTO records (entry, code, sha256, status, reason, run, outcome,"
                " facts, texts, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                values,
            )

    def keep_unchanged(self, entries: Iterable[str], run: int) -> None:
        with self._db:
            self._db.executemany(
                "UPDATE records SET run = ?, outcome = 'unchanged' WHERE entry = ?",
                [(run, entry) for entry in entries],
            )

    def mark_gone(self, run: int) -> int:
        """Those this run didn't see; they stay in the file and are no longer served."""
        with self._db:
            return self._db.execute(
                "UPDATE records SET status = ? WHERE run <> ? AND status <> ?", (GONE, run, GONE)
            ).rowcount

    def good(self) -> Iterator[tuple[str, dict[str, Any]]]:
        """The entry and the facts of each record that can be served, by entry."""
        rows = self._db.execute("SELECT entry, facts FROM records WHERE status = 'good' ORDER BY 1")
        return ((entry, json.loads(facts)) for entry, facts in rows)

    def decide(self, rows: Iterable[tuple[str, str, str | None, str | None, str | None]]) -> None:
        """(entry, name shown, place, what it yields to, the rule) of every good record."""
        values = [(name, place, to, rule, entry) for entry, name, place, to, rule in rows]
        with self._db:
            self._db.executemany(
                "UPDATE records SET name = ?, place = ?, yields_to = ?, rule = ? WHERE entry = ?",
                values,
            )

    def counts(self, run: int) -> dict[tuple[str, str], int]:
        """How many records of this run had each (outcome, status)."""
        rows = self._db.execute(
            "SELECT outcome, status, count(*) FROM records WHERE run = ? GROUP BY 1, 2", (run,)
        )
        return {(outcome, status): count for outcome, status, count in rows}

    def malformed(self) -> list[tuple[str, str]]:
        return self._db.execute(
            "SELECT entry, reason FROM records WHERE status = 'malformed' ORDER BY 1"
        ).fetchall()

    def doubtful(self) -> list[tuple[str, str]]:
        return self._db.execute(
            "SELECT entry, reason FROM records WHERE status = 'good' AND reason <> '' ORDER BY 1"
        ).fetchall()

    def served(self) -> list[tuple[str, str]]:
        """(code, name) of what this file alone would serve."""
        return self._db.execute(
            "SELECT code, name FROM records"
            " WHERE status = 'good' AND yields_to IS NULL ORDER BY code"
        ).fetchall()

    def yielding(self) -> list[tuple[str, str, str, str]]:
        """(code, what it yields to, the rule, its name) of records not served for another."""
        return self._db.execute(
            "SELECT code, yields_to, rule, name FROM records"
            " WHERE status = 'good' AND yields_to IS NOT NULL ORDER BY rule, code"
        ).fetchall()


@dataclass(frozen=True)
class Served:
    """What is kept in memory of a record that is served; the rest is read when it is asked for."""

    code: str
    name: str
    field: str
    level: str | None
    place: str | None


def read_served(path: Path) -> tuple[date, list[Served]]:
    """The day of the copy, and what is served by this file alone. Raises BadStore."""
    try:
        with closing(open_to_read(path)) as db:
            meta = dict(db.execute("SELECT key, value FROM meta"))
            if meta.get("format") != str(FORMAT) or meta.get("finished") != "1":
                raise BadStore(
                    f"{path} chưa nạp xong hoặc do bản khác nạp: hãy chạy lại lệnh import"
                )
            rows = db.execute(
                "SELECT code, name, json_extract(facts, '$.field'), json_extract(facts, '$.level'),"
                " place FROM records WHERE status = 'good' AND yields_to IS NULL ORDER BY code"
            )
            return date.fromisoformat(meta["snapshot"]), [Served(*row) for row in rows]
    except sqlite3.DatabaseError as error:
        raise BadStore(f"{path} không đọc được: {error}") from error


def open_to_read(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
