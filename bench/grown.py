"""`python -m bench.grown <model> <out.json> <limit> [<imported>]`: one size alone.

`limit` questions a set are asked, all for -1; with 0 the build alone is measured.
"""

from __future__ import annotations

import json
import os
import sys
from dataclasses import asdict
from datetime import date
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from assistant.quiet import be_quiet

if TYPE_CHECKING:
    from assistant.evaluation.questions import Labelled

TODAY = date(2026, 11, 22)
"""The day asked on: figures of another day must not differ by the calendar."""


def measure(model: Path, limit: int | None, imported: Path | None) -> dict[str, object]:
    from assistant import Assistant, Turn
    from assistant.evaluation.verdicts import HELPED, TOLD
    from bench.asking import Said, percentile, right_answers
    from bench.children import megabytes_of
    from bench.measured import Grown
    from procedures_kb import load_knowledge_base

    started = perf_counter()
    kb = load_knowledge_base(imported=imported) if imported else load_knowledge_base()
    assistant = Assistant.build(kb, model)
    built = perf_counter() - started
    took: list[float] = []

    def ask(text: str) -> Said:
        asked = perf_counter()
        answer = assistant.answer(Turn(text, TODAY))
        took.append(perf_counter() - asked)
        if answer.status.value not in HELPED:
            return Said((), False)
        first = [answer.procedure.slug] if answer.procedure else []
        named = dict.fromkeys([*first, *(item.procedure.slug for item in answer.candidates)])
        return Said(tuple(named), answer.status.value in TOLD)

    right = right_answers(ask, _about_one(limit))
    grown = Grown(
        len(kb.procedures),
        round(built, 1),
        round(built, 1),
        right,
        round(percentile(took, 0.5) * 1000, 1),
        round(percentile(took, 0.95) * 1000, 1),
        round(megabytes_of(os.getpid())),
    )
    return asdict(grown)


def _about_one(limit: int | None) -> list[Labelled]:
    from assistant.evaluation.questions import NONE
    from bench.questions import sets

    return [item for item in sets(("marked",), limit) if item.procedure != NONE]


if __name__ == "__main__":
    be_quiet()
    model, out, limit, *imported = sys.argv[1:]
    asked = None if limit == "-1" else int(limit)
    found = measure(Path(model), asked, Path(imported[0]) if imported else None)
    Path(out).write_text(json.dumps(found), encoding="utf-8")
