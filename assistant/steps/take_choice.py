"""What was offered before is chosen or pointed at: a button, "cái thứ hai", "cả hai", "cái kia"."""

from __future__ import annotations

from dataclasses import dataclass, replace

from assistant.dialogue.asked import aspects
from assistant.dialogue.near_pairs import NearPairs
from assistant.dialogue.pointing import agrees, pointed_at, points, points_back
from assistant.steps.clarify import ask_which
from assistant.text.fold import fold
from assistant.text.lexicon import names_nothing
from assistant.turn import Answer, Candidate, Context, Wanted
from procedures_kb import KnowledgeBase, Procedure

FREE_TEXT = 8
"""Words: a longer message than that is a new question, not the name of a choice."""
LIKELY = 0.25
TIMES_LIKELIER = 3.0
NAMED = 0.8
"""A message that names a procedure this surely doesn't point at another."""
UNSURE = "ask_overview"


@dataclass(frozen=True)
class TakeChoice:
    kb: KnowledgeBase
    pairs: NearPairs

    def __call__(self, context: Context) -> Answer | None:
        if context.wanted:
            return None
        if points_back(context.text):
            self._go_back(context)
            return None
        chosen = self._chosen(context)
        if chosen:
            _settle(context, chosen, context.turn.state.intent or context.turn.state.answered)
        elif self._asks_on(context):
            return self._asking_again(context)
        elif points(context.question) and not _names_one(context):
            context.in_scope = 0.0  # at something that nobody has spoken of
            context.understanding = replace(context.understanding, intent=UNSURE)
        return None

    def _asks_on(self, context: Context) -> bool:
        """ "lệ phí sao", where it is still open which of those offered is meant."""
        is_open = len(self._offered(context)) > 1
        return is_open and names_nothing(context.question) and bool(aspects(context.question))

    def _asking_again(self, context: Context) -> Answer:
        offered = self._offered(context)
        share = 1 / len(offered)
        context.candidates = tuple(Candidate(self.kb.named(slug), share) for slug in offered)
        asked = aspects(context.question)[0]
        context.understanding = replace(context.understanding, intent=asked)
        return ask_which(context, self.pairs.find(offered))

    def _go_back(self, context: Context) -> None:
        slug, intent = context.turn.state.before or (context.turn.state.procedure, None)
        procedure = self.kb.procedures.get(slug or "")
        if procedure is not None:
            _settle(context, (procedure,), intent or context.turn.state.answered)

    def _chosen(self, context: Context) -> tuple[Procedure, ...]:
        offered = self._offered(context)
        slugs = (
            self._pressed(context, offered)
            or self._pointed_at(context, offered)
            or (offered if len(offered) == 1 and agrees(context.text) else ())
            or self._described(context, offered)
        )
        return tuple(self.kb.procedures[slug] for slug in slugs)

    def _offered(self, context: Context) -> tuple[str, ...]:
        return tuple(slug for slug in context.turn.state.choices if slug in self.kb.procedures)

    def _pointed_at(self, context: Context, offered: tuple[str, ...]) -> tuple[str, ...]:
        """Of the choices, or else of what was spoken of: without the last where that is wrong."""
        state = context.turn.state
        last = (state.procedure,) if state.procedure and not context.corrects else ()
        spoken_of = (slug for slug in (*last, *state.others) if slug in self.kb.procedures)
        at_hand = offered or tuple(spoken_of)
        if _names_one(context) and context.candidates[0].procedure.slug not in at_hand:
            return ()
        return pointed_at(context.question, at_hand, state.procedure)

    def _pressed(self, context: Context, offered: tuple[str, ...]) -> tuple[str, ...]:
        """The words of a button, pressed or typed."""
        said = fold(context.question).strip(" .?!")
        return tuple(slug for slug in offered if said in self._buttons(slug, offered))[:1]

    def _described(self, context: Context, offered: tuple[str, ...]) -> tuple[str, ...]:
        """Free text near one of the choices: with words of its button, or likelier by far."""
        is_long = len(context.question.split()) > FREE_TEXT
        if not offered or is_long or self._asks_on(context):
            return ()
        described = self.pairs.described(context.question, offered)
        return described or self._likelier(context, offered)

    def _likelier(self, context: Context, offered: tuple[str, ...]) -> tuple[str, ...]:
        if context.understanding.is_rather_outside:  # "tìm quán cà phê" chooses no business
            return ()
        by_slug = {item.procedure.slug: item.score for item in context.candidates}
        scores = sorted(((by_slug.get(slug, 0.0), slug) for slug in offered), reverse=True)
        best, slug = scores[0]
        runner_up = scores[1][0] if len(scores) > 1 else 0.0
        is_clear = best >= LIKELY and best >= TIMES_LIKELIER * runner_up
        return (slug,) if is_clear and context.candidates[0].procedure.slug == slug else ()

    def _buttons(self, slug: str, offered: tuple[str, ...]) -> set[str]:
        pair = self.pairs.find(offered)
        labels = [pair.label_of(slug)] if pair else []
        return {fold(words).strip(" .?!") for words in (self.kb.procedures[slug].name, *labels)}


def _settle(context: Context, chosen: tuple[Procedure, ...], asked_before: str | None) -> None:
    """The message is about these; what it doesn't ask itself was asked before."""
    intents = aspects(context.question) or (asked_before or _asked_now(context),)
    context.understanding = replace(context.understanding, intent=intents[0])
    context.also_asked = tuple(intents[1:])
    context.procedure = chosen[0]
    context.candidates = tuple(Candidate(item, 1.0) for item in chosen)
    context.in_scope = 1.0
    if len(chosen) > 1:
        context.wanted = tuple(Wanted(item, intent) for item in chosen for intent in intents)


def _names_one(context: Context) -> bool:
    return context.candidates[0].score >= NAMED


def _asked_now(context: Context) -> str:
    intent = context.understanding.intent
    return intent if intent.startswith("ask_") else UNSURE
