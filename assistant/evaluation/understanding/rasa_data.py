"""Any Rasa NLU data as labelled sentences: a YAML file, or a folder of them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from assistant.evaluation.understanding.conlleval import Span


@dataclass(frozen=True)
class Sentence:
    """`spans` are over characters of `text`."""

    text: str
    intent: str
    spans: tuple[Span, ...]


def read_sentences(path: Path) -> list[Sentence]:
    """Raises ValueError when there is no sentence with an intent."""
    from rasa.shared.nlu.training_data.loading import load_data

    sentences = [
        Sentence(
            message.get("text"),
            message.get("intent"),
            tuple(
                (item["start"], item["end"], item["entity"])
                for item in message.get("entities") or ()
            ),
        )
        for message in load_data(str(path)).intent_examples
    ]
    if not sentences:
        raise ValueError(f"{path} holds no sentence with an intent")
    return sentences
