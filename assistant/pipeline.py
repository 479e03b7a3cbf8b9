"""The steps of a turn in their order, and the runner that times, logs and catches."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from time import perf_counter

from assistant.dialogue.citations import Citations
from assistant.dialogue.life_events import LifeEvents
from assistant.dialogue.near_pairs import NearPairs
from assistant.dialogue.several import Names
from assistant.model_folder import NLU_FILE, RANKER_FILE, read_none_sentences
from assistant.nlu import Nlu
from assistant.places.gazetteer import gazetteer
from assistant.replies import say
from assistant.retrieval.evidence import FEATURES
from assistant.retrieval.portal.encoder import load_encoder
from assistant.retrieval.portal.index import PortalIndex
from assistant.retrieval.portal.search import PortalSearch
from assistant.retrieval.portal.wording import read_wording
from assistant.retrieval.ranker import load_ranker
from assistant.retrieval.search import Search
from assistant.steps.call_for_help import call_for_help
from assistant.steps.clarify import Clarify
from assistant.steps.compose import Compose
from assistant.steps.compose_for_case import ComposeForCase
from assistant.steps.decline import decline
from assistant.steps.find_procedure import FindProcedure
from assistant.steps.find_several import FindSeveral
from assistant.steps.guide_life_event import GuideLifeEvent
from assistant.steps.settle_procedure import SettleProcedure
from assistant.steps.small_talk import small_talk
from assistant.steps.take_answer import TakeAnswer
from assistant.steps.take_choice import TakeChoice
from assistant.steps.take_place import TakePlace
from assistant.steps.tell_place import tell_place
from assistant.steps.understand import Understand
from assistant.turn import Answer, Context, Status, Turn
from procedures_kb import KnowledgeBase, Procedure
from procedures_kb.registers import Registers, load_registers

logger = logging.getLogger(__name__)

Step = Callable[[Context], Answer | None]
FOUND_AT_LEAST = 0.03
SAD = "condolence"
WARM_UP_DAY = date(2026, 1, 1)


@dataclass(frozen=True)
class Assistant:
    """Answers one turn at a time and remembers nothing between turns."""

    kb: KnowledgeBase
    search: Search
    steps: Sequence[tuple[str, Step]]

    @classmethod
    def build(cls, kb: KnowledgeBase, model: Path) -> Assistant:
        """`model` is a folder that `make train` made."""
        ranker = load_ranker(FEATURES, model / RANKER_FILE)
        edited = list(kb.edited.values())
        portal = _portal_search(kb)
        search = Search(edited, read_none_sentences(model), ranker, portal)
        understand = Understand(Nlu(model / NLU_FILE), _long_names(kb))
        steps = _steps(kb, search, understand, load_registers().of(kb))
        assistant = cls(kb, search, steps)
        assistant.answer(Turn("xin chào", WARM_UP_DAY))  # loads what loads on first use
        gazetteer()  # so that the first address need not wait for it
        return assistant

    @property
    def greeting(self) -> str:
        return say("greeting")

    def find(self, query: str) -> list[Procedure]:
        """Procedures a query may be about, the likeliest first."""
        order = self.search.rank(query).order
        return [self.kb.procedures[slug] for slug, score in order if score >= FOUND_AT_LEAST]

    def answer(self, turn: Turn) -> Answer:
        context = Context(turn)
        try:
            return self._first_answer(context)
        except Exception:  # the one place: a citizen must always get words
            logger.exception("turn failed after %s", list(context.seconds))
            return Answer(Status.ERROR, say("error"), state=turn.state)

    def _first_answer(self, context: Context) -> Answer:
        for name, step in self.steps:
            started = perf_counter()
            answer = step(context)
            context.seconds[name] = perf_counter() - started
            if answer is not None:
                return answer
        raise RuntimeError("the last step must answer")


def _steps(
    kb: KnowledgeBase, search: Search, understand: Understand, registers: Registers
) -> tuple[tuple[str, Step], ...]:
    pairs = NearPairs(registers.near_pairs)
    citations = Citations(kb.edited.values())
    names = Names(registers.spoken_names)
    events = registers.life_events
    sad = tuple(event for event in events if event.tone == SAD)
    take_answer = TakeAnswer(kb, {event.key: event for event in events if event.has_interview})
    return (
        ("understand", understand),
        ("call_for_help", call_for_help),
        ("tell_place", tell_place),
        ("find_procedure", FindProcedure(search, kb, citations)),
        ("find_several", FindSeveral(search, kb, names)),
        ("take_answer", take_answer),
        ("take_choice", TakeChoice(kb, pairs)),
        ("take_place", TakePlace(kb)),
        ("guide_life_event", GuideLifeEvent(kb, LifeEvents(events), names)),
        ("settle_procedure", SettleProcedure(kb, names)),
        ("small_talk", small_talk),
        ("decline", decline),
        ("clarify", Clarify(kb, pairs, names)),
        ("compose", ComposeForCase(kb, Compose(kb, pairs, sad), take_answer)),
    )


def _portal_search(kb: KnowledgeBase) -> PortalSearch | None:
    if kb.imported is None:
        return None
    edited = list(kb.edited.values())
    return PortalSearch.load(PortalIndex(kb.imported, edited, read_wording(), load_encoder()))


def _long_names(kb: KnowledgeBase) -> tuple[str, ...]:
    names = (procedure.name.lower() for procedure in kb.edited.values())
    return tuple(sorted(names, key=len, reverse=True))
