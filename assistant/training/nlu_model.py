"""Training Rasa's pipeline, and judging it by cross-validation."""

from __future__ import annotations

import asyncio
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from assistant.quiet import quieten_structlog
from assistant.training.key import NLU_DATA

FOLDS = 3
CONFIG = "config.yml"


@dataclass(frozen=True)
class NluReport:
    """Sentences and entities trained on; F1 means over the folds, on parts not trained on."""

    sentences: dict[str, int]
    with_entities: int
    intent_accuracy: float
    intent_f1: float
    entity_f1: float


def train_nlu_model(data: Path, out: Path) -> Path:
    """Trains the pipeline on the NLU data of the folder; returns the archive's path."""
    from rasa.model_training import train_nlu

    quieten_structlog()
    archive = train_nlu(
        str(config_of(data)), str(sentences_of(data)), str(out), fixed_model_name="nlu"
    )
    if archive is None:
        raise RuntimeError(f"Rasa trained nothing from {data}")
    return Path(archive)


def config_of(data: Path) -> Path:
    """The folder's own pipeline, or this project's."""
    own = data / CONFIG
    return own if own.is_file() else NLU_DATA / CONFIG


def sentences_of(data: Path) -> Path:
    """`nlu/` of the folder where there is one, else the folder itself."""
    return data / "nlu" if (data / "nlu").is_dir() else data


def judge_nlu(data: Path) -> NluReport:
    from rasa.nlu.test import cross_validate
    from rasa.shared.nlu.training_data.loading import load_data

    quieten_structlog()
    loaded = load_data(str(sentences_of(data)))
    with TemporaryDirectory(prefix="cross-validation-") as folder:
        judged = cross_validate(loaded, FOLDS, str(config_of(data)), output=folder, errors=False)
        intents, entities, _ = asyncio.run(judged)
    spoken = Counter(str(message.get("intent")) for message in loaded.intent_examples)
    return NluReport(
        dict(sorted(spoken.items())),
        len(loaded.entity_examples),
        float(np.mean(intents.test["Accuracy"])),
        float(np.mean(intents.test["F1-score"])),
        float(np.mean([np.mean(scores["F1-score"]) for scores in entities.test.values()])),
    )
