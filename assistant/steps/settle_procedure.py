"""The one procedure the answer is about: named now, or talked of before."""

from __future__ import annotations

from dataclasses import dataclass, replace

from assistant.dialogue.asked import aspects
from assistant.dialogue.choices import ANSWERED_FROM
from assistant.dialogue.cues import is_nothing_but
from assistant.dialogue.follow_up import is_follow_up
from assistant.dialogue.several import Names, is_choice, wanted
from assistant.text.fold import fold
from assistant.text.lexicon import names_nothing
from assistant.turn import Answer, Candidate, Context
from procedures_kb import KnowledgeBase, Procedure

NAMED = 0.55
"""From this probability on a message names its procedure by itself."""
SHORT = 12
"""Words: a follow-up ("còn lệ phí thì sao?") is short; a letter begins something new."""
SHORTER = 7
"""Words of a follow-up that asks nothing itself: "vậy còn vợ tôi?"."""
SURE = 0.5
BARE = 3
"""Words of a correction that only names something: "tạm trú chứ"."""
LIKELY = 0.2
LIKELY_OURS = 0.5
"""A follow-up whose words ask for nothing known must at least be about one of ours."""


@dataclass(frozen=True)
class SettleProcedure:
    kb: KnowledgeBase
    names: Names

    def __call__(self, context: Context) -> Answer | None:
        if context.procedure is not None or is_choice(context.question, self.names):
            return None
        is_vague = names_nothing(context.question) and not self.names.find(context.question)
        nothing_named = is_vague and not context.corrects
        spoken = self._spoken(context)
        chosen = spoken or self._kept(context, nothing_named) or self._named(context)
        if chosen is not None:
            context.procedure = chosen
            context.in_scope = 1.0
            context.candidates = (Candidate(chosen, 1.0),)
        elif nothing_named:
            context.in_scope = 0.0
        if context.corrects:
            _ask_the_same(context)
        return None

    def _kept(self, context: Context, nothing_named: bool) -> Procedure | None:
        """The one talked of before, when a short message asks something and names no other."""
        kept = self.kb.procedures.get(context.turn.state.procedure or "")
        is_of_today = is_nothing_but("back_to_today", context.text)
        is_named = context.candidates[0].score >= NAMED
        names_another = is_named and not nothing_named and not is_of_today
        if kept is None or names_another or (context.corrects and not nothing_named):
            return None
        size = len(context.text.split())
        goes_on = is_follow_up(context.text) or is_of_today or context.asked_about is not None
        if size <= SHORTER and goes_on:
            _ask_the_same(context)
            return kept
        asks = _asks(context)
        is_ours = nothing_named or aspects(context.text) or context.in_scope >= LIKELY_OURS
        return kept if size <= SHORT and asks and is_ours else None

    def _named(self, context: Context) -> Procedure | None:
        """Unsure, yet an official name stands in the message: the longest of those."""
        if context.candidates[0].score >= ANSWERED_FROM:
            return None
        said = fold(context.text)
        named = [item for item in self.kb.edited.values() if fold(item.name) in said]
        return max(named, key=lambda item: len(item.name), default=None)

    def _spoken(self, context: Context) -> Procedure | None:
        """Unsure, yet a short question names one alone in people's words, that of the likeliest."""
        first = context.candidates[0]
        named = wanted(context.question, self.names)
        needs_a_paper = len(named) < len({item.slug for item in self.names.find(context.question)})
        is_question = (aspects(context.question) or needs_a_paper) and _asks(context)
        if len(context.question.split()) > SHORT or not is_question:
            return None
        is_near = LIKELY <= first.score < ANSWERED_FROM
        slug = first.procedure.slug
        return self.kb.procedures[slug] if is_near and named == {slug} else None


def _asks(context: Context) -> bool:
    """What is wanted is a fact, and the model doesn't rather take it for a matter of none."""
    understanding = context.understanding
    return understanding.intent.startswith("ask_") and not understanding.is_rather_outside


def _ask_the_same(context: Context) -> None:
    """What was asked last is asked again, unless the message asks something itself."""
    before = context.turn.state.intent or context.turn.state.answered
    understanding = context.understanding
    asks = understanding.intent.startswith("ask_") and understanding.intent != "ask_overview"
    is_bare = len(context.question.split()) <= BARE
    is_sure = asks and understanding.confidence >= SURE and not is_bare
    if before and not aspects(context.question) and not is_sure:
        context.understanding = replace(understanding, intent=before)
