"""The answers at five dates and on the eve of every change: they differ where the law does."""

from datetime import date, timedelta
from itertools import pairwise

import pytest

from assistant.days.versions import days_of_change, what_changed
from assistant.steps.compose import ANSWERS
from procedures_kb import load_knowledge_base

DATES = tuple(map(date.fromisoformat, ("2024-06-01", "2025-07-01", "2026-11-22", "2027-03-02")))
BASE = load_knowledge_base()
EDITED = list(BASE.edited.values())
EVES = tuple(day - timedelta(days=1) for day in days_of_change(EDITED))
ALL = tuple(sorted({*DATES, *EVES}))


def told(slug, intent, day):
    part = ANSWERS[intent](BASE.procedures[slug], BASE, day)
    return "\n".join(part.lines) if part else ""


@pytest.mark.parametrize("day", ALL, ids=str)
def test_only_what_is_in_force_is_told(day):
    for procedure in EDITED:
        for answering in ANSWERS.values():
            part = answering(procedure, BASE, day)
            assert part is None or all(fact.holds_on(day) for fact in part.facts)


@pytest.mark.parametrize("day", ALL, ids=str)
def test_every_procedure_has_an_office_a_way_and_papers(day):
    for procedure in EDITED:
        assert told(procedure.slug, "ask_office", day)
        assert told(procedure.slug, "ask_papers", day)


@pytest.mark.parametrize("eve", EVES, ids=str)
def test_an_answer_differs_the_next_day_where_a_fact_it_tells_does(eve):
    """And only there: the same facts give the same words."""
    morrow = eve + timedelta(days=1)
    for procedure in EDITED:
        changed = {item.field for item in what_changed(procedure, eve, morrow)}
        for intent, field in (("ask_office", "authority"), ("ask_penalty", "penalties")):
            differs = told(procedure.slug, intent, eve) != told(procedure.slug, intent, morrow)
            touched = {field, "ways"} if intent == "ask_office" else {field}
            assert differs is bool(changed & touched), (procedure.slug, intent, changed)
        fees = told(procedure.slug, "ask_fee", eve) != told(procedure.slug, "ask_fee", morrow)
        assert fees is bool(changed & {"fees", "exemptions"})


KNOWN = [
    # procedure, what is asked, the first day of the new rule, the old words, the new words
    ("cap_doi_cap_lai_can_cuoc", "ask_fee", "2025-07-01", "", "25.000 đồng"),
    ("cap_doi_cap_lai_can_cuoc", "ask_fee", "2027-01-01", "35.000 đồng", "70.000 đồng"),
    ("cap_doi_cap_lai_can_cuoc", "ask_office", "2025-07-01", "cấp huyện", "phường"),
    ("chung_thuc_ban_sao", "ask_office", "2025-07-01", "Phòng Tư pháp", "đặc khu nào cũng được"),
    ("cap_phieu_ly_lich_tu_phap", "ask_office", "2025-03-01", "Sở Tư pháp", "Công an"),
    ("cap_phieu_ly_lich_tu_phap", "ask_fee", "2026-01-01", "170.000 đồng", ""),
    ("cap_phieu_ly_lich_tu_phap", "ask_time", "2026-07-01", "trước 01/7/2026", "5 ngày làm"),
    ("giay_phep_xay_dung_nha_o_rieng_le", "ask_office", "2025-07-01", "cấp huyện", "UBND phường"),
    ("dang_ky_thuong_tru", "ask_penalty", "2025-12-15", "", "500.000–1.000.000 đồng"),
    ("dang_ky_thuong_tru", "ask_fee", "2026-08-15", "", "Công dân số nộp trực tuyến"),
    ("dang_ky_thuong_tru", "ask_fee", "2027-03-01", "đến hết 28/02/2027", "khi hết đợt miễn"),
]  # fmt: skip


@pytest.mark.parametrize(("slug", "intent", "since", "old", "new"), KNOWN)
def test_a_known_change_of_the_law_is_told(slug, intent, since, old, new):
    first = date.fromisoformat(since)
    then, now = told(slug, intent, first - timedelta(days=1)), told(slug, intent, first)
    assert then != now
    assert old in then
    assert new in now
    assert not new or new not in then
    assert not old or old not in now


@pytest.mark.parametrize(("here", "later"), pairwise(DATES))
def test_between_any_two_of_the_dates_some_answers_differ_and_most_do_not(here, later):
    pairs = [(item.slug, intent) for item in EDITED for intent in ANSWERS]
    differing = [pair for pair in pairs if told(*pair, here) != told(*pair, later)]
    assert len(EDITED) / 2 < len(differing) < len(pairs) / 2
