"""Each rule speaks about a bad procedure and is silent about a good one."""

import dataclasses
import unicodedata
from datetime import date

import pytest

from procedures_kb import Confidence
from procedures_kb.rules import RULES, Virtue, check, check_one, virtues_of
from tests.factories import TODAY, make_kb, make_procedure, raw_fact, raw_known, raw_paper

OLD_DAYS = {"ends_on": date(2025, 6, 30)}


def late(**happening):
    known = {"amount": 60, "unit": "day", "counted_from": "ngày mất giấy"}
    return raw_fact("Đi làm giấy", **known, happening=happening)


def question(key: str, **changes):
    return {"key": key, "ask": "Ai đi?", "answers": {"a": "Một", "b": "Hai"}, **changes}


def asked_by(*keys: str):
    """Steps that depend on an answer to each of the questions."""
    return [raw_fact(f"Việc {key}.", when={key: ["a"]}) for key in keys]


def only(*papers):
    """These papers; the question of the small procedure still decides something else."""
    return {"papers": list(papers), "conditions": [raw_fact(when={"goes": ["other"]})]}


def asking(**changes):
    """The question of the small procedure, with more said of its answers."""
    answers = {"self": "Tự đi", "other": "Đi thay"}
    return {"questions": [question("goes", answers=answers, **changes)]}


FIVE, SIX = ["q1", "q2", "q3", "q4", "q5"], ["q1", "q2", "q3", "q4", "q5", "q6"]
ONLY_PAPER = {"papers": [raw_paper()]}  # drops the question the small procedure needs

BAD = [
    ("texts_are_normalised", {"name": "Cấp  giấy"}, Virtue.CLEAN, "name: not NFC, or loose spaces"),
    ("texts_are_normalised", {"summary": " Cấp giấy."}, Virtue.CLEAN, "summary"),
    (
        "texts_are_normalised",
        {"steps": [raw_fact(unicodedata.normalize("NFD", "Nộp hồ sơ."))]},
        Virtue.CLEAN,
        "steps: not NFC",
    ),
    ("texts_are_normalised", {"steps": [raw_fact("Nộp 8000 đồng.")]}, Virtue.CLEAN, "8.000 đồng"),
    ("texts_are_normalised", {"steps": [raw_fact("Nộp 50000đ.")]}, Virtue.CLEAN, "steps: write"),
    ("texts_are_normalised", {"steps": [raw_fact("Nộp 50000 VNĐ.")]}, Virtue.CLEAN, "steps: write"),
    ("texts_are_normalised", only(raw_paper(note="hai  bản")), Virtue.CLEAN, "papers"),
    (
        "texts_are_normalised",
        {"faq": [raw_known(question="Sao?", answer="Vì\nthế.")]},
        Virtue.CLEAN,
        "faq",
    ),
    ("no_office_that_is_gone", {"steps": [raw_fact("Đến UBND huyện.")]}, Virtue.CLEAN, "steps"),
    ("no_office_that_is_gone", {"steps": [raw_fact("Đến Quận 1.")]}, Virtue.CLEAN, "a district"),
    ("no_office_that_is_gone", {"summary": "Làm ở thị xã."}, Virtue.CLEAN, "summary"),
    (
        "nothing_stands_twice",
        only(raw_paper(), raw_paper(copies=2)),
        Virtue.CLEAN,
        "to_khai",
    ),
    (
        "nothing_stands_twice",
        {"steps": [raw_fact("Nộp."), raw_fact("Nộp.")]},
        Virtue.CLEAN,
        "steps",
    ),
    ("references_lead_somewhere", {"field": "thue"}, Virtue.CLEAN, "unknown field thue"),
    (
        "references_lead_somewhere",
        {"related": [{"slug": "khong_co", "why": "để thử"}]},
        Virtue.CLEAN,
        "unknown procedure khong_co",
    ),
    (
        "references_lead_somewhere",
        only(raw_paper(given_by="khong_co")),
        Virtue.CLEAN,
        "unknown procedure khong_co",
    ),
    (
        "references_lead_somewhere",
        {"steps": [raw_fact(law=["1/2020/QH14, Điều 2"])]},
        Virtue.RIGHT,
        "legal text 1/2020/QH14 is not",
    ),
    (
        "references_lead_somewhere",
        {"legal_basis": [raw_known(text="1/2020/QH14", about="việc này")]},
        Virtue.RIGHT,
        "legal text 1/2020/QH14 is not",
    ),
    (
        "references_lead_somewhere",
        only(raw_paper(form={"name": "Tờ khai", "issued_by": ["1/2020/QH14"]})),
        Virtue.RIGHT,
        "legal text 1/2020/QH14 is not",
    ),
    (
        "references_lead_somewhere",
        {"steps": [raw_fact(read_in=["HT", "XYZ:trang 3"])]},
        Virtue.RIGHT,
        "unknown source XYZ",
    ),
    (
        "cases_can_be_decided",
        {"steps": [raw_fact(when={"goes": ["nobody"]})]},
        Virtue.CLEAN,
        "steps: no such answer: goes",
    ),
    (
        "cases_can_be_decided",
        {"steps": [raw_fact(when=[{"goes": ["other"]}, {"age": ["old"]}])]},
        Virtue.CLEAN,
        "steps: no such answer: age",
    ),
    (
        "cases_can_be_decided",
        {"questions": [question("goes")], **ONLY_PAPER},
        Virtue.CLEAN,
        "question goes decides nothing",
    ),
    (
        "cases_can_be_decided",
        {
            "questions": [question("q1"), question("q2", when={"q1": ["c"]})],
            "steps": asked_by("q1", "q2"),
            **ONLY_PAPER,
        },
        Virtue.CLEAN,
        "question q2: no such answer: q1",
    ),
    (
        "cases_can_be_decided",
        {"questions": [question(key) for key in SIX], "steps": asked_by(*SIX), **ONLY_PAPER},
        Virtue.CLEAN,
        "more than 5 questions",
    ),
    (
        "events_tell_answers",
        {"deadlines": [late(said_with=["mất"], tells="on_time")]},
        Virtue.CLEAN,
        "no such answers of on_time",
    ),
    (
        "papers_say_when",
        only(raw_paper(need="in_case", condition="Đi thay")),
        Virtue.CLEAN,
        "to_khai: need and when disagree",
    ),
    (
        "papers_say_when",
        only(raw_paper(when={"goes": ["other"]})),
        Virtue.CLEAN,
        "to_khai: need and when disagree",
    ),
    (
        "wordings_tell_one_answer",
        asking(spoken={"said_as": {"self": ["tự đi"], "nobody": ["không ai"]}}),
        Virtue.CLEAN,
        "no such answer: nobody",
    ),
    (
        "wordings_tell_one_answer",
        asking(spoken={"said_as": {"self": ["tự đi"]}, "replied_as": {"other": ["Tự đi"]}}),
        Virtue.CLEAN,
        "said twice: tự đi",
    ),
    ("wordings_tell_one_answer", asking(means={"me": "tôi đi"}), Virtue.CLEAN, "answer: me"),
    ("wordings_tell_one_answer", asking(spoken={"if_yes": "me"}), Virtue.CLEAN, "answer: me"),
    (
        "papers_say_when",
        only(raw_paper(need="in_case", when={"goes": ["other"]})),
        Virtue.COMPLETE,
        "to_khai: say in which case",
    ),
    (
        "papers_say_when",
        only(raw_paper(need="if_no_data")),
        Virtue.COMPLETE,
        "to_khai: say in which case",
    ),
    (
        "somebody_receives_it",
        {"authority": [raw_fact("UBND phường.", received_by=["nobody"])]},
        Virtue.RIGHT,
        "unknown office nobody",
    ),
    (
        "somebody_receives_it",
        {"ways": [raw_fact("Đến quầy.", way="counter")]},
        Virtue.COMPLETE,
        "who receives it at the counter",
    ),
    ("every_field_is_filled", {"missing": {}}, Virtue.COMPLETE, "related is empty"),
    ("every_field_is_filled", {"penalties": []}, Virtue.COMPLETE, "penalties is empty"),
    ("it_is_alive", {"review_by": date(2026, 11, 21)}, Virtue.ALIVE, "reviewed by 2026-11-21"),
    (
        "it_is_alive",
        {"steps": [raw_fact(ends_on=date(2027, 1, 21))]},
        Virtue.ALIVE,
        "steps: ends on 2027-01-21",
    ),
    ("it_is_alive", {"steps": [raw_fact(ends_on=TODAY)]}, Virtue.ALIVE, f"steps: ends on {TODAY}"),
]

GOOD = [
    {},
    {"steps": [raw_fact("Nộp 8.000 đồng, 500 đồng một tờ, năm 2026.")]},
    {"steps": [raw_fact("Từ 01/7/2025 bỏ cấp huyện.")]},
    {"steps": [raw_fact("Người ở huyện đảo được miễn.")]},
    {"steps": [raw_fact("Đến UBND huyện.", **OLD_DAYS)]},
    {"steps": [raw_fact("Mang quần áo gọn gàng, gặp chuyên viên.")]},
    {
        "papers": [raw_paper("a"), raw_paper("b")],
        "questions": [],
        "missing": {"related": "Không có.", "questions": "Không phải hỏi gì."},
    },
    {"steps": [raw_fact(read_in=["HT:trang 3"])]},
    {"steps": [raw_fact("Nộp."), raw_fact("Nộp.", ways=["online"])]},
    {"related": [{"slug": "cap_giay_thu", "why": "để thử"}], "missing": {}},
    {"papers": [raw_paper(given_by="cap_giay_thu")], "steps": [raw_fact(when={"goes": ["self"]})]},
    {"questions": [question(key) for key in FIVE], "steps": asked_by(*FIVE), **ONLY_PAPER},
    {"review_by": TODAY},
    {"steps": [raw_fact(ends_on=date(2027, 1, 22))]},
    {"steps": [raw_fact(**OLD_DAYS)]},
]


@pytest.mark.parametrize(("rule", "changes", "virtue", "message"), BAD)
def test_a_rule_speaks_about_a_bad_procedure_and_only_that_rule(rule, changes, virtue, message):
    procedure = make_procedure(**changes)
    kb = make_kb(procedure)
    found = {each.__name__: list(each(kb, procedure, TODAY)) for each in RULES}
    assert [name for name, problems in found.items() if problems] == [rule]
    [problem] = found[rule]
    assert (problem.slug, problem.virtue) == ("cap_giay_thu", virtue)
    assert message in problem.message


@pytest.mark.parametrize("changes", GOOD)
def test_all_rules_are_silent_about_a_good_procedure(changes):
    assert check(make_kb(make_procedure(**changes)), TODAY) == []


def test_every_rule_was_shown_to_speak():
    assert {rule for rule, *_ in BAD} == {rule.__name__ for rule in RULES}


def test_two_procedures_with_one_code_are_both_named():
    twins = make_kb(make_procedure(), make_procedure(slug="khac"))
    problems = check(twins, TODAY)
    assert [problem.slug for problem in problems] == ["cap_giay_thu", "khac"]
    assert all("1.000001" in problem.message for problem in problems)


def test_a_law_that_ends_soon_is_told_of_but_is_no_error():
    kb = make_kb()
    [law] = kb.legal_texts.values()
    ending = dataclasses.replace(law, in_force_to=date(2027, 1, 10))
    [problem] = check(dataclasses.replace(kb, legal_texts={law.text: ending}), TODAY)
    assert problem.message == "60/2014/QH13 ends on 2027-01-10"
    assert (problem.virtue, problem.is_error) == (Virtue.ALIVE, False)


@pytest.mark.parametrize(
    ("changes", "is_error"),
    [
        ({"review_by": date(2026, 1, 1)}, True),
        ({"penalties": []}, True),
        ({"name": "Cấp  giấy"}, True),
        ({"field": "thue"}, True),
        ({"steps": [raw_fact(ends_on=date(2026, 12, 31))]}, False),
    ],
)
def test_only_what_ends_soon_is_no_error(changes, is_error):
    procedure = make_procedure(**changes)
    [problem] = check_one(make_kb(procedure), procedure, TODAY)
    assert problem.is_error is is_error


def test_the_virtues_of_a_good_procedure_are_whole():
    procedure = make_procedure()
    virtues = virtues_of(make_kb(procedure), procedure, TODAY)
    assert (virtues.right, virtues.complete, virtues.clean) == (1.0, 1.0, True)
    assert virtues.review_in_days == 220
    assert virtues.confidence == {Confidence.SOURCED: sum(1 for _ in procedure.facts())}
    assert virtues.problems == ()


def test_the_virtues_count_what_is_missing_remembered_and_unclean():
    remembered = raw_fact("Nhớ vậy.", confidence="memory", read_in=["MEMO"])
    half = raw_fact("Nhớ rồi đọc lại.", read_in=["MEMO", "HT"])
    procedure = make_procedure(penalties=[], steps=[remembered, half], name="Cấp  giấy")
    virtues = virtues_of(make_kb(procedure), procedure, TODAY)
    count = sum(1 for _ in procedure.facts())
    assert virtues.right == pytest.approx((count - 1) / count)
    assert virtues.complete == pytest.approx(22 / 23)
    assert virtues.clean is False
    assert virtues.confidence[Confidence.MEMORY] == 1
