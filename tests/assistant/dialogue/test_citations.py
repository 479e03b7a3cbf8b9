"""Legal texts cited by number, and the procedures that rest on them."""

import pytest

from assistant.dialogue.citations import AT_MOST, WEIGHT, Citations
from tests.factories import make_procedure, raw_fact, raw_known

SHARES = {"none": 0.4, "giay_1": 0.3, "giay_2": 0.3}


def resting_on(number, slug):
    basis = raw_known(text=number, article="Điều 4", about="Mức thu.")
    return make_procedure(slug=slug, legal_basis=[basis])


@pytest.mark.parametrize(
    "text",
    [
        "Thông tư 16/2025/TT-BTC quy định mức thu thế nào?",
        "thong tu 16/2025/tt-btc",
        "theo 16/2025/TT-BTC, và 16/2025/TT-BTC",
    ],
)
def test_what_rests_on_the_text_is_much_likelier(text):
    citations = Citations([resting_on("16/2025/TT-BTC", "giay_1"), make_procedure(slug="giay_2")])
    weighed = citations.weigh(text, SHARES)
    whole = 0.7 + 0.3 * WEIGHT
    assert weighed == pytest.approx(
        {"none": 0.4 / whole, "giay_1": 0.3 * WEIGHT / whole, "giay_2": 0.3 / whole}
    )


def test_two_that_rest_on_it_share_the_weight():
    both = [resting_on("94/2026/NĐ-CP", slug) for slug in ("giay_1", "giay_2")]
    weighed = Citations(both).weigh("Nghị định 94/2026/NĐ-CP", SHARES)
    assert weighed["giay_1"] == weighed["giay_2"] == pytest.approx(7.5 / 15.4)


def test_a_fact_rests_on_what_it_cites():
    fact = raw_fact("Có nơi cư trú.", law=["31/2023/TT-BCA, Điều 3"])
    citations = Citations([make_procedure(slug="giay_1", conditions=[fact])])
    assert citations.weigh("thông tư 31/2023/TT-BCA", SHARES)["giay_1"] > 0.9


@pytest.mark.parametrize("text", ["thông tư 17/2025/TT-BTC", "16/2025", "lệ phí bao nhiêu", ""])
def test_other_texts_and_other_numbers_change_nothing(text):
    citations = Citations([resting_on("16/2025/TT-BTC", "giay_1")])
    assert citations.weigh(text, SHARES) == SHARES


def test_a_text_that_many_rest_on_changes_nothing():
    many = [resting_on("16/2025/TT-BTC", f"giay_{at}") for at in range(AT_MOST + 1)]
    assert Citations(many).weigh("16/2025/TT-BTC", SHARES) == SHARES
