"""The map from what people say towards titles: learned from pairs, kept in a file."""

import numpy as np
import pytest

from assistant.retrieval.embed import load_embedder
from assistant.retrieval.portal.adapter import ADAPTER, Adapter, load_adapter
from assistant.training.portal.adapter import fit_adapter

SIZE, TITLES, EACH = 12, 30, 4


@pytest.fixture(scope="module")
def said():
    """Each title's phrases agree in the last half of the numbers; the first half is noise that
    weighs more."""
    random = np.random.default_rng(7)
    meant = random.normal(size=(TITLES, SIZE // 2)).repeat(EACH, axis=0)
    noise = 2 * random.normal(size=meant.shape)
    vectors = np.hstack([noise, meant]).astype(np.float32)
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


def share_nearest_to_own(vectors) -> float:
    owner = np.repeat(range(TITLES), EACH)
    scores = vectors @ vectors.T - 9 * np.eye(len(vectors))
    return float(np.mean(owner[scores.argmax(axis=1)] == owner))


def test_a_fitted_map_draws_phrases_to_their_own_title_also_those_never_asked(said):
    owner = np.repeat(range(TITLES), EACH)
    asked = [at for at in range(len(said)) if at % EACH]
    fitted = Adapter(fit_adapter(said, owner, asked), "any")
    assert share_nearest_to_own(fitted.apply(said)) > 1.5 * share_nearest_to_own(said) > 0


def test_what_is_mapped_are_unit_vectors_one_or_many(said):
    adapter = Adapter(3 * np.eye(SIZE, dtype=np.float32), "any")
    assert adapter.apply(said) == pytest.approx(said, abs=1e-6)
    assert adapter.apply(said[0]) == pytest.approx(said[0], abs=1e-6)
    assert adapter.apply(said).dtype == np.float32


def test_it_is_kept_with_the_name_of_the_model_it_was_made_for(tmp_path):
    Adapter(np.eye(SIZE) / 2, "one").save(tmp_path / "adapter.npz")
    kept = load_adapter(tmp_path / "adapter.npz")
    assert kept.matrix == pytest.approx(np.eye(SIZE) / 2)
    assert kept.embedder == "one"


def test_the_repository_s_own_fits_the_bundled_model():
    adapter = load_adapter()
    embedder = load_embedder(adapter.embedder)
    vector = embedder.embed("mở tiệm thuốc tây")
    assert adapter.matrix.shape == (len(vector), len(vector))
    assert ADAPTER.stat().st_size < 400_000
