"""The imported procedures as a mapping that reads a record when it is asked for."""

from __future__ import annotations

import json
import re
import threading
import unicodedata
import zlib
from collections import OrderedDict
from collections.abc import Container, Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from procedures_kb.model import Procedure
from procedures_kb.named import Title
from procedures_kb.portal.store import Served, open_to_read, read_served
from procedures_kb.portal.words import words
from procedures_kb.portal_record import parse_record, slug_of

KEPT = 256
"""Procedures kept once read: a conversation stays with one and looks at it often."""


@dataclass(frozen=True)
class Text:
    """A short text to find a procedure by; `kind` is name, keyword, result, about or paper."""

    slug: str
    kind: str
    text: str


class ImportedProcedures(Mapping[str, Procedure]):
    """Names in memory, the rest in the file. Threads may read at once.

    The file is opened for each read, and only for reading: an import that replaces rows meanwhile
    is seen record by record, and a restart shows the new list.
    """

    def __init__(self, path: Path, left_out: Container[str], fields: Mapping[str, str]) -> None:
        """`left_out` are codes that an edited procedure is served instead of. Raises BadStore."""
        self._path = path
        self.snapshot, rows = read_served(path)
        self._keys = field_keys(sorted({row.field for row in rows}), fields)
        self.fields = {key: name for name, key in self._keys.items()}
        """The fields of these procedures: the key and the portal's name of each."""
        self._rows = {slug_of(row.code): row for row in rows if row.code not in left_out}
        self._kept: OrderedDict[str, Procedure] = OrderedDict()
        self._lock = threading.Lock()

    def __len__(self) -> int:
        return len(self._rows)

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __contains__(self, slug: object) -> bool:
        return slug in self._rows

    def __getitem__(self, slug: str) -> Procedure:
        row = self._rows[slug]
        with self._lock:
            if slug in self._kept:
                self._kept.move_to_end(slug)
                return self._kept[slug]
        procedure = self._read(row)
        with self._lock:
            self._kept[slug] = procedure
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        return procedure

    def title(self, slug: str) -> Title:
        """Without reading the record. Raises KeyError."""
        row = self._rows[slug]
        return Title(slug, row.code, row.name)

    @property
    def titles(self) -> dict[str, str]:
        """The name of each by slug, without reading any of them."""
        return {slug: row.name for slug, row in self._rows.items()}

    @property
    def field_of(self) -> dict[str, str]:
        """The key of the field of each by slug, without reading any of them."""
        return {slug: self._keys[row.field] for slug, row in self._rows.items()}

    @property
    def elsewhere(self) -> frozenset[str]:
        """Slugs of those that hold only in a place named, which is not the home of this base."""
        return frozenset(slug for slug, row in self._rows.items() if row.place)

    def texts(self) -> Iterator[Text]:
        """The texts of all to search in, read from the file one after the other."""
        with closing(open_to_read(self._path)) as db:
            rows = db.execute("SELECT code, texts FROM records WHERE status = 'good' ORDER BY code")
            for code, texts in rows:
                slug = slug_of(code)
                if slug in self._rows:
                    yield Text(slug, "name", self._rows[slug].name)
                    yield from (Text(slug, kind, text) for kind, text in json.loads(texts))

    def _read(self, row: Served) -> Procedure:
        with closing(open_to_read(self._path)) as db:
            found = db.execute(
                "SELECT body FROM records WHERE code = ? AND status = 'good'", (row.code,)
            ).fetchone()
        if found is None:
            raise KeyError(slug_of(row.code))
        return _served_as(row, zlib.decompress(found[0]).decode("utf-8"), self.snapshot, self._keys)


def _served_as(row: Served, text: str, snapshot: date, fields: Mapping[str, str]) -> Procedure:
    procedure = parse_record(text, snapshot).procedure
    only = words()["only_in"].format(place=row.place) if row.place else ""
    return replace(
        procedure,
        name=row.name,
        field=fields[row.field],
        place=row.place,
        summary=" ".join(filter(None, [procedure.summary, only])),
    )


def field_keys(names: Iterable[str], known: Mapping[str, str]) -> dict[str, str]:
    """A key for each field the portal names: the register's own, or the name in plain letters."""
    by_name = {name: key for key, name in known.items()}
    return {name: by_name.get(name) or _plain(name) for name in names}


def _plain(name: str) -> str:
    letters = unicodedata.normalize("NFD", name.lower().replace("đ", "d"))
    return "_".join(re.findall(r"[a-z0-9]+", re.sub(r"[\u0300-\u036f]", "", letters)))
