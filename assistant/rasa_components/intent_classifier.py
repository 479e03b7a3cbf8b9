"""`assistant.intent_model` as a Rasa intent classifier."""

from __future__ import annotations

from typing import Any

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from assistant.intent_model import IntentModel
from assistant.text.noise import forms


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class LexicalDenseClassifier(IntentClassifier, GraphComponent):
    """Reads the text itself; takes a dense sentence feature too where the pipeline makes one."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """`noisy_forms`: names of `assistant.text.noise` that each sentence is learned in as well,
        where the pipeline has no dense features."""
        return {
            "dense_weight": 2.0,
            "inverse_penalty": 10.0,
            "ranking_length": 10,
            "noisy_forms": [],
        }

    def __init__(
        self,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        model: IntentModel | None = None,
    ) -> None:
        self._config = config
        self._model_storage = model_storage
        self._resource = resource
        self._model = model

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> LexicalDenseClassifier:
        return cls(config, model_storage, resource)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> LexicalDenseClassifier:
        with model_storage.read_from(resource) as folder:
            return cls(config, model_storage, resource, IntentModel.load(folder))

    def train(self, training_data: TrainingData) -> Resource:
        examples = training_data.intent_examples
        texts = [example.get(TEXT) for example in examples]
        intents = [example.get(INTENT) for example in examples]
        dense = _dense(examples)
        if dense is None:
            texts, intents = _in_forms(texts, intents, self._config["noisy_forms"])
        self._model = IntentModel.fit(
            texts,
            dense,
            intents,
            dense_weight=self._config["dense_weight"],
            inverse_penalty=self._config["inverse_penalty"],
        )
        with self._model_storage.write_to(self._resource) as folder:
            self._model.save(folder)
        return self._resource

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        for message in messages:
            if self._model is not None and message.get(TEXT):
                dense = _dense([message])
                vector = dense if dense is None else dense[0]
                shares = self._model.probabilities(message.get(TEXT), vector)
                order = np.argsort(-shares)[: self._config["ranking_length"]]
                ranking = [
                    {"name": self._model.intents[at], "confidence": float(shares[at])}
                    for at in order
                ]
                message.set("intent", ranking[0], add_to_output=True)
                message.set("intent_ranking", ranking, add_to_output=True)
        return messages


def _in_forms(
    texts: list[str], intents: list[str], names: list[str]
) -> tuple[list[str], list[str]]:
    """The sentences, and behind them those of the forms that differ, with their intents."""
    more = [
        (made[name], intent)
        for number, (text, intent) in enumerate(zip(texts, intents))
        for made in [forms(text, number)]
        for name in names
        if made.get(name, text) != text
    ]
    return [*texts, *(text for text, _ in more)], [*intents, *(intent for _, intent in more)]


def _dense(messages: list[Message]) -> Any:
    """Shape (messages, dimensions); None where the pipeline has no dense sentence featurizer."""
    sentences = [message.get_dense_features(TEXT)[1] for message in messages]
    if any(sentence is None for sentence in sentences):
        return None
    return np.vstack([sentence.features for sentence in sentences])
