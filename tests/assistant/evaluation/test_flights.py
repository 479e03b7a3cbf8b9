import pytest

from assistant.evaluation.understanding.generate import understand_all
from assistant.evaluation.understanding.nlu_scores import score_nlu
from assistant.evaluation.understanding.rasa_data import read_sentences
from assistant.model_folder import NLU_FILE
from assistant.nlu import Nlu
from assistant.training.train import train
from tests.assistant.evaluation.flights import TEMPLATES, WORDS, write_flights


def test_the_flights_are_the_same_every_time_and_none_is_in_both_parts(tmp_path):
    first, second = write_flights(tmp_path / "a"), write_flights(tmp_path / "b")
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]
    trained, held_out = (read_sentences(path) for path in first)
    assert (len(trained), len(held_out)) == (600, 150)
    assert {item.text for item in trained} & {item.text for item in held_out} == set()
    for part in (trained, held_out):
        assert {item.intent for item in part} == set(TEMPLATES)
        assert {kind for item in part for _, _, kind in item.spans} == set(WORDS)


@pytest.mark.model
def test_the_pipeline_learns_another_domain_from_a_folder_with_nothing_but_sentences(tmp_path):
    """No scope/, no lexicon, no configuration of its own: that of nlu_data/ is taken."""
    _, held_out = write_flights(tmp_path / "flights")
    model = tmp_path / "model"
    train(tmp_path / "flights", model, lambda words: None, is_judged=False)
    nlu = Nlu(model / NLU_FILE)
    try:
        scores = score_nlu(list(understand_all(nlu.parse, read_sentences(held_out))))
    finally:
        nlu.close()
    assert scores.intent_accuracy >= 0.95
    assert scores.slots.f1 >= 0.85
    assert scores.sentence_accuracy >= 0.70
