"""What is wanted: the intent of each question in the message, and the entities of the whole."""

from __future__ import annotations

from dataclasses import dataclass, replace

from assistant.nlu import Nlu
from assistant.replies import say
from assistant.text.clean import clean
from assistant.text.sentences import looks_like_question, split_sentences
from assistant.turn import Answer, Context, Understanding

SURE = 0.4
"""A sentence of a letter counts as a question of its own from this confidence on."""
READ_AT_MOST = 8
URGENT = "emergency"
SHORTEST_QUESTION = 3


@dataclass(frozen=True)
class Understand:
    nlu: Nlu
    names: tuple[str, ...] = ()
    """Lower-case names of procedures, the longest first."""

    def __call__(self, context: Context) -> Answer | None:
        context.text = clean(context.turn.text)
        asked = self._without_names(context.text)
        whole = self.nlu.parse(context.text)
        is_urgent = whole.intent == URGENT and whole.confidence >= SURE
        questions = [] if is_urgent else self._questions(asked)
        if asked != context.text and not questions and not is_urgent:
            questions = [self.nlu.parse(asked)]
        context.understanding = (
            replace(questions[0], entities=whole.entities) if questions else whole
        )
        context.also_asked = tuple(
            dict.fromkeys(
                item.intent for item in questions if item.intent != context.understanding.intent
            )
        )
        return None

    def _without_names(self, text: str) -> str:
        """A long official name says nothing of what is wanted: "thủ tục này" in its place."""
        for name in self.names:
            at = text.lower().find(name)
            if at >= 0 and len(text) > len(name) + SHORTEST_QUESTION:
                return f"{text[:at]}{say('this_procedure')}{text[at + len(name) :]}"
        return text

    def _questions(self, text: str) -> list[Understanding]:
        """Of several sentences: those that ask something, in order; or what is urgent."""
        sentences = split_sentences(text)
        if len(sentences) == 1:
            return []
        read = [(item, self.nlu.parse(item)) for item in sentences[-READ_AT_MOST:]]
        urgent = [item for _, item in read if item.intent == URGENT and item.confidence >= SURE]
        asking = [
            item
            for sentence, item in read
            if looks_like_question(sentence)
            and item.intent.startswith("ask_")
            and item.confidence >= SURE
        ]
        return urgent or asking
