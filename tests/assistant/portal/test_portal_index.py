"""Records known by their title: what is compared, and what is made of it."""

import numpy as np
import pytest

from assistant.retrieval.portal.encoder import load_encoder
from assistant.retrieval.portal.index import FEATURES, SHORTLIST, Edited, PortalIndex
from assistant.retrieval.portal.search import PREFERENCES, RANKER, PortalSearch
from assistant.retrieval.portal.wording import wording_of
from assistant.retrieval.ranker import load_ranker
from assistant.text.fold import fold
from assistant.text.normalise import normalise
from tests.assistant.portal_records import SAID, TITLES, Records, slug_called
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
    return PortalIndex(records, EDITED, SAID, load_encoder())


@pytest.fixture(scope="module")
def index() -> PortalIndex:
    return build(Records(OF_ANOTHER_PLACE))


def column(shortlist, name):
    return shortlist.matrix[:, FEATURES.index(name)]


def test_of_many_records_a_few_are_compared_and_each_once(index):
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
    of_phrases = ("said_words", "said_covers", "said_covered", "said_learned")
    for name in (*of_phrases, "learned", "all_words"):
        assert column(found, name)[:-1].argmax() == at
    assert column(found, "said_words_lead")[at] == column(found, "said_learned_lead")[at] == 0
    without = [slug for slug in found.slugs if slug not in {*SAID, *UNDECIDED.shares}]
    silent = [found.slugs.index(slug) for slug in without]
    assert not column(found, "said_words")[silent].any()
    assert not column(found, "said_learned")[silent].any()


@pytest.mark.parametrize("title", ASKED)
@pytest.mark.parametrize("typed", [str, fold], ids=["marked", "unmarked"])
def test_a_record_is_found_by_the_words_of_its_title_with_marks_or_without(index, title, typed):
    found = index.find(typed(title.lower()), UNDECIDED)
    at = found.slugs.index(slug_called(title))
    for name in ("name_words", "name_covers", "name_covered", "learned_name"):
        assert column(found, name)[:-1].argmax() == at
    assert column(found, "name_covers")[at] == pytest.approx(1)
    assert column(found, "name_covered")[at] == pytest.approx(1)


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


def test_how_far_each_is_behind_the_best_is_zero_for_the_best_and_less_for_others(index):
    found = index.find(normalise(ASKED[1]), UNDECIDED)
    for name in ("all_words_lead", "said_words_lead", "said_learned_lead", "learned_name_lead"):
        assert column(found, name)[:-1].max() == pytest.approx(0, abs=1e-5)
    at = found.slugs.index(slug_called(ASKED[1]))
    for name in ("all_words_lead", "learned_name_lead"):
        assert column(found, name)[at] == pytest.approx(0, abs=1e-5)


def test_the_learned_vectors_say_how_far_the_edited_are_ahead(index):
    assert index.lead_of_edited("mới đẻ con") > 0 > index.lead_of_edited("xin tiền đóng ghe")


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


def test_phrases_of_several_records_stand_one_after_the_other(index):
    chosen = [index.slugs.index(slug) for slug in ("dvc_12", "dvc_1", "dvc_0")]
    places, starts, has_any = index.titles.phrases_of(chosen)
    assert [index.titles.phrases[at] for at in places] == [*SAID["dvc_12"], *SAID["dvc_0"]]
    assert list(starts) == [0, 2]
    assert list(has_any) == [True, False, True]


def test_records_without_phrases_have_none():
    without = build(Records(only=("dvc_1", "dvc_2")))
    places, starts, has_any = without.titles.phrases_of([0, 1])
    assert (list(places), list(starts), list(has_any)) == ([], [], [False, False])


def test_in_doubt_an_edited_procedure_likely_by_its_own_ranking_goes_first(index, search):
    """By the odds of how likely it is more than its evidence gives it; none where it is not."""
    asked = normalise("mới đẻ con xin tiền đóng ghe")
    likely = [(Edited({"khai_sinh": at, "ket_hon": 0.01}, 0.0), odds) for at, odds in PREFERENCES]
    ranker = load_ranker(FEATURES, RANKER)
    for edited, odds in (*likely, (UNDECIDED, 1.0)):
        found = index.find(asked, edited)
        shares, _ = search.rank(asked, edited)
        given = dict(zip(found.slugs, ranker.probabilities(found.matrix)))
        before, after = (of["khai_sinh"] / of["dvc_12"] for of in (given, shares))
        assert after == pytest.approx(before * odds)
