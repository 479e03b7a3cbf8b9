"""What the search found, and what of it is kept."""

import pytest

from assistant.dialogue.citations import Citations
from assistant.steps.find_procedure import FindProcedure
from assistant.turn import Hit
from tests.assistant.steps.fakes import (
    ABOUT_A,
    KB,
    A,
    B,
    FakeSearch,
)
from tests.factories import make_context, make_kb, make_procedure, raw_known


def raw_basis(number):
    return raw_known(text=number, article="Điều 4", about="Mức thu.")


def finding(search, kb):
    return FindProcedure(search, kb, Citations(kb.edited.values()))


def test_the_likeliest_procedures_are_kept_with_their_shares_and_passages():
    search = FakeSearch((("giay_b", 0.5), ("giay_a", 0.2), ("giay_c", 0.1)), none=0.2)
    context = make_context("giấy b")
    assert finding(search, KB)(context) is None
    assert [(item.procedure.slug, item.score) for item in context.candidates] == [
        ("giay_b", 0.5),
        ("giay_a", 0.2),
        ("giay_c", 0.1),
    ]
    assert context.in_scope == pytest.approx(0.8)
    assert context.hits == (Hit("giay_b", "câu hỏi về giay_b", 0.93),)
    assert search.asked == ["giấy b"]


def test_five_procedures_are_kept():
    many = make_kb(*(make_procedure(slug=f"giay_{at}") for at in range(9)))
    search = FakeSearch(tuple((f"giay_{at}", 0.1) for at in range(9)), none=0.1)
    context = make_context()
    finding(search, many)(context)
    assert len(context.candidates) == 5


LETTER = (
    "Tôi vừa làm xong giấy A cho con gái ở phường, cán bộ rất nhiệt tình và chỉ dẫn kỹ càng. "
    "Nay tôi tính làm thêm cho cả nhà. Vậy làm giấy B thì cần những giấy tờ gì?"
)


def test_a_letter_is_weighed_with_what_its_questions_name():
    search = FakeSearch(
        (("giay_a", 0.6), ("giay_b", 0.3)),
        none=0.1,
        known={"Vậy làm giấy B thì cần những giấy tờ gì?": (("giay_b", 0.9), ("giay_a", 0.0))},
    )
    context = make_context(LETTER)
    finding(search, make_kb(A, B))(context)
    assert [item.procedure.slug for item in context.candidates] == ["giay_b", "giay_a"]
    assert context.candidates[0].score == pytest.approx(0.6 * 0.9 + 0.4 * 0.3)
    assert len(search.asked) == 2


def test_one_sentence_is_looked_for_once():
    search = FakeSearch((("giay_a", 0.6), ("giay_b", 0.3)), none=0.1)
    finding(search, make_kb(A, B))(make_context("làm giấy A ở đâu, mấy giờ, bao lâu"))
    assert len(search.asked) == 1


@pytest.mark.parametrize(("share", "first", "score"), [(0.6, "giay_b", 0.9), (0.8, "giay_a", 0.8)])
def test_what_was_taken_back_is_out_unless_named_again(share, first, score):
    search = FakeSearch((("giay_a", share), ("giay_b", 0.3)), none=0.1)
    context = make_context("giấy B cơ", state=ABOUT_A, corrects=True)
    finding(search, make_kb(A, B))(context)
    assert context.candidates[0].procedure.slug == first
    assert context.candidates[0].score == pytest.approx(score)


def test_a_text_cited_tells_which_procedure_rests_on_it():
    resting = make_procedure(slug="giay_c", legal_basis=[raw_basis("16/2025/TT-BTC")])
    search = FakeSearch((("giay_a", 0.5), ("giay_b", 0.3), ("giay_c", 0.05)), none=0.15)
    context = make_context("thông tư 16/2025/tt-btc quy định mức thu")
    finding(search, make_kb(A, B, resting))(context)
    assert context.candidates[0].procedure.slug == "giay_c"
