"""The trained Rasa model, behind one function: parse(text) → Understanding."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock
from typing import Any

from assistant.quiet import quieten_structlog
from assistant.turn import Entity, Understanding

RUNNERS_UP = 5
FALLBACK = "nlu_fallback"
SETTLES_INTENT = "FallbackClassifier"
UNSURE = "ask_overview"
"""What is answered when it isn't clear what is wanted: papers, office, fee and time in short."""


class Nlu:
    """Holds the graph of a trained model; `close` removes the folder it was unpacked into."""

    def __init__(self, archive: Path) -> None:
        from rasa.engine.loader import load_predict_graph_runner
        from rasa.engine.storage.local_model_storage import LocalModelStorage

        from assistant.rasa_components.in_order import InOrder

        quieten_structlog()
        self._folder = TemporaryDirectory(prefix="nlu-")
        self._one_at_a_time = Lock()
        metadata, self._runner = load_predict_graph_runner(
            Path(self._folder.name), archive, LocalModelStorage, InOrder
        )
        self._whole = metadata.nlu_target
        nodes = metadata.predict_schema.nodes
        settled = (name for name, node in nodes.items() if node.uses.__name__ == SETTLES_INTENT)
        self._intent = next(settled, self._whole)

    def parse(self, text: str) -> Understanding:
        """Intents and entities."""
        return self._run(text, self._whole)

    def parse_intent(self, text: str) -> Understanding:
        """Only as far as the pipeline goes for the intent: no entities, a third of the time."""
        return self._run(text, self._intent)

    def _run(self, text: str, target: str) -> Understanding:
        from rasa.core.channels.channel import UserMessage
        from rasa.engine.constants import PLACEHOLDER_MESSAGE, PLACEHOLDER_TRACKER

        inputs = {PLACEHOLDER_MESSAGE: [UserMessage(text)], PLACEHOLDER_TRACKER: None}
        with self._one_at_a_time:
            [message] = self._runner.run(inputs=inputs, targets=[target])[target]
        return _understanding(message.as_dict(only_output_properties=True))

    def close(self) -> None:
        self._folder.cleanup()


def _understanding(parsed: dict[str, Any]) -> Understanding:
    ranking = [
        (item["name"], float(item["confidence"])) for item in parsed.get("intent_ranking", ())
    ]
    named = [item for item in ranking if item[0] != FALLBACK]
    intent, confidence = named[0] if named else (UNSURE, 0.0)
    if parsed.get("intent", {}).get("name") == FALLBACK:
        intent = UNSURE  # FallbackClassifier: no intent is sure enough, or two are as likely
    entities = tuple(
        Entity(item["entity"], item["value"], item["start"], item["end"])
        for item in parsed.get("entities", ())
    )
    return Understanding(intent, confidence, tuple(named[:RUNNERS_UP]), entities)
