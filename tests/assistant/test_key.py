import re
from pathlib import Path

import pytest

from assistant.training import key
from assistant.training.key import model_key


@pytest.fixture
def data(tmp_path: Path) -> Path:
    files = {
        "config.yml": "language: vi\n",
        "nlu/fees.yml": "nlu: []\n",
        "lexicon/dialect.yaml": "má: mẹ\n",
        "evaluation/held_out.yml": "a: 1\n",
        "evaluation/questions.jsonl": "{}\n",
        "README.md": "read me\n",
    }
    folder = tmp_path / "data"
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def code(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A checkout of ours, so that code can be changed."""
    monkeypatch.setattr(key, "ROOT", tmp_path)
    folder = tmp_path / "assistant"
    for name in (
        "intent_model.py",
        "text/fold.py",
        "retrieval/index.py",
        "steps/clarify.py",
        "rasa_components/vi_tokenizer.py",
        "training/key.py",
        "pipeline.py",
    ):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x = 1\n", encoding="utf-8")
    return folder


def test_a_key_is_sixteen_hex_digits_and_the_same_every_time(data):
    assert re.fullmatch(r"[0-9a-f]{16}", model_key(data))
    assert model_key(data) == model_key(data)
    assert re.fullmatch(r"[0-9a-f]{16}", model_key())


@pytest.mark.parametrize("name", ["config.yml", "nlu/fees.yml", "lexicon/dialect.yaml"])
def test_a_change_of_the_data_is_another_key(data, name):
    before = model_key(data)
    (data / name).write_text("changed: 1\n", encoding="utf-8")
    assert model_key(data) != before


def test_a_new_or_a_lost_or_a_renamed_file_is_another_key(data):
    keys = [model_key(data)]
    (data / "nlu/time.yml").write_text("nlu: []\n", encoding="utf-8")
    keys.append(model_key(data))
    (data / "nlu/time.yml").rename(data / "nlu/times.yml")
    keys.append(model_key(data))
    (data / "nlu/fees.yml").unlink()
    keys.append(model_key(data))
    assert len(set(keys)) == 4


@pytest.mark.parametrize(
    "name", ["evaluation/held_out.yml", "evaluation/questions.jsonl", "README.md"]
)
def test_what_nothing_is_trained_from_leaves_the_key(data, name):
    before = model_key(data)
    (data / name).write_text("changed\n", encoding="utf-8")
    assert model_key(data) == before


@pytest.mark.parametrize(
    ("name", "is_another"),
    [
        ("intent_model.py", True),
        ("text/fold.py", True),
        ("retrieval/index.py", True),
        ("rasa_components/vi_tokenizer.py", True),
        ("training/key.py", True),
        ("steps/clarify.py", False),
        ("pipeline.py", False),
    ],
)
def test_the_code_that_trains_is_in_the_key_and_no_other(data, code, name, is_another):
    before = model_key(data)
    (code / name).write_text("x = 2\n", encoding="utf-8")
    assert (model_key(data) != before) is is_another


def test_the_code_of_this_checkout_is_found():
    names = {path.name for path in key._files(key.NLU_DATA)}
    assert {"config.yml", "teencode.yml", "intent_model.py", "fold.py", "ranker.py"} <= names


@pytest.mark.parametrize(
    ("name", "is_another"),
    [("restorer/weights.npz", True), ("evaluation/weights.npz", False), ("restorer/x.bin", False)],
)
def test_weights_are_in_the_key_and_those_of_the_evaluation_are_not(data, name, is_another):
    path = data / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(b"one")
    before = model_key(data)
    path.write_bytes(b"two")
    assert (model_key(data) != before) is is_another
