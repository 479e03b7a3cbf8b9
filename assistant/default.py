"""The assistant of this checkout: today's base, the model of the current key."""

from __future__ import annotations

from pathlib import Path

from threadpoolctl import threadpool_limits

from assistant.model_folder import is_complete
from assistant.pipeline import Assistant
from assistant.training.key import model_key
from procedures_kb import load_knowledge_base


def build_default(
    models: Path,
    cache: Path,
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
    kb = load_knowledge_base(imported=imported if imported and imported.is_file() else None)
    return Assistant.build(kb, folder, cache)
