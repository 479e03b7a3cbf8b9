"""Records known by their title: what is compared, and what is made of it."""

import numpy as np
import pytest

from assistant.retrieval.portal import (
    FEATURES,
    RANKER,
    SHORTLIST,
    Covering,
    PortalIndex,
    PortalSearch,
)
from assistant.retrieval.ranker import load_ranker
from assistant.text.fold import fold
from assistant.text.normalise import normalise
from tests.assistant.fake_embedder import FakeEmbedder
from tests.assistant.portal_records import TEXTS, TITLES, VERBS, slug_called

ASKED = ("Cấp giấy phép nuôi ong lấy mật", "Gia hạn giấy phép lặn biển du lịch")
OF_ANOTHER_PLACE = {slug_called(ASKED[0]), slug_called("Hỗ trợ chi phí dạy múa rối")}


@pytest.fixture(scope="module")
def index() -> PortalIndex:
    return PortalIndex(TEXTS, OF_ANOTHER_PLACE, FakeEmbedder(), None)


def column(shortlist, name):
    return shortlist.matrix[:, FEATURES.index(name)]


def test_of_many_records_sixty_are_compared_and_each_once(index):
    assert len(TITLES) > SHORTLIST
    found = index.find(normalise("xin giấy phép"))
    assert len(found.slugs) == len(set(found.slugs)) == SHORTLIST
    assert set(found.slugs) <= set(TITLES)


def test_of_few_records_all_are_compared():
    few = [text for text in TEXTS if text.slug in ("dvc_1", "dvc_2", "dvc_3")]
    found = PortalIndex(few, (), FakeEmbedder(), None).find(normalise("trồng rừng"))
    assert set(found.slugs) == {"dvc_1", "dvc_2", "dvc_3"}
    assert found.matrix.shape == (4, len(FEATURES))


def test_evidence_is_a_row_a_record_and_zeros_for_none_of_them(index):
    found = index.find(normalise(ASKED[0]))
    assert found.matrix.shape == (len(found.slugs) + 1, len(FEATURES))
    assert not found.matrix[-1].any()
    assert found.matrix[:-1].any(axis=1).all()
    assert np.isfinite(found.matrix).all()


@pytest.mark.parametrize("title", ASKED)
@pytest.mark.parametrize("typed", [str, fold], ids=["marked", "unmarked"])
def test_a_record_is_found_by_the_words_of_its_title_with_marks_or_without(index, title, typed):
    found = index.find(typed(title.lower()))
    assert found.slugs[0] == slug_called(title)
    for name in ("name_words", "name_pieces", "name_covers", "name_covered"):
        assert column(found, name).argmax() == 0
    assert column(found, "name_covers")[0] == pytest.approx(1)
    assert column(found, "name_covered")[0] == pytest.approx(1)


def test_what_else_a_record_says_speaks_for_it_too(index):
    """No title has the word: only the field of eight records has."""
    found = index.find(normalise("diêm"))
    assert not column(found, "name_words").any()
    speaking = [slug for slug, score in zip(found.slugs, column(found, "whole_words")) if score > 0]
    assert len(speaking) == len(VERBS)
    assert all(TITLES[slug].endswith("sản xuất muối tinh") for slug in speaking)


def test_official_words_find_what_people_call_otherwise(index):
    """ "đóng cửa" stands in no title; the office's words for it share some with "tạm ngừng"."""
    found = index.find("tạm đóng cửa")
    plain, official = column(found, "name_covers"), column(found, "name_covers_official")
    first = int(official.argmax())
    assert TITLES[found.slugs[first]].startswith("Thông báo tạm ngừng")
    assert official[first] > plain[first]


def test_records_of_another_place_are_told_apart(index):
    found = index.find(normalise(ASKED[0]))
    told = {slug for slug, mark in zip(found.slugs, column(found, "elsewhere")) if mark == 1}
    assert told == OF_ANOTHER_PLACE & set(found.slugs)
    assert slug_called(ASKED[0]) in told
    assert set(column(found, "elsewhere")) == {0.0, 1.0}


def test_shares_of_the_best_are_one_for_the_best_and_less_for_others(index):
    found = index.find(normalise(ASKED[1]))
    for name in ("name_words_share", "whole_words_share", "pieces_share"):
        assert column(found, name).max() == pytest.approx(1)
        assert column(found, name).min() >= 0
    assert column(found, "meaning_lead")[:-1].max() == 0


COVERED = ("cấp giấy phép nuôi ong", "cấp giấy phép trồng rừng", "dạy múa rối")


@pytest.fixture(scope="module")
def covering() -> Covering:
    return Covering(COVERED)


@pytest.mark.parametrize("at", range(len(COVERED)))
def test_a_text_covers_itself_wholly_and_is_covered(covering, at):
    of_question, of_text = covering.shares(COVERED[at])
    assert of_question.shape == of_text.shape == (len(COVERED),)
    assert of_question[at] == pytest.approx(1)
    assert of_text[at] == pytest.approx(1)
    assert sorted(of_question)[-2] < 1


def test_unknown_words_leave_more_of_the_question_uncovered_and_no_less_of_the_text(covering):
    [plain, _, _], [plain_text, _, _] = covering.shares("nuôi ong")
    [more, _, _], [more_text, _, _] = covering.shares("nuôi ong zzz")
    assert 0 < more < plain == pytest.approx(1)
    assert more_text == pytest.approx(plain_text)


def test_a_rare_word_covers_more_than_a_usual_one(covering):
    question, text = covering.shares("cấp ong")
    assert question[0] > 2 * question[1] > 0
    assert text[0] > text[1] > 0
    assert question[2] == text[2] == 0


@pytest.mark.parametrize("text", ["zzz yyy", ""])
def test_what_no_text_has_covers_nothing(covering, text):
    of_question, of_text = covering.shares(text)
    assert not of_question.any()
    assert not of_text.any()


def test_a_ranking_is_shares_of_the_records_compared_and_of_none(index):
    search = PortalSearch(index, load_ranker(FEATURES, RANKER))
    for text in (*ASKED, "hôm nay trời mưa to quá"):
        shares, none = search.rank(normalise(text))
        assert set(shares) == set(index.find(normalise(text)).slugs)
        assert sum(shares.values()) + none == pytest.approx(1)
        assert min(*shares.values(), none) >= 0


def test_the_ranker_of_the_repository_puts_a_title_s_own_record_before_small_talk():
    search = PortalSearch.build(TEXTS, (), FakeEmbedder(), None)
    shares, none = search.rank(normalise(ASKED[1]))
    _, none_of_weather = search.rank("hôm nay trời mưa to quá")
    assert max(shares, key=lambda slug: shares[slug]) == slug_called(ASKED[1])
    assert none < none_of_weather
