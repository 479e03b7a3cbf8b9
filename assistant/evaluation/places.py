"""How addresses are read: former ones of the package's mapping in four forms, and wrong ones."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from random import Random
from time import perf_counter
from typing import Any

from ruamel.yaml import YAML

from assistant.places import Ambiguous, Found, NotFound, Place, resolve
from assistant.places.gazetteer import OldWard, gazetteer
from assistant.places.tokens import COMMA, tokens_of
from assistant.places.words import address_words
from assistant.text.fold import fold

PATH = Path(__file__).parent / "places.yaml"
SEED = 4
WRONG = 100
SHORT = 2
"""Letters of a kind shortened: p, tx."""
AREAS: dict[str, tuple[str, int]] = {
    "Binh Duong": ("tinhbinhduong", 200),
    "TP.HCM": ("thanhphohochiminh", 200),
    "Ba Ria - Vung Tau": ("tinhbariavungtau", 200),
    "everywhere": ("", 1000),
}
"""The key of a former province, and how many addresses of it are drawn."""


@dataclass(frozen=True)
class Address:
    """A house in a former ward."""

    before: str
    ward: OldWard

    @property
    def parts(self) -> tuple[str, str, str]:
        former = self.ward.former
        return former.ward, former.district, former.province


@dataclass(frozen=True)
class Row:
    """Shares of `count`; `asked` offers the right ward among others, `wrong` does not name it."""

    area: str
    form: str
    count: int
    right: float
    asked: float
    refused: float
    wrong: float
    milliseconds: float


def full(address: Address) -> str:
    return ", ".join(part for part in (address.before, *address.parts) if part)


def unmarked(address: Address) -> str:
    return fold(full(address)).replace(",", "")


def abbreviated(address: Address) -> str:
    """'p phu loi tdm bd'; a district that is a number or one word stays: 'q 1', 'tp hue'."""
    ward, district, province = (_split(part) for part in address.parts)
    shorts = {kind: spelling for spelling, kind in _shortest().items()}
    named = f"{shorts[ward[0]]} {' '.join(ward[1])}"
    return " ".join((named, _initials(district, shorts), _initials(province, shorts)))


def without_province(address: Address) -> str:
    return ", ".join(part for part in (address.before, *address.parts[:2]) if part)


FORMS: dict[str, Callable[[Address], str]] = {
    "full": full,
    "unmarked": unmarked,
    "abbreviated": abbreviated,
    "no province": without_province,
}


def addresses(area: str, seed: int = SEED) -> list[Address]:
    """Drawn anew, evenly over the wards of the area, with a house or quarter before them."""
    key, count = AREAS[area]
    random = Random(seed)
    wards = [ward for ward in gazetteer().old_wards if ward.former.ward and _is_in(ward, key)]
    random.shuffle(wards)
    before = _words()["before"]
    drawn = [wards[at % len(wards)] for at in range(count)]
    return [Address(random.choice(before).format(n=random.randint(1, 99)), it) for it in drawn]


def wrong_addresses(seed: int = SEED) -> list[str]:
    """Places abroad, and wards that no ward is called, in districts that were there."""
    random, known = Random(seed), gazetteer()
    syllables = sorted(word for word in known.syllables if word.isalpha() and len(word) > 1)
    districts = sorted({ward.district for ward in known.old_wards})
    found = list(_words()["foreign"])
    while len(found) < WRONG:
        made_up = (random.choice(syllables), random.choice(syllables), random.choice(syllables))
        kind = random.choice(("phuong", "xa", "p", "tt"))
        if not any(made_up[at:] in known.names for at in range(3)):
            found.append(" ".join((kind, *made_up)) + ", " + ", ".join(random.choice(districts)))
    return found


def measure() -> Iterator[Row]:
    for area in AREAS:
        drawn = addresses(area)
        for form, write in FORMS.items():
            asked = [item for item in drawn if form != "no province" or _is_alone(item)]
            yield _row(area, form, [(write(item), item.ward) for item in asked])
    yield _row("wrong", "abroad, made up", [(text, None) for text in wrong_addresses()])


def verdict(place: Place, ward: OldWard | None) -> str:
    """Right is today's ward; of a ward that was split, its parts to choose from and no other."""
    if isinstance(place, NotFound):
        return "refused" if ward else "right"
    offered = _offered(place)
    if ward is None:
        return "asked" if isinstance(place, Ambiguous) else "wrong"
    if offered == set(ward.today):
        return "right"
    is_open = isinstance(place, Ambiguous) and (not offered or set(ward.today) <= offered)
    return "asked" if is_open else "wrong"


def _offered(place: Place) -> set[object]:
    if isinstance(place, Found):
        return {place.ward}
    return {item.ward for item in place.candidates} if isinstance(place, Ambiguous) else set()


def _row(area: str, form: str, asked: list[tuple[str, OldWard | None]]) -> Row:
    started = perf_counter()
    places = [resolve(text) for text, _ in asked]
    spent = perf_counter() - started
    said = [verdict(place, ward) for place, (_, ward) in zip(places, asked)]
    shares = {name: said.count(name) / len(said) for name in ("right", "asked", "refused", "wrong")}
    return Row(area, form, len(said), milliseconds=1000 * spent / len(said), **shares)


def _is_in(ward: OldWard, province_key: str) -> bool:
    key = "".join(token.text for token in tokens_of(ward.former.province) if token.text != COMMA)
    return province_key in ("", key)


def _is_alone(address: Address) -> bool:
    """Ward and district of this name are in one former province only."""
    ward, district, _ = (fold(part) for part in address.parts)
    return len(_provinces_of()[ward, district]) == 1


@lru_cache(maxsize=1)
def _provinces_of() -> dict[tuple[str, str], set[str]]:
    found: dict[tuple[str, str], set[str]] = {}
    for item in gazetteer().old_wards:
        name = fold(item.former.ward), fold(item.former.district)
        found.setdefault(name, set()).add(item.former.province)
    return found


def _split(name: str) -> tuple[str, tuple[str, ...]]:
    """Kind and bare name, folded."""
    words = tuple(token.text for token in tokens_of(name) if token.text != COMMA)
    kinds = (tuple(kind.split()) for kind in address_words().levels)
    kind = next(kind for kind in kinds if words[: len(kind)] == kind)
    return " ".join(kind), words[len(kind) :]


def _initials(name: tuple[str, tuple[str, ...]], shorts: dict[str, str]) -> str:
    kind, bare = name
    is_long = len(bare) > 1
    return "".join(word[0] for word in bare) if is_long else f"{shorts[kind]} {bare[0]}"


@lru_cache(maxsize=1)
def _shortest() -> dict[str, str]:
    """One short spelling a kind: the first."""
    found: dict[str, str] = {}
    for spelling, kind in address_words().kinds.items():
        if len(spelling) == 1 and len(spelling[0]) <= SHORT and kind not in found.values():
            found[spelling[0]] = kind
    return found


@lru_cache(maxsize=1)
def _words() -> dict[str, Any]:
    words: dict[str, Any] = YAML(typ="safe").load(PATH.read_text(encoding="utf-8"))
    return words


def missed(form: str, area: str) -> Iterable[tuple[str, Place]]:
    """What isn't right, to be looked at."""
    for item in addresses(area):
        place = resolve(FORMS[form](item))
        if verdict(place, item.ward) != "right":
            yield FORMS[form](item), place
