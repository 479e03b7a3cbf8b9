from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.evaluation.understanding.conlleval import SpanScores, score_spans, spans_of


@pytest.mark.parametrize(
    ("tags", "spans"),
    [
        ("O O", []),
        ("B-city I-city O", [(0, 2, "city")]),
        ("B-city B-city", [(0, 1, "city"), (1, 2, "city")]),
        ("B-city I-date", [(0, 1, "city"), (1, 2, "date")]),
        ("I-city I-city O I-city", [(0, 2, "city"), (3, 4, "city")]),
        ("O B-city I-city B-date", [(1, 3, "city"), (3, 4, "date")]),
        ("B-to.city I-to.city", [(0, 2, "to.city")]),
        ("", []),
    ],
)
def test_tags_become_spans_as_in_conlleval(tags, spans):
    assert spans_of(tags.split()) == spans


def scored(*pairs: tuple[str, str]) -> SpanScores:
    return score_spans((spans_of(truth.split()), spans_of(guess.split())) for truth, guess in pairs)


@pytest.mark.parametrize(
    ("truth", "guess", "precision", "recall", "f1"),
    [
        ("B-a I-a O", "B-a I-a O", 1, 1, 1),
        ("B-a I-a O", "B-a O O", 0, 0, 0),  # the end is wrong: nothing is right
        ("B-a I-a O", "B-b I-b O", 0, 0, 0),  # the kind is wrong
        ("B-a I-a O", "O O O", 0, 0, 0),
        ("O O O", "O O O", 0, 0, 0),
        ("B-a O B-b", "B-a O O", 1, 0.5, 2 / 3),
        ("B-a O O", "B-a O B-b", 0.5, 1, 2 / 3),
        ("B-a B-a O", "B-a I-a O", 0, 0, 0),  # one span over both is neither of them
        ("O O O B-m I-m I-m O", "O O B-m I-m I-m I-m O", 0, 0, 0),  # the example of seqeval's page
        ("O O O B-m I-m I-m O B-p I-p", "O O B-m I-m I-m I-m O B-p I-p", 0.5, 0.5, 0.5),
    ],
)
def test_a_span_counts_only_when_both_ends_and_its_kind_are_right(
    truth, guess, precision, recall, f1
):
    found = scored((truth, guess))
    assert (found.precision, found.recall, found.f1) == pytest.approx((precision, recall, f1))


def test_all_sentences_are_one_count():
    found = scored(("B-a B-b B-c", "B-a B-b B-c"), ("B-a", "B-b"))
    assert (found.labelled, found.predicted, found.correct) == (4, 4, 3)
    assert found.f1 == pytest.approx(0.75)


TAGS = st.lists(st.sampled_from(["O", "B-a", "I-a", "B-b", "I-b"]), max_size=8)


@given(TAGS, TAGS)
def test_f1_is_the_harmonic_mean_and_the_same_both_ways(truth, guess):
    there, back = (
        scored((" ".join(truth), " ".join(guess))),
        scored((" ".join(guess), " ".join(truth))),
    )
    assert there.f1 == pytest.approx(back.f1)
    both = there.precision + there.recall
    assert there.f1 == pytest.approx(2 * there.precision * there.recall / both if both else 0)


@given(TAGS)
def test_spans_stand_in_order_without_overlap(tags):
    spans = spans_of(tags)
    assert all(start < end for start, end, _ in spans)
    assert all(left[1] <= right[0] for left, right in pairwise(spans))
    assert sum(end - start for start, end, _ in spans) == sum(tag != "O" for tag in tags)
