"""The assistant of this checkout: today's base, the model of the current key."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from threadpoolctl import threadpool_limits

from assistant.apart import AssistantApart
from assistant.model_folder import is_complete
from assistant.pipeline import Assistant
from assistant.training.key import model_key
from procedures_kb import KnowledgeBase, load_knowledge_base


def build_default(
    models: Path,
    model: str = "",
    tell: object = None,
    imported: Path | None = None,
) -> Assistant:
    """Trains first when no model of the current key is there; `imported` is what
    `python -m procedures_kb import` wrote, where it was run."""
    threadpool_limits(1, user_api="blas")  # one message is too little to share among threads
    say = tell if callable(tell) else print
    folder = Path(model) if model else models / model_key()
    if not is_complete(folder):
        from assistant.training.train import train_if_needed  # loads what only training needs

        folder = train_if_needed(models, say, is_judged=False)
    return Assistant.build(_base(imported), folder)


def build_apart(models: Path, model: str = "", imported: Path | None = None) -> AssistantApart:
    """The same in a process of its own; the base is read on both sides."""
    build = partial(build_default, models, model, imported=imported)
    return AssistantApart(build, partial(_base, imported))


def _base(imported: Path | None) -> KnowledgeBase:
    return load_knowledge_base(imported=imported if imported and imported.is_file() else None)
