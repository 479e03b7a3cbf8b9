import pytest

from assistant.text.tones import place_tones


@pytest.mark.parametrize(
    ("written", "placed"),
    [
        ("hoà thuận", "hòa thuận"),
        ("thuỷ, uỷ quyền, khoẻ", "thủy, ủy quyền, khỏe"),
        ("quý, quỳ, quỹ", "quý, quỳ, quỹ"),
        ("toán, hoàng, khoét, thuyết", "toán, hoàng, khoét, thuyết"),
        ("hòa thủy khỏe", "hòa thủy khỏe"),
        ("loại, ngoài, xoáy", "loại, ngoài, xoáy"),
        ("", ""),
    ],
)
def test_the_tone_of_an_open_syllable_stands_in_one_place(written, placed):
    assert place_tones(written) == placed
    assert place_tones(placed) == placed
