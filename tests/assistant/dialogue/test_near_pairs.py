import pytest

from assistant.dialogue.near_pairs import NearPairs
from procedures_kb.registers import load_registers

PAIRS = NearPairs(load_registers().near_pairs)
LAND = ("cap_doi_cap_lai_gcn_qsdd", "dang_ky_bien_dong_dat_dai")


def test_a_pair_is_found_in_whichever_order():
    assert PAIRS.find(LAND) == PAIRS.find(LAND[::-1]) is not None


def test_other_two_or_more_than_two_are_no_pair():
    assert PAIRS.find(("dang_ky_ket_hon", "dang_ky_tam_tru")) is None
    assert PAIRS.find((*LAND, "dang_ky_tam_tru")) is None
    assert PAIRS.find(()) is None


def test_partners_are_those_it_is_mixed_up_with():
    assert "dang_ky_bien_dong_dat_dai" in PAIRS.partners(LAND[0])
    assert PAIRS.partners("ho_chieu_pho_thong_trong_nuoc") == ()


def test_words_of_one_button_alone_choose_it():
    assert PAIRS.described("tôi bán rồi", LAND) == (LAND[1],)
    assert PAIRS.described("van dung ten em", LAND) == (LAND[0],)
    assert PAIRS.described("bằng lái", LAND) == ()
    assert PAIRS.described("tôi bán rồi", ("a", "b")) == ()


BORN = ("dang_ky_khai_sinh", "cap_ban_sao_trich_luc_ho_tich")
RENAMED = ("dang_ky_khai_sinh", "thay_doi_cai_chinh_bo_sung_ho_tich")


@pytest.mark.parametrize(
    ("text", "pair", "slug"),
    [
        ("làm lại giấy khai sinh bị mất", BORN, BORN[1]),
        ("bé mới sinh làm giấy khai sinh", BORN, BORN[0]),
        ("giấy khai sinh", BORN, None),
        ("giấy khai sinh không bị mất", BORN, None),
        ("mới sinh mà giấy khai sinh bị mất", BORN, None),
        ("thay đổi tên đệm trong giấy khai sinh", RENAMED, RENAMED[1]),
        ("đất thừa kế đổi sổ", LAND, None),
        ("sổ bị rách", LAND, LAND[0]),
        ("mua đất", LAND, LAND[1]),
    ],
)
def test_a_wording_of_one_alone_tells_which_it_is(text, pair, slug):
    found = PAIRS.find(pair)
    assert found is not None
    assert PAIRS.told(text, found) == slug
