import pytest

from assistant.evaluation.floors import Limit, Verdict, judge, read_limits
from assistant.evaluation.score import score
from assistant.evaluation.understanding.nlu_scores import NLU_GROUP
from tests.assistant.evaluation.rows import NONE_CHAT, RIGHT, make_row

TOML = """
[tool.evaluation.floors]
own.marked = { top1 = 0.9, top3 = 1 }
own.telex = { top1 = 0.8 }
[tool.evaluation.ceilings]
own.marked = { wrong = 0.05 }
"""
FLOOR, CEILING = Limit("own.marked", "top1", 0.9), Limit("own.marked", "wrong", 0.05, True)


@pytest.fixture
def limits(tmp_path):
    path = tmp_path / "pyproject.toml"
    path.write_text(TOML, encoding="utf-8")
    return read_limits(path)


def test_floors_and_ceilings_are_read(limits):
    top3, telex = Limit("own.marked", "top3", 1.0), Limit("own.telex", "top1", 0.8)
    assert limits == [FLOOR, top3, telex, CEILING]


@pytest.mark.parametrize(
    ("limit", "value", "is_kept"),
    [
        (FLOOR, 0.9, True),
        (FLOOR, 0.899, False),
        (FLOOR, 1.0, True),
        (CEILING, 0.05, True),
        (CEILING, 0.051, False),
        (CEILING, 0.0, True),
        (FLOOR, None, False),
        (CEILING, None, False),
    ],
)
def test_a_limit_is_kept_up_to_its_bound_and_broken_where_nothing_was_measured(
    limit, value, is_kept
):
    assert Verdict(limit, value).is_kept is is_kept


def test_only_limits_of_what_was_measured_are_judged(limits):
    verdicts = judge(limits, {"own.marked": {"top1": 0.95, "wrong": 0.2}})
    assert [(verdict.limit.figure, verdict.is_kept) for verdict in verdicts] == [
        ("top1", True),
        ("top3", False),
        ("wrong", False),
    ]
    assert judge(limits, {"other.marked": {"top1": 0.1}}) == []


def test_a_file_without_limits_is_an_error(tmp_path):
    path = tmp_path / "pyproject.toml"
    path.write_text("[tool.ruff]\n", encoding="utf-8")
    with pytest.raises(KeyError):
        read_limits(path)


def test_our_own_limits_are_on_figures_that_are_measured():
    searched = {"searched": (("a", 0.9),), "in_scope": 1.0}
    measured = set(score([RIGHT, make_row(**searched), NONE_CHAT]))
    limits = read_limits()
    assert {limit.figure for limit in limits if limit.group != NLU_GROUP} <= measured
    assert all(0 <= limit.bound <= 1 for limit in limits)
    assert {"top1", "wrong", "asked", "intent", "oos_answered", "ece"} <= {
        limit.figure for limit in limits if limit.group == "own.marked"
    }
