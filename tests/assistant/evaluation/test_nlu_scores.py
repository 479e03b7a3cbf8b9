import pytest

from assistant.evaluation.questions import read_questions
from assistant.evaluation.understanding.generate import (
    read_understood,
    understand_all,
    write_understood,
)
from assistant.evaluation.understanding.nlu_scores import score_nlu
from assistant.evaluation.understanding.rasa_data import Sentence, read_sentences
from assistant.text.fold import fold
from assistant.training.key import NLU_DATA
from assistant.turn import Entity, Understanding

DATA = """version: "3.1"
nlu:
- intent: find_flight
  examples: |
    - có chuyến từ [Huế](from_city) đi [Đà Lạt](to_city) không
    - bay [thứ hai](date) nhé
- intent: ask_price
  examples: |
    - vé đi [Cần Thơ]{"entity": "to_city", "value": "VCA"} giá sao
- synonym: VCA
  examples: |
    - Cần Thơ
"""


@pytest.fixture
def sentences(tmp_path):
    path = tmp_path / "flights.yml"
    path.write_text(DATA, encoding="utf-8")
    return read_sentences(path)


def test_rasa_yaml_is_read_with_spans_over_characters(sentences):
    assert sentences == [
        Sentence(
            "có chuyến từ Huế đi Đà Lạt không",
            "find_flight",
            ((13, 16, "from_city"), (20, 26, "to_city")),
        ),
        Sentence("bay thứ hai nhé", "find_flight", ((4, 11, "date"),)),
        Sentence("vé đi Cần Thơ giá sao", "ask_price", ((6, 13, "to_city"),)),
    ]


def test_a_folder_is_read_whole(tmp_path, sentences):
    other = DATA.replace("find_flight", "greet").split("- intent: ask_price")[0]
    (tmp_path / "more.yml").write_text(other.replace("nhé", "nha"), encoding="utf-8")
    texts = [sentence.text for sentence in read_sentences(tmp_path)]
    assert {sentence.text for sentence in sentences} < set(texts)
    assert "bay thứ hai nha" in texts


def test_data_without_intents_is_refused(tmp_path):
    path = tmp_path / "empty.yml"
    path.write_text('version: "3.1"\nnlu: []\n', encoding="utf-8")
    with pytest.raises(ValueError, match=r"empty\.yml"):
        read_sentences(path)


def understood(intent: str, *entities: Entity, fallback: bool = False) -> Understanding:
    return Understanding("ask_overview" if fallback else intent, 0.3, ((intent, 0.3),), entities)


def test_the_three_figures(sentences):
    says = {
        sentences[0].text: understood(
            "find_flight",
            Entity("from_city", "Huế", 13, 16),
            Entity("to_city", "Đà", 20, 22),  # one end wrong: not this slot, nor the sentence
        ),
        sentences[1].text: understood(
            "find_flight", Entity("date", "thứ hai", 4, 11), fallback=True
        ),
        sentences[2].text: understood("find_flight", Entity("to_city", "Cần Thơ", 6, 13)),
    }
    scores = score_nlu(list(understand_all(says.__getitem__, sentences)))
    assert scores.sentences == 3
    assert scores.intent_accuracy == pytest.approx(2 / 3)
    assert (scores.slots.labelled, scores.slots.predicted, scores.slots.correct) == (4, 4, 3)
    assert scores.slots.f1 == pytest.approx(0.75)
    assert scores.sentence_accuracy == pytest.approx(1 / 3)


def test_a_model_that_ranks_nothing_is_wrong_not_a_fault(sentences):
    scores = score_nlu(
        list(understand_all(lambda text: Understanding("ask_overview", 0.0), sentences))
    )
    assert (scores.intent_accuracy, scores.slots.f1, scores.sentence_accuracy) == (0, 0, 0)


def test_what_was_understood_is_read_again_as_it_was_written(tmp_path, sentences):
    def parse(text: str) -> Understanding:
        return understood("find_flight", Entity("date", "x", 4, 11))

    rows = list(understand_all(parse, sentences))
    write_understood(rows, tmp_path / "understood.jsonl")
    assert read_understood(tmp_path / "understood.jsonl") == rows
    assert [row.is_right for row in rows] == [False, True, False]


HELD_OUT = NLU_DATA / "evaluation"


def test_no_held_out_sentence_is_trained_on():
    trained = {fold(item.text) for item in read_sentences(NLU_DATA / "nlu")}
    held_out = [fold(item.text) for item in read_sentences(HELD_OUT / "nlu.yml")]
    asked = [fold(item.text) for item in read_questions(HELD_OUT / "questions.jsonl")]
    assert len(held_out) >= 50
    assert trained & {*held_out, *asked} == set()
    assert len({*held_out, *asked}) == len(held_out) + len(asked)


def test_held_out_sentences_have_the_intents_and_kinds_that_are_trained():
    trained, held_out = read_sentences(NLU_DATA / "nlu"), read_sentences(HELD_OUT / "nlu.yml")
    assert {item.intent for item in held_out} <= {item.intent for item in trained}
    kinds = {kind for item in trained for _, _, kind in item.spans}
    assert {kind for item in held_out for _, _, kind in item.spans} == kinds
