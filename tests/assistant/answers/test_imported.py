"""What is said of a procedure taken over from the national portal; the records are made up."""

from datetime import timedelta

import pytest

from assistant.answers.brief import DOTS, LONGEST, MOST_LETTERS, answer_briefly, brief, cut
from assistant.answers.sources import sources_of
from assistant.dialogue.near_pairs import NearPairs
from assistant.replies import say
from assistant.steps.compose import ANSWERS, Compose
from assistant.turn import Status
from procedures_kb.portal_record import parse_record
from tests.factories import TODAY, make_kb, make_procedure
from tests.records import SNAPSHOT, make_record


def read(**changes):
    return parse_record(make_record(**changes), SNAPSHOT).procedure


def lines(intent, **changes):
    procedure = read(**changes)
    part = answer_briefly(ANSWERS[intent], procedure, make_kb(procedure), TODAY)
    return list(part.lines[1:]) if part else None


@pytest.mark.parametrize(
    ("intent", "told"),
    [
        ("ask_papers", ["Phải nộp:", "• Tờ khai thử, 1 bản chính."]),
        (
            "ask_fee",
            [
                "• Theo Cổng: 8.000 đồng (nộp trực tiếp).",
                "• Theo Cổng: không mất tiền (nộp trực tuyến).",
            ],
        ),
        ("ask_time", ["• Theo Cổng: 3 ngày làm việc."]),
        (
            "ask_office",
            [
                "• Ủy ban nhân dân cấp xã.",
                "Cách nộp:",
                "• Nộp trực tiếp.",
                "• Nộp trực tuyến.",
            ],
        ),
        ("ask_online", ["• Nộp trực tuyến."]),
        ("ask_steps", ["1. Nộp hồ sơ.", "2. Nhận giấy."]),
        ("ask_conditions", ["• Đối tượng thực hiện: Công dân Việt Nam."]),
        ("ask_result", ["• Giấy thử."]),
        ("ask_legal_basis", ["• 1/2024/QH15: Luật Thử."]),
    ],
)
def test_each_thing_people_ask_is_answered_from_the_record(intent, told):
    assert lines(intent) == told


@pytest.mark.parametrize("intent", ["ask_fee", "ask_time", "ask_papers", "ask_result"])
def test_what_the_record_does_not_have_is_not_answered(intent):
    ways = "\n  * Hình thức nộp: DIRECT\n    Thời hạn giải quyết: 1 OTHER\n    Phí, lệ phí: \n"
    missing = "Không có thông tin"
    assert lines(intent, ways=ways, papers=missing, result=missing) is None


def test_originals_and_copies_of_one_paper_are_both_told():
    papers = "\n    - Tờ khai thử\n      Số lượng: Bản chính: 1, Bản sao: 2\n"
    assert lines("ask_papers", papers=papers)[1] == "• Tờ khai thử, 1 bản chính, 2 bản sao."


def test_a_sum_is_told_with_what_it_is_for():
    ways = (
        "\n  * Hình thức nộp: DIRECT\n    Thời hạn giải quyết: 1 ngày\n"
        "    Phí, lệ phí: 50000 VNĐ (mỗi bản)\n"
    )
    assert lines("ask_fee", ways=ways) == ["• Theo Cổng: 50.000 đồng, mỗi bản."]


def test_the_overview_leaves_empty_parts_out():
    assert not any(line.startswith("Lệ phí") for line in lines("ask_overview", ways="\n"))
    assert any(line.startswith("Lệ phí") for line in lines("ask_overview"))


def test_a_law_of_the_record_is_a_source_with_its_title():
    procedure = read()
    law, portal = sources_of(procedure, procedure.papers, make_kb(procedure), TODAY)
    assert (law.text, law.title) == ("1/2024/QH15", "Luật Thử")
    assert portal.url == procedure.source_url


LONG_STEPS = "\n" + "\n".join(f"    - {n}, {'nộp hồ sơ tại quầy ' * 30}." for n in range(40))


def test_a_long_answer_is_cut_and_says_so_once():
    told = lines("ask_steps", steps=LONG_STEPS)
    assert told[-1] == say("cut")
    assert 3 <= len(told) < 10
    assert all(len(line) < LONGEST + 20 for line in told)
    assert f"{DOTS}." not in "".join(told)
    assert sum(map(len, told)) < MOST_LETTERS + LONGEST


def test_a_short_answer_is_whole_and_an_edited_one_always():
    assert say("cut") not in lines("ask_steps")
    long = {"text": "Nộp hồ sơ. " * 200, "confidence": "sourced", "read_in": ["HT"]}
    edited = make_procedure(steps=[long])
    assert brief(edited) is edited
    whole = ANSWERS["ask_steps"](edited, make_kb(edited), TODAY)
    assert answer_briefly(ANSWERS["ask_steps"], edited, make_kb(edited), TODAY) == whole


@pytest.mark.parametrize(
    ("text", "longest", "short"),
    [
        ("Một hai ba", 10, "Một hai ba"),
        ("Một hai ba bốn", 10, "Một hai …"),
        ("Một hai. Ba bốn năm", 12, "Một hai …"),
        ("A. Một hai ba bốn năm", 12, "A. Một hai …"),
    ],
)
def test_text_is_cut_at_a_sentence_or_a_word(text, longest, short):
    assert cut(text, longest) == short


def test_the_answer_says_once_where_it_comes_from(make_composed):
    answer = make_composed(read())
    assert answer.status is Status.ANSWERED
    mark = say("imported", month="7/2026")
    assert answer.text.count(mark) == 1
    assert answer.text.endswith(mark)
    assert say("not_verified") not in answer.text


def test_a_copy_older_than_half_a_year_is_called_old(make_composed):
    procedure = read()
    told = make_composed(procedure, procedure.review_by + timedelta(days=1)).text
    assert say("imported", month="7/2026") in told
    assert told.endswith(say("overdue", day="31/12/2026"))


@pytest.fixture
def make_composed():
    from assistant.turn import Candidate, Understanding
    from tests.factories import make_context

    def compose(procedure, day=TODAY):
        context = make_context(
            "giấy thử cần gì",
            understanding=Understanding("ask_papers", 1.0, ()),
            candidates=(Candidate(procedure, 0.9),),
            procedure=procedure,
            today=day,
        )
        return Compose(make_kb(procedure), NearPairs(()))(context)

    return compose
