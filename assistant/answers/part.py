"""A piece of an answer: its lines, its cards, and the facts they rest on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from assistant.turn import Block
from procedures_kb.model import Known


@dataclass(frozen=True)
class Part:
    lines: tuple[str, ...]
    blocks: tuple[Block, ...] = ()
    facts: tuple[Known, ...] = ()


def bullets(lines: Iterable[str]) -> list[str]:
    return [f"• {line}" for line in lines]
