"""What a chain of names can mean, and which meaning is the best."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from assistant.places.chains import Chain, Mention, chains_of, stand_at
from assistant.places.gazetteer import District, Entry, NewWard, OldWard, gazetteer
from assistant.places.model import Found, Ward
from assistant.places.tokens import Token
from assistant.places.words import DISTRICT, LEVELS, PROVINCE, WARD, address_words

Rank = tuple[int, int, int, int, int, int]
OF_ITS_DAY, MIXED = 1, 0
"""Ward, district and province of one day; or a former name beside one of today."""


@dataclass(frozen=True)
class Reading:
    """`wards` are today's; `area` is the district or province named where no ward was."""

    rank: Rank
    wards: tuple[Found, ...]
    area: str = ""
    area_level: str = WARD
    is_gone: bool = False
    """The area is no more: a district, or a province that was joined to another."""

    @property
    def is_former(self) -> bool:
        return any(item.came_from is not None for item in self.wards)


def best_readings(tokens: tuple[Token, ...], levels: tuple[str, ...] = LEVELS) -> list[Reading]:
    """Those of the highest rank: most words read, by full names, of one day, kinds and marks
    right. Of today's wards only, where the address says so."""
    is_marked = any(not token.marked.isascii() for token in tokens)
    address, of_today = without_of_today(tokens)
    found = (item for chain in chains_of(address, levels) for item in read(chain, is_marked))
    return best(item for item in found if not (of_today and item.is_former))


def without_of_today(tokens: tuple[Token, ...]) -> tuple[tuple[Token, ...], bool]:
    for words in address_words().of_today:
        for at in range(len(tokens) - len(words) + 1):
            if stand_at(tokens, at, words):
                return (*tokens[:at], *tokens[at + len(words) :]), True
    return tokens, False


def best(readings: Iterable[Reading]) -> list[Reading]:
    found = list(readings)
    top = max((item.rank for item in found), default=None)
    return [item for item in found if item.rank == top]


def read(chain: Chain, is_marked: bool) -> Iterator[Reading]:
    ward = chain.at(WARD)
    if ward is None:
        yield from _areas(chain, is_marked)
        return
    for entry in ward.entries:
        day = _agree(entry.bearer, chain)
        if day is not None:
            rank = _rank(chain, day, (entry, ward), is_marked)
            yield Reading(rank, _today(entry.bearer))


def _today(bearer: object) -> tuple[Found, ...]:
    if isinstance(bearer, OldWard):
        return tuple(Found(ward, bearer.former) for ward in bearer.today)
    assert isinstance(bearer, NewWard)
    return (Found(bearer.ward),)


def _agree(bearer: object, chain: Chain) -> int | None:
    """Whether the ward lies in the district and province named, on one day or on two."""
    districts, provinces = _bearers(chain.at(DISTRICT)), chain.at(PROVINCE)
    if isinstance(bearer, OldWard):
        lies_there = districts is None or bearer.district in districts
        old, new = bearer.former.province, bearer.today[0].province
        return _days(provinces, {old}, {new}, is_former=True) if lies_there else None
    assert isinstance(bearer, NewWard)
    if districts is not None:
        crossing = bearer.districts & districts
        return MIXED if crossing and _within(provinces, crossing) else None
    before = {province for _, province in bearer.districts}
    return _days(provinces, before, {bearer.ward.province}, is_former=False)


def _days(mention: Mention | None, old: set[str], new: set[str], *, is_former: bool) -> int | None:
    if mention is None:
        return OF_ITS_DAY
    names_old = any(item.is_former and item.bearer in old for item in mention.entries)
    names_new = any(not item.is_former and item.bearer in new for item in mention.entries)
    if not names_old and not names_new:
        return None
    return OF_ITS_DAY if (names_old if is_former else names_new) else MIXED


def _within(mention: Mention | None, districts: Iterable[District]) -> bool:
    provinces = gazetteer().new_province
    old = {province for _, province in districts}
    new = {provinces[province] for province in old}
    return _days(mention, old, new, is_former=True) is not None


def _bearers(mention: Mention | None) -> set[object] | None:
    return {item.bearer for item in mention.entries} if mention else None


def _areas(chain: Chain, is_marked: bool) -> Iterator[Reading]:
    known = gazetteer()
    district, province = chain.at(DISTRICT), chain.at(PROVINCE)
    if district is not None:
        for entry in district.entries:
            assert isinstance(entry.bearer, tuple)
            if _within(province, [entry.bearer]):
                wards = tuple(map(Found, known.wards_of[entry.bearer]))
                rank = _rank(chain, OF_ITS_DAY, (entry, district), is_marked)
                yield Reading(rank, wards, entry.bearer[0], DISTRICT, True)
    elif province is not None:
        for entry in province.entries:
            assert isinstance(entry.bearer, str)
            wards = tuple(Found(item) for item in _wards_in(entry))
            rank = _rank(chain, OF_ITS_DAY, (entry, province), is_marked)
            is_gone = known.new_province.get(entry.bearer) != entry.bearer
            yield Reading(rank, wards, entry.bearer, PROVINCE, is_gone)


def _wards_in(province: Entry) -> list[Ward]:
    known = gazetteer()
    if not province.is_former:
        return [item.ward for item in known.new_wards if item.ward.province == province.bearer]
    districts = (item for item in known.wards_of if item[1] == province.bearer)
    return list(dict.fromkeys(ward for item in districts for ward in known.wards_of[item]))


def _rank(chain: Chain, day: int, smallest: tuple[Entry, Mention], is_marked: bool) -> Rank:
    entry, mention = smallest
    kind = (entry.kind == mention.kind) - bool(mention.kind and entry.kind != mention.kind)
    covered = sum(item.end - item.start for item in chain.mentions)
    initials = sum(item.has_initials for item in chain.mentions)
    marks = sum(map(str.__eq__, entry.marked, mention.marked)) if is_marked else 0
    return covered, -initials, -len(chain.mentions), day, kind, marks
