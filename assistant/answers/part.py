"""A piece of an answer: its lines, its cards, and the facts they rest on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from assistant.turn import Block
from procedures_kb.model import Known


@dataclass(frozen=True)
class Part:
    lines: tuple[str, ...]
    blocks: tuple[Block, ...] = ()
    facts: tuple[Known, ...] = ()


def headed(at: int, question: str, part: Part) -> Part:
    """The part under the question it answers, the `at`-th of the message; its card says so too,
    with the line that names what follows."""
    title = f"{at}) {question}"
    block = {"type": "question", "text": title, "lines": [part.lines[0]] if part.blocks else []}
    return replace(part, lines=(title, *part.lines), blocks=(block, *part.blocks))


def bullets(lines: Iterable[str]) -> list[str]:
    return [f"• {line}" for line in lines]


def known_fields(fact: Known) -> Block:
    """What every item of a card tells of its fact: ways, case, how sure it is, its law."""
    return {
        "ways": [way.value for way in fact.ways],
        "condition": fact.condition,
        "confidence": fact.confidence.value,
        "law": [str(reference) for reference in fact.law],
    }
