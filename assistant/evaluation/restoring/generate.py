"""Strips sentences of their marks and has them restored; and gives them as they are."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from assistant.text.fold import fold
from assistant.text.restore import restore


@dataclass(frozen=True)
class Restoring:
    """A sentence, what became of it without its marks and with them, and the milliseconds of the
    first."""

    sentence: str
    restored: str
    untouched: str
    milliseconds: float


def read_sentences(path: Path) -> list[str]:
    """One a line; lines that begin with # are comments."""
    lines = path.read_text(encoding="utf-8").splitlines()
    kept = (line.strip() for line in lines if not line.startswith("#"))
    return [unicodedata.normalize("NFC", line) for line in kept if line]


def generate(sentences: Iterable[str]) -> Iterator[Restoring]:
    restore("duong")  # loads the weights, which is not the first sentence's time
    for sentence in sentences:
        bare = fold(sentence)
        began = perf_counter()
        restored = restore(bare)
        milliseconds = 1000 * (perf_counter() - began)
        yield Restoring(sentence, restored, restore(sentence), milliseconds)
