"""The Vietnamese words of the page and the plot, from vi.yaml beside this file."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

PATH = Path(__file__).parent / "vi.yaml"


@lru_cache(maxsize=1)
def page_words() -> dict[str, Any]:
    loaded: dict[str, Any] = YAML(typ="safe").load(PATH.read_text(encoding="utf-8"))
    return loaded
