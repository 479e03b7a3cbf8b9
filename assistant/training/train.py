"""`make train`: everything a model folder needs, made once a key."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from time import perf_counter
from typing import Any

from assistant.model_folder import (
    RANKER_FILE,
    REPORT_FILE,
    is_complete,
    write_none_sentences,
)
from assistant.retrieval.evidence import FEATURES
from assistant.retrieval.ranker import save_ranker
from assistant.training.key import NLU_DATA, model_key
from assistant.training.nlu_model import judge_nlu, train_nlu_model
from assistant.training.ranking import (
    judge,
    load_none_sentences,
    load_templates,
    ranking_examples,
    train_on,
)
from procedures_kb import load_knowledge_base

Tell = Callable[[str], None]
SCOPE = "scope"
"""What is about none of the procedures: only this domain has it."""


def train_if_needed(models: Path, tell: Tell, *, is_judged: bool = True) -> Path:
    """The folder of the model for today's data and components, trained unless it is there."""
    folder = models / model_key()
    if is_complete(folder):
        tell(f"model {folder.name} is up to date")
        return folder
    train(NLU_DATA, folder, tell, is_judged=is_judged)
    return folder


def train(data: Path, folder: Path, tell: Tell, *, is_judged: bool = True) -> None:
    """Trains into a folder beside the final one, which appears only when it is complete.

    Any folder of Rasa NLU data will do. One without `scope/` is of another domain: only the NLU
    pipeline is trained, with this project's `config.yml` unless the folder has its own.
    """
    partial = folder.with_name(folder.name + ".part")
    shutil.rmtree(partial, ignore_errors=True)
    partial.mkdir(parents=True)
    started = perf_counter()
    report: dict[str, Any] = {}
    if (data / SCOPE).is_dir():
        report["ranker"] = _train_ranker(data, partial, tell, is_judged=is_judged)
    tell("training the NLU pipeline (about a minute)")
    train_nlu_model(data, partial)
    if is_judged:
        tell("judging it by cross-validation (about two minutes)")
        report["nlu"] = asdict(judge_nlu(data))
    report["seconds"] = round(perf_counter() - started, 1)
    (partial / REPORT_FILE).write_text(json.dumps(report, indent=1), encoding="utf-8")
    shutil.rmtree(folder, ignore_errors=True)
    partial.rename(folder)


def _train_ranker(data: Path, partial: Path, tell: Tell, *, is_judged: bool) -> dict[str, Any]:
    procedures = list(load_knowledge_base().edited.values())
    sentences = load_none_sentences(data)
    tell(f"indexing {len(procedures)} procedures, {len(sentences)} sentences about none of them")
    examples = ranking_examples(procedures, sentences, load_templates(data))
    tell("training the ranker")
    save_ranker(train_on(examples), FEATURES, partial / RANKER_FILE)
    write_none_sentences(partial, sentences)
    return asdict(judge(examples)) if is_judged else {}
