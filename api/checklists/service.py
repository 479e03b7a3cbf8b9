"""What happens to a saved list: kept under a code, changed by whoever has it, forgotten in time."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from api.checklists.codes import new_code, read_code
from api.checklists.schemas import CaseIn
from api.checklists.sheet import Sheet, canonical_ward, sheet_of
from api.errors import Conflict, NotFound, Unavailable
from api.tables import SavedChecklist
from assistant import as_json, since_saved
from procedures_kb import KnowledgeBase

KEPT_FOR = timedelta(days=180)
"""From the last change on."""
TRIES = 5
WRONG_CODE = "Mã không đúng. Anh/chị xem lại từng ký tự: mã có 10 ký tự, chia hai nhóm năm."
UNKNOWN_CODE = "Không có danh sách nào mang mã này, hoặc danh sách đã hết hạn lưu."
CHANGED_MEANWHILE = (
    "Danh sách này vừa được đổi ở nơi khác. Anh/chị xem bản mới nhất rồi đánh dấu lại."
)
NO_CODE = "Chưa tạo được mã cho danh sách. Anh/chị bấm lưu lại lần nữa giúp."


@dataclass(frozen=True)
class Opened:
    """A saved list as it stands today, and what the base says differently since it was saved."""

    row: SavedChecklist
    sheet: Sheet
    changed_since: tuple[str, ...]


def save(
    slug: str,
    case: CaseIn,
    client_key: str | None,
    *,
    kb: KnowledgeBase,
    session: Session,
    now: datetime,
) -> SavedChecklist:
    """The same `client_key` again gives the list it made, and adds nothing."""
    made = _made_by(client_key, session)
    if made is not None:
        return made
    today = now.date()
    sheet = sheet_of(slug, case, kb, today)
    session.execute(delete(SavedChecklist).where(SavedChecklist.expires_on < today))
    for _ in range(TRIES):
        row = SavedChecklist(code=new_code(), client_key=client_key, created_at=now)
        _fill(row, case, sheet, version=1)
        try:
            with session.begin_nested():
                session.add(row)
        except IntegrityError:  # that code is taken; or another request with this key was faster
            made = _made_by(client_key, session)
            if made is not None:
                return made
        else:
            return row
    raise Unavailable(NO_CODE)


def find(typed: str, *, session: Session, today: date, to_change: bool = False) -> SavedChecklist:
    """Raises NotFound, with other words for a slip of the keys than for a list that is gone.

    `to_change` locks the row where the database locks rows: two changes are taken in turn.
    """
    code = read_code(typed)
    if code is None:
        raise NotFound(WRONG_CODE)
    query = select(SavedChecklist).where(SavedChecklist.code == code)
    query = query.with_for_update() if to_change else query
    row: SavedChecklist | None = session.execute(query).scalar_one_or_none()
    if row is None or row.expires_on < today:
        raise NotFound(UNKNOWN_CODE)
    return row


def change(
    row: SavedChecklist, case: CaseIn, version: int, *, kb: KnowledgeBase, now: datetime
) -> SavedChecklist:
    """Raises Conflict, naming the version there is, where another was changed."""
    if version != row.version:
        raise Conflict(CHANGED_MEANWHILE, {"version": row.version})
    sheet = sheet_of(row.slug, case, kb, now.date())
    _fill(row, case, sheet, row.version + 1)
    return row


def opened(row: SavedChecklist, *, kb: KnowledgeBase, today: date) -> Opened:
    sheet = sheet_of(row.slug, case_of(row, kb), kb, today)
    return Opened(row, sheet, since_saved(row.said, as_json(sheet.checklist)))


def case_of(row: SavedChecklist, kb: KnowledgeBase) -> CaseIn:
    """As it was saved, less the keys that the base has dropped since."""
    case = CaseIn.parse_obj(row.case)
    procedure = kb.procedures.get(row.slug)
    if procedure is None:
        return case
    asked = {question.key: {*question.answers, "unknown"} for question in procedure.questions}
    papers = {paper.key for paper in procedure.papers}
    facts = {key: value for key, value in case.facts.items() if value in asked.get(key, ())}
    held = case.held and {key: item for key, item in case.held.items() if key in papers}
    return case.copy(update={"facts": facts, "held": held})


def _made_by(client_key: str | None, session: Session) -> SavedChecklist | None:
    if client_key is None:
        return None
    query = select(SavedChecklist).where(SavedChecklist.client_key == client_key)
    row: SavedChecklist | None = session.execute(query).scalar_one_or_none()
    return row


def _fill(row: SavedChecklist, case: CaseIn, sheet: Sheet, version: int) -> None:
    row.slug = sheet.procedure.slug
    row.case = _kept(case, sheet)
    row.said = as_json(sheet.checklist)
    row.version = version
    row.saved_on = sheet.today
    row.expires_on = sheet.today + KEPT_FOR


def _kept(case: CaseIn, sheet: Sheet) -> dict[str, Any]:
    """Keys of the base and days; of the place only the ward that was found."""
    known = CaseIn(**{name: getattr(case, name) for name in CaseIn.__fields__})
    chosen = known.copy(update={"facts": sheet.facts, "ward": canonical_ward(case)})
    kept: dict[str, Any] = json.loads(chosen.json())
    return kept
