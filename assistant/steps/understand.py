"""What is wanted: the intent of each question in the message."""

from __future__ import annotations

from dataclasses import dataclass, replace

from assistant.dialogue.as_of import day_asked_about
from assistant.dialogue.asked import aspects, is_doubted, named
from assistant.dialogue.cues import says, without
from assistant.nlu import Nlu
from assistant.replies import say
from assistant.text.clean import clean
from assistant.text.normalise import normalise
from assistant.text.reading import read
from assistant.text.sentences import looks_like_question, split_sentences
from assistant.turn import Answer, Context, Understanding

SURE = 0.4
"""A sentence of a letter counts as a question of its own from this confidence on."""
READ_AT_MOST = 8
UNSURE = "ask_overview"
BELIEVED = 0.6
"""Below it the words that ask are believed rather than the model."""
VAGUE = ("ask_overview", "ask_result")
"""Asked first, these mostly lead up to what is wanted."""
STEPS, AMOUNTS = "ask_steps", ("ask_time", "ask_fee")
""" "thời gian thực hiện thủ tục …" asks how long, whatever else it names."""
URGENT = "emergency"
SHORTEST_QUESTION = 3
LONGEST_CORRECTION = 15


@dataclass(frozen=True)
class Understand:
    nlu: Nlu
    names: tuple[str, ...] = ()
    """Lower-case names of procedures, the longest first."""

    def __call__(self, context: Context) -> Answer | None:
        context.text = context.question = clean(context.turn.text)
        reading = read(context.turn.text)
        context.understood_as = reading.text if reading.changed_much else None
        context.asked_about = day_asked_about(context.turn.text, context.turn.today)
        _take_correction_off(context)
        asked = self._without_names(context.question)
        whole = self.nlu.parse_intent(context.question)
        is_urgent = whole.intent == URGENT and whole.confidence >= SURE
        questions = [] if is_urgent else self._questions(asked)
        if asked != context.question and not questions and not is_urgent:
            questions = [(asked, self.nlu.parse_intent(asked))]
        leading = questions[0][1] if questions else whole
        intents = _all_asked(questions or [(context.question, whole)])
        context.understanding = replace(leading, intent=intents[0])
        context.also_asked = intents[1:]
        return None

    def _without_names(self, text: str) -> str:
        """A long official name says nothing of what is wanted: "thủ tục này" in its place."""
        for name in self.names:
            at = text.lower().find(name)
            if at >= 0 and len(text) > len(name) + SHORTEST_QUESTION:
                return f"{text[:at]}{say('this_procedure')}{text[at + len(name) :]}"
        return text

    def _questions(self, text: str) -> list[tuple[str, Understanding]]:
        """Of several sentences: those that ask something, in order; or what is urgent."""
        sentences = split_sentences(text)
        if len(sentences) == 1:
            return []
        read = [(item, self.nlu.parse_intent(item)) for item in sentences[-READ_AT_MOST:]]
        urgent = [item for item in read if item[1].intent == URGENT and item[1].confidence >= SURE]
        asking = [
            (sentence, item)
            for sentence, item in read
            if looks_like_question(sentence) and item.intent.startswith("ask_")
        ]
        sure = [item for item in asking if item[1].confidence >= SURE]
        return urgent or sure or asking[-1:]


def _take_correction_off(context: Context) -> None:
    """ "không phải, ý tôi là bản sao": what is wanted is "bản sao"; what was told is taken back."""
    state = context.turn.state
    is_short = len(context.text.split()) <= LONGEST_CORRECTION
    if not is_short or not (state.procedure or state.choices):
        return
    rest = without("correcting", normalise(context.text))
    if says("correcting", context.text) and rest and rest != normalise(context.text):
        context.corrects = True
        context.question = rest


def _all_asked(questions: list[tuple[str, Understanding]]) -> tuple[str, ...]:
    """The intents of all questions, each once: of one sentence that asks several things by the
    words it asks with, otherwise as the model has it."""
    found: list[str] = []
    for text, understood in questions:
        said = aspects(text)
        asks = understood.intent.startswith("ask_")
        is_doubtful = understood.intent == UNSURE or (asks and understood.confidence < BELIEVED)
        is_doubtful |= understood.intent == STEPS and named(text) in AMOUNTS
        if asks and len(said) > 1:
            found += said
        elif is_doubtful:
            found += said or (_hinted(text, understood.intent),)
        else:
            found.append(understood.intent)
    return _concrete_first(tuple(dict.fromkeys(found)))


def _hinted(text: str, intent: str) -> str:
    """Where the model doubts and no words ask outright."""
    allowed = "ask_conditions" if intent == UNSURE and is_doubted(text) else intent
    return named(text) or allowed


def _concrete_first(intents: tuple[str, ...]) -> tuple[str, ...]:
    """What leads up to a question ("bản sao là gì? chứng thực mất bao lâu?") is told after it."""
    vague = tuple(item for item in intents if item in VAGUE)
    return (*(item for item in intents if item not in VAGUE), *vague)
