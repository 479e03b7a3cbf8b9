"""Registers beside the procedures: life events, pairs easily mixed up, how people name them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from procedures_kb.build import build_cases, build_question
from procedures_kb.load import CONTENT, InvalidProcedure, KnowledgeBase, read_yaml
from procedures_kb.question import AllOf, Question


@dataclass(frozen=True)
class LifeStep:
    """One procedure of a life event, and why it is due then. `deadline` and `fee` are how the text
    of that procedure's deadline and the label of its fee begin which hold in this event."""

    procedure: str
    why: str
    deadline: str | None = None
    fee: str | None = None
    when: tuple[AllOf, ...] = ()
    """Answers to the event's own questions that bring this step; always where empty."""
    facts: Mapping[str, str] = field(default_factory=dict)
    """Answers to the procedure's questions that the event itself gives."""


@dataclass(frozen=True)
class SameQuestion:
    """A question of one procedure that, in this event, answers one of another: `answers` maps
    what was told to what that means; an answer not in it tells nothing."""

    procedure: str
    question: str
    other: str
    other_question: str
    answers: Mapping[str, str]


@dataclass(frozen=True)
class SamePaper:
    """One paper under two keys: `slug.key` and `slug.key`."""

    one: str
    other: str


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
    has_interview: bool = False
    """One interview leads through the papers of all its steps."""
    questions: tuple[Question, ...] = ()
    same_questions: tuple[SameQuestion, ...] = ()
    same_papers: tuple[SamePaper, ...] = ()


@dataclass(frozen=True)
class NearPair:
    """Two procedures that one wording may mean, the question that tells them apart, and the
    words of the button for each. `told_by` are wordings, by slug, that answer the question."""

    procedures: tuple[str, str]
    question: str
    labels: tuple[str, str]
    told_by: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

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
            tuple(map(_life_step, raw["steps"])),
            raw.get("tone"),
            tuple(map(str, raw.get("signs", ()))),
            tuple(map(str, raw.get("unless", ()))),
            bool(raw.get("has_interview")),
            tuple(map(build_question, raw.get("questions", ()))),
            tuple(map(_same_question, raw.get("same_questions", ()))),
            tuple(SamePaper(str(one), str(other)) for one, other in raw.get("same_papers", ())),
        )
    except KeyError as error:
        raise InvalidProcedure(f"life_events.yaml: {key}: {error} is missing") from error


def _life_step(raw: Mapping[str, Any]) -> LifeStep:
    return LifeStep(
        raw["procedure"],
        raw["why"],
        raw.get("deadline"),
        raw.get("fee"),
        build_cases(raw.get("when", [])),
        {str(key): str(answer) for key, answer in raw.get("facts", {}).items()},
    )


def _same_question(raw: Mapping[str, Any]) -> SameQuestion:
    """`{of: slug.key, tells: slug.key, answers: {…}}`."""
    procedure, question = raw["of"].split(".")
    other, other_question = raw["tells"].split(".")
    answers = {str(key): str(answer) for key, answer in raw["answers"].items()}
    return SameQuestion(procedure, question, other, other_question, answers)


def _near_pair(key: str, raw: Mapping[str, Any]) -> NearPair:
    try:
        (one, first), (other, second) = raw["choices"].items()
        told_by = {slug: tuple(map(str, told)) for slug, told in raw.get("told_by", {}).items()}
        if not told_by.keys() <= {one, other}:
            raise ValueError("told_by is of another procedure")
        return NearPair((one, other), raw["question"], (first, second), told_by)
    except (KeyError, ValueError) as error:
        raise InvalidProcedure(f"near_pairs.yaml: {key}: {error}") from error
