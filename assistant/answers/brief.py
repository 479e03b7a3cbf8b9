"""The portal's records run to pages; a person is told the beginning and where the rest stands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace
from datetime import date
from typing import Any

from assistant.answers.part import Part
from assistant.replies import say
from procedures_kb import KnowledgeBase, Procedure
from procedures_kb.model import Edition, Known

LONGEST = 500
"""Letters of one text."""
MOST_LETTERS = 2_500
"""Letters of one field: papers, steps …; its first entry is told in any case."""
LONGEST_NAME, LONGEST_CASE = 200, 160
"""Letters of the procedure's name and of a paper's case, which are said again and again."""
CUT = ("text", "name", "note", "condition", "about")
DOTS = "…"

Answering = Callable[[Procedure, KnowledgeBase, date], Part | None]


def answer_briefly(
    answering: Answering, procedure: Procedure, kb: KnowledgeBase, day: date
) -> Part | None:
    """The answer; for an imported procedure cut, with a line that says so where it was."""
    whole = answering(procedure, kb, day)
    if whole is None or procedure.edition is Edition.EDITED:
        return whole
    short = answering(brief(procedure), kb, day)
    assert short is not None  # the first fact of each field stays
    lines = [line.replace(f"{DOTS}.", DOTS) for line in short.lines]
    more = () if short.facts == whole.facts else (say("cut"),)
    return replace(short, lines=(*lines, *more))


def brief(procedure: Procedure, longest: int = LONGEST, letters: int = MOST_LETTERS) -> Procedure:
    """The procedure with long texts and long lists cut; an edited one as it is."""
    if procedure.edition is Edition.EDITED:
        return procedure
    changes: dict[str, Any] = {"name": cut(procedure.name, LONGEST_NAME)}
    for entry in fields(procedure):
        value = getattr(procedure, entry.name)
        if isinstance(value, tuple) and value and isinstance(value[0], Known):
            changes[entry.name] = _first(value, longest, letters)
    return replace(procedure, **changes)


def _first(facts: tuple[Known, ...], longest: int, letters: int) -> tuple[Known, ...]:
    kept: list[Known] = []
    for fact in facts:
        shorter = _cut(fact, longest)
        letters -= sum(len(getattr(shorter, name, None) or "") for name in CUT)
        if kept and letters < 0:
            break
        kept.append(shorter)
    return tuple(kept)


def _cut(fact: Known, longest: int) -> Known:
    texts = {name: getattr(fact, name, None) or "" for name in CUT}
    limits = {name: min(longest, LONGEST_CASE) if name == "condition" else longest for name in CUT}
    changes: dict[str, Any] = {
        name: cut(text, limits[name]) for name, text in texts.items() if len(text) > limits[name]
    }
    return replace(fact, **changes) if changes else fact


def cut(text: str, longest: int) -> str:
    """At the end of a sentence in the second half, else at a word, with dots."""
    if len(text) <= longest:
        return text
    head = text[:longest]
    end = max(head.rfind(". "), head.rfind("; "))
    return f"{head[: end if end > longest // 2 else head.rfind(' ')].rstrip(' ,;.')} {DOTS}"
