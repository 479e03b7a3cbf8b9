"""Silence for libraries that talk while they load: their words are for their authors."""

from __future__ import annotations

import logging
import os
import warnings

DEFAULTS = {
    "RASA_MAX_CACHE_SIZE": "0",
    "RASA_TELEMETRY_ENABLED": "false",
    "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
    "TF_CPP_MIN_LOG_LEVEL": "3",
    "TOKENIZERS_PARALLELISM": "false",
}


def be_quiet() -> None:
    """Before Rasa, TensorFlow or torch is imported; what the user set stays."""
    for name, value in DEFAULTS.items():
        os.environ.setdefault(name, value)
    warnings.filterwarnings("ignore")
    for name in ("rasa", "tensorflow", "absl", "matplotlib", "bm25s"):
        logging.getLogger(name).setLevel(logging.ERROR)


def quieten_structlog() -> None:
    """Rasa logs through structlog, which prints everything until it is told not to."""
    from rasa.utils.log_utils import configure_structlog

    configure_structlog(logging.ERROR)
