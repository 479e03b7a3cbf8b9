"""What a case will cost later, and what being late costs."""

from datetime import date

from assistant.checklist.build import build_checklist
from procedures_kb import Way
from tests.factories import TODAY, make_kb, make_procedure, raw_fact, raw_fee


def build(way=Way.COUNTER, day=TODAY, facts=None, **changes):
    procedure = make_procedure(**changes)
    return build_checklist(procedure, make_kb(procedure), facts or {}, day, way)


def test_a_price_that_is_known_to_change_is_told_with_its_day():
    fees = [
        raw_fee("Lệ phí", amount=8_000, ends_on=date(2027, 2, 28)),
        raw_fee("Lệ phí", amount=20_000, starts_on=date(2027, 3, 1)),
    ]
    [later] = build(fees=fees).later_fees
    assert "01/03/2027" in later.text
    assert "20.000 đồng" in later.text
    assert build(fees=fees, day=date(2027, 3, 1)).later_fees == ()


def test_a_price_in_words_is_not_said_to_differ():
    fees = [
        raw_fee("Lệ phí", text="Theo diện tích", ends_on=date(2027, 2, 28)),
        raw_fee("Lệ phí", amount=20_000, starts_on=date(2027, 3, 1)),
    ]
    assert build(fees=fees).later_fees == ()


def test_a_fine_is_told_while_it_holds_and_where_no_answer_rules_it_out():
    fined = [raw_fact("Trễ thì phạt.", starts_on=date(2025, 12, 15), when={"goes": ["self"]})]
    assert build(penalties=fined, facts={"goes": "other"}).fines == ()
    assert build(penalties=fined, day=date(2025, 12, 14)).fines == ()
    assert [line.text for line in build(penalties=fined).fines] == ["Trễ thì phạt."]


def test_an_identity_card_is_free_online_only_until_the_end_of_february(kb):
    card = kb.procedures["cap_doi_cap_lai_can_cuoc"]
    facts = {"kind": "change", "digital": "yes"}
    told = build_checklist(card, kb, facts, date(2026, 11, 22), Way.ONLINE)
    assert [line.text for line in told.later_fees] == ["Nộp từ 01/03/2027: tổng cộng 50.000 đồng"]
