"""The edited procedures first; what they leave is shared out among the portal's records."""

import pytest

from assistant.retrieval.evidence import LEXICAL
from assistant.retrieval.passages import ASKED
from assistant.retrieval.portal import PortalSearch
from assistant.retrieval.ranker import Rankers
from assistant.retrieval.search import NONE, PERHAPS_OTHER, Search, build_index
from assistant.text.normalise import normalise
from assistant.training.ranker import train_ranker
from tests.assistant.fake_embedder import FakeEmbedder
from tests.assistant.portal_records import TEXTS, TITLES, slug_called
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
OF_THE_PORTAL = "Gia hạn giấy phép lặn biển du lịch"


@pytest.fixture(scope="module")
def rankers() -> Rankers:
    """Learned on the sentences of these two procedures and on those about none, each also with
    words that the index does not know."""
    index = build_index(PROCEDURES, ABOUT_NONE, FakeEmbedder(), None)
    asked = [
        (at, f"{normalise(item.text)}{end}", item.slug)
        for at, item in enumerate(index.passages)
        if item.kind == ASKED
        for end in ("", " thưa bác")
    ]
    found = [index.with_dense(index.find(text, at), text, at).matrix for at, text, _ in asked]
    right = [index.slugs.index(slug) for _, _, slug in asked]
    balance = [1 / right.count(row) for row in right]
    quick = [matrix[:, : len(LEXICAL)] for matrix in found]
    return Rankers(train_ranker(quick, right, balance), train_ranker(found, right, balance))


@pytest.fixture(scope="module")
def portal() -> PortalSearch:
    return PortalSearch.build(TEXTS, (), FakeEmbedder(), None)


@pytest.fixture(scope="module")
def alone(rankers) -> Search:
    return Search(PROCEDURES, ABOUT_NONE, rankers, FakeEmbedder())


@pytest.fixture(scope="module")
def both(rankers, portal) -> Search:
    return Search(PROCEDURES, ABOUT_NONE, rankers, FakeEmbedder(), portal=portal)


ALL_ASKED = ("khai sinh cho con cần gì", OF_THE_PORTAL, "hôm nay trời mưa to quá", "con")


@pytest.mark.parametrize("text", ALL_ASKED)
def test_shares_of_all_and_of_none_make_one_the_likeliest_first(alone, both, text):
    for search in (alone, both):
        ranked = search.rank(text)
        shares = [share for _, share in ranked.order]
        assert sum(shares) + ranked.none == pytest.approx(1)
        assert shares == sorted(shares, reverse=True)
        assert NONE not in dict(ranked.order)


def test_what_the_edited_ones_leave_is_shared_out_among_the_records(alone, both, portal):
    before, after = alone.rank(OF_THE_PORTAL), both.rank(OF_THE_PORTAL)
    shares, left = portal.rank(normalise(OF_THE_PORTAL))
    assert before.none >= PERHAPS_OTHER
    assert after.none == pytest.approx(before.none * left)
    given = dict(after.order)
    assert given.keys() == EDITED | shares.keys()
    for slug, share in shares.items():
        assert given[slug] == pytest.approx(before.none * share)
    for slug, share in before.order:
        assert given[slug] == pytest.approx(share)
    assert after.order[0][0] == slug_called(OF_THE_PORTAL)


def test_where_an_edited_one_is_surely_meant_no_record_is_looked_for(alone, both):
    text = "khai sinh cho con cần gì"
    assert alone.rank(text).none < PERHAPS_OTHER
    assert both.rank(text).order == alone.rank(text).order
    assert both.rank(text).order[0][0] == "khai_sinh"


@pytest.mark.parametrize("text", ALL_ASKED)
def test_without_the_portal_nothing_of_it_is_named(alone, text):
    assert {slug for slug, _ in alone.rank(text).order} == EDITED


def test_a_record_has_no_passages_to_show_and_an_edited_procedure_has(both):
    ranked = both.rank(OF_THE_PORTAL)
    assert all(both.nearest(ranked, slug) == [] for slug in TITLES)
    passages = both.nearest(ranked, "ket_hon", 3)
    assert [item.slug for item, _ in passages] == ["ket_hon"] * 3
