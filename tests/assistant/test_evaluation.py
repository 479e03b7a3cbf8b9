import json
from typing import cast

import pytest
from assistant.evaluation.answers.generate import Given, Labelled, generate, read_questions

from assistant import Answer, Assistant, Candidate, Status
from assistant.evaluation.answers.evaluate import score
from assistant.retrieval.search import Search
from assistant.training.key import NLU_DATA
from tests.factories import TODAY, make_kb, make_procedure


def given(
    procedure: str = "a",
    status: str = "answered",
    found: str | None = "a",
    candidates: tuple[str, ...] = (),
    intents: tuple[str, str] = ("ask_fee", "ask_fee"),
) -> Given:
    wanted, understood = intents
    question = Labelled("lệ phí bao nhiêu", procedure, wanted)
    return Given(question, status, found, candidates, understood, 0.9)


RIGHT = given()
WRONG = given(found="b")
ASKED = given(status="clarification", found=None, candidates=("b", "a"))
DECLINED = given(status="out_of_scope", found=None, candidates=("a",))
NONE_DECLINED = given("none", "out_of_scope", None)
NONE_ANSWERED = given("none")
NONE_CHAT = given("none", "chitchat", None)


@pytest.mark.parametrize(
    ("row", "figures"),
    [
        (RIGHT, {"top1": 1, "top3": 1, "wrong": 0, "asked": 0, "intent": 1}),
        (WRONG, {"top1": 0, "top3": 0, "wrong": 1, "asked": 0}),
        (given(found="b", candidates=("b", "c", "a")), {"top1": 0, "top3": 1, "wrong": 1}),
        (given(found="b", candidates=("b", "c", "d", "a")), {"top3": 0}),
        (ASKED, {"top1": 0, "top3": 1, "wrong": 0, "asked": 1}),
        (given(status="clarification", found=None, candidates=("a", "b")), {"top1": 1, "asked": 1}),
        (DECLINED, {"top1": 0, "top3": 0, "wrong": 0, "asked": 0}),
        (given(status="not_in_base"), {"top1": 1, "wrong": 0}),
        (given(status="not_in_base", found="b"), {"top1": 0, "wrong": 1}),
        (given(intents=("ask_fee", "ask_time")), {"top1": 1, "intent": 0}),
        (NONE_DECLINED, {"oos_answered": 0, "top1": 0}),
        (NONE_ANSWERED, {"oos_answered": 1, "wrong": 0}),
        (given("none", "not_in_base"), {"oos_answered": 1}),
        (given("none", "clarification", None, ("a",)), {"oos_answered": 0, "asked": 0}),
        (NONE_CHAT, {"oos_answered": 0}),
    ],
)
def test_one_answer_is_scored(row, figures):
    scored = score([row])
    assert {name: scored.figures[name] for name in figures} == figures
    assert scored.size == 1


def test_shares_are_over_questions_of_their_own_kind():
    scored = score([RIGHT, RIGHT, WRONG, ASKED, NONE_DECLINED, NONE_ANSWERED, NONE_CHAT])
    assert scored.size == 7
    assert scored.figures == pytest.approx(
        {
            "top1": 2 / 4,
            "top3": 3 / 4,
            "wrong": 1 / 4,
            "asked": 1 / 4,
            "intent": 1,
            "oos_answered": 1 / 3,
        }
    )


def test_misses_are_what_was_not_first_or_should_not_have_been_told():
    rows = [RIGHT, WRONG, ASKED, DECLINED, NONE_DECLINED, NONE_ANSWERED, NONE_CHAT]
    assert score(rows).misses == (WRONG, ASKED, DECLINED, NONE_ANSWERED)


def test_nothing_asked_scores_nothing():
    scored = score([])
    assert (scored.size, set(scored.figures.values()), scored.misses) == (0, {0.0}, ())


def test_each_question_is_asked_by_itself_on_the_day_given():
    """An assistant of one step we own."""
    turns = []
    a, b = make_procedure(slug="a"), make_procedure(slug="b")

    def answer(context):
        turns.append(context.turn)
        is_known = context.turn.text == "lệ phí a"
        return Answer(
            Status.ANSWERED if is_known else Status.CLARIFICATION,
            "…",
            "ask_fee",
            a if is_known else None,
            (Candidate(a, 0.6), Candidate(b, 0.3)),
            0.6,
        )

    assistant = Assistant(make_kb(a, b), cast(Search, None), (("answer", answer),))
    questions = [Labelled("lệ phí a", "a", "ask_fee"), Labelled("phí", "b", "ask_fee")]
    known, unknown = generate(assistant, questions, TODAY)
    assert known == Given(questions[0], "answered", "a", ("a", "b"), "ask_fee", 0.6)
    assert unknown == Given(questions[1], "clarification", None, ("a", "b"), "ask_fee", 0.6)
    assert [(turn.text, turn.today, turn.state.procedure) for turn in turns] == [
        ("lệ phí a", TODAY, None),
        ("phí", TODAY, None),
    ]


def test_questions_are_read_one_a_line(tmp_path):
    rows = [
        {"text": "lệ phí bao nhiêu", "procedure": "a", "intent": "ask_fee", "note": "kept aside"},
        {"text": "mai mưa không", "procedure": "none", "intent": "out_of_scope"},
    ]
    path = tmp_path / "questions.jsonl"
    path.write_text("\n".join(json.dumps(row) for row in rows) + "\n", encoding="utf-8")
    assert read_questions(path) == [
        Labelled("lệ phí bao nhiêu", "a", "ask_fee"),
        Labelled("mai mưa không", "none", "out_of_scope"),
    ]


def test_our_own_questions_name_procedures_of_the_base(kb):
    questions = read_questions(NLU_DATA / "evaluation/questions.jsonl")
    assert {question.procedure for question in questions} <= {*kb.procedures, "none"}
    assert len({question.text for question in questions}) == len(questions)
