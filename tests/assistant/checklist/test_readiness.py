"""What is held against the list: ready, missing, the wrong copy, out of date; and what is next."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.checklist.as_json import as_json
from assistant.checklist.build import build_checklist
from assistant.checklist.held import Held, NotHeld, read_held
from assistant.checklist.readiness import Standing, Step, check_paper, readiness
from assistant.days.counting import add_months
from assistant.dialogue.facts import UNKNOWN
from tests.factories import TODAY, make_kb, make_procedure, raw_known, raw_paper

GOES = {"goes": "self"}
HAVE = Held(have=True)


def giver(number, amount):
    times = [raw_known(label="Đủ", amount=amount, unit="day")] if amount else []
    missing = {"related": "Không có.", "times": "Không rõ."}
    return make_procedure(
        slug=f"cho_{number}", code=f"1.00001{number}", name=f"Thủ tục {number}", times=times,
        missing=missing,
    )  # fmt: skip


GIVERS = (giver(1, 3), giver(2, 30), giver(3, None))
PAPERS = [
    raw_paper("to_khai"),
    raw_paper("nhanh", given_by="cho_1"),
    raw_paper("lau", given_by="cho_2", valid_months=6),
    raw_paper("khong_ro", given_by="cho_3"),
    raw_paper("uy_quyen", need="in_case", condition="Đi thay", when={"goes": ["other"]}),
    raw_paper("tuy_than", role="present"),
]


def checklist(facts=None):
    procedure = make_procedure(papers=PAPERS)
    return build_checklist(procedure, make_kb(procedure, *GIVERS), facts or GOES, TODAY)


def paper(key="to_khai", **changes):
    procedure = make_procedure(papers=[raw_paper(key, **changes)])
    return build_checklist(procedure, make_kb(procedure), {}, TODAY).submit[0]


@pytest.mark.parametrize(
    ("kind", "held", "standing"),
    [
        ("original", "original", Standing.READY),
        ("original", "copy", Standing.WRONG_COPY),
        ("original", "certified_copy", Standing.WRONG_COPY),
        ("certified_copy", "copy", Standing.WRONG_COPY),
        ("certified_copy", "certified_copy", Standing.READY),
        ("copy", "certified_copy", Standing.READY),
        ("original_or_copy", "copy", Standing.READY),
        ("electronic", "copy", Standing.WRONG_COPY),
        ("information", "copy", Standing.READY),
        ("original", None, Standing.READY),
    ],
)
def test_the_kind_of_copy(kind, held, standing):
    checked = check_paper(paper(kind=kind), Held(True, held), TODAY)
    assert checked.standing is standing
    assert (checked.detail is None) is (standing is Standing.READY)


@pytest.mark.parametrize(
    ("issued", "months", "last"),
    [
        (date(2026, 5, 22), 6, date(2026, 11, 22)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2023, 8, 31), 6, date(2024, 2, 29)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2024, 2, 29), 48, date(2028, 2, 29)),
        (date(2025, 12, 31), 1, date(2026, 1, 31)),
        (date(2025, 12, 31), 2, date(2026, 2, 28)),
    ],
)
def test_a_paper_is_good_through_its_last_day(issued, months, last):
    assert add_months(issued, months) == last
    listed = paper(valid_months=months)
    for day, standing in (
        (last, Standing.READY),
        (date.fromordinal(last.toordinal() + 1), Standing.EXPIRED),
    ):
        checked = check_paper(listed, Held(True, issued_on=issued), day)
        assert (checked.standing, checked.good_through) == (standing, last)


@given(st.dates(date(1990, 1, 1), date(2040, 1, 1)), st.integers(1, 120))
def test_months_go_by_one_at_a_time_or_all_at_once(issued, months):
    last = add_months(issued, months)
    assert (last.year - issued.year) * 12 + last.month - issued.month == months
    assert last.day <= issued.day
    assert last.day == issued.day or date.fromordinal(last.toordinal() + 1).day == 1


def test_a_date_that_was_not_told_is_asked_for_and_held_against_nobody():
    checked = check_paper(paper(valid_months=6), HAVE, TODAY)
    assert (checked.standing, checked.lacks_date) == (Standing.READY, True)
    assert not check_paper(paper(), HAVE, TODAY).lacks_date


def test_standings_have_their_words():
    held = {
        "to_khai": HAVE,
        "nhanh": Held(True, "copy"),
        "lau": Held(True, None, date(2026, 5, 21)),
    }
    found = {each.key: each.words for each in readiness(checklist(), held, TODAY).papers}
    assert found["to_khai"] == "đủ"
    assert found["nhanh"] == "sai bản"
    assert found["lau"] == "hết hạn"
    assert found["tuy_than"] == "thiếu"
    assert "uy_quyen" not in found


def next_of(held, facts=None):
    return readiness(checklist(facts), held, TODAY).next


def test_what_takes_longest_is_got_first_then_the_rest_in_order():
    held = {}
    order = []
    while (step := next_of(held)).step is not Step.FILE:
        order.append((step.step, step.paper, step.procedure))
        held = {**held, step.paper: HAVE}
    assert order == [
        (Step.GET_FIRST, "lau", "cho_2"),
        (Step.GET_FIRST, "nhanh", "cho_1"),
        (Step.GET_FIRST, "khong_ro", "cho_3"),
        (Step.PREPARE, "to_khai", None),
        (Step.PREPARE, "tuy_than", None),
    ]
    assert readiness(checklist(), held, TODAY).is_ready


ALL = {item["key"]: HAVE for item in PAPERS if item["key"] != "uy_quyen"}


def test_what_is_wrong_is_put_right():
    assert next_of({**ALL, "to_khai": Held(True, "copy")}).step is Step.CHANGE_COPY
    old = {**ALL, "lau": Held(True, None, date(2025, 1, 1))}
    assert (next_of(old).step, next_of(old).procedure) == (Step.GET_FIRST, "cho_2")
    listed = make_procedure(papers=[raw_paper(valid_months=6)])
    renewed = readiness(
        build_checklist(listed, make_kb(listed), {}, TODAY),
        {"to_khai": Held(True, None, date(2025, 1, 1))},
        TODAY,
    )
    assert renewed.next.step is Step.RENEW


def test_with_all_at_hand_what_is_undecided_comes_before_filing():
    step = next_of(ALL, {"goes": UNKNOWN})
    assert (step.step, step.question) == (Step.DECIDE, "goes")
    assert next_of(ALL).step is Step.FILE


def test_held_papers_are_read_from_plain_values():
    raw = {"x": {"have": True, "copy_kind": "copy", "issued_on": "2026-03-01"}, "y": {}}
    assert read_held(raw, {"x", "y"}, TODAY) == {
        "x": Held(True, "copy", date(2026, 3, 1)),
        "y": Held(False),
    }


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        ({"z": {"have": True}}, "no such paper on the list: z"),
        ({"x": {"have": True, "copy_kind": "photo"}}, "x: no such kind: photo"),
        ({"x": {"issued_on": "2026-02-30"}}, "x: no such day: 2026-02-30"),
        ({"x": {"issued_on": "2026-11-23"}}, "x: issued on a day to come: 2026-11-23"),
    ],
)
def test_what_cannot_be_held_is_refused_by_name(raw, message):
    with pytest.raises(NotHeld, match=message):
        read_held(raw, {"x"}, TODAY)


def test_a_paper_not_on_the_list_is_refused():
    with pytest.raises(NotHeld, match="la"):
        readiness(checklist(), {"la": HAVE}, TODAY)


def test_readiness_is_plain_json():
    plain = as_json(readiness(checklist(), {}, TODAY))
    assert plain["next"]["step"] == "get_first"
    assert plain["papers"][0]["standing"] == "missing"
