import json

import numpy as np
import pytest

from assistant.intent_model import WEIGHTS_FILE, WORDS_FILE, IntentModel
from assistant.text.fold import fold
from assistant.text.tfidf import OneText

EXAMPLES = {
    "ask_papers": [
        "cần giấy tờ gì",
        "mang theo giấy gì",
        "hồ sơ gồm những gì",
        "cần mang giấy nào",
    ],
    "ask_fee": ["lệ phí bao nhiêu", "tốn bao nhiêu tiền", "mất bao nhiêu tiền", "phí thế nào"],
    "ask_time": ["mất bao lâu", "mấy ngày có", "khi nào xong", "bao lâu thì có kết quả"],
}
TEXTS = [text for texts in EXAMPLES.values() for text in texts]
INTENTS = [intent for intent, texts in EXAMPLES.items() for _ in texts]
SIZE = 4


def no_vectors(count: int):
    return np.zeros((count, SIZE))


def fit(texts=TEXTS, dense=None, intents=INTENTS, dense_weight=2.0) -> IntentModel:
    dense = no_vectors(len(texts)) if dense is None else dense
    return IntentModel.fit(texts, dense, intents, dense_weight=dense_weight, inverse_penalty=10.0)


@pytest.fixture(scope="module")
def model() -> IntentModel:
    return fit()


def intent_of(model, text, dense=None) -> str:
    dense = no_vectors(1) if dense is None else dense
    return model.intents[int(np.argmax(model.probabilities(text, dense[0])))]


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        *zip(TEXTS, INTENTS),
        ("can giay to gi", "ask_papers"),
        ("LE PHI BAO NHIEU", "ask_fee"),
        ("hết nhiêu tiền", "ask_fee"),
        ("phải mang giấy gì", "ask_papers"),
        ("may ngay xong", "ask_time"),
    ],
)
def test_what_was_shown_is_known_in_other_words_and_without_marks(model, text, intent):
    assert intent_of(model, text) == intent


def test_marks_and_capitals_make_no_difference(model):
    plain = model.probabilities("lệ phí bao nhiêu", no_vectors(1)[0])
    assert (model.probabilities("LE PHI bao nhieu", no_vectors(1)[0]) == plain).all()


@pytest.mark.parametrize("text", [*TEXTS, "", "zzz"])
def test_all_intents_share_one_whole(model, text):
    shares = model.probabilities(text, None)
    assert shares.shape == (3,)
    assert shares.sum() == pytest.approx(1)
    assert (shares > 0).all()


@pytest.mark.parametrize("text", [*TEXTS, "lệ phí lệ phí zzz", "", "zzz"])
def test_one_text_alone_has_the_features_it_has_among_others(model, text):
    folded = fold(text)
    alone = [OneText(vectorizer).vector(folded) for vectorizer in model.vectorizers]
    among = [vectorizer.transform([folded]) for vectorizer in model.vectorizers]
    for own, other in zip(alone, among):
        assert own.toarray() == pytest.approx(other.toarray())


ALIKE = ["xin chào"] * 9
APART, APART_INTENTS = np.eye(SIZE)[[0, 1, 2] * 3], ["a", "b", "c"] * 3


@pytest.mark.parametrize(("axis", "intent"), [(0, "a"), (1, "b"), (2, "c")])
def test_vectors_tell_where_words_do_not(axis, intent):
    model = fit(ALIKE, APART, APART_INTENTS)
    assert intent_of(model, "chưa từng thấy", np.eye(SIZE)[[axis]]) == intent


def test_the_weight_of_vectors_counts():
    models = {weight: fit(ALIKE, APART, APART_INTENTS, weight) for weight in (0.1, 2.0)}
    sure = {
        weight: model.probabilities("xin chào", APART[0]).max() for weight, model in models.items()
    }
    assert sure[2.0] > sure[0.1] + 0.1


def test_an_intent_with_few_examples_is_not_drowned():
    """Classes are balanced: where words tell nothing, all are as likely."""
    model = fit(["xin chào"] * 20, None, ["a"] * 17 + ["b", "b", "c"])
    shares = model.probabilities("xin chào", no_vectors(1)[0])
    assert shares == pytest.approx([1 / 3] * 3, abs=0.01)


def test_what_is_loaded_is_what_was_saved(model, tmp_path):
    model.save(tmp_path)
    loaded = IntentModel.load(tmp_path)
    asked = [*TEXTS, "phải mang giấy gì", "zzz"]
    dense = np.random.default_rng(1).normal(size=(len(asked), SIZE))
    assert loaded.intents == model.intents
    for text, vector in zip(asked, dense):
        before = model.probabilities(text, vector)
        assert loaded.probabilities(text, vector) == pytest.approx(before, abs=1e-5)


def test_what_is_saved_runs_no_code_when_read(model, tmp_path):
    model.save(tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {WORDS_FILE, WEIGHTS_FILE}
    assert json.loads((tmp_path / WORDS_FILE).read_text(encoding="utf-8"))["dense_weight"] == 2.0
    with np.load(tmp_path / WEIGHTS_FILE, allow_pickle=False) as kept:
        assert {array.dtype.kind for array in kept.values()} == {"f"}


def test_a_file_that_would_run_code_is_refused(model, tmp_path):
    model.save(tmp_path)
    np.savez(tmp_path / WEIGHTS_FILE, weights=np.array([print], dtype=object))
    with pytest.raises(ValueError, match="allow_pickle"):
        IntentModel.load(tmp_path)
