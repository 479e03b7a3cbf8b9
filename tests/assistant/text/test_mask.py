from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.replies import PATH as REPLIES
from assistant.text.mask import mask
from procedures_kb.load import procedure_files, read_yaml
from procedures_kb.rules import texts_of
from tests.factories import TODAY

IDENTITY, PHONE, PAPER = "[số căn cước]", "[số điện thoại]", "[số giấy tờ]"
MAIL, CARD, PASSPORT = "[email]", "[số thẻ bảo hiểm y tế]", "[số hộ chiếu]"


@pytest.mark.parametrize(
    ("personal", "label"),
    [
        ("079090001234", IDENTITY),
        ("012345678901", IDENTITY),
        ("079 090 001 234", IDENTITY),
        ("079.090.001.234", IDENTITY),
        ("0790-9000-1234", IDENTITY),
        ("271234567", PAPER),
        ("0912345678", PHONE),
        ("0912 345 678", PHONE),
        ("0912.345.678", PHONE),
        ("091-234-5678", PHONE),
        ("+84912345678", PHONE),
        ("+84 912 345 678", PHONE),
        ("84912345678", PHONE),
        ("02838291234", PHONE),
        ("028 3829 1234", PHONE),
        ("0274.3822.123", PHONE),
        ("an.nguyen+1@gmail.com", MAIL),
        ("AN_NGUYEN@mail.gov.vn", MAIL),
        ("C1234567", PASSPORT),
        ("P01234567", PASSPORT),
        ("GD4797912345678", CARD),
        ("HS4010123456789", CARD),
    ],
)
@pytest.mark.parametrize("around", ["{}", "số của tôi là {}.", "({}), gọi tôi", "a:{}; b", "“{}”?"])
def test_what_identifies_a_person_is_hidden_and_the_words_around_stay(personal, label, around):
    assert mask(around.format(personal)) == around.format(label)


def test_each_of_several_is_hidden():
    said = "CCCD 079090001234, sđt 0912345678 hoặc 0987654321, mail a@b.vn, hộ chiếu C1234567"
    hidden = f"CCCD {IDENTITY}, sđt {PHONE} hoặc {PHONE}, mail {MAIL}, hộ chiếu {PASSPORT}"
    assert mask(said) == hidden


@pytest.mark.parametrize(
    ("said", "hidden"),
    [
        ("0912345678/0987654321", f"{PHONE}/{PHONE}"),
        ("gọi 0912345678/0987654321 nhé", f"gọi {PHONE}/{PHONE} nhé"),
        ("sđt0912345678", f"sđt{PHONE}"),
        ("sđt:0912345678,cccd:079090001234", f"sđt:{PHONE},cccd:{IDENTITY}"),
        ("đt 02838291234/0912345678", f"đt {PHONE}/{PHONE}"),
        ("(028) 38291234", PHONE),
    ],
)
def test_numbers_written_close_to_other_things_are_hidden_too(said, hidden):
    assert mask(said) == hidden


@pytest.mark.parametrize(
    "text",
    [
        "hồ sơ 1.004194.000.00.00.H29",
        "hồ sơ 000.00.15.H29-250101-0001",
        "thủ tục 1.004194 và 2.000635",
        "mã 1.004194, 1.000656; 3.000722.",
        "Nghị định 123/2015/NĐ-CP, Luật 60/2014/QH13",
        "66.22/2026/NQ-CP và 411/NQ-HĐND",
        "lệ phí 8.000 đồng, 1.000.000 đồng, 100.000.000 đồng, 1.500.000.000 đồng",
        "phạt 3.000.000–5.000.000 đồng",
        "0 đồng, 50000 đồng, 200 000 đồng",
        "ngày 01/07/2025, 1.7.2025, 2026-11-22, 30-6-2025",
        "từ 01/01/2025 đến 31/12/2026",
        "gọi 1022, 113, 1900 6068, 18001096",
        "sinh năm 1990, 12 tháng 3 ngày",
        "https://dichvucong.gov.vn/dich-vu-cong-truc-tuyen/1.001193",
        "lúc 7h30, tờ CT01, mẫu TK1-TS",
        "hỏi @ phường",
    ],
)
def test_codes_decrees_sums_and_days_stay(text):
    assert mask(text) == text


def strings_in(value):
    if isinstance(value, dict):
        value = [*value, *value.values()]
    if isinstance(value, list):
        for item in value:
            yield from strings_in(item)
    elif isinstance(value, str):
        yield value


@pytest.mark.parametrize("path", procedure_files(), ids=lambda path: path.stem)
def test_no_text_of_the_base_is_taken_for_a_person_s(path):
    texts = list(strings_in(read_yaml(path)))
    assert len(texts) > 300
    assert [text for text in texts if mask(text) != text] == []


def test_no_text_a_person_may_read_is_taken_for_a_person_s(kb):
    texts = [words for item in kb.procedures.values() for _, words, _ in texts_of(item)]
    assert [text for text in texts if mask(text) != text] == []
    assert mask(" ".join(texts)) == " ".join(texts)


def test_no_reply_is_taken_for_a_person_s():
    replies = REPLIES.read_text(encoding="utf-8")
    assert mask(replies) == replies


@given(st.dates(date(1930, 1, 1), TODAY), st.sampled_from(["%d/%m/%Y", "%d.%m.%Y", "%d-%m-%Y"]))
def test_a_date_of_birth_alone_is_no_number_of_a_paper(day, form):
    said = f"sinh ngày {day.strftime(form)} ở Bình Dương"
    assert mask(said) == said


PERSONAL = st.one_of(
    st.from_regex(r"0[0-9]{11}", fullmatch=True),
    st.from_regex(r"0[35789][0-9]{8}", fullmatch=True),
    st.from_regex(r"[0-9]{9}", fullmatch=True),
    st.from_regex(r"[A-Z][0-9]{7,8}", fullmatch=True),
    st.from_regex(r"[A-Z]{2}[0-9]{13}", fullmatch=True),
    st.from_regex(r"[a-z]{1,9}@[a-z]{1,9}\.vn", fullmatch=True),
)
WORD = st.sampled_from(["số", "của tôi:", "(", "),", "gọi", "8.000 đồng", "1.004194", "01/07/2025"])


@given(PERSONAL)
def test_no_personal_number_gets_through(personal):
    masked = mask(f"số {personal}, cảm ơn")
    assert personal not in masked
    assert not any(char.isdigit() for char in masked)


@given(st.lists(st.one_of(WORD, PERSONAL)).map(" ".join))
def test_masking_twice_is_masking_once(text):
    assert mask(mask(text)) == mask(text)


@given(st.text())
def test_masking_any_text_twice_is_masking_it_once(text):
    assert mask(mask(text)) == mask(text)
