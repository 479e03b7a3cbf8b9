import json
from typing import cast

import pytest

from assistant import Answer, Assistant, Candidate, Status
from assistant.evaluation.generate import generate, read_given, write_given
from assistant.evaluation.questions import ALL_FORMS, Labelled, in_forms, read_questions
from assistant.retrieval.search import Search
from assistant.training.key import NLU_DATA
from assistant.turn import Source, Understanding
from tests.factories import TODAY, make_kb, make_procedure

A, B = make_procedure(slug="a"), make_procedure(slug="b")
QUESTIONS = [Labelled("lệ phí a", "a", "ask_fee"), Labelled("phí", "b", "ask_fee", number=1)]


def understand(context):
    context.understanding = Understanding("ask_time", 0.7)


def find_procedure(context):
    context.candidates = (Candidate(A, 0.6), Candidate(B, 0.3))
    context.in_scope = 0.9


def settle(context):
    context.candidates = context.candidates[:1]
    context.in_scope = 1.0


def answer(context):
    if context.turn.text == "phí":
        return Answer(Status.CLARIFICATION, "…", "ask_fee", None, context.candidates, 0.6)
    sources = (Source("60/2014/QH13"),)
    return Answer(
        Status.ANSWERED, "8.000 đồng", "ask_fee", A, context.candidates, 0.6, sources=sources
    )


def make_assistant(*steps) -> Assistant:
    """An assistant of a few steps we own."""
    named = tuple((step.__name__, step) for step in steps)
    return Assistant(make_kb(A, B), cast(Search, None), named)


def test_what_was_said_found_and_understood_is_written_down():
    assistant = make_assistant(understand, find_procedure, settle, answer)
    known, unknown = generate(assistant, QUESTIONS, TODAY)
    assert (known.question, known.status, known.procedure) == (QUESTIONS[0], "answered", "a")
    assert (known.candidates, known.intent, known.understood) == (("a",), "ask_fee", "ask_time")
    assert (known.found, known.in_scope) == ((("a", 0.6), ("b", 0.3)), 0.9)
    assert (known.sources, known.reply) == (1, "8.000 đồng")
    assert (unknown.status, unknown.procedure, unknown.sources) == ("clarification", None, 0)


def test_each_question_is_asked_by_itself_on_the_day_given():
    turns = []

    def listen(context):
        turns.append(context.turn)
        return Answer(Status.OUT_OF_SCOPE, "…")

    list(generate(make_assistant(listen), QUESTIONS, TODAY))
    assert [(turn.text, turn.today, turn.state.procedure) for turn in turns] == [
        ("lệ phí a", TODAY, None),
        ("phí", TODAY, None),
    ]


def test_a_step_that_fails_is_a_fault_not_a_wrong_answer():
    def fail(context):
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        list(generate(make_assistant(fail), QUESTIONS, TODAY))
    with pytest.raises(RuntimeError, match="must answer"):
        list(generate(make_assistant(understand), QUESTIONS, TODAY))


def test_what_was_written_is_read_again(tmp_path):
    assistant = make_assistant(understand, find_procedure, answer)
    rows = list(generate(assistant, QUESTIONS, TODAY))
    write_given(rows, tmp_path / "said.jsonl")
    assert read_given(tmp_path / "said.jsonl") == rows


def test_questions_are_read_one_a_line(tmp_path):
    rows = [
        {"text": "lệ phí bao nhiêu", "procedure": "a", "intent": "ask_fee", "note": "left aside"},
        {"text": "mai mưa không", "procedure": "none"},
    ]
    path = tmp_path / "questions.jsonl"
    path.write_text("\n".join(json.dumps(row) for row in rows) + "\n", encoding="utf-8")
    assert read_questions(path, "other") == [
        Labelled("lệ phí bao nhiêu", "a", "ask_fee", "other"),
        Labelled("mai mưa không", "none", "", "other", number=1),
    ]


def test_a_question_is_asked_in_every_form_it_can_take():
    short = Labelled("làm lại căn cước ở đâu", "can_cuoc", number=3)
    letter = Labelled(" ".join(["tôi muốn hỏi về việc sang tên sổ đỏ"] * 4), "dat_dai")
    made = list(in_forms([short], ALL_FORMS))
    assert [question.form for question in made] == list(ALL_FORMS)
    assert made[0] == short
    texts = {question.form: question.text for question in made}
    assert texts["unmarked"] == "lam lai can cuoc o dau"
    assert {(question.procedure, question.number) for question in made} == {("can_cuoc", 3)}
    assert list(in_forms([short], ALL_FORMS)) == made
    assert [item.form for item in in_forms([letter], ("marked", "fragment"))] == ["marked"]


def test_our_own_questions_name_procedures_of_the_base(kb):
    questions = read_questions(NLU_DATA / "evaluation/questions.jsonl")
    assert {question.procedure for question in questions} <= {*kb.procedures, "none"}
    assert len({question.text for question in questions}) == len(questions)
