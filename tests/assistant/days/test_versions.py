"""What changed between two days."""

from datetime import date, timedelta
from itertools import pairwise

import pytest

from assistant.days.versions import days_of_change, pieces, what_changed
from tests.factories import make_procedure, raw_fact, raw_fee, raw_paper

ENDED, BEGAN = date(2025, 6, 30), date(2025, 7, 1)
OLD, NEW = {"ends_on": ENDED}, {"starts_on": BEGAN}


def changes(before=ENDED, after=BEGAN, **content):
    found = what_changed(make_procedure(**content), before, after)
    return [
        (item.field, getattr(item.then, "label", ""), getattr(item.now, "label", ""))
        for item in found
    ]


def test_a_procedure_changes_where_a_fact_begins_and_the_day_after_one_ends():
    fees = [raw_fee("a", ends_on=date(2026, 2, 28)), raw_fee("b", starts_on=BEGAN)]
    assert days_of_change([make_procedure(fees=fees)]) == (BEGAN, date(2026, 3, 1))
    assert days_of_change([make_procedure()]) == ()


def test_between_two_days_of_change_the_base_stands_still(kb):
    procedures = list(kb.edited.values())
    days = days_of_change(procedures)
    assert date(2025, 7, 1) in days
    assert list(days) == sorted(set(days))
    for first, following in pairwise(days):
        last = following - timedelta(days=1)
        assert not any(what_changed(item, first, last) for item in procedures)
        assert any(what_changed(item, last, following) for item in procedures)


def test_a_fee_of_the_same_case_and_way_takes_the_place_of_the_old_one():
    fees = [raw_fee("giảm", **OLD), raw_fee("gốc", **NEW), raw_fee("mạng", ways=["online"], **NEW)]
    assert changes(fees=fees) == [("fees", "giảm", "gốc"), ("fees", "", "mạng")]


def test_the_same_label_is_a_successor_even_after_a_gap():
    later = {"starts_on": date(2025, 9, 1)}
    fees = [raw_fee("a", **OLD), raw_fee("a", amount=9000, **later)]
    assert changes(after=date(2025, 9, 1), fees=fees) == [("fees", "a", "a")]


def test_a_narrower_case_follows_a_wider_one_and_another_case_does_not():
    def only(label, goes, **days):
        return raw_fee(label, when={"goes": [goes]}, **days)

    fees = [only("cũ", "self", **OLD), only("khác", "other", **NEW), only("mới", "self", **NEW)]
    assert changes(fees=fees) == [("fees", "cũ", "mới"), ("fees", "", "khác")]


def test_a_penalty_or_hint_is_nobodys_successor():
    found = changes(penalties=[raw_fact("Cũ.", **OLD), raw_fact("Mới.", **NEW)])
    assert [field for field, _, _ in found] == ["penalties", "penalties"]


def test_what_ends_ended_and_what_is_the_same_is_no_change():
    papers = [raw_paper("a"), raw_paper("b", **OLD)]
    [change] = what_changed(make_procedure(papers=papers), ENDED, BEGAN)
    assert (change.then.key, change.now, change.since) == ("b", None, BEGAN)
    assert what_changed(make_procedure(papers=papers), BEGAN, date(2030, 1, 1)) == ()


def test_the_later_day_may_not_be_the_earlier():
    with pytest.raises(ValueError, match="before"):
        what_changed(make_procedure(), BEGAN, ENDED)


def test_every_change_has_its_day_between_the_two(kb):
    before, after = date(2024, 6, 1), date(2027, 3, 2)
    found = [item for one in kb.edited.values() for item in what_changed(one, before, after)]
    assert len(found) > 100
    assert all(before < item.since <= after for item in found)
    assert all(item.then is None or not item.then.holds_on(after) for item in found)


def test_the_office_of_an_identity_card_was_replaced_when_districts_went(kb):
    card = kb.procedures["cap_doi_cap_lai_can_cuoc"]
    found = [item for item in what_changed(card, ENDED, BEGAN) if item.field == "authority"]
    assert (found[0].then.ends_on, found[0].now.starts_on) == (ENDED, BEGAN)


def test_the_end_of_the_discount_is_told_as_a_replacement(kb):
    card = kb.procedures["cap_doi_cap_lai_can_cuoc"]
    found = what_changed(card, date(2026, 12, 31), date(2027, 1, 1))
    fees = {(item.then.amount, item.now.amount) for item in found if item.field == "fees"}
    assert fees == {(25_000, 50_000), (35_000, 70_000)}


def test_pieces_cover_all_time_without_gap_or_overlap():
    fees = make_procedure(fees=[raw_fee("a", **OLD), raw_fee("b", **NEW)]).fees
    assert [(item.first, item.last) for item in pieces(fees)] == [(None, ENDED), (BEGAN, None)]
    assert [(item.first, item.last) for item in pieces([])] == [(None, None)]
