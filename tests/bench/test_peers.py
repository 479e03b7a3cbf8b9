"""Reading what each peer says, and the data Rasa's server is trained on."""

import numpy as np
import pytest

from assistant.evaluation.understanding.rasa_data import read_sentences
from assistant.text.fold import fold
from bench.alone import nearest
from bench.asking import Said
from bench.questions import sets
from bench.rasa_data import OUTSIDE, sentences_by_intent, write_data
from bench.servers import Plan, api_said, measure_api, rasa_said
from tests.factories import make_procedure


def rasa(name: str, *ranking: str):
    return {"intent": {"name": name}, "intent_ranking": [{"name": item} for item in ranking]}


@pytest.mark.parametrize(
    ("reply", "named", "is_told"),
    [
        (rasa("a", "a", "b", "out_of_scope", "c", "d"), ("a", "b", "c"), True),
        (rasa("out_of_scope", "out_of_scope", "a"), (), False),
        (rasa("nlu_fallback", "nlu_fallback", "a", "b"), (), False),
    ],
)
def test_rasas_fallback_and_the_intent_outside_are_refusals(reply, named, is_told):
    assert rasa_said(reply, 0.5) == Said(named, is_told, 0.5)


def api(status: str, slug: str | None, *candidates: str):
    procedure = {"slug": slug} if slug else None
    return {
        "status": status,
        "procedure": procedure,
        "candidates": [{"slug": item} for item in candidates],
    }


@pytest.mark.parametrize(
    ("reply", "named", "is_told"),
    [
        (api("answered", "a", "a", "b"), ("a", "b"), True),
        (api("not_in_base", "a"), ("a",), True),
        (api("clarification", None, "b", "a"), ("b", "a"), False),
        (api("out_of_scope", None, "a"), (), False),
        (api("chitchat", None), (), False),
        ({"status": "answered", "procedure": {"slug": "a"}, "candidates": None}, ("a",), True),
    ],
)
def test_our_replies_are_read_as_the_public_scorer_reads_them(reply, named, is_told):
    assert api_said(reply, 0.1) == Said(named, is_told, 0.1)


SLUGS = ["a", "b", "a", "c", "none"]


@pytest.mark.parametrize(
    ("scores", "said"),
    [
        ([1, 5, 7, 2, 0], Said(("a", "b", "c"), True)),
        ([1, 5, 0, 0, 3], Said(("b", "a"), True)),
        ([1, 5, 7, 2, 9], Said((), False)),
        ([0, 0, 0, 0, 0], Said((), False)),
    ],
)
def test_one_index_alone_names_groups_by_their_best_passage(scores, said):
    assert nearest(np.array(scores, dtype=np.float32), SLUGS) == said


def test_rasa_is_given_names_and_questions_in_three_forms_each(tmp_path):
    procedure = make_procedure(faq=[], asked_as=[f"Xin [giấy] thử lần {n}?" for n in range(15)])
    sentences = sentences_by_intent([procedure])
    assert list(sentences) == [procedure.slug, OUTSIDE]
    assert procedure.name in sentences[procedure.slug]
    assert fold(procedure.name) in sentences[procedure.slug]
    assert len(sentences[procedure.slug]) > 2 * (len(procedure.everyday_names) + 15)
    assert sentences == sentences_by_intent([procedure])
    size = write_data(tmp_path, sentences, epochs=3)
    read = read_sentences(tmp_path / "nlu.yml")
    assert {item.intent for item in read} == {procedure.slug, OUTSIDE}
    assert size >= len(read) > size * 0.95
    assert "Xin (giấy) thử lần 0?" in {item.text for item in read}
    assert not any(item.spans for item in read)
    assert "epochs: 3" in (tmp_path / "config.yml").read_text(encoding="utf-8")


def test_questions_are_of_the_base_and_in_every_form(kb):
    asked = sets(("marked", "unmarked"), limit=5)
    assert {item.form for item in asked} == {"marked", "unmarked"}
    assert {item.procedure for item in asked} <= {*kb.procedures, "none"}
    assert len([item for item in asked if item.set == "own"]) == 10


@pytest.mark.model
def test_our_own_server_is_measured_whole(tmp_path):
    """The real API with the real model, a few questions and two clients for a second."""
    from assistant.training.train import train_if_needed
    from tests.assistant.conftest import VAR

    model = train_if_needed(VAR / "models", print, is_judged=False)
    plan = Plan(sets(("marked",), limit=6), (1, 2), 1.0, tmp_path)
    peer = measure_api(plan, model, VAR)
    assert peer.right["own.marked"]["top1"] >= 0.5
    assert [(item.clients, item.failed) for item in peer.loads] == [(1, 0), (2, 0)]
    assert all(item.messages > 0 for item in peer.loads)
    assert peer.start_seconds > 0
    assert peer.megabytes > 100
    assert (tmp_path / "bench.db").exists()
