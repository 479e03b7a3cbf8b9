import pytest

from assistant.evaluation.score import JUDGES, score, score_groups
from assistant.evaluation.verdicts import miss_kind
from tests.assistant.evaluation.rows import (
    ASKED,
    DECLINED,
    NONE_ANSWERED,
    NONE_CHAT,
    NONE_DECLINED,
    RIGHT,
    WRONG,
    make_row,
)


@pytest.mark.parametrize(
    ("row", "figures"),
    [
        (RIGHT, {"top1": 1, "top3": 1, "wrong": 0, "asked": 0, "intent": 1, "declined": 0}),
        (WRONG, {"top1": 0, "top3": 0, "wrong": 1, "asked": 0}),
        (make_row(found="b", candidates=("b", "c", "a")), {"top1": 0, "top3": 1, "wrong": 1}),
        (make_row(found="b", candidates=("b", "c", "d", "a")), {"top3": 0}),
        (ASKED, {"top1": 0, "top3": 1, "wrong": 0, "asked": 1, "status": 0}),
        (
            make_row(status="clarification", found=None, candidates=("a", "b")),
            {"top1": 1, "asked": 1},
        ),
        (DECLINED, {"top1": 0, "top3": 0, "wrong": 0, "asked": 0, "declined": 1}),
        (make_row(status="not_in_base"), {"top1": 1, "wrong": 0, "status": 0}),
        (make_row(status="not_in_base", found="b"), {"top1": 0, "wrong": 1}),
        (make_row(intent="ask_time"), {"top1": 1, "intent": 0, "understood": 1}),
        (make_row(understood="ask_time"), {"intent": 1, "understood": 0}),
        (make_row(sources=0), {"sourced": 0}),
        (NONE_DECLINED, {"oos_answered": 0, "oos_asked": 0, "status": 1}),
        (NONE_ANSWERED, {"oos_answered": 1, "status": 0, "sourced": 1}),
        (make_row("none", "not_in_base"), {"oos_answered": 1}),
        (make_row("none", "clarification", None, ("a",)), {"oos_answered": 0, "oos_asked": 1}),
        (NONE_CHAT, {"oos_answered": 0, "status": 1}),
        (make_row("none", "emergency", None, wanted="emergency"), {"status": 1}),
        (make_row("none", "chitchat", None, wanted="emergency"), {"status": 0}),
        (make_row(found="b", status="clarification", understood=""), {"asked": 1, "top1": 0}),
    ],
)
def test_one_answer_is_scored(row, figures):
    scored = score([row])
    assert {name: scored[name] for name in figures} == figures


def test_shares_are_over_questions_of_their_own_kind():
    scored = score([RIGHT, RIGHT, WRONG, ASKED, NONE_DECLINED, NONE_ANSWERED, NONE_CHAT])
    assert scored == pytest.approx(
        {
            "top1": 2 / 4,
            "top3": 3 / 4,
            "wrong": 1 / 4,
            "asked": 1 / 4,
            "search1": 0,
            "search3": 0,
            "status": 5 / 7,
            "intent": 1,
            "sourced": 1,
            "oos_answered": 1 / 3,
            "oos_asked": 0,
            "declined": 0,
            "understood": 4 / 5,
        }
    )


def test_what_the_search_found_is_scored_apart_from_what_was_said():
    searched = (("c", 0.4), ("b", 0.3), ("a", 0.2))
    row = make_row(status="clarification", found=None, candidates=("b", "a"), searched=searched)
    scored = score([row])
    assert (scored["search1"], scored["search3"], scored["top1"]) == (0, 1, 0)


def test_a_figure_without_anything_to_measure_is_left_out():
    assert score([]) == {}
    assert "top1" not in score([NONE_CHAT])
    assert "oos_answered" not in score([RIGHT])
    assert "ece" not in score([RIGHT])
    assert set(score([make_row(wanted="")])) >= {"top1", "sourced"}
    assert {"intent", "status", "understood"} & set(score([make_row(wanted="")])) == set()


def test_no_two_judges_give_the_same_figure():
    rows = [RIGHT, NONE_CHAT]
    names = [name for judge in JUDGES for name in judge(rows)]
    assert len(set(names)) == len(names)


def test_figures_are_by_set_and_form_in_the_order_written():
    rows = [make_row(form="telex"), make_row(), make_row(found="b"), make_row(set="other")]
    groups = score_groups(rows)
    assert list(groups) == ["own.telex", "own.marked", "other.marked"]
    assert [figures["top1"] for figures in groups.values()] == [1, 0.5, 1]


@pytest.mark.parametrize(
    ("row", "kind"),
    [
        (RIGHT, None),
        (WRONG, "wrong"),
        (ASKED, "asked"),
        (DECLINED, "declined"),
        (make_row(status="error", found=None), "declined"),
        (make_row(status="clarification", found=None, candidates=("a", "b")), None),
        (make_row(intent="ask_time"), "intent"),
        (make_row(intent="ask_time", wanted=""), None),
        (NONE_DECLINED, None),
        (NONE_ANSWERED, "told"),
        (NONE_CHAT, None),
    ],
)
def test_each_miss_has_one_name(row, kind):
    assert miss_kind(row) == kind
