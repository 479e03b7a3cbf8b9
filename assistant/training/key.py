"""When a model is stale: a hash of what it was trained from and of the code that trains it."""

from __future__ import annotations

import hashlib
from pathlib import Path

ROOT = Path(__file__).parents[2]
NLU_DATA = ROOT / "nlu_data"
CODE = (
    "intent_model.py",
    *(f"{name}/*.py" for name in ("text", "retrieval", "rasa_components", "training")),
)

LEFT_OUT = ("evaluation", "portal")
"""Folders of the data that no model is trained from: what is learned of the portal is committed."""
BUT = "portal/questions.jsonl"
"""What it asks, the edited procedures do not answer."""


def model_key(data: Path = NLU_DATA) -> str:
    """Sixteen hex digits; changes with any file of the data or of the components."""
    digest = hashlib.sha256()
    for path in _files(data):
        digest.update(path.name.encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def _files(data: Path) -> list[Path]:
    kept = (*data.rglob("*.y*ml"), *data.rglob("*.npz"))
    found = sorted(path.relative_to(data) for path in kept)
    written = [data / path for path in found if path.parts[0] not in LEFT_OUT]
    written += [data / BUT] if (data / BUT).exists() else []
    code = (path for name in CODE for path in (ROOT / "assistant").glob(name))
    return [*written, *sorted(code)]
