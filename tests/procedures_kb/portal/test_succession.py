import dataclasses

import pytest

from procedures_kb.portal.succession import Facts, Rule, edited_wins, same_title, yielding
from tests.factories import make_procedure

HOME = "Hồ Chí Minh"
USUAL = Facts("1.900001", "Cấp giấy thử", "cấp xã", "Việc thử", "12/QĐ-BTP", None, 2025)


def record(code, **changes):
    return dataclasses.replace(USUAL, code=code, **changes)


def decided(*records):
    return {(one.code, one.to, one.rule) for one in yielding(records, HOME)}


@pytest.mark.parametrize(
    "title", ["Thủ tục cấp giấy thử", "CẤP GIẤY THỬ.", "Thủ tục hành chính: Cấp giấy  thử"]
)
def test_titles_that_differ_in_dress_only_are_one(title):
    assert same_title(title) == same_title("Cấp giấy thử")


def test_the_same_ministrys_newer_decision_replaces_its_older_one():
    older, newer = record("1.900001"), record("1.900002", decision="9/QĐ-BTP", newest_law=2026)
    assert decided(older, newer) == {("1.900001", "1.900002", Rule.NEWER_DECISION)}


def test_a_decision_is_as_new_as_the_newest_text_of_any_of_its_records():
    older, newer = record("1.900001"), record("1.900002", decision="9/QĐ-BTP")
    sister = record("1.900003", title="Việc khác", decision="9/QĐ-BTP", newest_law=2026)
    assert decided(older, newer, sister) == {("1.900001", "1.900002", Rule.NEWER_DECISION)}


@pytest.mark.parametrize(
    "changes",
    [
        {"level": "cấp tỉnh", "newest_law": 2026, "decision": "9/QĐ-BTP"},
        {"field": "Việc khác", "newest_law": 2026, "decision": "9/QĐ-BTP"},
        {"newest_law": 2026, "decision": "9/QĐ-BCA"},
        {"newest_law": 2025, "decision": "9/QĐ-BTP"},
        {"newest_law": 2026, "decision": "9"},
        {"newest_law": 2026},
        {"title": "Cấp giấy thử khác", "newest_law": 2026, "decision": "9/QĐ-BTP"},
    ],
)
def test_two_records_stay_two_where_the_rules_do_not_decide(changes):
    assert decided(record("1.900001"), record("1.900002", **changes)) == set()


def local(code, place, **changes):
    return record(code, **{"decision": f"{code}/QĐ-UBND", "place": place, **changes})


def test_another_provinces_copy_yields_to_the_ministrys_record():
    found = decided(record("1.900001"), local("1.900002", "Gia Lai"), local("1.900003", ""))
    assert found == {
        ("1.900002", "1.900001", Rule.NATIONAL),
        ("1.900003", "1.900001", Rule.NATIONAL),
    }


def test_provinces_alone_do_not_yield_to_each_other():
    assert decided(local("1.900002", "Gia Lai"), local("1.900003", "Huế")) == set()
    assert decided(local("1.900002", ""), local("1.900003", "", newest_law=2026)) == set()


def test_a_province_replaces_its_own_older_record():
    older, newer = local("1.900002", "Huế"), local("1.900003", "Huế", newest_law=2026)
    older, newer = (
        dataclasses.replace(one, decision=f"{number}/QĐ-UBND")
        for number, one in enumerate((older, newer), 1)
    )
    assert decided(older, newer) == {("1.900002", "1.900003", Rule.NEWER_DECISION)}


def test_at_home_the_homes_record_comes_first():
    found = decided(record("1.900001"), local("1.900002", HOME), local("1.900003", "Huế"))
    assert found == {
        ("1.900001", "1.900002", Rule.HOME),
        ("1.900003", "1.900002", Rule.NATIONAL),
    }


def test_nothing_yields_to_what_yields_itself():
    older = record("1.900001")
    newer = record("1.900002", decision="9/QĐ-BTP", newest_law=2026)
    found = yielding([local("1.900003", "Huế"), older, newer], HOME)
    assert {one.code: one.to for one in found} == {"1.900001": "1.900002", "1.900003": "1.900002"}


def test_the_edited_procedure_is_served_instead_of_its_own_covered_and_replaced_codes():
    variants = [
        {"code": f"1.00000{number}", "name": "Giấy", "confidence": "sourced", "read_in": ["HT"]}
        for number in (2, 3, 4)
    ]
    variants[1]["standing"], variants[2]["standing"] = "covered", "replaced"
    found = edited_wins([make_procedure(variants=variants)])
    assert {code: one.rule for code, one in found.items()} == {
        "1.000001": Rule.EDITED,
        "1.000003": Rule.COVERED,
        "1.000004": Rule.REPLACED,
    }
