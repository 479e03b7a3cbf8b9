"""The short code: no slip of the keys opens somebody else's list."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.checklists.codes import ALPHABET, LENGTH, new_code, read_code, shown


def test_a_code_is_long_enough_and_easy_to_read():
    assert len(ALPHABET) ** LENGTH > 2**40
    assert not set(ALPHABET) & set("0O1ILSZBGUQND")
    codes = {new_code() for _ in range(500)}
    assert len(codes) == 500
    assert {len(code) for code in codes} == {LENGTH + 1}


@pytest.mark.parametrize("dressed", [str.lower, shown, " ".join, str.title])
def test_case_dash_and_spaces_do_not_matter(dressed):
    code = new_code()
    assert read_code(dressed(code)) == code


@given(st.integers(0, LENGTH), st.sampled_from(ALPHABET))
def test_any_one_wrong_character_is_a_slip(at, char):
    code = new_code()
    slipped = code[:at] + char + code[at + 1 :]
    assert (read_code(slipped) is None) == (slipped != code)


@given(st.integers(0, LENGTH), st.integers(0, LENGTH))
def test_any_two_characters_changed_about_are_a_slip(left, right):
    chars = list(new_code())
    code = "".join(chars)
    chars[left], chars[right] = chars[right], chars[left]
    assert (read_code("".join(chars)) is None) == ("".join(chars) != code)


@pytest.mark.parametrize("typed", ["", "7KM4P", "0" * 10, "đ" * 10, "7KM4P-X9RT" * 9, "../../etc"])
def test_what_is_no_code_is_none(typed):
    assert read_code(typed) is None
