"""Vectors of words that draw what people say towards the title meant: learned, kept in a file."""

import numpy as np
import pytest
from scipy.sparse import csr_matrix

from assistant.retrieval.portal.encoder import ENCODER, Encoder, centroids, load_encoder, unit
from assistant.training.portal.encoder import fit_encoder

MATTERS = {
    "cấp giấy phép nuôi ong": ("lấy mật", "tổ mật ong", "bán mật"),
    "hỗ trợ đóng tàu cá": ("cho tiền đóng ghe", "ghe đánh cá", "tiền làm ghe"),
    "công nhận trường mầm non": ("mở nhà trẻ", "nhà giữ trẻ", "giữ trẻ tại nhà"),
    "phục dựng đình làng": ("sửa đình", "dựng lại cổng đình", "đình bị sập"),
    "khai thác nước ngầm": ("khoan giếng", "giếng khoan", "đào giếng"),
    "bán hàng đa cấp": ("rủ nhau bán hàng", "mạng lưới bán hàng", "bán hàng theo nhánh"),
}
WAYS = ("muốn {}", "xin {} ở đâu", "{} cần gì", "hỏi chuyện {}")
TITLES = tuple(MATTERS)
PHRASES = [way.format(said) for words in MATTERS.values() for said in words for way in WAYS]
OWNER = np.repeat(range(len(TITLES)), len(PHRASES) // len(TITLES))


@pytest.fixture(scope="module")
def fitted() -> Encoder:
    return fit_encoder(TITLES, PHRASES, OWNER, range(len(PHRASES)))


def nearest(encoder: Encoder, text: str) -> int:
    titles = unit(encoder.counts(TITLES) @ encoder.matrix)
    return int((titles @ encoder.vector(text)).argmax())


@pytest.mark.parametrize(
    ("asked", "meant"), [("mật thì sao", 0), ("ghe của tôi", 1), ("cho con đi nhà trẻ", 2)]
)
def test_words_that_stand_in_no_title_draw_towards_the_one_they_are_said_for(fitted, asked, meant):
    assert nearest(fitted, asked) == meant


def test_marks_do_not_matter(fitted):
    assert fitted.vector("tiền làm ghe") == pytest.approx(fitted.vector("tien lam ghe"))


def test_vectors_have_length_one_and_of_unknown_words_zero(fitted):
    assert np.linalg.norm(fitted.vector("mật ong")) == pytest.approx(1, abs=1e-5)
    assert not fitted.vector("xyz qwk").any()


def test_one_text_has_the_vector_it_has_among_many(fitted):
    many = unit(fitted.counts(PHRASES[:3]) @ fitted.matrix)
    assert many[1] == pytest.approx(fitted.vector(PHRASES[1]), abs=1e-5)


def test_a_title_and_its_phrases_are_one_sum_from_which_a_phrase_can_be_taken():
    titles, phrases = csr_matrix(np.eye(2)), csr_matrix([[1.0, 0.0], [0.0, 2.0], [0.0, 4.0]])
    whole = centroids(titles, phrases, np.array([0, 1, 1])).toarray()
    assert whole == pytest.approx(np.array([[2.5, 0.0], [0.0, 7.5]]))


def test_it_is_kept_rounded(fitted, tmp_path):
    fitted.save(tmp_path / "encoder.npz")
    kept = load_encoder(tmp_path / "encoder.npz")
    assert kept.vector("mở nhà trẻ") == pytest.approx(fitted.vector("mở nhà trẻ"), abs=0.02)


def test_the_repository_s_own_knows_what_people_say():
    encoder = load_encoder()
    said, title, other = map(
        encoder.vector, ("mở tiệm thuốc tây", "kinh doanh dược, nhà thuốc", "giải thể trường học")
    )
    assert said @ title > said @ other + 0.2
    assert ENCODER.stat().st_size < 4_000_000
