"""A procedure as it is for one case: without the facts that the answers given rule out."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

from assistant.dialogue.deciding import Holds, holds
from assistant.dialogue.facts import Facts, check, told
from procedures_kb import Procedure
from procedures_kb.model import Known

ASKED_OF: dict[str, tuple[str, ...]] = {
    "ask_fee": ("fees", "exemptions"),
    "ask_time": ("times", "deadlines"),
    "ask_office": ("authority", "ways"),
    "ask_online": ("online",),
    "ask_conditions": ("who_may_apply", "conditions"),
    "ask_steps": ("steps",),
    "ask_penalty": ("penalties",),
}
"""The fields an answer rests on that may differ from case to case."""


def narrowed(procedure: Procedure, facts: Facts) -> Procedure:
    """Raises NoSuchAnswer for facts that the base does not know."""
    check(procedure, facts)
    if not facts:
        return procedure
    changes: dict[str, Any] = {}
    for entry in fields(procedure):
        value = getattr(procedure, entry.name)
        if entry.name != "papers" and value and isinstance(value, tuple):
            changes[entry.name] = tuple(
                item for item in value if not _is_ruled_out(procedure, item, facts)
            )
    return replace(procedure, **changes)


def assumed(procedure: Procedure, facts: Facts, intents: tuple[str, ...]) -> dict[str, str]:
    """The answers given that bear on what is asked."""
    names = {name for intent in intents for name in ASKED_OF.get(intent, ())}
    keys = {
        key
        for name, fact in procedure.facts()
        if name in names
        for case in fact.when
        for key in case
    }
    return {key: answer for key, answer in told(facts).items() if key in keys}


def differs(procedure: Procedure, case: Procedure, intents: tuple[str, ...]) -> bool:
    """The case has less to tell of what is asked than the whole procedure."""
    names = {name for intent in intents for name in ASKED_OF.get(intent, ())}
    return any(getattr(procedure, name) != getattr(case, name) for name in names)


def _is_ruled_out(procedure: Procedure, item: Any, facts: Facts) -> bool:
    return isinstance(item, Known) and holds(procedure, item.when, facts) is Holds.NOT
