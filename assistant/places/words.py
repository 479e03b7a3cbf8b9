"""How people write addresses, from words.yaml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from ruamel.yaml import YAML

from assistant.places.tokens import tokens_of
from assistant.text.fold import fold

PATH = Path(__file__).parent / "words.yaml"
WARD, DISTRICT, PROVINCE = "ward", "district", "province"
LEVELS = (WARD, DISTRICT, PROVINCE)
Words = tuple[str, ...]


@dataclass(frozen=True)
class AddressWords:
    """`kinds` maps a spelling to its kind ('p' → 'phuong'), `marked` a spelling to its marks,
    `levels` a kind to what it may be; phrases are split into words."""

    kinds: Mapping[Words, str]
    marked: Mapping[Words, Words]
    levels: Mapping[str, tuple[str, ...]]
    aliases: Mapping[str, str]
    passed_over: frozenset[Words]
    of_today: frozenset[Words]
    offices: Mapping[Words, str]
    office_levels: Mapping[str, tuple[str, ...]]


@lru_cache(maxsize=1)
def address_words() -> AddressWords:
    raw = YAML(typ="safe").load(PATH.read_text(encoding="utf-8"))
    spelled = {spelling: kind for kind in raw["kinds"] for spelling in _spellings(raw, kind)}
    return AddressWords(
        kinds={tuple(fold(words).split()): fold(kind) for words, kind in spelled.items()},
        marked={
            tuple(fold(words).split()): tuple(token.marked for token in tokens_of(words))
            for words in spelled
        },
        levels={fold(kind): tuple(how["level"]) for kind, how in raw["kinds"].items()},
        aliases=dict(raw["aliases"]),
        passed_over=frozenset(tuple(words.split()) for words in raw["passed_over"]),
        of_today=frozenset(tuple(words.split()) for words in raw["of_today"]),
        offices={
            tuple(words.split()): key
            for key, office in raw["offices"].items()
            for words in office["said"]
        },
        office_levels={key: tuple(office["of"]) for key, office in raw["offices"].items()},
    )


def _spellings(raw: Mapping[str, Mapping[str, Mapping[str, list[str]]]], kind: str) -> list[str]:
    return [kind, *raw["kinds"][kind]["short"]]
