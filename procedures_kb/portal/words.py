"""The words of words.yaml, read once."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

PATH = Path(__file__).parent / "words.yaml"


@lru_cache(maxsize=1)
def words() -> dict[str, Any]:
    loaded: dict[str, Any] = YAML(typ="safe").load(PATH.read_text(encoding="utf-8"))
    return loaded
