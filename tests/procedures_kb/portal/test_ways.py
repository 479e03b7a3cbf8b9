import pytest

from procedures_kb.model import Confidence, Way
from procedures_kb.portal.ways import fees, filing_ways, filings, said_of_filing, times

COUNTER, ONLINE, POST = Way.COUNTER, Way.ONLINE, Way.POST


def block(way="DIRECT", time="3 WORKING_DAY", fee="8000 VNĐ ()", about=None):
    lines = [f"  * Hình thức nộp: {way}", f"    Thời hạn giải quyết: {time}"]
    lines += [f"    Phí, lệ phí: {fee}"]
    return "\n".join(lines + ([f"    Mô tả: {about}"] if about else []))


def read(*blocks):
    found, wrong = filings("\n".join(blocks))
    assert wrong == []
    return found


def priced(*blocks):
    found, _ = fees(read(*blocks), ("CDVC",))
    return [(fee.amount, fee.text, fee.ways) for fee in found]


def timed(*blocks):
    return [(one.amount, one.unit, one.text, one.ways) for one in times(read(*blocks), ("CDVC",))]


def test_what_holds_for_every_way_names_none():
    assert priced(block(), block("ONLINE")) == [(8000, None, ())]
    assert timed(block(), block("ONLINE")) == [(3, "working_day", None, ())]


def test_what_differs_by_way_names_it():
    assert priced(block(), block("POSTAL"), block("ONLINE", fee="0 VNĐ ()")) == [
        (8000, None, (COUNTER, POST)),
        (0, None, (ONLINE,)),
    ]
    assert timed(block(), block("ONLINE", time="8 HOUR")) == [
        (3, "working_day", None, (COUNTER,)),
        (8, "hour", None, (ONLINE,)),
    ]


def test_a_fee_of_one_way_beside_a_way_without_is_that_ways():
    assert priced(block(), block("ONLINE", fee="Không có thông tin")) == [(8000, None, (COUNTER,))]


@pytest.mark.parametrize(
    ("written", "amount", "text"),
    [
        ("50000 VNĐ (mỗi bản)", 50_000, "mỗi bản"),
        ("50000 VNĐ ((áp dụng từ 2026))", 50_000, "áp dụng từ 2026"),
        ("50000 VNĐ (phí: \n+ Cấp mới (lần đầu);\n+ Cấp lại)", 50_000,
         "phí: Cấp mới (lần đầu). Cấp lại"),
        ("0 VNĐ ()", 0, None),
        ("0 VNĐ (Miễn phí)", 0, None),
        ("0 VNĐ (Không có.)", 0, None),
        ("0 VNĐ (Do Hội đồng nhân dân quy định)", None, "Do Hội đồng nhân dân quy định"),
        ("Chi tiết tại biểu phí", None, "Chi tiết tại biểu phí"),
    ],
)  # fmt: skip
def test_a_fee_is_a_sum_or_words_and_a_zero_with_words_is_no_zero(written, amount, text):
    assert priced(block(fee=written)) == [(amount, text, ())]


@pytest.mark.parametrize("written", ["Không có thông tin", "", "Không quy định"])
def test_no_fee_told_is_no_fact(written):
    assert priced(block(fee=written)) == []


def test_several_fees_of_one_way_are_several_facts():
    assert priced(block(fee="8000 VNĐ (bản giấy) | 5000 VNĐ (bản điện tử)")) == [
        (8000, "bản giấy", ()),
        (5000, "bản điện tử", ()),
    ]


@pytest.mark.parametrize("amount", [1, 20, 999, 100_000_000_001])
def test_a_sum_that_cannot_be_meant_in_dong_is_told_as_doubtful(amount):
    found, wrong = fees(read(block(fee=f"{amount} VNĐ (một lần)")), ("CDVC",))
    assert wrong == [f"mức tiền không hợp lý: {amount} VNĐ"]
    assert (found[0].amount, found[0].confidence) == (None, Confidence.CONFLICT)
    assert str(amount) in found[0].text


@pytest.mark.parametrize("amount", [1_000, 100_000_000_000])
def test_a_sum_that_can_be_is_one(amount):
    assert priced(block(fee=f"{amount} VNĐ ()")) == [(amount, None, ())]


@pytest.mark.parametrize(
    ("written", "about", "told"),
    [
        ("5 ngày", None, (5, "day", None)),
        ("2 MONTH", None, (2, "month", None)),
        ("5 ngày", "Trong 05 ngày", (5, "day", None)),
        ("5 ngày", "15 ngày", (5, "day", "15 ngày")),
        ("5 ngày", "5 ngày làm việc", (5, "day", "5 ngày làm việc")),
        ("5 ngày", "Không quá 15 ngày khi phải xác minh thêm", (5, "day",
         "Không quá 15 ngày khi phải xác minh thêm")),
        ("5 ngày", "Đến quầy số 3", (5, "day", None)),
        ("3.5 WORKING_DAY", None, (None, None, "3,5 ngày làm việc.")),
        ("1 OTHER", "Trả trong ngày, chậm nhất 24 giờ", (None, None,
         "Trả trong ngày, chậm nhất 24 giờ")),
        ("Trong buổi làm việc OTHER", None, (None, None, "Trong buổi làm việc.")),
    ],
)  # fmt: skip
def test_a_time_is_a_number_of_units_or_words(written, about, told):
    assert timed(block(time=written, about=about)) == [(*told, ())]


@pytest.mark.parametrize(
    "written", ["1 OTHER", " OTHER", "Theo mô tả OTHER", "0 ngày", "9999 ngày"]
)
def test_a_time_without_number_and_words_is_no_fact(written):
    assert timed(block(time=written)) == []


def test_what_is_said_of_one_way_stays_with_it_and_of_all_is_told_once():
    one = read(block(about="Đến quầy số 3"), block("ONLINE"))
    assert [way.text for way in filing_ways(one, ())] == [
        "Nộp trực tiếp: Đến quầy số 3",
        "Nộp trực tuyến",
    ]
    assert said_of_filing(one) == []
    every = read(block(about="Đến quầy số 3"), block("ONLINE", about="Đến quầy số 3"))
    assert [way.text for way in filing_ways(every, ())] == ["Nộp trực tiếp", "Nộp trực tuyến"]
    assert said_of_filing(every) == ["Đến quầy số 3"]


def test_unknown_ways_and_stray_lines_are_named():
    _, wrong = filings("lạc\n" + block("FAX") + "\n" + block())
    assert wrong == ["cách thức thực hiện có dòng lạ: “lạc”", "hình thức nộp lạ: “FAX”"]
