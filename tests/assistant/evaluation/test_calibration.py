import pytest

from assistant.evaluation.retrieval.calibration import bins_of, calibration_error, likeliest
from tests.assistant.evaluation.rows import make_row


def sure(probability: float, procedure: str = "a", none: float = 0.0):
    """The search named "a" with this probability."""
    return make_row(procedure, searched=(("a", probability),), in_scope=1 - none)


def test_the_likeliest_outcome_may_be_none_of_them():
    assert likeliest(sure(0.6, none=0.2)) == ("a", 0.6)
    outcome, probability = likeliest(sure(0.3, none=0.65))
    assert (outcome, probability) == ("none", pytest.approx(0.65))


def test_probabilities_that_come_true_have_no_error():
    rows = [sure(0.75), sure(0.75), sure(0.75), sure(0.75, "b")]
    assert calibration_error(rows) == pytest.approx(0)


def test_the_error_is_the_distance_in_each_bin_weighted_by_its_size():
    rows = [sure(0.95), sure(0.95), sure(0.95, "b"), sure(0.55, "b")]
    assert calibration_error(rows) == pytest.approx((3 * abs(0.95 - 2 / 3) + 0.55) / 4)


def test_bins_have_equal_width_and_certainty_falls_into_the_last():
    bins = bins_of([sure(1.0), sure(0.9), sure(0.31), sure(0.39, "b")])
    assert [(item.low, item.size, item.right) for item in bins] == [(0.3, 2, 0.5), (0.9, 2, 1.0)]
    assert [item.sure for item in bins] == pytest.approx([0.35, 0.95])


def test_what_was_never_searched_is_not_counted():
    assert bins_of([make_row()]) == []
    assert calibration_error([make_row()]) is None


def test_declining_rightly_counts_as_right():
    assert calibration_error([sure(0.0, "none", none=1.0)]) == pytest.approx(0)
