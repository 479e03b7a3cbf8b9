"""What one sentence asks, where it asks several things: "cần gì và mất bao lâu, ở đâu làm"."""

from __future__ import annotations

from assistant.dialogue.cues import finds
from assistant.text.normalise import normalise


def aspects(text: str) -> tuple[str, ...]:
    """The intents that the words of the text ask for, each once, in their order; "can j, het nhieu
    tien z" asks what "cần gì, hết bao nhiêu tiền vậy" does."""
    return tuple(dict.fromkeys(item.kind for item in finds("asks", normalise(text))))
