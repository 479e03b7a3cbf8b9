"""Figures of what was named for questions about the portal's records."""

import pytest

from assistant.evaluation.portal.evaluate import score_portal
from assistant.evaluation.portal.generate import Named
from assistant.training.portal.questions import PortalQuestion

QUESTION = PortalQuestion("nuôi ong xin phép ở đâu", ("dvc_1",), "ask_office", False)


def named(*slugs: str, status: str = "answered", right: tuple[str, ...] = ("dvc_1",)) -> Named:
    return Named(QUESTION, status, slugs, frozenset(right), "ask_office")


@pytest.mark.parametrize(
    ("row", "true"),
    [
        (named("dvc_1", "dvc_2"), {"top1", "top3"}),
        (named("dvc_2", right=("dvc_1", "dvc_2")), {"top1", "top3"}),
        (named("dvc_1", status="not_in_base"), {"top1", "top3"}),
        (named("dvc_2", "dvc_3", "dvc_1"), {"top3", "wrong"}),
        (named("dvc_2", "dvc_1", status="not_in_base"), {"top3", "wrong"}),
        (named("dvc_2", "dvc_3", "dvc_4", "dvc_1"), {"wrong"}),
        (named("dvc_2", "dvc_1", status="clarification"), {"top3", "asked"}),
        (named(status="out_of_scope"), {"declined"}),
        (named("dvc_1", right=()), {"wrong"}),
    ],
)
def test_one_answer_is_right_wrong_asked_back_or_declined(row, true):
    figures = score_portal([row])
    assert figures.keys() == {"top1", "top3", "wrong", "asked", "declined"}
    assert {name for name, figure in figures.items() if figure == 1} == true
    assert all(figure in (0, 1) for figure in figures.values())


def test_figures_are_shares_of_all_questions():
    rows = [
        named("dvc_1"),
        named("dvc_2", "dvc_1"),
        named("dvc_2", "dvc_1", status="clarification"),
        named(status="out_of_scope"),
    ]
    assert score_portal(iter(rows)) == pytest.approx(
        {"top1": 0.25, "top3": 0.75, "wrong": 0.25, "asked": 0.25, "declined": 0.25}
    )


def test_of_no_questions_there_are_no_figures():
    assert score_portal([]) == {}
