"""What the citizen has at hand, and until when each paper is good."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from assistant.checklist.lines import PaperLine

ACCEPTED = {
    "original": {"original"},
    "certified_copy": {"certified_copy"},
    "copy": {"copy", "certified_copy"},
    "original_or_copy": {"original", "certified_copy", "copy"},
    "electronic": {"electronic"},
}
"""Kind asked for → kinds that will do; "information" is told, not handed over: any will."""
KINDS = frozenset({*ACCEPTED, "information"})


@dataclass(frozen=True)
class Held:
    """`copy_kind` and `issued_on` are None where the citizen did not say: nothing is held against
    the paper then."""

    have: bool
    copy_kind: str | None = None
    issued_on: date | None = None

    def is_kind_for(self, paper: PaperLine) -> bool:
        accepted = ACCEPTED.get(paper.kind)
        return self.copy_kind is None or accepted is None or self.copy_kind in accepted


class NotHeld(ValueError):
    """What is said to be held is no paper, no kind or no day that it could be; names it."""


def read_held(raw: Mapping[str, Mapping[str, Any]], known: set[str], day: date) -> dict[str, Held]:
    """From plain values: paper key → have, copy_kind, issued_on ('yyyy-mm-dd').

    Raises NotHeld for a paper not in `known`, a kind there is not, a day that is none or to come.
    """
    return {key: _read(key, item, known, day) for key, item in raw.items()}


def _read(key: str, raw: Mapping[str, Any], known: set[str], day: date) -> Held:
    if key not in known:
        raise NotHeld(f"no such paper on the list: {key}")
    kind, issued = raw.get("copy_kind"), raw.get("issued_on")
    if kind is not None and kind not in KINDS:
        raise NotHeld(f"{key}: no such kind: {kind}")
    return Held(bool(raw.get("have")), kind, _issued_on(key, issued, day))


def _issued_on(key: str, raw: Any, day: date) -> date | None:
    if raw is None:
        return None
    try:
        issued = raw if isinstance(raw, date) else date.fromisoformat(str(raw))
    except ValueError as error:
        raise NotHeld(f"{key}: no such day: {raw}") from error
    if issued > day:
        raise NotHeld(f"{key}: issued on a day to come: {issued}")
    return issued
