"""What an answer rests on, and the frequent question that leads."""

from dataclasses import replace
from datetime import date

import pytest

from assistant.answers import faq
from assistant.answers.sources import AT_MOST, WITHOUT_OWN, sources_of
from assistant.steps.compose import ANSWERS
from assistant.turn import Hit
from procedures_kb import Confidence, LegalRef, in_force
from procedures_kb.model import Basis, Fact, Known, LegalText
from tests.factories import (
    TODAY,
    make_context,
    make_kb,
    make_procedure,
    raw_known,
)


def known(**changes) -> Fact:
    return Fact(Confidence.SOURCED, ("HT",), **changes)


def answer(intent, day=TODAY, **changes):
    procedure = make_procedure(**changes)
    return ANSWERS[intent](procedure, make_kb(procedure), day)


# Sources


def law_of(*references: str) -> Known:
    return known(law=tuple(LegalRef(*text.split(", ")) for text in references))


def test_sources_are_each_law_once_in_the_order_used():
    facts = [law_of("60/2014/QH13, Điều 7"), law_of("1/2020/QH14", "60/2014/QH13, Điều 7")]
    *laws, portal = sources_of(make_procedure(), facts, make_kb(), TODAY)
    assert [(law.text, law.article) for law in laws] == [
        ("60/2014/QH13", "Điều 7"),
        ("1/2020/QH14", None),
    ]
    assert (laws[0].title, laws[0].in_force_from) == ("Luật Hộ tịch", date(2016, 1, 1))
    assert (laws[1].title, laws[1].in_force_from) == (None, None)
    assert portal.text == "Trang của thủ tục 1.000001 trên Cổng Dịch vụ công quốc gia"


def law_since(number: str, day: date | None) -> LegalText:
    return LegalText(number, "Luật", "Luật mới", day, None, Confidence.SOURCED)


@pytest.mark.parametrize(
    ("day", "numbers"),
    [
        (date(2024, 6, 1), ["60/2014/QH13"]),
        (date(2025, 2, 28), ["60/2014/QH13"]),
        (date(2025, 3, 1), ["60/2014/QH13", "9/2025/QH15"]),
    ],
)
def test_a_text_that_came_into_force_later_is_no_basis_on_an_earlier_day(day, numbers):
    basis = [raw_known(text=text, about="x") for text in ("60/2014/QH13", "9/2025/QH15")]
    procedure = make_procedure(legal_basis=basis)
    base = make_kb(procedure)
    new = law_since("9/2025/QH15", date(2025, 3, 1))
    base = replace(base, legal_texts={**base.legal_texts, new.text: new})
    for facts in ([known()], [law_of(*numbers, "9/2025/QH15")], list(procedure.legal_basis)):
        *laws, _ = sources_of(procedure, facts, base, day)
        assert [law.text for law in laws] == numbers
    part = ANSWERS["ask_legal_basis"](procedure, base, day)
    assert part.blocks[0]["items"] == numbers
    assert list(part.facts) == list(procedure.legal_basis[: len(numbers)])


def test_a_text_of_unknown_days_is_a_basis_on_any_day():
    base = replace(make_kb(), legal_texts={"1/1/QH": law_since("1/1/QH", None)})
    assert base.binds_on("1/1/QH", date(1990, 1, 1))
    assert base.binds_on("2/2/QH", date(1990, 1, 1))


def test_a_place_in_the_legal_basis_is_a_source_itself():
    basis = Basis(Confidence.SOURCED, ("HT",), text="60/2014/QH13", article="Điều 9")
    [law, _] = sources_of(make_procedure(), [basis], make_kb(), TODAY)
    assert (law.text, law.article) == ("60/2014/QH13", "Điều 9")


def test_facts_without_a_law_of_their_own_rest_on_the_legal_basis_of_that_day():
    gone = raw_known(text="60/2014/QH13", article="cũ", about="x", ends_on=date(2025, 6, 30))
    basis = [raw_known(text="60/2014/QH13", article=f"Điều {n}", about="x") for n in range(5)]
    procedure = make_procedure(legal_basis=[gone, *basis])
    *laws, _ = sources_of(procedure, [known()], make_kb(procedure), TODAY)
    assert [law.article for law in laws] == ["Điều 0", "Điều 1", "Điều 2"]
    assert len(laws) == WITHOUT_OWN


def test_no_more_laws_are_named_than_a_person_reads():
    facts = [law_of(f"{number}/2020/QH14") for number in range(20)]
    *laws, portal = sources_of(make_procedure(), facts, make_kb(), TODAY)
    assert [law.text for law in laws] == [f"{number}/2020/QH14" for number in range(AT_MOST)]
    assert portal.url


# The frequent question nearest to what was asked


def nearest(
    dense,
    slug="cap_giay_thu",
    question="Giấy thử rách thì sao?",
    text="giay thu bi rach",
    **changes,
):
    hits = (Hit(slug, "giấy thử", 0.99), Hit(slug, question, dense))
    return faq.nearest(make_procedure(**changes), make_context(text, hits=hits), TODAY)


def test_a_near_question_gives_itself_and_its_answer_with_its_doubt():
    doubtful = raw_known(
        question="Giấy thử rách thì sao?", answer="Xin cấp lại.", confidence="memory"
    )
    part = nearest(faq.NEAR, faq=[doubtful])
    assert part.lines == (
        "“Giấy thử rách thì sao?”",
        "Xin cấp lại (chưa đối chiếu lại văn bản).",
    )
    assert part.blocks[0]["question"] == "Giấy thử rách thì sao?"
    assert len(part.facts) == 1


@pytest.mark.parametrize(
    ("asked", "known", "is_same"),
    [
        ("thue tro co nhap ho khau duoc khong", "Thuê trọ có nhập hộ khẩu được không?", True),
        ("ở trọ nhập hộ khẩu được không", "Thuê trọ có nhập hộ khẩu được không?", True),
        (
            "Chồng có được đăng ký thường trú ở nhà vợ hay không?",
            "Thuê trọ có nhập hộ khẩu được không?",
            False,
        ),
        ("đăng ký kết hôn cần giấy tờ gì", "Đăng ký kết hôn online thì bao lâu có?", False),
        ("mất bao lâu", "Bao lâu thì xong?", False),
        (
            "bằng lái b2 hết hạn 4 tháng có thi lại không",
            "Bằng lái đã hết hạn thì có phải thi lại không?",
            True,
        ),
        (
            "trẻ 16 tuổi làm căn cước cần ai đi cùng",
            "Trẻ 5 tuổi làm căn cước cần ai đi cùng?",
            False,
        ),
    ],
)
def test_near_questions_share_the_words_that_carry_the_matter(asked, known, is_same):
    assert faq.share_matter(known, asked) is is_same


@pytest.mark.parametrize(
    "found",
    [
        {"dense": faq.NEAR - 0.001},
        {"dense": 0.99, "slug": "khac"},
        {"dense": 0.99, "question": "Giấy thử là gì?"},
        {"dense": 0.99, "faq": []},
        {
            "dense": 0.99,
            "faq": [
                raw_known(
                    question="Giấy thử rách thì sao?", answer="Cũ.", ends_on=date(2025, 6, 30)
                )
            ],
        },
    ],
)
def test_a_far_question_another_s_or_an_old_one_gives_nothing(found):
    assert nearest(**found) is None


def test_the_nearest_of_the_questions_counts():
    both = [
        raw_known(question="Giấy thử rách thì sao?", answer="Một."),
        raw_known(question="Giấy thử ướt thì sao?", answer="Hai."),
    ]
    hits = (
        Hit("cap_giay_thu", "Giấy thử ướt thì sao?", 0.95),
        Hit("cap_giay_thu", "Giấy thử rách thì sao?", 0.94),
    )
    context = make_context("giấy thử rách, ướt", hits=hits)
    part = faq.nearest(make_procedure(faq=both), context, TODAY)
    assert part.lines == ("“Giấy thử ướt thì sao?”", "Hai.")


def test_the_papers_told_are_all_those_of_the_day(kb):
    procedure = kb.procedures["dang_ky_khai_sinh"]
    part = ANSWERS["ask_papers"](procedure, kb, TODAY)
    assert set(map(id, part.facts)) == set(map(id, in_force(procedure.papers, TODAY)))
