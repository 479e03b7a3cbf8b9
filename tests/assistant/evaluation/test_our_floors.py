"""The most important limits of `[tool.evaluation]`, on the real model: CI is red below them."""

import pytest

from assistant.evaluation.floors import judge, read_limits
from assistant.evaluation.generate import Given, generate
from assistant.evaluation.questions import in_forms, read_questions
from assistant.evaluation.run import MASSIVE, OWN, OWN_SENTENCES
from assistant.evaluation.score import score_groups
from assistant.evaluation.understanding.generate import understand_all
from assistant.evaluation.understanding.nlu_scores import NLU_GROUP, score_nlu
from assistant.evaluation.understanding.rasa_data import read_sentences
from assistant.steps.understand import Understand
from tests.factories import TODAY

pytestmark = pytest.mark.model
FORMS = ("marked", "unmarked")


def broken(figures):
    return [
        f"{verdict.limit.group}.{verdict.limit.figure} {verdict.value} {verdict.limit}"
        for verdict in judge(read_limits(), figures)
        if not verdict.is_kept
    ]


@pytest.fixture(scope="module")
def said(assistant) -> list[Given]:
    return list(generate(assistant, in_forms(read_questions(OWN), FORMS), TODAY))


@pytest.mark.parametrize("form", FORMS)
def test_our_own_held_out_questions_are_answered_as_well_as_promised(said, form):
    group = f"own.{form}"
    figures = score_groups(said)
    assert {limit.group for limit in read_limits()} >= {group}
    assert broken({group: figures[group]}) == []


def test_everyday_requests_are_declined(assistant):
    if not MASSIVE.exists():
        pytest.skip("the MASSIVE sentences lie beside the repository, and are not there")
    figures = score_groups(generate(assistant, read_questions(MASSIVE, "massive"), TODAY))
    assert figures["massive.marked"]["oos_answered"] <= 0.01
    assert broken(figures) == []


def test_intents_and_entities_are_understood_as_well_as_promised(assistant):
    [nlu] = [step.nlu for _, step in assistant.steps if isinstance(step, Understand)]
    rows = list(understand_all(nlu.parse, read_sentences(OWN_SENTENCES)))
    assert broken({NLU_GROUP: score_nlu(rows).figures}) == []
