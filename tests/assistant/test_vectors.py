import pytest

from assistant.retrieval.vectors import embed_with_cache
from tests.assistant.fake_embedder import FakeEmbedder


def test_vectors_made_before_are_read_and_only_new_ones_made(tmp_path):
    embedder = FakeEmbedder()
    first = embed_with_cache(["một", "hai"], embedder, tmp_path)
    assert sorted(embedder.asked) == ["hai", "một"]
    again = embed_with_cache(["hai", "ba", "một"], embedder, tmp_path)
    assert embedder.asked[2:] == ["ba"]
    assert again[[2, 0]] == pytest.approx(first, abs=1e-3)  # kept in half precision
    assert again[1] == pytest.approx(FakeEmbedder().embed("ba"), abs=1e-3)


def test_vectors_of_another_model_are_not_taken(tmp_path):
    embed_with_cache(["một"], FakeEmbedder(), tmp_path)
    other = FakeEmbedder()
    other.name = "other"
    embed_with_cache(["một"], other, tmp_path)
    assert other.asked == ["một"]


def test_vectors_of_other_texts_stay(tmp_path):
    """The same file serves training, the edited procedures and the portal's."""
    embedder = FakeEmbedder()
    for texts in (["một", "hai"], ["hai", "ba"], ["một"]):
        embed_with_cache(texts, embedder, tmp_path)
    assert sorted(embedder.asked) == ["ba", "hai", "một"]


def test_without_a_folder_nothing_is_kept(tmp_path):
    embedder = FakeEmbedder()
    for _ in range(2):
        assert embed_with_cache(["một"], embedder, None).shape == (1, 32)
    assert embedder.asked == ["một", "một"]


def test_the_same_text_twice_has_the_same_vector(tmp_path):
    first, second = embed_with_cache(["một", "một"], FakeEmbedder(), tmp_path)
    assert (first == second).all()
