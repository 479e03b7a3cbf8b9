from dataclasses import FrozenInstanceError
from datetime import date

import pytest

from procedures_kb import Confidence, LegalRef, in_force
from procedures_kb.build import FACT_FIELDS
from procedures_kb.model import Fact
from tests.factories import make_procedure, raw_fact

FIRST, LAST = date(2025, 7, 1), date(2026, 12, 31)


def fact(text: str = "", **changes) -> Fact:
    return Fact(Confidence.SOURCED, ("HT",), text=text, **changes)


@pytest.mark.parametrize(
    ("day", "holds"),
    [
        (date(2025, 6, 30), False),
        (FIRST, True),
        (date(2026, 1, 1), True),
        (LAST, True),
        (date(2027, 1, 1), False),
    ],
)
def test_a_fact_holds_from_its_first_day_to_its_last_both_included(day, holds):
    assert fact(starts_on=FIRST, ends_on=LAST).holds_on(day) is holds


def test_an_open_end_holds_for_ever():
    assert fact(starts_on=FIRST).holds_on(date(2999, 1, 1))
    assert not fact(starts_on=FIRST).holds_on(date(2025, 6, 30))
    assert fact(ends_on=LAST).holds_on(date(1990, 1, 1))
    assert not fact(ends_on=LAST).holds_on(date(2027, 1, 1))
    assert fact().holds_on(date(1990, 1, 1))


CHILD_USUAL = {"child": ("usual", "surrogate"), "parents": ("married",)}


@pytest.mark.parametrize(
    ("when", "answers", "applies"),
    [
        ((), {}, True),
        ((), {"child": "abandoned"}, True),
        ((CHILD_USUAL,), {}, True),
        ((CHILD_USUAL,), {"child": "usual"}, True),
        ((CHILD_USUAL,), {"child": "surrogate", "parents": "married"}, True),
        ((CHILD_USUAL,), {"child": "abandoned"}, False),
        ((CHILD_USUAL,), {"child": "usual", "parents": "single"}, False),
        ((CHILD_USUAL,), {"parents": "single"}, False),
        ((CHILD_USUAL,), {"who_goes": "other"}, True),
        ((CHILD_USUAL, {"child": ("abandoned",)}), {"child": "abandoned"}, True),
        ((CHILD_USUAL, {"child": ("abandoned",)}), {"parents": "single"}, True),
        (
            (CHILD_USUAL, {"child": ("abandoned",)}),
            {"child": "usual", "parents": "single"},
            False,
        ),
    ],
)
def test_a_fact_applies_unless_an_answer_given_rules_every_case_out(when, answers, applies):
    assert fact(when=when).applies_to(answers) is applies


def test_in_force_keeps_the_order_of_the_base_and_drops_other_days():
    facts = [fact("b"), fact("gone", ends_on=date(2025, 6, 30)), fact("a", starts_on=FIRST)]
    assert [item.text for item in in_force(facts, FIRST)] == ["b", "a"]


def test_a_place_in_a_law_is_read_article_first():
    assert str(LegalRef("60/2014/QH13", "Điều 16 khoản 1")) == "Điều 16 khoản 1 60/2014/QH13"
    assert str(LegalRef("60/2014/QH13")) == "60/2014/QH13"


def test_facts_are_those_of_every_field_under_its_name():
    seen = [name for name, _ in make_procedure().facts()]
    assert set(seen) == FACT_FIELDS.keys()
    assert seen.count("papers") == 4


def test_all_facts_of_a_field_are_seen_not_only_the_first():
    procedure = make_procedure(steps=[raw_fact("một"), raw_fact("hai"), raw_fact("ba")])
    assert [item.text for name, item in procedure.facts() if name == "steps"] == [
        "một",
        "hai",
        "ba",
    ]


def test_a_procedure_cannot_be_changed_in_place():
    with pytest.raises(FrozenInstanceError):
        make_procedure().slug = "other"
