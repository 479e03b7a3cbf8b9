"""A case as the fields of a plain form or the query of a link, and back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import urlencode

from pydantic import ValidationError

from api.checklists.schemas import CaseIn
from api.errors import Invalid
from api.pages.forms import Fields
from assistant import Held

BAD_FORM = (
    "Có ô ghi chưa đúng: ngày phải có thật (trong các năm 1900–2099), cách nộp phải là một trong"
    " các cách được nêu. Những ô khác vẫn còn; anh/chị sửa lại rồi gửi."
)
PLAIN = ("as_of", "way", "ward", "filed_on")
FACTS, EVENTS = "facts.", "events."
HAVE, KIND, ISSUED = "have.", "kind.", "issued."


def read_case(fields: Fields, with_held: bool = False) -> CaseIn:
    """Raises Invalid for a day that is none, or a way there is not."""
    raw: dict[str, Any] = {name: fields[name] for name in PLAIN if fields.get(name, "").strip()}
    raw["facts"] = dict(_under(FACTS, fields))
    raw["event_days"] = dict(_under(EVENTS, fields))
    if with_held:
        raw["held"] = _held(fields)
    try:
        return CaseIn.parse_obj(raw)
    except ValidationError as error:
        names = [".".join(map(str, item["loc"])) for item in error.errors()]
        raise Invalid(BAD_FORM, {"fields": names}) from error


def _held(fields: Fields) -> dict[str, dict[str, Any]]:
    """Papers ticked, with what was told of them; nothing is kept of those that are not."""
    return {
        key: {
            "have": True,
            "copy_kind": fields.get(f"{KIND}{key}") or None,
            "issued_on": fields.get(f"{ISSUED}{key}") or None,
        }
        for key, _ in _under(HAVE, fields)
    }


def _under(prefix: str, fields: Fields) -> Iterable[tuple[str, str]]:
    for name, value in fields.items():
        if name.startswith(prefix) and value.strip():
            yield name[len(prefix) :], value


def fields_of(case: CaseIn, facts: Mapping[str, str]) -> Fields:
    """The hidden fields that carry a case on; what is held travels in saved lists only."""
    fields = {f"{FACTS}{key}": value for key, value in facts.items()}
    fields |= {f"{EVENTS}{key}": day.isoformat() for key, day in case.event_days.items()}
    plain = {
        "as_of": case.as_of.isoformat() if case.as_of else "",
        "way": case.way.value if case.way else "",
        "ward": case.ward or "",
        "filed_on": case.filed_on.isoformat() if case.filed_on else "",
    }
    return fields | {name: value for name, value in plain.items() if value}


def typed_held(held: Mapping[str, Held]) -> Fields:
    """What the fields of a saved list's papers hold."""
    fields: Fields = {}
    for key, item in held.items():
        if item.have:
            fields[f"{HAVE}{key}"] = "on"
        if item.copy_kind:
            fields[f"{KIND}{key}"] = item.copy_kind
        if item.issued_on:
            fields[f"{ISSUED}{key}"] = item.issued_on.isoformat()
    return fields


def query(fields: Mapping[str, str]) -> str:
    return urlencode(fields)
