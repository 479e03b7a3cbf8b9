"""The restorer as a citizen's sentence meets it, and as it is trained."""

import bz2

import numpy as np
import pytest
import torch

from assistant.evaluation.restoring.evaluate import score
from assistant.evaluation.restoring.generate import Restoring, generate, read_sentences
from assistant.text.restorer import RESTORER_FILE, load_restorer
from assistant.text.vocabulary import Vocabulary
from assistant.training.restoring import train as training
from assistant.training.restoring.corpus import Source, make_vocabulary, read_corpus, read_sources
from assistant.training.restoring.network import Network

EVERYDAY = [
    "Tôi muốn đăng ký khai sinh cho con.",
    "Chị ấy đang ở đâu?",
    "Hôm qua mẹ tôi mất ví.",
    "Con mèo nhà tôi rất lười.",
]


@pytest.fixture
def sources(tmp_path):
    everyday = tmp_path / "everyday.tsv.bz2"
    rows = "\n".join(f"{at}\tvie\t{sentence}" for at, sentence in enumerate(EVERYDAY))
    everyday.write_bytes(bz2.compress(rows.encode()))
    text = tmp_path / "text.txt"
    text.write_text(
        "# a comment\nNgười dân nộp hồ sơ ở xã; người dân nộp hồ sơ ở xã.\nslug: dang_ky_tam_tru\n"
        + "Mẹ cho con chó nhỏ ăn ở chỗ khác\nNó khóc vì không có chỗ ở cho mẹ\n" * 3,
        encoding="utf-8",
    )
    words = tmp_path / "words.txt"
    words.write_text("đăng ký\nchỗ ở\nmẹ con\nchó\ncho\ncon\nnó\n", encoding="utf-8")
    return [
        Source(everyday, 3, is_everyday=True),
        Source(text, 1.5),
        Source(words, 1, is_word_list=True),
    ]


def test_sentences_come_once_and_what_is_left_out_stays_out(sources):
    corpus = read_corpus(sources, ["toi muon dang ky khai sinh cho con"])
    everyday, text, words = corpus.sentences
    assert len(everyday) + len(corpus.held_out) == len(EVERYDAY) - 1
    assert not any("khai" in tokens for tokens in everyday)
    assert [tokens[0] for tokens in text] == ["người", "mẹ", "nó"]
    assert words[:2] == [["đăng", "ký"], ["chỗ", "ở"]]


def test_a_source_that_is_not_there_is_an_error(tmp_path):
    listed = tmp_path / "sources.yml"
    listed.write_text("- {path: no_such_folder/none.txt, times: 1}\n", encoding="utf-8")
    with pytest.raises(FileNotFoundError, match="none"):
        read_sources(listed)


def test_a_vocabulary_survives_being_stored(sources):
    made = make_vocabulary(read_corpus(sources, []))
    again = Vocabulary.from_arrays(made.to_arrays())
    assert again.words == made.words
    assert np.array_equal(again.pairs, made.pairs)
    assert np.allclose(again.counts, made.counts, rtol=0.01)
    assert again.folded_id("đăng") == again.folded_id("dang") > 2


def test_numpy_reads_the_weights_as_torch_wrote_them(sources, tmp_path):
    torch.manual_seed(7)
    vocabulary = make_vocabulary(read_corpus(sources, []))
    network = Network(vocabulary).eval()
    path = tmp_path / "restorer.npz"
    np.savez_compressed(path, **vocabulary.to_arrays(), **network.to_arrays())
    restorer = load_restorer(path)
    said = [vocabulary.folded_id(word) for word in ("me", "cho", "con", "o", "dang", "ky")]
    for row in (said[:4], said[4:]):
        folded, shown = np.array(row), np.full(len(row), len(vocabulary.words))
        alone = torch.from_numpy(folded[None])
        with torch.no_grad():
            wanted = torch.ones_like(alone, dtype=torch.bool)
            scores = network(alone, torch.from_numpy(shown[None]), wanted)
        theirs = torch.log_softmax(scores, -1).numpy()
        is_choice = vocabulary.candidates[folded] < len(vocabulary.words)
        assert np.abs(restorer.scores(folded, shown) - theirs)[is_choice].max() < 0.05


def test_training_learns_its_few_sentences_by_heart(sources, tmp_path, monkeypatch):
    monkeypatch.setattr(training, "EPOCHS", 60)
    monkeypatch.setattr(training, "WARM_UP", 5)
    monkeypatch.setattr(training, "AVERAGED", 0.5)
    listed = tmp_path / "sources.yml"
    listed.write_text(
        "- {path: text.txt, times: 1}\n- {path: words.txt, times: 1, is_word_list: true}\n",
        encoding="utf-8",
    )
    monkeypatch.chdir(tmp_path)
    told = []
    training.train_restorer(listed, [], tmp_path / "out/restorer.npz", told.append)
    losses = [float(line.rsplit(" ", 1)[1]) for line in told if "loss" in line]
    assert losses[-1] < losses[0]
    assert load_restorer(tmp_path / "out/restorer.npz").vocabulary.words


def test_what_is_committed_is_small():
    assert RESTORER_FILE.stat().st_size < 6_000_000


def test_words_are_counted_by_place_and_capitals_do_not_matter():
    rows = [
        Restoring("Đi Đâu thế?", "đi dâu thế?", "Đi Đâu thế?", 2.0),
        Restoring("a b", "a", "a b", 4.0),
    ]
    scores = score(rows)
    assert (scores.sentences, scores.words) == (2, 5)
    assert scores.right == pytest.approx(3 / 5)
    assert scores.harmed == 0
    assert scores.milliseconds == pytest.approx(3.0)


def test_a_file_of_sentences_is_restored(tmp_path):
    path = tmp_path / "sentences.txt"
    path.write_text("# from our own head\nđăng ký khai sinh cho con\n\n", encoding="utf-8")
    (row,) = generate(read_sentences(path))
    assert row.restored == row.untouched == row.sentence == "đăng ký khai sinh cho con"
