"""Between a sheet and the JSON that travels."""

from __future__ import annotations

from typing import Any

from api.checklists.codes import shown
from api.checklists.schemas import ChecklistOut, QuestionOut, SavedChecklistOut, SavedOut
from api.checklists.service import Opened
from api.checklists.sheet import Sheet
from api.tables import SavedChecklist
from assistant import UNKNOWN, as_json, say
from procedures_kb.question import Question


def checklist_out(sheet: Sheet) -> ChecklistOut:
    return ChecklistOut(**_told(sheet))


def saved_checklist_out(opened: Opened, base_url: str) -> SavedChecklistOut:
    return SavedChecklistOut(
        **_told(opened.sheet),
        **saved_out(opened.row, base_url).dict(),
        saved_on=opened.row.saved_on,
        held=opened.sheet.case.held,
        changed_since=list(opened.changed_since),
    )


def saved_out(row: SavedChecklist, base_url: str) -> SavedOut:
    return SavedOut(
        code=shown(row.code),
        url=url_of(row.code, base_url),
        version=row.version,
        expires_on=row.expires_on,
    )


def url_of(code: str, base_url: str) -> str:
    return f"{base_url}/checklists/{shown(code)}"


def _told(sheet: Sheet) -> dict[str, Any]:
    return {
        "facts": sheet.facts,
        "question": _question(sheet.question) if sheet.question else None,
        "checklist": as_json(sheet.checklist),
        "readiness": as_json(sheet.readiness) if sheet.readiness else None,
        "dates": as_json(sheet.dates),
        "receiving": sheet.receiving.as_json() if sheet.receiving else None,
        "rule_changes": list(sheet.rule_changes),
    }


def _question(question: Question) -> QuestionOut:
    answers = {**question.answers, UNKNOWN: say("checklist.unknown_answer")}
    return QuestionOut(key=question.key, ask=question.ask, help=question.help, answers=answers)
