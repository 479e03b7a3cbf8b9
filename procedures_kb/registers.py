"""Registers beside the procedures: life events, pairs easily mixed up, how people name them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from procedures_kb.load import CONTENT, InvalidProcedure, KnowledgeBase, read_yaml


@dataclass(frozen=True)
class LifeStep:
    """One procedure of a life event, and why it is due then."""

    procedure: str
    why: str


@dataclass(frozen=True)
class LifeEvent:
    """Something that happens to people, and the procedures it brings, in the order to do them."""

    key: str
    name: str
    asked_as: tuple[str, ...]
    steps: tuple[LifeStep, ...]
    tone: str | None = None
    """Which words of feeling fit: `condolence`, `congratulation` or none."""
    signs: tuple[str, ...] = ()
    """Phrases by which a question about one of the procedures shows that this has happened."""
    unless: tuple[str, ...] = ()
    """Words of a neighbouring matter that none of the procedures is about."""


@dataclass(frozen=True)
class NearPair:
    """Two procedures that one wording may mean, the question that tells them apart, and the
    words of the button for each."""

    procedures: tuple[str, str]
    question: str
    labels: tuple[str, str]

    def label_of(self, slug: str) -> str:
        return self.labels[self.procedures.index(slug)]


@dataclass(frozen=True)
class Registers:
    life_events: tuple[LifeEvent, ...] = ()
    near_pairs: tuple[NearPair, ...] = ()
    spoken_names: tuple[tuple[str, str], ...] = ()
    """A name as people say it, without the verb, and the slug it stands for."""

    def of(self, kb: KnowledgeBase) -> Registers:
        """What remains where only the procedures of this base are known."""
        return Registers(
            tuple(
                event
                for event in self.life_events
                if all(step.procedure in kb.procedures for step in event.steps)
            ),
            tuple(pair for pair in self.near_pairs if set(pair.procedures) <= set(kb.procedures)),
            tuple((name, slug) for name, slug in self.spoken_names if slug in kb.procedures),
        )


def load_registers(folder: Path = CONTENT) -> Registers:
    """Raises InvalidProcedure, naming the entry, for one that lacks a field."""
    shared = folder / "_shared"
    events = read_yaml(shared / "life_events.yaml")
    pairs = read_yaml(shared / "near_pairs.yaml")
    names = read_yaml(shared / "spoken_names.yaml")
    return Registers(
        tuple(_life_event(key, raw) for key, raw in events.items()),
        tuple(_near_pair(key, raw) for key, raw in pairs.items()),
        tuple((str(name), slug) for slug, group in names.items() for name in group),
    )


def _life_event(key: str, raw: Mapping[str, Any]) -> LifeEvent:
    try:
        return LifeEvent(
            key,
            raw["name"],
            tuple(map(str, raw["asked_as"])),
            tuple(LifeStep(step["procedure"], step["why"]) for step in raw["steps"]),
            raw.get("tone"),
            tuple(map(str, raw.get("signs", ()))),
            tuple(map(str, raw.get("unless", ()))),
        )
    except KeyError as error:
        raise InvalidProcedure(f"life_events.yaml: {key}: {error} is missing") from error


def _near_pair(key: str, raw: Mapping[str, Any]) -> NearPair:
    try:
        (one, first), (other, second) = raw["choices"].items()
        return NearPair((one, other), raw["question"], (first, second))
    except (KeyError, ValueError) as error:
        raise InvalidProcedure(f"near_pairs.yaml: {key}: {error}") from error
