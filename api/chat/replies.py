"""Between the assistant's dataclasses and the JSON that travels and is kept."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from api.chat.schemas import TranscriptMessage
from api.tables import Message
from assistant import Answer, Asking, Case, Source, State
from procedures_kb import Named


def reply_of(answer: Answer, *, message_id: str) -> dict[str, Any]:
    """`schemas.ReplyOut`, as plain JSON values."""
    return {
        "message_id": message_id,
        "status": answer.status.value,
        "intent": answer.intent,
        "procedure": _named(answer.procedure) if answer.procedure else None,
        "candidates": [
            {**_named(item.procedure), "score": round(item.score, 4)} for item in answer.candidates
        ],
        "confidence": round(answer.confidence, 4),
        "text": answer.text,
        "blocks": [dict(block) for block in answer.blocks],
        "sources": [_source(source) for source in answer.sources],
        "suggestions": [{"text": text} for text in answer.suggestions],
        "state": _shown(answer.state),
    }


def shown(item: Message) -> TranscriptMessage:
    return TranscriptMessage(
        message_id=item.id,
        number=item.number,
        sender=item.sender,
        text=item.text,
        status=item.status,
        created_at=item.created_at,
        client_message_id=item.client_message_id,
        reply=item.reply,
    )


def state_of(state: State) -> dict[str, Any]:
    return {
        "procedure": state.procedure,
        "facts": dict(state.facts),
        "choices": list(state.choices),
        "intent": state.intent,
        "answered": state.answered,
        "others": list(state.others),
        "before": list(state.before) if state.before else None,
        "cases": {about: _case_kept(case) for about, case in state.cases.items()},
        "asking": _asking_kept(state.asking) if state.asking else None,
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
        cases={about: _case_from(case) for about, case in (kept.get("cases") or {}).items()},
        asking=_asking_from(kept["asking"]) if kept.get("asking") else None,
    )


def _shown(state: State) -> dict[str, Any]:
    asking = state.asking
    return {
        "procedure": state.procedure,
        "facts": dict(state.facts),
        "asking": asking.about if asking else None,
        "question": asking.question if asking else None,
    }


def _source(source: Source) -> dict[str, Any]:
    return {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in vars(source).items()
    }


def _case_kept(case: Case) -> dict[str, Any]:
    return {
        "facts": dict(case.facts),
        "left": {key: list(answers) for key, answers in case.left.items()},
        "days": {name: day.isoformat() for name, day in case.days.items()},
        "held": {key: dict(paper) for key, paper in case.held.items()},
        "way": case.way,
    }


def _case_from(kept: Mapping[str, Any]) -> Case:
    return Case(
        facts=dict(kept.get("facts") or {}),
        left={key: tuple(answers) for key, answers in (kept.get("left") or {}).items()},
        days={name: date.fromisoformat(day) for name, day in (kept.get("days") or {}).items()},
        held={key: dict(paper) for key, paper in (kept.get("held") or {}).items()},
        way=kept.get("way"),
    )


def _asking_kept(asking: Asking) -> dict[str, Any]:
    return {**vars(asking), "day": asking.day.isoformat() if asking.day else None}


def _asking_from(kept: Mapping[str, Any]) -> Asking:
    day = kept.get("day")
    return Asking(
        about=kept["about"],
        owner=kept.get("owner"),
        question=kept.get("question"),
        is_begun=bool(kept.get("is_begun")),
        day=date.fromisoformat(day) if day else None,
        misses=int(kept.get("misses") or 0),
    )


def _named(procedure: Named) -> dict[str, str]:
    return {"slug": procedure.slug, "code": procedure.code, "title": procedure.name}
