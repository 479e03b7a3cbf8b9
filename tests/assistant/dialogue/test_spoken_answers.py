"""Answers in free words: sure or not at all."""

import pytest

from assistant.dialogue.facts import UNKNOWN
from assistant.dialogue.spoken_age import ages_in, answer_of
from assistant.dialogue.spoken_answers import answer_to, answers_left, facts_said, takes_back
from assistant.dialogue.words_met import words_in
from assistant.text.fold import fold
from procedures_kb import load_knowledge_base
from procedures_kb.question import AgeRange

KB = load_knowledge_base()
QUESTIONS = [
    (slug, question.key)
    for slug, procedure in KB.edited.items()
    for question in procedure.questions
]


def find(slug, key):
    return next(item for item in KB.procedures[slug].questions if item.key == key)


@pytest.mark.parametrize(("slug", "key"), QUESTIONS)
def test_every_wording_of_the_base_is_read_as_its_answer(slug, key):
    question = find(slug, key)
    for kind in (question.spoken.said_as, question.spoken.replied_as):
        for answer, said in kind.items():
            for words in said:
                assert answer_to(question, words) == answer, words


@pytest.mark.parametrize(("slug", "key"), QUESTIONS)
def test_without_tone_marks_a_wording_is_never_read_as_another_answer(slug, key):
    question = find(slug, key)
    wrong = [
        (words, answer)
        for answer, said in question.spoken.said_as.items()
        for words in said
        if answer_to(question, fold(words)) not in (answer, None)
    ]
    assert wrong == []


@pytest.mark.parametrize(("slug", "key"), QUESTIONS)
def test_not_knowing_is_an_answer_to_every_question(slug, key):
    question = find(slug, key)
    assert answer_to(question, "em không nhớ rõ") == UNKNOWN
    assert answer_to(question, "chịu thôi") == UNKNOWN


@pytest.mark.parametrize(
    ("slug", "key", "text", "answer"),
    [
        ("dang_ky_khai_sinh", "birth_paper", "co giay chung sinh", "has"),
        ("dang_ky_khai_sinh", "birth_paper", "dạ có ạ", "has"),
        ("dang_ky_khai_sinh", "birth_paper", "dạ có, bác sĩ đưa hôm qua", "has"),
        ("dang_ky_khai_sinh", "birth_paper", "chưa có giấy chứng sinh", None),
        ("dang_ky_khai_sinh", "birth_paper", "không", None),
        ("dang_ky_khai_sinh", "birth_paper", "có giấy chứng sinh không ta", None),
        ("dang_ky_khai_sinh", "birth_paper", "không, nhưng có người làm chứng", "witness"),
        ("dang_ky_khai_sinh", "parents", "chưa cưới", None),
        ("dang_ky_khai_sinh", "parents", "hông biết nữa", UNKNOWN),
        ("dang_ky_khai_sinh", "on_time", "con 3 tháng tuổi", "no"),
        ("dang_ky_khai_sinh", "on_time", "bé được mười ngày", "yes"),
        ("dang_ky_khai_sinh", "on_time", "2 tháng", None),
        ("dang_ky_khai_sinh", "on_time", "ừ", "yes"),
        ("dang_ky_khai_sinh", "on_time", "không", "no"),
        ("dang_ky_khai_sinh", "who_goes", "em đi một mình", "parent"),
        ("dang_ky_thuong_tru", "place", "nha thue", "rent"),
        ("dang_ky_thuong_tru", "place", "không phải nhà thuê", None),
        ("dang_ky_thuong_tru", "place", "nhà thuê hay nhà chồng cũng được", None),
        ("doi_cap_lai_giay_phep_lai_xe", "old_licence", "em bị mất bằng lái xe", "no"),
        ("doi_cap_lai_giay_phep_lai_xe", "old_licence", "hk con", None),
        ("cap_doi_cap_lai_can_cuoc", "age", "16 tuổi", "from14"),
        ("cap_doi_cap_lai_can_cuoc", "age", "mười sáu", "from14"),
        ("cap_doi_cap_lai_can_cuoc", "age", "7", "from6to13"),
        ("cap_doi_cap_lai_can_cuoc", "age", "2", None),
        ("cap_doi_cap_lai_can_cuoc", "age", "chưa đủ 6 tuổi", "under6"),
        ("cap_doi_cap_lai_can_cuoc", "kind", "cái thứ hai", "change"),
        ("cap_doi_cap_lai_can_cuoc", "kind", "4", "lost"),
        ("cap_doi_cap_lai_can_cuoc", "kind", "9", None),
        ("cap_doi_cap_lai_can_cuoc", "digital", "chưa rõ", "no"),
        ("xac_nhan_tinh_trang_hon_nhan", "marital", "ck e mat roi", "widowed"),
        ("xac_nhan_tinh_trang_hon_nhan", "marital", "chua cuoi", "other"),
        ("xac_nhan_tinh_trang_hon_nhan", "marital", "hôm nay trời đẹp", None),
        ("dang_ky_khai_tu", "on_time", "mất 20 ngày rồi", "no"),
    ],
)
def test_what_a_reply_means(slug, key, text, answer):
    assert answer_to(find(slug, key), text) == answer


@pytest.mark.parametrize(
    ("slug", "text", "facts"),
    [
        (
            "dang_ky_khai_sinh",
            "Vợ tôi mới sinh, con 3 tháng tuổi, chưa cưới, làm khai sinh cần gì",
            {"child": "usual", "on_time": "no"},
        ),
        (
            "dang_ky_khai_sinh",
            "vo em moi sinh con duoc 20 ngay co giay chung sinh roi",
            {"child": "usual", "on_time": "yes", "birth_paper": "has"},
        ),
        ("dang_ky_khai_sinh", "Mẹ bé mới 16 tuổi, khai sinh thế nào?", {}),
        ("dang_ky_khai_sinh", "Có cần giấy kết hôn của hai vợ chồng không?", {}),
        ("dang_ky_khai_sinh", "không", {}),
        ("dang_ky_thuong_tru", "em thue nha, nhap khau can gi", {"place": "rent"}),
        ("doi_cap_lai_giay_phep_lai_xe", "tui lam mat bang lai xe", {"old_licence": "no"}),
        (
            "cap_doi_cap_lai_can_cuoc",
            "con em 7 tuoi làm căn cước lần đầu",
            {"kind": "first", "age": "from6to13"},
        ),
        ("cap_doi_cap_lai_can_cuoc", "mất căn cước, con em 7 tuổi", {"kind": "lost"}),
    ],
)
def test_what_a_first_message_tells(slug, text, facts):
    assert facts_said(KB.procedures[slug], text, {}) == facts


def test_what_was_answered_is_not_read_again():
    procedure = KB.procedures["doi_cap_lai_giay_phep_lai_xe"]
    assert facts_said(procedure, "mất bằng lái", {"old_licence": "yes"}) == {}


@pytest.mark.parametrize(
    ("text", "is_taken_back"),
    [("đổi lại câu trước", True), ("em chon nham", True), ("nhà thuê", False)],
)
def test_taking_an_answer_back(text, is_taken_back):
    assert takes_back(text) is is_taken_back


RANGES = {
    "child": AgeRange(under=6),
    "pupil": AgeRange(6, 14),
    "grown": AgeRange(14),
}


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("6 tuổi", "pupil"),
        ("5 tuổi rưỡi", "child"),
        ("năm tuổi", "child"),
        ("mười ba tuổi", "pupil"),
        ("mười bốn tuổi", "grown"),
        ("hai mươi lăm tuổi", "grown"),
        ("ba mươi tuổi", "grown"),
        ("18 tháng", "child"),
        ("3 tuần tuổi", "child"),
        ("trên 14 tuổi", "grown"),
        ("trên 6 tuổi", None),
        ("dưới 14 tuổi", None),
        ("gần 6 tuổi", "child"),
        ("gần 14 tuổi", "pupil"),
        ("không quá 5 tuổi", "child"),
    ],
)
def test_an_age_falls_into_one_range_or_none(text, answer):
    [age] = ages_in(words_in(text))
    assert answer_of(age, RANGES) == answer


@pytest.mark.parametrize("text", ["năm nay", "ba con", "số 5", "tháng 3", ""])
def test_what_is_no_age(text):
    assert list(ages_in(words_in(text))) == []


CARD, PASSPORT = "cap_doi_cap_lai_can_cuoc", "ho_chieu_pho_thong_trong_nuoc"


@pytest.mark.parametrize(
    ("slug", "key", "text", "answer"),
    [
        (CARD, "digital", "hong co tich hop gi het", "no"),
        ("chung_thuc_ban_sao", "on_vneid", "tren vneid ko co", "no"),
        ("dang_ky_tam_tru", "fee_group", "ko co dien gi", "ordinary"),
        (PASSPORT, "child_id", "co ma dinh danh roi", "yes"),
        (PASSPORT, "child_id", "chua co vneid", None),
        (PASSPORT, "child_id", "co giay khai sinh roi", None),
        ("dang_ky_khai_sinh", "birth_paper", "giấy kết hôn có rồi", None),
        ("dang_ky_khai_sinh", "birth_paper", "có rồi", "has"),
        ("dang_ky_khai_sinh", "on_time", "chưa có 3 tháng", None),
    ],
)
def test_a_plain_yes_or_no_speaks_of_the_question_and_of_nothing_else(slug, key, text, answer):
    assert answer_to(find(slug, key), text) == answer


@pytest.mark.parametrize(
    ("slug", "key", "text", "answer"),
    [
        ("dang_ky_tam_tru", "filing", "cho e thoi", "individual"),
        ("cap_phieu_ly_lich_tu_phap", "for_whom", "lam cho em", "self"),
        (PASSPORT, "age", "cho em bé", "child"),
        (PASSPORT, "age", "làm cho mình", "adult"),
        (PASSPORT, "age", "be 5t", "child"),
        (CARD, "age", "em 22t", "from14"),
    ],
)
def test_who_speaks_says_em_as_well_as_toi(slug, key, text, answer):
    assert answer_to(find(slug, key), text) == answer


def test_what_is_denied_leaves_nothing_to_choose_from():
    before = find("dang_ky_ket_hon", "before")
    assert answer_to(before, "chưa ai từng cưới") == "never"
    assert answers_left(before, "chưa ai từng cưới", is_asked=True) == ()
    assert answers_left(before, "em từng cưới", is_asked=True) == ("ended_home", "ended_abroad")
