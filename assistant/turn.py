"""What goes into a turn, what passes between its steps, and what comes out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from typing import Any

from procedures_kb import Named, Procedure


class Status(str, Enum):
    """How a turn ended. Console, statistics and tests all count it."""

    ANSWERED = "answered"
    CLARIFICATION = "clarification"
    CHITCHAT = "chitchat"
    OUT_OF_SCOPE = "out_of_scope"
    NOT_IN_BASE = "not_in_base"
    EMERGENCY = "emergency"
    WAITING_FOR_OPERATOR = "waiting_for_operator"
    WITH_OPERATOR = "with_operator"
    ERROR = "error"


@dataclass(frozen=True)
class Case:
    """What a citizen has told of their own case of one procedure or life event, by keys of the
    base only: nothing of the person."""

    facts: Mapping[str, str] = field(default_factory=dict)
    """Question → answer, in the order told."""
    left: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Question not answered yet → the answers that what was said leaves to choose from."""
    days: Mapping[str, date] = field(default_factory=dict)
    """What a deadline counts from → the day it happened."""
    held: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    """Paper → have, copy_kind, issued_on."""
    way: str | None = None
    """How the dossier will be handed in: counter, online or post."""


@dataclass(frozen=True)
class Asking:
    """The interview under way: what it is about (a slug or a life event's key), and the question
    asked last, with whose it is; both None once its list was given."""

    about: str
    owner: str | None = None
    question: str | None = None
    is_begun: bool = False
    """False while it was only offered."""
    day: date | None = None
    """The day whose rules are asked about; None for today."""
    misses: int = 0
    """How often in a row the reply was not understood."""


@dataclass(frozen=True)
class State:
    """What a conversation remembers between turns: the procedure it is about, the facts given."""

    procedure: str | None = None
    facts: Mapping[str, str] = field(default_factory=dict)
    choices: tuple[str, ...] = ()
    """Slugs offered by the last clarifying question."""
    intent: str | None = None
    """What was asked before the clarifying question."""
    answered: str | None = None
    """What was answered last about `procedure`."""
    others: tuple[str, ...] = ()
    """Slugs that "cái kia" may mean, the likeliest first."""
    before: tuple[str, str] | None = None
    """The procedure and intent answered before the last ones, for "quay lại câu trước"."""
    cases: Mapping[str, Case] = field(default_factory=dict)
    """The cases told of, by slug or life event; `facts` are those of `procedure`."""
    asking: Asking | None = None


@dataclass(frozen=True)
class Turn:
    text: str
    today: date
    state: State = State()
    as_of: date | None = None
    """The day whose rules are wanted, where the caller names one."""


@dataclass(frozen=True)
class Entity:
    """A piece of the message: its kind (paper, person, place, date, age, amount) and words."""

    kind: str
    value: str
    start: int
    end: int


OUTSIDE = "out_of_scope"


@dataclass(frozen=True)
class Understanding:
    """What is wanted, with the model's confidence from 0 to 1 and the runners-up."""

    intent: str
    confidence: float
    ranking: tuple[tuple[str, float], ...] = ()
    entities: tuple[Entity, ...] = ()

    @property
    def is_rather_outside(self) -> bool:
        """The model holds a matter of none of the procedures for likeliest, however unsurely."""
        return bool(self.ranking) and self.ranking[0][0] == OUTSIDE


@dataclass(frozen=True)
class Candidate:
    """A procedure the message may be about; `score` is the calibrated probability that it is."""

    procedure: Named
    score: float


@dataclass(frozen=True)
class Source:
    """One place the answer rests on: a legal text, or the portal's page."""

    text: str
    article: str | None = None
    title: str | None = None
    in_force_from: date | None = None
    url: str | None = None
    verified_on: date | None = None


@dataclass(frozen=True)
class Hit:
    """One passage of a procedure and how near it is: the cosine of their pieces of words."""

    slug: str
    text: str
    near: float


@dataclass(frozen=True)
class Wanted:
    """One question of a message: what is wanted to know about which procedure."""

    procedure: Procedure
    intent: str


Block = Mapping[str, Any]
"""One card of an answer as JSON: `type` and its fields."""


@dataclass(frozen=True)
class Answer:
    status: Status
    text: str
    intent: str | None = None
    procedure: Named | None = None
    candidates: tuple[Candidate, ...] = ()
    confidence: float = 0.0
    blocks: tuple[Block, ...] = ()
    sources: tuple[Source, ...] = ()
    suggestions: tuple[str, ...] = ()
    state: State = State()


@dataclass
class Context:
    """What the steps of one turn have found so far."""

    turn: Turn
    text: str = ""
    """The message as understood: normalised."""
    understanding: Understanding = Understanding("ask_overview", 0.0)
    understood_as: str | None = None
    """How the message was read, where that is far from how it was written: said first."""
    question: str = ""
    """The part of the message that the procedure is looked for in; all of it unless told."""
    corrects: bool = False
    """True where the message takes back what the last answer was about."""
    also_asked: tuple[str, ...] = ()
    """Further intents, where the message asks several things."""
    wanted: tuple[Wanted, ...] = ()
    """Where the message is about several procedures: its questions, in order."""
    candidates: tuple[Candidate, ...] = ()
    procedure: Procedure | None = None
    hits: tuple[Hit, ...] = ()
    """The passages of the likeliest procedure, the nearest first."""
    in_scope: float = 0.0
    """Probability that the message is about one of the procedures at all."""
    asked_about: date | None = None
    """The day whose rules the message asks about, where it names one."""
    seconds: dict[str, float] = field(default_factory=dict)

    @property
    def day(self) -> date:
        """The day the answer is for."""
        return self.turn.as_of or self.asked_about or self.turn.today
