"""What the rules of another day, or of a list kept, say differently for a case."""

from datetime import date

from assistant.checklist.as_json import as_json
from assistant.checklist.build import build_checklist
from assistant.checklist.changes import rule_changes, since_saved
from tests.factories import make_kb, make_procedure, raw_fee, raw_paper

BEFORE, AFTER = date(2026, 1, 31), date(2026, 2, 1)
QUESTION = {"key": "who", "ask": "Ai làm?", "answers": {"self": "Tự làm", "other": "Nhờ người"}}


def changing(**when):
    papers = [
        raw_paper("to_khai"),
        raw_paper("cu", ends_on="2026-01-31", **when),
        raw_paper("moi", starts_on="2026-02-01", **when),
    ]
    procedure = make_procedure(papers=papers, fees=[raw_fee(amount=8000)], questions=[QUESTION])
    return procedure, make_kb(procedure)


def listed(procedure, kb, day, **facts):
    return build_checklist(procedure, kb, facts, day)


def test_what_ends_and_begins_between_two_days_is_told_either_way_round():
    procedure, kb = changing()
    forward = rule_changes(procedure, kb, listed(procedure, kb, BEFORE), AFTER)
    assert len(forward) >= 1
    assert all("01/02/2026" in line for line in forward)
    assert forward == rule_changes(procedure, kb, listed(procedure, kb, AFTER), BEFORE)
    assert rule_changes(procedure, kb, listed(procedure, kb, AFTER), date(2027, 1, 1)) == ()


def test_a_change_for_other_cases_is_not_told():
    case = {"need": "in_case", "condition": "Nhờ người", "when": {"who": ["other"]}}
    procedure, kb = changing(**case)
    assert rule_changes(procedure, kb, listed(procedure, kb, BEFORE, who="self"), AFTER) == ()
    assert rule_changes(procedure, kb, listed(procedure, kb, BEFORE, who="other"), AFTER) != ()
    assert rule_changes(procedure, kb, listed(procedure, kb, BEFORE), AFTER) != ()


def test_nothing_is_told_of_a_list_that_is_as_it_was(kb):
    for procedure in kb.edited.values():
        now = as_json(listed(procedure, kb, AFTER))
        assert since_saved(now, as_json(listed(procedure, kb, AFTER))) == ()


def test_papers_come_go_and_change_their_words_since_a_list_was_kept():
    procedure, kb = changing()
    then, now = (as_json(listed(procedure, kb, day)) for day in (BEFORE, AFTER))
    lines = since_saved(then, now)
    assert [line.split(":")[0] for line in lines] == ["Không còn", "Mới có"]
    dearer = {**now, "fees": [{**now["fees"][0], "words": "9.000 đồng"}]}
    (line,) = since_saved(now, dearer)
    assert line.startswith("Đã đổi")
    assert "8.000 đồng" in line
    assert "9.000 đồng" in line
