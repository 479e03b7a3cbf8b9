"""What a result was measured with, so that it can be measured again."""

from __future__ import annotations

import importlib
import pkgutil
import platform
import subprocess
from importlib.metadata import version
from pathlib import Path
from typing import Any

from assistant import dialogue, steps

ROOT = Path(__file__).parents[3]
PACKAGES = (
    "rasa", "underthesea", "sentence-transformers", "faiss-cpu", "bm25s", "scikit-learn", "numpy",
)  # fmt: skip


def configuration(model: Path, procedures: int) -> dict[str, Any]:
    """The model's key, the commit, the thresholds of the dialogue and the versions of libraries."""
    return {
        "model": model.name,
        "commit": commit(),
        "procedures": procedures,
        "thresholds": thresholds(),
        "python": platform.python_version(),
        "versions": {name: version(name) for name in PACKAGES},
    }


def commit() -> str:
    """The commit checked out, with "+" where files differ from it; "unknown" without git."""
    try:
        found = _git("rev-parse", "--short=12", "HEAD")
        return found + ("+" if _git("status", "--porcelain", "--untracked-files=no") else "")
    except (OSError, subprocess.CalledProcessError):
        return "unknown"


def thresholds() -> dict[str, float]:
    """Every named number of steps and dialogue: `decline.IN_SCOPE`, `choices.ANSWERED_FROM` …"""
    return {
        f"{found.name}.{name}": value
        for package in (steps, dialogue)
        for found in pkgutil.iter_modules(package.__path__)
        for name, value in vars(importlib.import_module(f"{package.__name__}.{found.name}")).items()
        if name.isupper() and isinstance(value, int | float)
    }


def _git(*words: str) -> str:
    done = subprocess.run(
        ["git", *words], cwd=ROOT, capture_output=True, text=True, check=True, timeout=20
    )
    return done.stdout.strip()
