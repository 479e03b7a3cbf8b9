"""Records known by their title: what is compared, and what is made of it."""

import numpy as np
import pytest

from assistant.retrieval.portal.adapter import Adapter
from assistant.retrieval.portal.index import FEATURES, SHORTLIST, Edited, PortalIndex
from assistant.retrieval.portal.search import PortalSearch
from assistant.retrieval.portal.wording import wording_of
from assistant.text.fold import fold
from assistant.text.normalise import normalise
from tests.assistant.fake_embedder import FakeEmbedder
from tests.assistant.portal_records import SAID, TITLES, VERBS, Records, slug_called
from tests.factories import make_procedure

ASKED = ("Cấp giấy phép nuôi ong lấy mật", "Gia hạn giấy phép lặn biển du lịch")
OF_ANOTHER_PLACE = frozenset({slug_called(ASKED[0]), slug_called("Hỗ trợ chi phí dạy múa rối")})
EDITED = [
    make_procedure(slug=slug, name=name, asked_as=[f"{what} lần {at}?" for at in range(15)])
    for slug, name, what in (
        ("khai_sinh", "Đăng ký khai sinh", "mới đẻ con"),
        ("ket_hon", "Đăng ký kết hôn", "cưới vợ"),
    )
]
UNDECIDED = Edited({"khai_sinh": 0.2, "ket_hon": 0.1}, 0.7)


def build(records: Records) -> PortalIndex:
    same = Adapter(np.eye(32, dtype=np.float32), "fake")
    return PortalIndex(records, EDITED, SAID, FakeEmbedder(), same, None)


@pytest.fixture(scope="module")
def index() -> PortalIndex:
    return build(Records(OF_ANOTHER_PLACE))


def column(shortlist, name):
    return shortlist.matrix[:, FEATURES.index(name)]


def test_of_many_records_sixty_are_compared_and_each_once(index):
    assert len(TITLES) > SHORTLIST
    found = index.find(normalise("xin giấy phép"), UNDECIDED)
    assert len(found.slugs) == len(set(found.slugs)) == SHORTLIST
    assert set(found.slugs) <= {*TITLES, *UNDECIDED.shares}


def test_of_few_records_all_are_compared_and_the_edited_ones_with_them():
    few = ("dvc_1", "dvc_2", "dvc_3")
    found = build(Records(only=few)).find(normalise("trồng rừng"), UNDECIDED)
    assert set(found.slugs) == {*few, *UNDECIDED.shares}
    assert found.matrix.shape == (6, len(FEATURES))


def test_evidence_is_a_row_a_record_and_for_none_of_them_only_how_sure_the_edited_are(index):
    found = index.find(normalise(ASKED[0]), UNDECIDED)
    assert found.matrix.shape == (len(found.slugs) + 1, len(FEATURES))
    told = {name for name, value in zip(FEATURES, found.matrix[-1]) if value}
    assert told == {"edited_best", "edited_none"}
    assert set(column(found, "edited_best")) == {0.2}
    assert set(column(found, "edited_none")) == {0.7}
    assert np.isfinite(found.matrix).all()


def test_edited_procedures_are_compared_by_the_same_evidence_and_their_own_share(index):
    found = index.find(normalise("mới đẻ con"), UNDECIDED)
    at = found.slugs.index("khai_sinh")
    assert column(found, "said_covers").argmax() == at
    assert column(found, "is_edited")[at] == 1
    assert column(found, "edited_share")[at] == 0.2
    records = [row for row, slug in enumerate(found.slugs) if slug in TITLES]
    assert not column(found, "is_edited")[records].any()
    assert not column(found, "edited_share")[records].any()


def test_a_record_is_found_by_what_people_call_it(index):
    found = index.find(normalise("xin tiền đóng ghe"), UNDECIDED)
    at = found.slugs.index("dvc_12")
    assert column(found, "said_covers")[at] == pytest.approx(1)
    for name in ("said_words", "said_pieces", "said_covers", "said_covered"):
        assert column(found, name).argmax() == at
    without = [slug for slug in found.slugs if slug not in {*SAID, *UNDECIDED.shares}]
    silent = [found.slugs.index(slug) for slug in without]
    assert not column(found, "said_pieces")[silent].any()


def test_a_hidden_phrase_speaks_for_nobody(index):
    asked = SAID["dvc_0"][1]
    hidden = index.titles.phrases.index(asked)
    found = index.find(asked, UNDECIDED, without=hidden)
    at = found.slugs.index("dvc_0")
    assert column(found, "said_covers")[at] < 1
    seen = index.find(asked, UNDECIDED)
    assert column(seen, "said_covers")[seen.slugs.index("dvc_0")] == pytest.approx(1)


@pytest.mark.parametrize("title", ASKED)
@pytest.mark.parametrize("typed", [str, fold], ids=["marked", "unmarked"])
def test_a_record_is_found_by_the_words_of_its_title_with_marks_or_without(index, title, typed):
    found = index.find(typed(title.lower()), UNDECIDED)
    at = found.slugs.index(slug_called(title))
    for name in ("name_words", "name_pieces", "name_covers", "name_covered"):
        assert column(found, name).argmax() == at
    assert column(found, "name_covers")[at] == pytest.approx(1)
    assert column(found, "name_covered")[at] == pytest.approx(1)


def test_what_else_a_record_says_speaks_for_it_too(index):
    """No title has the word: only the field of eight records has."""
    found = index.find(normalise("diêm"), UNDECIDED)
    assert not column(found, "name_words").any()
    speaking = [slug for slug, score in zip(found.slugs, column(found, "whole_words")) if score > 0]
    assert len(speaking) == len(VERBS)
    assert all(TITLES[slug].endswith("sản xuất muối tinh") for slug in speaking)


def test_official_words_find_what_people_call_otherwise(index):
    """ "đóng cửa" stands in no title; the office's words for it share some with "tạm ngừng"."""
    found = index.find("tạm đóng cửa", UNDECIDED)
    plain, official = column(found, "name_covers"), column(found, "name_covers_official")
    first = int(official.argmax())
    assert TITLES[found.slugs[first]].startswith("Thông báo tạm ngừng")
    assert official[first] > plain[first]


def test_records_of_another_place_are_told_apart(index):
    found = index.find(normalise(ASKED[0]), UNDECIDED)
    told = {slug for slug, mark in zip(found.slugs, column(found, "elsewhere")) if mark == 1}
    assert told == OF_ANOTHER_PLACE & set(found.slugs)
    assert slug_called(ASKED[0]) in told
    assert set(column(found, "elsewhere")) == {0.0, 1.0}


def test_shares_of_the_best_are_one_for_the_best_and_less_for_others(index):
    found = index.find(normalise(ASKED[1]), UNDECIDED)
    for name in ("name_words_share", "whole_words_share", "name_pieces_share"):
        assert column(found, name).max() == pytest.approx(1)
        assert column(found, name).min() >= 0
    assert column(found, "meaning_lead")[:-1].max() == 0


@pytest.fixture(scope="module")
def search(index) -> PortalSearch:
    return PortalSearch.load(index)


def test_a_ranking_is_shares_of_what_is_compared_and_of_none(index, search):
    for text in (*ASKED, "hôm nay trời mưa to quá"):
        shares, none = search.rank(normalise(text), UNDECIDED)
        assert set(shares) == set(index.find(normalise(text), UNDECIDED).slugs)
        assert sum(shares.values()) + none == pytest.approx(1)
        assert min(*shares.values(), none) >= 0


def test_the_ranker_of_the_repository_finds_a_record_by_its_title(search):
    shares, none = search.rank(normalise(ASKED[0]), UNDECIDED)
    assert max(shares, key=lambda slug: shares[slug]) == slug_called(ASKED[0])
    assert shares[slug_called(ASKED[0])] > none


def test_edited_procedures_speak_in_their_everyday_names_and_questions():
    said = wording_of(EDITED)["ket_hon"]
    assert set(EDITED[1].everyday_names) <= set(said)
    assert set(EDITED[1].asked_as) <= set(said)
