"""What one sentence asks, where it asks several things: "cần gì và mất bao lâu, ở đâu làm"."""

from __future__ import annotations

from assistant.dialogue.cues import finds, says
from assistant.text.normalise import normalise


def aspects(text: str) -> tuple[str, ...]:
    """The intents that the words of the text ask for, each once, in their order; "can j, het nhieu
    tien z" asks what "cần gì, hết bao nhiêu tiền vậy" does."""
    return tuple(dict.fromkeys(item.kind for item in finds("asks", normalise(text))))


def named(text: str) -> str | None:
    """What the first words name ("thời hạn đăng ký …"), or the last words of a message cut off
    begin to ask ("… xin làm lại ở")."""
    read = normalise(text).rstrip(" .,?!")
    first = [item.kind for item in finds("naming", read) if item.start == 0]
    last = [item.kind for item in finds("cut_off", read) if item.end == len(read)]
    return next(iter((*first, *last)), None)


def is_doubted(text: str) -> bool:
    """Whether something is allowed or must be is asked, in a word or two."""
    return says("doubting", normalise(text))
