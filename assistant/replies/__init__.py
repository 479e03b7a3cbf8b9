"""Every word the assistant itself says, from vi.yaml."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

PATH = Path(__file__).parent / "vi.yaml"


def say(path: str, **values: object) -> str:
    """The words at 'papers.intro', with {braces} filled in. Raises KeyError for words not there."""
    words = find_words(path)
    if not isinstance(words, str):
        raise KeyError(f"no words at {path}")
    return words.format(**values) if values else words


def find_words(path: str) -> Any:
    """What stands at the path: words, a list or a mapping of them, or None."""
    node: Any = _replies()
    for key in path.split("."):
        node = node.get(key) if isinstance(node, dict) else None
    return node


@lru_cache(maxsize=1)
def _replies() -> dict[str, Any]:
    loaded: dict[str, Any] = YAML(typ="safe").load(PATH.read_text(encoding="utf-8"))
    return loaded
