"""What is about no procedure is said to be so."""

import pytest

from assistant.replies import find_words, say
from assistant.steps.decline import decline
from assistant.turn import Candidate, Status
from procedures_kb import Title
from tests.assistant.steps.fakes import (
    ABOUT_A,
    A,
    likely,
    wants,
)
from tests.factories import make_context


@pytest.mark.parametrize(("in_scope", "declines"), [(0.0, True), (0.09, True), (0.1, False)])
def test_what_is_about_no_procedure_is_declined(in_scope, declines):
    answer = decline(make_context(in_scope=in_scope, state=ABOUT_A, candidates=likely(0.3)))
    assert (answer is not None) is declines
    if answer:
        assert answer.status is Status.OUT_OF_SCOPE
        assert answer.confidence == pytest.approx(1 - in_scope)
        assert answer.suggestions == tuple(find_words("openers"))
        assert answer.state == ABOUT_A


@pytest.mark.parametrize(
    ("text", "intent", "words"),
    [
        ("cần giấy tờ gì", "ask_papers", "no_procedure"),
        ("nộp ở đâu vậy chị ơi", "ask_office", "no_procedure"),
        ("mua con chó này ở đâu rẻ", "ask_office", "out_of_scope"),
        ("thời tiết mai", "out_of_scope", "out_of_scope"),
        ("cho hỏi giờ làm việc của ủy ban phường", "ask_office", "hours_unknown"),
    ],
)
def test_a_short_question_about_nothing_is_asked_which_procedure(text, intent, words):
    assert decline(make_context(text, understanding=wants(intent))).text == say(words)


@pytest.mark.parametrize(("share", "declines"), [(0.11, True), (0.12, False)])
def test_where_no_choice_could_be_offered_nothing_is_asked(share, declines):
    answer = decline(make_context(in_scope=0.5, candidates=likely(share, 0.01)))
    assert (answer is not None) is declines


def test_a_procedure_settled_is_never_declined():
    assert decline(make_context(in_scope=1.0, procedure=A)) is None


@pytest.mark.parametrize("text", ["thứ 7 có làm việc không", "may gio mo cua vay"])
def test_opening_hours_are_not_known_and_said_so(text):
    context = make_context(text, in_scope=0.5, candidates=likely(0.5))
    assert decline(context).text == say("hours_unknown")
    sure = make_context(text, in_scope=1.0, candidates=likely(1.0), procedure=A)
    assert decline(sure) is None


@pytest.mark.parametrize(
    ("text", "declines"),
    [
        ("thủ tục ly hôn", True),
        ("ly hon don phuong can giay to gi", True),
        ("xin cấp sổ đỏ lần đầu ở đâu", True),
        ("muốn ly hôn mà mất giấy kết hôn", False),
        ("sổ đỏ bị rách", False),
    ],
)
def test_what_is_near_by_its_words_only_is_not_answered(text, declines):
    context = make_context(text, in_scope=0.9, candidates=likely(0.9))
    assert (decline(context) is not None) is declines


def test_a_record_found_for_it_is_about_it():
    found = (Candidate(Title("dvc_1", "1.000000", "Sang tên xe"), 0.9),)
    assert decline(make_context("sang tên xe máy", in_scope=0.9, candidates=found)) is None
