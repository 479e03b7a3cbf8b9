"""Checklists of small procedures, then of every case of the base."""

import json
from datetime import date

import pytest

from assistant.checklist.as_json import as_json
from assistant.checklist.build import build_checklist
from assistant.checklist.papers import GROUPS, longest_wait
from assistant.dialogue.facts import UNKNOWN, NoSuchAnswer
from assistant.dialogue.interview import cases
from procedures_kb import Need, Way, in_force, load_knowledge_base
from tests.factories import (
    TODAY,
    make_kb,
    make_procedure,
    raw_fact,
    raw_fee,
    raw_known,
    raw_paper,
)

KB = load_knowledge_base()
SLUGS = list(KB.edited)


def build(facts=None, way=None, day=TODAY, others=(), **changes):
    procedure = make_procedure(**changes)
    return build_checklist(procedure, make_kb(procedure, *others), facts or {}, day, way)


def keys(papers):
    return [paper.key for paper in papers]


def by_group(checklist):
    return {name: keys(getattr(checklist, name)) for name in GROUPS if getattr(checklist, name)}


def test_papers_stand_in_their_groups_by_the_answers():
    assert by_group(build({"goes": "other"})) == {
        "submit": ["to_khai", "uy_quyen"],
        "present": ["tuy_than"],
        "looked_up": ["cu_tru"],
    }
    assert by_group(build({"goes": "self"}))["submit"] == ["to_khai"]


@pytest.mark.parametrize(("facts", "is_final"), [({}, False), ({"goes": UNKNOWN}, True)])
def test_what_is_undecided_is_possible_and_says_what_decides(facts, is_final):
    checklist = build(facts)
    [paper] = checklist.possible
    assert (paper.key, paper.is_sure) == ("uy_quyen", False)
    assert [item.key for item in paper.decided_by] == ["goes"]
    assert checklist.is_final is is_final


GOES = {"key": "goes", "ask": "Ai đi?", "answers": {"self": "Tự đi", "other": "Đi thay"}}


def test_a_paper_says_why_it_is_on_the_list():
    paper = build({"goes": "other"}, questions=[{**GOES, "means": {"other": "có người đi thay"}}])
    assert paper.submit[1].why == "vì có người đi thay"
    assert paper.submit[0].why is None
    quoted = build({"goes": "other"}).submit[1].why
    assert "Ai đi?" in quoted
    assert "Đi thay" in quoted
    assert "Đi thay" in build().possible[0].why
    assert build().looked_up[0].why == "Khi không tra cứu được"


def test_why_leaves_out_what_another_answer_presupposes():
    questions = [
        {"key": "p", "ask": "P?", "answers": {"a": "A", "b": "B"}, "means": {"a": "là A"}},
        {
            "key": "q",
            "ask": "Q?",
            "answers": {"c": "C", "d": "D"},
            "when": {"p": ["a"]},
            "means": {"c": "là C"},
        },
    ]
    papers = [raw_paper("x", need="in_case", condition="X", when={"p": ["a"], "q": ["c"]})]
    checklist = build({"p": "a", "q": "c"}, questions=questions, papers=papers)
    assert checklist.submit[0].why == "vì là C"


def test_the_way_of_filing_chooses_papers_fees_and_ways():
    post = raw_paper("sao", kind="certified_copy", ways=["post"])
    changes = {"papers": [raw_paper(), post], "conditions": [raw_fact(when={"goes": ["other"]})]}
    assert by_group(build(**changes)) == {"submit": ["to_khai"], "possible": ["sao"]}
    assert [item.key for item in build(**changes).possible[0].decided_by] == ["way"]
    assert keys(build(way=Way.POST, **changes).submit) == ["to_khai", "sao"]
    assert by_group(build(way=Way.COUNTER, **changes)) == {"submit": ["to_khai"]}
    online = build(way=Way.ONLINE)
    assert [fee.amount for fee in online.fees] == [8000, 0]
    assert [way.way for way in online.ways] == [Way.ONLINE]
    assert [fee.label for fee in build(way=Way.COUNTER).fees] == ["Nộp tại quầy"]


def test_what_the_base_does_not_know_is_said_and_nothing_is_free_by_default():
    fees = [raw_fee("Nộp trực tuyến", amount=0, ways=["online"])]
    assert build(way=Way.ONLINE, fees=fees).not_known == ()
    [unknown] = build(way=Way.POST, fees=fees).not_known
    assert unknown.aspect == "fee"
    assert unknown.words
    old = {"ends_on": date(2025, 6, 30)}
    times = [raw_known(label="Đủ", amount=5, unit="day", **old)]
    assert [item.aspect for item in build(times=times).not_known] == ["time"]
    authority = [raw_fact("UBND cấp xã.", **old)]
    assert [item.aspect for item in build(authority=authority).not_known] == ["office"]
    only_extra = [raw_fee("Bản sao", optional=True)]
    assert [item.aspect for item in build(fees=only_extra).not_known] == ["fee"]


def test_a_paper_of_another_procedure_is_got_first_and_says_how_long_that_takes():
    times = [
        raw_known(label="Thường", amount=3, unit="working_day"),
        raw_known(label="Xác minh", amount=1, unit="month"),
        raw_known(label="Cũ", amount=9, unit="year", ends_on=date(2025, 6, 30)),
    ]
    giver = make_procedure(slug="giay_truoc", code="1.000002", name="Giấy trước", times=times)
    papers = [raw_paper("x", given_by="giay_truoc"), raw_paper()]
    checklist = build({"goes": "self"}, others=(giver,), papers=papers, questions=[GOES])
    assert by_group(checklist) == {"first": ["x"], "submit": ["to_khai"]}
    given_by = checklist.first[0].given_by
    assert (given_by.slug, given_by.name, given_by.wait) == ("giay_truoc", "Giấy trước", "1 tháng")
    assert longest_wait(giver, date(2025, 6, 30)).unit == "year"
    assert longest_wait(make_procedure(times=[raw_known(label="?", text="tùy")]), TODAY) is None


def test_the_rest_of_the_list():
    checklist = build({"goes": "other"}, conditions=[raw_fact("Riêng.", when={"goes": ["other"]})])
    assert [item.words for item in checklist.answers] == ["Đi thay"]
    assert [item.text for item in checklist.about_case] == ["Riêng."]
    assert checklist.times[0].words == "5 ngày làm việc"
    assert "60 ngày" in checklist.deadlines[0].words
    assert checklist.authority[0].law == ("Điều 7 60/2014/QH13",)
    assert checklist.sources[0].text == "60/2014/QH13"
    assert checklist.exemptions[0].text == "Người cao tuổi."
    assert build({"goes": UNKNOWN}).answers[0].words == "Chưa rõ"


def test_a_law_that_came_later_does_not_stand_behind_an_earlier_list():
    authority = [raw_fact("UBND.", law=["60/2014/QH13"])]
    assert build(day=date(2015, 12, 31), authority=authority).authority[0].law == ()
    assert build(day=date(2016, 1, 1), authority=authority).authority[0].law == ("60/2014/QH13",)


def test_an_answer_the_base_does_not_know_is_refused():
    with pytest.raises(NoSuchAnswer):
        build({"goes": "nobody"})


def test_only_plain_values_become_json():
    with pytest.raises(TypeError):
        as_json({1, 2})
    assert as_json({"day": date(2026, 1, 2), "way": (Way.POST, None, 1.5)}) == {
        "day": "2026-01-02",
        "way": ["post", None, 1.5],
    }


@pytest.mark.parametrize("slug", SLUGS)
def test_every_case_of_the_base_has_a_whole_list(slug):
    procedure = KB.procedures[slug]
    for facts in cases(procedure, TODAY):
        checklist = build_checklist(procedure, KB, facts, TODAY, Way.COUNTER)
        assert checklist.is_final
        assert checklist.possible == ()
        assert checklist.needed or checklist.looked_up or checklist.about_case, facts
        assert checklist.authority
        placed = [key for name in GROUPS for key in keys(getattr(checklist, name))]
        assert len(placed) == len(set(placed))
        told = {paper.key: paper for paper in in_force(procedure.papers, TODAY)}
        for paper in checklist.needed:
            is_in_case = told[paper.key].need is Need.IN_CASE
            assert bool(paper.why) or not is_in_case, paper.key
        assert not any(fee.decided_by for fee in checklist.fees)


@pytest.mark.parametrize("slug", SLUGS)
def test_a_checklist_is_plain_json(slug):
    checklist = build_checklist(KB.procedures[slug], KB, {}, TODAY)
    plain = as_json(checklist)
    assert json.loads(json.dumps(plain)) == plain
    assert plain["day"] == "2026-11-22"
    assert {"read_in", "open_questions"} & set(json.dumps(plain).split('"')) == set()


@pytest.mark.parametrize(
    ("slug", "facts", "before", "after", "change"),
    [
        (
            "chung_thuc_ban_sao",
            {"origin": "vietnam", "on_vneid": "yes", "bulk": "no"},
            {"ban_chinh_truoc_thang_11_2025", "ban_sao_truoc_thang_11_2025"},
            {"thong_tin_tren_vneid"},
            date(2025, 11, 1),
        ),
    ],
)
def test_the_list_is_that_of_the_day(slug, facts, before, after, change):
    procedure = KB.procedures[slug]
    eve = date.fromordinal(change.toordinal() - 1)
    for day, wanted in ((eve, before), (change, after)):
        checklist = build_checklist(procedure, KB, facts, day, Way.COUNTER)
        assert set(keys(checklist.needed)) == wanted
