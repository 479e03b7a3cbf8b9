"""Where a message parts into requests about several procedures, by the names of the base."""

import pytest

from assistant.dialogue.several import AT_MOST, LONGEST, Names, is_about_use, is_choice, parts_of
from procedures_kb.registers import load_registers

NAMES = Names(load_registers().spoken_names)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("làm lại căn cước với bằng lái", ("làm lại căn cước", "bằng lái")),
        ("lam can cuoc voi ho chieu", ("lam can cuoc", "ho chieu")),
        ("mất cả căn cước lẫn bằng lái", ("mất cả căn cước", "bằng lái")),
        (
            "làm hộ chiếu mất bao lâu, đổi bằng lái bao nhiêu tiền",
            ("làm hộ chiếu mất bao lâu", "đổi bằng lái bao nhiêu tiền"),
        ),
        ("làm căn cước ở đâu, mấy giờ, rồi bằng lái", ("làm căn cước ở đâu mấy giờ", "bằng lái")),
        ("đăng ký tạm trú và báo tạm vắng", ("đăng ký tạm trú", "báo tạm vắng")),
    ],
)
def test_it_parts_at_what_joins_two_requests(text, parts):
    assert parts_of(text, NAMES) == parts


@pytest.mark.parametrize(
    "text",
    [
        "làm khai sinh có cần giấy đăng ký kết hôn không",
        "làm căn cước cần khai sinh và hộ chiếu không",
        "sao y căn cước với bằng lái",
        "làm gộp khai sinh, nhập hộ khẩu cho bé",
        "làm căn cước ở đâu, mất bao lâu",
        "thường trú hay tạm trú",
        "làm căn cước " + "cho tôi " * LONGEST + "với bằng lái",
        "",
    ],
)
def test_it_stays_whole(text):
    assert parts_of(text, NAMES) == ()


def test_no_more_than_three_are_taken():
    text = "làm căn cước, hộ chiếu, bằng lái, tạm trú, kết hôn"
    assert len(parts_of(text, NAMES)) == AT_MOST


@pytest.mark.parametrize(
    ("text", "both"),
    [
        ("thường trú hay tạm trú", ("dang_ky_thuong_tru", "dang_ky_tam_tru")),
        ("thuong tru khac gi tam tru", ("dang_ky_thuong_tru", "dang_ky_tam_tru")),
        ("thường trú với tạm trú khác nhau thế nào", ("dang_ky_thuong_tru", "dang_ky_tam_tru")),
        ("tạm trú nộp online hay ra phường", ()),
        ("thường trú, tạm trú hay tạm vắng", ()),
        ("thường trú với tạm trú", ()),
        ("hay là tạm trú rồi thường trú", ()),
    ],
)
def test_a_choice_between_two_is_seen(text, both):
    assert is_choice(text, NAMES) == both


def test_without_names_nothing_is_found():
    assert Names(()).find("làm căn cước") == []


@pytest.mark.parametrize(
    "text",
    [
        "Đi máy bay trong nước trẻ 3 tuổi dùng bản sao khai sinh được không?",
        "co duoc thay the giay khai sinh cho cmnd de mo tai khoan",
        "có thể sử dụng bằng lái thay giấy tờ khác không",
    ],
)
def test_a_paper_put_to_use_is_not_asked_for(text):
    assert is_about_use(text, NAMES)


@pytest.mark.parametrize(
    "text",
    [
        "dùng hộ chiếu làm khai sinh cho con được không",
        "làm lại căn cước được không",
        "sử dụng chứng minh nhân dân hết hạn bị phạt bao nhiêu",
        "dùng được không",
        "công chức có được đứng tên hộ kinh doanh cá thể không",
        "cong chuc co duoc dung ten ho kinh doanh ca the khong",
    ],
)
def test_what_is_asked_for_beside_it_is(text):
    assert not is_about_use(text, NAMES)
