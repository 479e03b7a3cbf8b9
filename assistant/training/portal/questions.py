"""Our own questions: about the portal's records, and about the edited procedures beside them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.training.key import NLU_DATA
from procedures_kb.portal_record import slug_of

LEARNED = NLU_DATA / "portal/questions.jsonl"
"""Questions to learn from only."""
EDITED_QUESTIONS = NLU_DATA / "portal/edited_questions.jsonl"
"""As citizens write about the edited procedures, to learn from only: unlike the questions of the
base, they are no neighbours of one another."""
QUESTIONS = NLU_DATA / "evaluation/portal_questions.jsonl"
"""Questions about other records: those of the split "dev" are learned from too."""


@dataclass(frozen=True)
class PortalQuestion:
    """A question and the slugs of the records that answer it, the best first."""

    text: str
    slugs: tuple[str, ...]
    intent: str
    is_for_training: bool


def read_portal_questions(path: Path = QUESTIONS) -> list[PortalQuestion]:
    return [
        PortalQuestion(
            row["text"],
            tuple(map(slug_of, (row["code"], *row.get("also", ())))),
            row["intent"],
            row.get("split", "dev") == "dev",
        )
        for row in _rows(path)
    ]


def read_edited_questions() -> list[tuple[str, str]]:
    """The text and the slug of the edited procedure meant."""
    return [(row["text"], row["slug"]) for row in _rows(EDITED_QUESTIONS)]


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
