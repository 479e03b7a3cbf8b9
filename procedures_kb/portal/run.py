"""One import: read what is new or changed, then decide anew what is served.

A run that was killed is gone on with, not begun again: each record says which run saw it last.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

from procedures_kb.model import Procedure
from procedures_kb.portal.archive import MOST_BYTES, Progress, records_in
from procedures_kb.portal.naming import decide
from procedures_kb.portal.places import places_in
from procedures_kb.portal.store import GONE, GOOD, MALFORMED, Known, Row, Store
from procedures_kb.portal_record import MalformedRecord, parse_record

BATCH = 100
"""Records a transaction."""
NEW, CHANGED, UNCHANGED = "new", "changed", "unchanged"
LONGEST_TEXT, MOST_PAPERS = 240, 8
"""What the search gets of a record: the beginning of its texts, and its first papers."""
_DUPLICATE = "duplicate:"
_YEAR = re.compile(r"/((?:19|20)\d\d)/")


@dataclass(frozen=True)
class Report:
    """What a run did: `new + changed + unchanged` and `good + malformed` are both `read`."""

    read: int
    new: int
    changed: int
    unchanged: int
    good: int
    malformed: int
    gone: int
    served: int
    was_resumed: bool


def import_records(source: Path, store: Store, snapshot: date, progress: Progress) -> Report:
    """Raises BadArchive; what was read until then is kept, and the next run goes on from there."""
    meta = store.read_meta()
    name = f"{source.resolve()} {snapshot}"
    was_begun = meta.get("finished") == "0" and meta.get("source") == name
    run = int(meta.get("run", 0)) + (not was_begun)
    store.write_meta(run=run, finished=0, snapshot=snapshot, source=name)
    reading = _Reading(store.known(), run, snapshot)
    found = reading.read(records_in(source, progress))
    while batch := list(islice(found, BATCH)):
        store.keep([row for row in batch if isinstance(row, Row)], run)
        store.keep_unchanged([entry for entry in batch if isinstance(entry, str)], run)
    gone = store.mark_gone(run)
    served = decide(store)
    store.write_meta(finished=1)
    counts = store.counts(run)
    outcomes = {name: _sum(counts, 0, name) for name in (NEW, CHANGED, UNCHANGED)}
    statuses = {name: _sum(counts, 1, name) for name in (GOOD, MALFORMED)}
    return Report(
        sum(counts.values()),
        **outcomes,
        **statuses,
        gone=gone,
        served=served,
        was_resumed=was_begun,
    )


def _sum(counts: dict[tuple[str, str], int], at: int, value: str) -> int:
    return sum(count for key, count in counts.items() if key[at] == value)


class _Reading:
    """What one run has seen so far."""

    def __init__(self, known: dict[str, Known], run: int, snapshot: date) -> None:
        self._known, self._run, self._snapshot = known, run, snapshot
        self._entry_of: dict[str, str] = {}
        self._seen: set[str] = set()

    def read(self, records: Iterator[tuple[str, bytes]]) -> Iterator[Row | str]:
        """A row for what is new or changed, the entry alone for what isn't.

        Nothing for what this run kept before it was killed.
        """
        for name, content in records:
            entry = self._free(name)
            sha256 = hashlib.sha256(content).hexdigest()
            known = self._known.get(entry)
            if known and known.run == self._run:
                self._take(known.code, entry)
            elif known and known.sha256 == sha256 and self._is_as_it_was(known, entry):
                yield entry
            else:
                yield self._row(entry, content, sha256, known)

    def _free(self, name: str) -> str:
        """Two files of one name in two folders are two entries."""
        while name in self._seen:
            name += "+"
        self._seen.add(name)
        return name

    def _take(self, code: str | None, entry: str) -> bool:
        """False where another entry of this run has this code."""
        return code is None or self._entry_of.setdefault(code, entry) == entry

    def _is_as_it_was(self, known: Known, entry: str) -> bool:
        return known.status != GONE and self._take(known.code, entry)

    def _row(self, entry: str, content: bytes, sha256: str, known: Known | None) -> Row:
        row = _parsed(entry, content, sha256, self._snapshot)
        if not self._take(row.code, entry):
            reason = f"mã {row.code} đã có ở tệp {self._entry_of[row.code or '']}"
            row = Row(entry, f"{_DUPLICATE}{sha256}", NEW, None, reason)
        is_the_same = known and known.status != GONE and known.sha256 == row.sha256
        outcome = NEW if known is None else UNCHANGED if is_the_same else CHANGED
        return replace(row, outcome=outcome)


def _parsed(entry: str, content: bytes, sha256: str, snapshot: date) -> Row:
    try:
        text = _decoded(content)
        parsed = parse_record(text, snapshot)
    except MalformedRecord as error:
        return Row(entry, sha256, NEW, None, str(error))
    return Row(
        entry,
        sha256,
        NEW,
        parsed.procedure.code,
        "; ".join(parsed.doubts),
        _facts(parsed.procedure, text, snapshot),
        tuple(_texts(parsed.procedure)),
        content,
    )


def _decoded(content: bytes) -> str:
    if len(content) > MOST_BYTES:
        raise MalformedRecord([f"dài quá {MOST_BYTES} byte"])
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise MalformedRecord([f"không phải chữ UTF-8: {error.reason}"]) from error


def _facts(procedure: Procedure, text: str, snapshot: date) -> dict[str, Any]:
    """What `decide` and the list of what is served need, so that neither reads the text again."""
    years = (_YEAR.search(basis.text) for basis in procedure.legal_basis)
    found = [int(year[1]) for year in years if year and int(year[1]) <= snapshot.year]
    return {
        "code": procedure.code,
        "title": procedure.name,
        "level": procedure.level,
        "field": procedure.field,
        "decision": procedure.decision or "",
        "newest_law": max(found, default=0),
        "places": places_in(text),
    }


def _texts(procedure: Procedure) -> Iterator[tuple[str, str]]:
    """A handful of short texts to find the procedure by; the name is kept beside them."""
    yield from (("keyword", words) for words in procedure.everyday_names)
    for kind, facts in (("result", procedure.result), ("about", procedure.conditions)):
        yield from ((kind, fact.text[:LONGEST_TEXT]) for fact in facts[:1])
    yield from (("paper", paper.name[:LONGEST_TEXT]) for paper in procedure.papers[:MOST_PAPERS])
