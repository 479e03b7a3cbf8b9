"""Every ward before and since 1/7/2025, from the mapping that the package underthesea carries.

The mapping (10,602 rows, of vietnamadminunits 1.0.4) leaves a name empty where two names of one
district or province differ in marks only, and keeps it run together in the key ('xãthanhan'): it
is read back by the same name written out elsewhere in the mapping. A row whose name is nowhere
written out is left out: it can't be found.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from assistant.places.model import Former, Ward
from assistant.places.tokens import COMMA, tokens_of
from assistant.places.words import DISTRICT, PROVINCE, WARD, address_words

Row = Mapping[str, Any]
Words = tuple[str, ...]
District = tuple[str, str]
"""District and province."""


@dataclass(frozen=True, slots=True)
class OldWard:
    """`today` is more than one ward where it was split, the largest part first."""

    former: Former
    today: tuple[Ward, ...]

    @property
    def district(self) -> District:
        return self.former.district, self.former.province


@dataclass(frozen=True, slots=True)
class NewWard:
    ward: Ward
    districts: frozenset[District]
    """Where its parts lay."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A name in the index: what it is called in full, and what bears it."""

    level: str
    kind: str
    marked: Words
    bearer: OldWard | NewWard | District | str
    is_former: bool
    is_initials: bool = False


@dataclass(frozen=True)
class Gazetteer:
    names: Mapping[Words, tuple[Entry, ...]]
    joined: Mapping[str, Words]
    """Names written without spaces: 'thudaumot' → thu dau mot."""
    syllables: frozenset[str]
    new_province: Mapping[str, str]
    """The province of today of each former one, by full names."""
    wards_of: Mapping[District, tuple[Ward, ...]]
    old_wards: tuple[OldWard, ...]
    new_wards: tuple[NewWard, ...]
    longest: int
    first_words: frozenset[str]
    """Of names, written out or without spaces, and of their kinds: where a place may begin."""


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    """Read when first asked for: some 0.4 s and 20 MB."""
    raw = json.loads(_data_path().read_text(encoding="utf-8"))
    rows = list(_named(raw["ward_mapping"]))
    provinces = {
        raw["old_province_names"][old]["name"]: raw["province_names"][new]["name"]
        for old, new in raw["province_mapping"].items()
    }
    return _index(rows, provinces)


def _data_path() -> Path:
    """Found without importing underthesea, which would load its models' code."""
    spec = find_spec("underthesea")
    assert spec is not None
    assert spec.submodule_search_locations is not None
    return Path(spec.submodule_search_locations[0]) / "address/data/mapping.json"


def _named(rows: Iterable[Row]) -> Iterable[dict[str, Any]]:
    """The rows with their empty names read back from the keys."""
    rows = list(rows)
    spelled = {
        name.lower().replace(" ", ""): name
        for row in rows
        for name in (row["old_ward"], row["new_ward"])
        if name
    }
    for row in rows:
        old = row["old_ward"] or spelled.get(row["old_ward_key"], "")
        new = row["new_ward"] or spelled.get(row["new_ward_key"], "")
        is_whole = old or not row["old_ward_key"]  # an island district had no wards
        if new and is_whole:
            yield {**row, "old_ward": old, "new_ward": new}


def _index(rows: list[dict[str, Any]], provinces: Mapping[str, str]) -> Gazetteer:
    old, new = _old_wards(rows), _new_wards(rows)
    districts = sorted({item.district for item in old})
    entries: list[tuple[Words, Entry]] = []
    for item in old:
        name = item.former.ward or item.former.district
        entries += _entries(name, WARD, item, True)
    for ward in new:
        entries += _entries(ward.ward.name, WARD, ward, False)
    for district in districts:
        entries += _entries(district[0], DISTRICT, district, True)
    for name in sorted(provinces):
        entries += _entries(name, PROVINCE, name, True)
    for name in sorted(set(provinces.values())):
        entries += _entries(name, PROVINCE, name, False)
    names: dict[Words, list[Entry]] = defaultdict(list)
    for words, entry in entries:
        names[words].append(entry)
    for alias, meant in address_words().aliases.items():
        known = names.get(tuple(meant.split()), [])
        names[tuple(alias.split())] += [entry for entry in known if entry.level != WARD]
    spelled = [words for words, entry in entries if not entry.is_initials]
    return Gazetteer(
        names={words: tuple(found) for words, found in names.items()},
        joined={"".join(words): words for words in spelled if len(words) > 1},
        syllables=frozenset(word for words in names for word in words),
        new_province=dict(provinces),
        wards_of=_wards_of(old),
        old_wards=tuple(old),
        new_wards=tuple(new),
        longest=max(map(len, names)),
        first_words=frozenset(words[0] for words in [*names, *address_words().kinds] if words)
        | {"".join(words) for words in spelled if len(words) > 1},
    )


def _wards_of(old: list[OldWard]) -> dict[District, tuple[Ward, ...]]:
    wards: dict[District, dict[Ward, None]] = defaultdict(dict)
    for item in old:
        wards[item.district].update(dict.fromkeys(item.today))
    return {district: tuple(found) for district, found in wards.items()}


def _old_wards(rows: list[dict[str, Any]]) -> list[OldWard]:
    parts: dict[Former, dict[Ward, None]] = defaultdict(dict)
    for row in sorted(rows, key=lambda row: not row.get("is_default", True)):
        former = Former(row["old_ward"], row["old_district"], row["old_province"])
        parts[former][Ward(row["new_ward"], row["new_province"])] = None
    return [OldWard(former, tuple(today)) for former, today in parts.items()]


def _new_wards(rows: list[dict[str, Any]]) -> list[NewWard]:
    parts: dict[Ward, set[District]] = defaultdict(set)
    for row in rows:
        ward = Ward(row["new_ward"], row["new_province"])
        parts[ward].add((row["old_district"], row["old_province"]))
    return [NewWard(ward, frozenset(found)) for ward, found in parts.items()]


def _entries(
    name: str, level: str, bearer: OldWard | NewWard | District | str, is_former: bool
) -> Iterable[tuple[Words, Entry]]:
    """The name without its kind and, of districts and provinces, its initials."""
    tokens = [token for token in tokens_of(name) if token.text != COMMA]
    words = tuple(token.text for token in tokens)
    spelling = next((spelling for spelling in _kinds() if words[: len(spelling)] == spelling), ())
    bare = words[len(spelling) :]
    marked = tuple(token.marked for token in tokens[len(spelling) :])
    kind = " ".join(spelling)
    yield bare, Entry(level, kind, marked, bearer, is_former)
    if level != WARD and len(bare) > 1:
        initials = "".join(word[0] for word in bare)
        yield (initials,), Entry(level, kind, (initials,), bearer, is_former, True)


@lru_cache(maxsize=1)
def _kinds() -> tuple[Words, ...]:
    """Kinds written out: no name of the mapping shortens one."""
    return tuple(tuple(kind.split()) for kind in address_words().levels)
