"""What a trained model's folder holds: one folder a key, complete or not there at all."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

NLU_FILE = "nlu.tar.gz"
RANKER_FILE = "ranker.json"
NONE_FILE = "none_sentences.json"
REPORT_FILE = "report.json"


def is_complete(folder: Path) -> bool:
    """The report is written last."""
    return (folder / REPORT_FILE).is_file()


def write_none_sentences(folder: Path, sentences: Sequence[str]) -> None:
    text = json.dumps(list(sentences), ensure_ascii=False, indent=0)
    (folder / NONE_FILE).write_text(text, encoding="utf-8")


def read_none_sentences(folder: Path) -> list[str]:
    """Sentences about none of the procedures, for the index's last group."""
    sentences: list[str] = json.loads((folder / NONE_FILE).read_text(encoding="utf-8"))
    return sentences
