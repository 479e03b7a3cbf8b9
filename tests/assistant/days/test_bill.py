"""What a filing costs."""

from datetime import date
from itertools import pairwise

import pytest

from assistant.days.bill import Total, bill, bills, total_line
from procedures_kb import Way
from tests.factories import TODAY, make_procedure, raw_fact, raw_fee

SELF = {"goes": "self"}


def price(*fees, facts=SELF, way=Way.COUNTER, **changes):
    return bill(make_procedure(fees=list(fees)), facts, TODAY, way, **changes)


def test_fees_that_apply_are_added():
    told = price(raw_fee("a"), raw_fee("b", amount=5000), raw_fee("c", ways=["online"]))
    assert (told.total, told.amount) == (Total.KNOWN, 13_000)
    assert total_line(told) == "Tổng cộng: 13.000 đồng"


def test_nothing_to_pay_and_nothing_known_are_two_things():
    free, unknown = price(raw_fee("a", amount=0)), price(raw_fee("a", ways=["online"]))
    assert total_line(free) == "Tổng cộng: 0 đồng"
    assert unknown.total is Total.NO_INFORMATION
    assert (unknown.amount, unknown.charges) == (None, ())
    assert "chưa có thông tin" in total_line(unknown)


@pytest.mark.parametrize(
    ("fees", "facts", "way", "total"),
    [
        ([raw_fee("a", text="0,5%"), raw_fee("b")], SELF, Way.COUNTER, Total.IN_WORDS),
        ([raw_fee("a", when={"goes": ["self"]})], {}, Way.COUNTER, Total.UNDECIDED),
        ([raw_fee("a", when={"goes": ["self"]})], {"goes": "unknown"}, Way.COUNTER, None),
        ([raw_fee("a", when={"goes": ["self"]})], SELF, Way.COUNTER, Total.KNOWN),
        ([raw_fee("a", when={"goes": ["other"]})], SELF, Way.COUNTER, Total.NO_INFORMATION),
        ([raw_fee("a", ways=["online"])], SELF, None, Total.UNDECIDED),
        ([raw_fee("a", amount=0, ways=["online"])], SELF, None, Total.UNDECIDED),
        ([raw_fee("a", amount=0, ways=["online"]), raw_fee("b")], SELF, None, Total.KNOWN),
        (
            [raw_fee("a", per="trang"), raw_fee("b", amount=1000, per="trang")],
            SELF,
            Way.COUNTER,
            Total.UNCOUNTED,
        ),
    ],
)
def test_there_is_a_sum_only_where_all_is_known(fees, facts, way, total):
    told = price(*fees, facts=facts, way=way)
    if total is None:  # an answer that decides nothing
        assert told.total is not Total.KNOWN
    else:
        assert told.total is total
    assert (told.amount is None) is (told.total is not Total.KNOWN)
    assert len(total_line(told)) > 10


def test_a_price_is_multiplied_by_how_many_are_wanted():
    told = price(raw_fee("Bản sao", per="bản"), counts={"bản": 3})
    assert (told.charges[0].count, told.amount) == (3, 24_000)


def test_tiers_are_counted_each_by_its_label():
    first, more = raw_fee("a", amount=2000, per="trang"), raw_fee("b", amount=1000, per="trang")
    assert price(first, more, counts={"a": 2, "b": 3}).amount == 7000
    assert price(first, more, counts={"a": 1, "b": 0}).amount == 2000
    assert price(first, more, counts={"a": 2}).total is Total.UNCOUNTED


def test_what_is_optional_is_paid_only_where_it_is_asked_for():
    extra = raw_fee("Bản thêm", per="bản", optional=True)
    without = price(raw_fee("a", amount=1000), extra)
    assert (without.amount, [fee.label for fee in without.extras]) == (1000, ["Bản thêm"])
    asked = price(raw_fee("a", amount=1000), extra, counts={"Bản thêm": 2})
    assert (asked.amount, asked.extras) == (17_000, ())


def test_a_count_of_nothing_known_and_a_negative_one_are_errors():
    with pytest.raises(KeyError, match="trang"):
        price(raw_fee("a"), counts={"trang": 1})
    with pytest.raises(ValueError, match="-1"):
        price(raw_fee("a"), counts={"a": -1})


def test_exemptions_come_with_the_bill():
    procedure = make_procedure(exemptions=[raw_fact("Qua mạng.", ways=["online"])])
    assert bill(procedure, {}, TODAY, Way.COUNTER).exemptions == ()
    assert len(bill(procedure, {}, TODAY, Way.ONLINE).exemptions) == 1


def test_an_identity_card_costs_by_the_day_and_the_way(kb):
    card = kb.procedures["cap_doi_cap_lai_can_cuoc"]
    facts = {"kind": "change", "digital": "yes"}
    counter = bills(card, facts, Way.COUNTER)
    told = [(days.first, item.amount) for days, item in counter]
    assert told == [
        (None, None),
        (date(2025, 7, 1), 25_000),
        (date(2026, 8, 15), 25_000),
        (date(2027, 1, 1), 50_000),
        (date(2027, 3, 1), 50_000),
    ]
    assert counter[0][1].total is Total.NO_INFORMATION
    online = {days.first: item.amount for days, item in bills(card, facts, Way.ONLINE)}
    assert online[date(2026, 8, 15)] == 0
    assert online[date(2027, 3, 1)] == 50_000


def test_the_days_of_bills_leave_no_gap(kb):
    for procedure in kb.edited.values():
        pieces = [days for days, _ in bills(procedure, {})]
        assert (pieces[0].first, pieces[-1].last) == (None, None)
        for here, following in pairwise(pieces):
            assert (following.first - here.last).days == 1
