"""A procedure as plain JSON values, as it stands on a day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from enum import Enum
from typing import Any

from procedures_kb.model import Known, LegalRef, Procedure

FOR_EDITORS = {"open_questions", "missing", "asked_as", "read_in", "spoken", "called", "happening"}


def procedure_as_json(procedure: Procedure, day: date) -> dict[str, Any]:
    """What a citizen may read: facts in force on that day, without what is for editors only."""
    return {"as_of": day.isoformat(), **_object(procedure, day)}


def _object(value: Any, day: date) -> dict[str, Any]:
    kept = (entry.name for entry in fields(value) if entry.name not in FOR_EDITORS)
    return {name: _plain(getattr(value, name), day) for name in kept}


def _plain(value: Any, day: date) -> Any:
    if isinstance(value, tuple):
        return [_plain(item, day) for item in value if _is_in_force(item, day)]
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, LegalRef):
        return {"text": value.text, "article": value.article}
    if isinstance(value, Mapping):
        return {key: _plain(item, day) for key, item in value.items()}
    return _object(value, day) if hasattr(value, "__dataclass_fields__") else value


def _is_in_force(item: Any, day: date) -> bool:
    return not isinstance(item, Known) or item.holds_on(day)
