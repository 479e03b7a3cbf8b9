"""Between the assistant's dataclasses and the JSON that travels and is kept."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from api.chat.schemas import (
    CandidateOut,
    ProcedureOut,
    ReplyOut,
    SourceOut,
    StateOut,
    SuggestionOut,
)
from assistant import Answer, State
from procedures_kb import Procedure


def reply_of(answer: Answer, *, message_id: str) -> dict[str, Any]:
    """The Reply of the public API, as plain JSON values."""
    reply = ReplyOut(
        message_id=message_id,
        status=answer.status.value,
        intent=answer.intent,
        procedure=ProcedureOut(**_named(answer.procedure)) if answer.procedure else None,
        candidates=[
            CandidateOut(**_named(item.procedure), score=round(item.score, 4))
            for item in answer.candidates
        ],
        confidence=round(answer.confidence, 4),
        text=answer.text,
        blocks=[dict(block) for block in answer.blocks],
        sources=[SourceOut(**vars(source)) for source in answer.sources],
        suggestions=[SuggestionOut(text=text) for text in answer.suggestions],
        state=StateOut(procedure=answer.state.procedure, facts=dict(answer.state.facts)),
    )
    plain: dict[str, Any] = json.loads(reply.json())
    return plain


def state_of(state: State) -> dict[str, Any]:
    return {
        "procedure": state.procedure,
        "facts": dict(state.facts),
        "choices": list(state.choices),
        "intent": state.intent,
        "answered": state.answered,
        "others": list(state.others),
        "before": list(state.before) if state.before else None,
    }


def state_from(kept: Mapping[str, Any]) -> State:
    """Reads what older versions kept too: what they didn't know of is as in a new conversation."""
    before = kept.get("before")
    return State(
        procedure=kept.get("procedure"),
        facts=dict(kept.get("facts") or {}),
        choices=tuple(kept.get("choices") or ()),
        intent=kept.get("intent"),
        answered=kept.get("answered"),
        others=tuple(kept.get("others") or ()),
        before=(before[0], before[1]) if before else None,
    )


def _named(procedure: Procedure) -> dict[str, str]:
    return {"slug": procedure.slug, "code": procedure.code, "title": procedure.name}
