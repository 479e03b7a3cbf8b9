"""Whether a message goes on from the last answer: "vậy còn vợ tôi?", "thế ở đâu"."""

from __future__ import annotations

from assistant.dialogue.cues import without


def is_follow_up(text: str) -> bool:
    """It begins with a word that joins it to what was said before."""
    return without("following", text) != text
