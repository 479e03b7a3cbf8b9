import pytest

from assistant.dialogue.asked import aspects


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("lm gấy khai sanh can j, het nhieu tien z", ("ask_papers", "ask_fee")),
        ("caafn giaays gif vaf maats bao laau", ("ask_papers", "ask_time")),
    ],
)
def test_what_is_asked_in_teencode_and_telex_is_asked_too(text, asked):
    assert aspects(text) == asked


def test_a_lease_is_no_tax():
    assert aspects("nhà ba mẹ cho con thì có đóng thuế k") == ("ask_fee",)
    assert aspects("hop dong thue nha ban photo") == aspects("hợp đồng thuê nhà") == ()
