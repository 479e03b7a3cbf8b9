"""A piece of an answer: its lines, its cards, and the facts they rest on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from assistant.turn import Block
from procedures_kb import Procedure
from procedures_kb.model import Known

BULLET = "• "


@dataclass(frozen=True)
class Part:
    lines: tuple[str, ...]
    blocks: tuple[Block, ...] = ()
    facts: tuple[Known, ...] = ()


def headed(at: int, question: str, procedure: Procedure, part: Part) -> Part:
    """The part under the question it answers, the `at`-th of the message. Its block begins a
    section of the answer: the lines and blocks that follow it are about this procedure."""
    title = f"{at}) {question}"
    about = {"slug": procedure.slug, "code": procedure.code, "title": procedure.name}
    block = {"type": "question", "text": title, "procedure": about}
    return replace(part, lines=(title, *part.lines), blocks=(block, *part.blocks))


def bullets(lines: Iterable[str]) -> list[str]:
    return [f"{BULLET}{line}" for line in lines]


def known_fields(fact: Known) -> Block:
    """What every item of a card tells of its fact: ways, case, how sure it is, its law."""
    return {
        "ways": [way.value for way in fact.ways],
        "condition": fact.condition,
        "confidence": fact.confidence.value,
        "law": [str(reference) for reference in fact.law],
    }
