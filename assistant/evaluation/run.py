"""One run: what is asked, and everything `generate` writes into a folder for `score` to read."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from assistant import Assistant
from assistant.evaluation.generate import Given, generate, read_given, write_given
from assistant.evaluation.questions import MARKED, Labelled, in_forms, read_questions
from assistant.evaluation.report.configuration import configuration
from assistant.evaluation.understanding.generate import (
    Understood,
    read_understood,
    understand_all,
    write_understood,
)
from assistant.evaluation.understanding.rasa_data import read_sentences
from assistant.model_folder import NLU_FILE
from assistant.nlu import Nlu
from assistant.training.key import NLU_DATA, ROOT
from procedures_kb import load_knowledge_base

OWN = NLU_DATA / "evaluation/questions.jsonl"
OWN_SENTENCES = NLU_DATA / "evaluation/nlu.yml"
MASSIVE = ROOT.parent / "shared/data/out_of_scope_massive.jsonl"
"""Everyday requests that are all about none (MASSIVE vi-VN, CC BY 4.0): only where it is there."""

SAID_FILE = "said.jsonl"
UNDERSTOOD_FILE = "understood.jsonl"
USED_FILE = "used.json"


def labelled(path: Path | None, forms: Sequence[str]) -> list[Labelled]:
    """Our own in every form, then MASSIVE as written; or those of the file given."""
    asked = list(in_forms(read_questions(path or OWN, path.stem if path else "own"), forms))
    asked.sort(key=lambda question: forms.index(question.form))
    if path is None and MASSIVE.exists():
        asked += in_forms(read_questions(MASSIVE, "massive"), [MARKED])
    return asked


def generate_into(folder: Path, questions: Iterable[Labelled], model: Path, var: Path) -> None:
    """What the assistant said, what its NLU understood, and what both were made with."""
    kb = load_knowledge_base()
    assistant = Assistant.build(kb, model)
    write_given(generate(assistant, questions, date.today()), folder / SAID_FILE)
    nlu = Nlu(model / NLU_FILE)
    try:
        rows = understand_all(nlu.parse, read_sentences(OWN_SENTENCES))
        write_understood(rows, folder / UNDERSTOOD_FILE)
    finally:
        nlu.close()
    used = {"day": f"{date.today():%d/%m/%Y}", **configuration(model, len(kb.procedures))}
    names = {slug: procedure.name for slug, procedure in kb.procedures.items()}
    text = json.dumps({"configuration": used, "names": names}, ensure_ascii=False, indent=1)
    (folder / USED_FILE).write_text(text + "\n", encoding="utf-8")


def read_folder(
    folder: Path,
) -> tuple[list[Given], list[Understood], Mapping[str, Any], Mapping[str, str]]:
    """Said, understood, configuration and the procedures' names, as `generate_into` wrote them."""
    used = json.loads((folder / USED_FILE).read_text(encoding="utf-8"))
    return (
        read_given(folder / SAID_FILE),
        read_understood(folder / UNDERSTOOD_FILE),
        used["configuration"],
        used["names"],
    )
