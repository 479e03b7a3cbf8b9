"""One case made into all that is told of it: the next question, the list, its days, its place."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from api.checklists.schemas import CaseIn
from api.errors import Invalid, NotFound
from assistant import (
    UNKNOWN,
    Checklist,
    Dated,
    Found,
    Held,
    NoSuchAnswer,
    NoSuchEvent,
    NotHeld,
    Readiness,
    Receiving,
    UnknownPlace,
    about_place,
    build_checklist,
    changed,
    choice,
    dated,
    next_question,
    read_held,
    readiness,
    receivers,
    resolve,
    rule_changes,
)
from procedures_kb import KnowledgeBase, Procedure
from procedures_kb.question import Question

NO_PROCEDURE = "Không có thủ tục này trong cơ sở dữ liệu."
NO_ANSWER = (
    "Có câu trả lời không đúng với câu hỏi của thủ tục này. Các câu khác vẫn còn nguyên;"
    " anh/chị chọn lại câu đó."
)
NOT_HELD = (
    "Phần giấy đang có ghi chưa đúng: xem lại tên giấy, loại bản và ngày cấp"
    " (ngày cấp không thể ở sau hôm nay)."
)
NO_EVENT = "Thủ tục này không có hạn nào tính từ việc anh/chị ghi ngày. Anh/chị xem lại giúp."
NO_PLACE = (
    "Không tìm thấy nơi này. Anh/chị ghi lại tên phường, xã kèm quận, huyện hoặc tỉnh,"
    " hoặc để trống."
)


@dataclass(frozen=True)
class Sheet:
    procedure: Procedure
    case: CaseIn
    today: date
    facts: dict[str, str]
    question: Question | None
    checklist: Checklist
    held: dict[str, Held]
    """Of the papers on the list only."""
    readiness: Readiness | None
    dates: Dated
    place: Found | None
    receiving: Receiving | None
    rule_changes: tuple[str, ...]


def find_procedure(kb: KnowledgeBase, slug: str) -> Procedure:
    procedure = kb.procedures.get(slug)
    if procedure is None:
        raise NotFound(NO_PROCEDURE, slug)
    return procedure


def sheet_of(slug: str, case: CaseIn, kb: KnowledgeBase, today: date) -> Sheet:
    """Raises NotFound for a procedure, Invalid for a key of the case, that the base has not."""
    procedure = find_procedure(kb, slug)
    facts = standing_facts(procedure, case.facts)
    day = case.as_of or today
    checklist = build_checklist(procedure, kb, facts, day, case.way)
    held = _held(procedure, case, today)
    on_list = {paper.key for paper in (*checklist.needed, *checklist.possible)}
    on_list |= {paper.key for paper in checklist.looked_up}
    held = {key: item for key, item in held.items() if key in on_list}
    place = _place(case)
    return Sheet(
        procedure,
        case,
        today,
        facts,
        next_question(procedure, facts, day),
        checklist,
        held,
        None if case.held is None else readiness(checklist, held, _ready_on(case, day)),
        _dates(procedure, kb, checklist, case, today),
        place,
        receivers(procedure, place.ward, day) if place else None,
        rule_changes(procedure, kb, checklist, today) if day != today else (),
    )


def standing_facts(procedure: Procedure, facts: dict[str, str]) -> dict[str, str]:
    """Without answers to questions that other answers rule out. Raises Invalid; its detail names
    the pair that is wrong, and keeps the rest."""
    if not facts:
        return {}
    try:
        first, answer = next(iter(facts.items()))
        return changed(procedure, facts, first, answer)
    except NoSuchAnswer as error:
        kept = {key: value for key, value in facts.items() if _is_known(procedure, key, value)}
        detail = {"question": error.key, "answer": error.answer, "kept": kept}
        raise Invalid(NO_ANSWER, detail) from error


def canonical_ward(case: CaseIn) -> str | None:
    """The ward of today alone, in words that find it again: no street or house is kept."""
    place = _place(case)
    return choice(place.ward) if place else None


def _is_known(procedure: Procedure, key: str, answer: str) -> bool:
    asked = {question.key: question.answers for question in procedure.questions}
    return key in asked and (answer == UNKNOWN or answer in asked[key])


def _held(procedure: Procedure, case: CaseIn, today: date) -> dict[str, Held]:
    raw = {key: item.dict() for key, item in (case.held or {}).items()}
    try:
        return read_held(raw, {paper.key for paper in procedure.papers}, today)
    except NotHeld as error:
        raise Invalid(NOT_HELD, str(error)) from error


def _ready_on(case: CaseIn, day: date) -> date:
    """Papers must still be good on the day of filing, where that is to come."""
    return max(day, case.filed_on) if case.filed_on else day


def _dates(
    procedure: Procedure, kb: KnowledgeBase, checklist: Checklist, case: CaseIn, today: date
) -> Dated:
    filed_on = case.filed_on or checklist.day
    try:
        return dated(procedure, kb, checklist, filed_on, case.event_days, today)
    except NoSuchEvent as error:
        raise Invalid(NO_EVENT, {"event": str(error)}) from error


def _place(case: CaseIn) -> Found | None:
    if not case.ward or not case.ward.strip():
        return None
    place = resolve(case.ward)
    if isinstance(place, UnknownPlace):
        raise Invalid(NO_PLACE, {"ward": []})
    if isinstance(place, Found):
        return place
    known = [item.ward if isinstance(item, Found) else item for item in place.candidates]
    raise Invalid(about_place(place), {"ward": [choice(ward) for ward in known]})
