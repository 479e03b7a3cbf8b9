"""The edited procedures first; what they leave is shared out among the portal's records."""

import pytest

from assistant.retrieval.passages import ASKED
from assistant.retrieval.portal.encoder import load_encoder
from assistant.retrieval.portal.index import Edited, PortalIndex
from assistant.retrieval.portal.search import PortalSearch
from assistant.retrieval.ranker import Ranker
from assistant.retrieval.search import NONE, Search, build_index
from assistant.text.normalise import normalise
from assistant.training.ranker import train_ranker
from tests.assistant.portal_records import SAID, TITLES, Records, slug_called
from tests.factories import make_procedure

ABOUT_NONE = [
    "hôm nay trời có mưa không", "đội nào thắng trận tối qua", "kể chuyện cười đi",
    "nấu phở bò thế nào", "vé xem phim mấy giờ", "tối nay ăn gì",
]  # fmt: skip
PROCEDURES = [
    make_procedure(
        slug=slug,
        name=name,
        everyday_names=[f"{way} {what}" for way in ("làm", "xin", "lấy", "ra phường")],
        asked_as=[f"{what} lần {at} thì cần gì?" for at in range(15)],
    )
    for slug, name, what in (
        ("khai_sinh", "Đăng ký khai sinh", "khai sinh cho con"),
        ("ket_hon", "Đăng ký kết hôn", "kết hôn với vợ"),
    )
]
EDITED = {"khai_sinh", "ket_hon"}
OF_THE_PORTAL = "Cấp giấy phép nuôi ong lấy mật"


@pytest.fixture(scope="module")
def ranker() -> Ranker:
    """Learned on the sentences of these two procedures and on those about none, each also with
    words that the index does not know."""
    index = build_index(PROCEDURES, ABOUT_NONE)
    asked = [
        (at, f"{normalise(item.text)}{end}", item.slug)
        for at, item in enumerate(index.passages)
        if item.kind == ASKED
        for end in ("", " thưa bác")
    ]
    found = [index.find(text, at).matrix for at, text, _ in asked]
    right = [index.slugs.index(slug) for _, _, slug in asked]
    balance = [1 / right.count(row) for row in right]
    return train_ranker(found, right, balance)


@pytest.fixture(scope="module")
def portal() -> PortalSearch:
    return PortalSearch.load(PortalIndex(Records(), PROCEDURES, SAID, load_encoder()))


@pytest.fixture(scope="module")
def alone(ranker) -> Search:
    return Search(PROCEDURES, ABOUT_NONE, ranker)


@pytest.fixture(scope="module")
def both(ranker, portal) -> Search:
    return Search(PROCEDURES, ABOUT_NONE, ranker, portal=portal)


ALL_ASKED = ("khai sinh cho con cần gì", OF_THE_PORTAL, "hôm nay trời mưa to quá", "con")


@pytest.mark.parametrize("text", ALL_ASKED)
def test_shares_of_all_and_of_none_make_one_the_likeliest_first(alone, both, text):
    for search in (alone, both):
        ranked = search.rank(text)
        shares = [share for _, share in ranked.order]
        assert sum(shares) + ranked.none == pytest.approx(1)
        assert shares == sorted(shares, reverse=True)
        assert NONE not in dict(ranked.order)


def test_records_are_weighed_against_what_the_edited_ones_own_ranking_says(alone, both, portal):
    before, after = alone.rank(OF_THE_PORTAL), both.rank(OF_THE_PORTAL)
    weighed, none = portal.rank(normalise(OF_THE_PORTAL), Edited(dict(before.order), before.none))
    given = dict(after.order)
    assert given.keys() == EDITED | weighed.keys()
    assert after.none == pytest.approx(none)
    for slug in weighed.keys() - EDITED:
        assert given[slug] == pytest.approx(weighed[slug])
    assert after.order[0][0] == slug_called(OF_THE_PORTAL)


def test_among_themselves_edited_ones_keep_the_proportions_of_their_own_ranking(alone, both):
    before = dict(alone.rank(OF_THE_PORTAL).order)
    after = dict(both.rank(OF_THE_PORTAL).order)
    assert after["khai_sinh"] / after["ket_hon"] == pytest.approx(
        before["khai_sinh"] / before["ket_hon"]
    )


def test_where_an_edited_one_is_likely_and_said_nearest_no_record_is_looked_for(
    alone, both, portal
):
    text = "khai sinh cho con lần 3 thì cần gì?"
    ranked = alone.rank(text)
    assert not portal.may_be_a_record(normalise(text), Edited(dict(ranked.order), ranked.none))
    assert both.rank(text).order == ranked.order
    assert both.rank(text).order[0][0] == "khai_sinh"


def test_where_a_record_is_said_nearer_it_is_looked_for_however_likely_an_edited_one_is(portal):
    sure = Edited({"khai_sinh": 0.99, "ket_hon": 0.0}, 0.01)
    assert portal.may_be_a_record("xin tiền đóng ghe", sure)
    assert not portal.may_be_a_record("xin khai sinh cho con", sure)


@pytest.mark.parametrize("text", ALL_ASKED)
def test_without_the_portal_nothing_of_it_is_named(alone, text):
    assert {slug for slug, _ in alone.rank(text).order} == EDITED


def test_a_record_has_no_passages_to_show_and_an_edited_procedure_has(both):
    ranked = both.rank(OF_THE_PORTAL)
    assert all(both.nearest(ranked, slug) == [] for slug in TITLES)
    passages = both.nearest(ranked, "ket_hon", 3)
    assert [item.slug for item, _ in passages] == ["ket_hon"] * 3
