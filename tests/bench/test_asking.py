import itertools

import pytest

from assistant.evaluation.questions import Labelled
from bench.asking import Said, load, percentile, right_answers
from bench.questions import never_asked


def test_right_answers_are_by_set_and_form_and_of_their_own_kind():
    says = {
        "a?": Said(("a", "b"), True),
        "b?": Said(("a", "b"), True),
        "c?": Said((), False),
        "rain?": Said(("a",), True),
        "sun?": Said((), False),
    }
    questions = [
        Labelled("a?", "a"),
        Labelled("b?", "b"),
        Labelled("c?", "c", form="telex"),
        Labelled("rain?", "none"),
        Labelled("sun?", "none"),
    ]
    assert right_answers(says.__getitem__, questions) == {
        "own.marked": {"top1": 0.5, "top3": 1.0, "oos_answered": 0.5},
        "own.telex": {"top1": 0.0, "top3": 0.0},
    }


def test_asking_back_names_but_does_not_tell():
    questions = [Labelled("a?", "a"), Labelled("x?", "none")]
    figures = right_answers(lambda text: Said(("a", "b"), False), questions)
    assert figures["own.marked"] == {"top1": 1.0, "top3": 1.0, "oos_answered": 0.0}


@pytest.mark.parametrize(
    ("values", "share", "value"),
    [([], 0.5, 0.0), ([3.0], 0.99, 3.0), ([4.0, 1.0, 3.0, 2.0], 0.5, 3.0), ([1.0, 9.0], 0.95, 9.0)],
)
def test_percentiles_are_of_the_nearest_rank(values, share, value):
    assert percentile(values, share) == value


def test_every_client_connects_for_itself_and_asks_what_no_other_asked():
    connected, asked = [], []

    def connect():
        connected.append(True)

        def ask(text):
            asked.append(text)
            return Said((), False, 0.002)

        return ask

    texts = (f"question {number}" for number in itertools.count())
    measured = load(connect, texts, clients=3, seconds=0.05)
    assert len(connected) == 3
    assert len(set(asked)) == len(asked) == measured.messages > 3
    assert (measured.p50, measured.p99, measured.failed) == (2.0, 2.0, 0)
    assert measured.per_second > 0


def test_a_failed_request_is_counted_and_the_client_connects_anew():
    connected = []

    def connect():
        connected.append(True)

        def ask(text):
            if text % 2:
                raise ConnectionResetError
            return Said((), False, 0.001)

        return ask

    measured = load(connect, itertools.count(), clients=1, seconds=0.02)
    assert measured.failed > 0
    assert len(connected) == measured.failed + 1
    assert abs(measured.messages - measured.failed) <= 1


def test_questions_of_the_load_are_new_ones_without_end():
    questions = [Labelled("làm lại căn cước ở đâu", "a"), Labelled("ừ", "none")]
    texts = list(itertools.islice(never_asked(questions), 40))
    assert len({*texts, *(question.text for question in questions)}) == 42
    assert texts == list(itertools.islice(never_asked(questions), 40))
