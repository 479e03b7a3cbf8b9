"""Every content file, and what the base as a whole promises."""

import json
import re
from datetime import date, timedelta

import jsonschema
import pytest

from procedures_kb import Confidence, in_force
from procedures_kb.load import CONTENT, SCHEMA_PATH, load_procedure, procedure_files, read_yaml
from procedures_kb.rules import check, virtues_of
from tests.factories import TODAY

FILES = procedure_files()
FIELDS = read_yaml(CONTENT / "_shared/fields.yaml")
SCHEMA = jsonschema.Draft7Validator(json.loads(SCHEMA_PATH.read_text(encoding="utf-8")))

SLUGS = (
    "dang_ky_khai_sinh", "dang_ky_ket_hon", "dang_ky_khai_tu", "cap_ban_sao_trich_luc_ho_tich",
    "xac_nhan_tinh_trang_hon_nhan", "thay_doi_cai_chinh_bo_sung_ho_tich", "chung_thuc_ban_sao",
    "chung_thuc_chu_ky", "cap_phieu_ly_lich_tu_phap", "lien_thong_khai_sinh_thuong_tru_bhyt",
    "lien_thong_khai_tu_xoa_thuong_tru_mai_tang_phi", "dang_ky_thuong_tru", "dang_ky_tam_tru",
    "thong_bao_luu_tru_khai_bao_tam_vang", "cap_doi_cap_lai_can_cuoc",
    "ho_chieu_pho_thong_trong_nuoc", "doi_cap_lai_giay_phep_lai_xe", "dang_ky_ho_kinh_doanh",
    "dang_ky_bien_dong_dat_dai", "cap_doi_cap_lai_gcn_qsdd", "giay_phep_xay_dung_nha_o_rieng_le",
    "tro_cap_that_nghiep",
)  # fmt: skip
"""Those of the public API: others measure through these names."""

BEFORE, AFTER = date(2024, 6, 1), TODAY
"""A day when there were districts, and one since there are none (01/07/2025)."""
DISTRICT = re.compile(r"(?<!\w)(quận|huyện|thị xã)(?!\w)", re.IGNORECASE)
UBND_OF_THE_DISTRICT = {
    "dang_ky_khai_sinh": "nếu có yếu tố nước ngoài thì UBND cấp huyện",
    "dang_ky_ket_hon": "nếu có yếu tố nước ngoài thì UBND cấp huyện",
    "dang_ky_khai_tu": "Có yếu tố nước ngoài thì UBND cấp huyện",
    "thay_doi_cai_chinh_bo_sung_ho_tich": "UBND cấp huyện",
    "cap_ban_sao_trich_luc_ho_tich": "UBND huyện",
    "dang_ky_ho_kinh_doanh": "Phòng Tài chính – Kế hoạch thuộc UBND cấp huyện",
    "giay_phep_xay_dung_nha_o_rieng_le": "UBND cấp huyện",
}
"""Until 30/06/2025, by the laws of then: 60/2014/QH13 Điều 7, 01/2021/NĐ-CP, 50/2014/QH13."""


def office_on(procedure, day):
    return " ".join(fact.text for fact in in_force(procedure.authority, day))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_file_fits_the_schema_and_its_name_and_place_say_what_it_is(path):
    raw = json.loads(json.dumps(read_yaml(path), default=str))
    assert [error.message for error in SCHEMA.iter_errors(raw)] == []
    assert path.stem.startswith(f"{raw['code']}-")
    assert path.parent.name == FIELDS[raw["field"]]["folder"]
    assert raw["source_url"].endswith(f"/{raw['code']}")
    assert load_procedure(path).slug == raw["slug"]


def test_the_schema_itself_is_one():
    jsonschema.Draft7Validator.check_schema(SCHEMA.schema)


def test_the_procedures_are_the_22_of_the_public_api(kb):
    assert len(SLUGS) == 22
    assert sorted(kb.procedures) == sorted(SLUGS)


def test_the_base_breaks_no_rule(kb):
    assert [problem for problem in check(kb, TODAY) if problem.is_error] == []


def test_the_check_would_see_a_wrong_fact_in_this_base(kb):
    """Lest the rules be silent because they look at nothing."""
    assert any(problem.is_error for problem in check(kb, date(2036, 1, 1)))


@pytest.mark.parametrize("slug", SLUGS)
def test_every_procedure_is_complete_and_clean(kb, slug):
    virtues = virtues_of(kb, kb.procedures[slug], TODAY)
    assert (virtues.complete, virtues.clean) == (1.0, True)


@pytest.mark.parametrize("slug", SLUGS)
def test_every_fact_can_hold_on_some_day(kb, slug):
    for field, fact in kb.procedures[slug].facts():
        if fact.starts_on and fact.ends_on:
            assert fact.starts_on <= fact.ends_on, (field, fact)


@pytest.mark.parametrize("slug", SLUGS)
def test_nothing_remembered_only_is_called_sourced(kb, slug):
    for field, fact in kb.procedures[slug].facts():
        if fact.confidence is Confidence.SOURCED:
            assert any(key.split(":")[0] != "MEMO" for key in fact.read_in), (field, fact)


@pytest.mark.parametrize("slug", SLUGS)
def test_there_is_an_office_today_and_no_way_leads_to_a_district(kb, slug):
    procedure = kb.procedures[slug]
    told = [office_on(procedure, AFTER), *(way.text for way in in_force(procedure.ways, AFTER))]
    assert told[0]
    assert not any(DISTRICT.search(words) for words in told)


@pytest.mark.parametrize("slug", SLUGS)
def test_before_july_2025_the_people_s_committee_of_the_district_only_where_the_law_was_so(
    kb, slug
):
    office = office_on(kb.procedures[slug], BEFORE)
    assert office
    if slug in UBND_OF_THE_DISTRICT:
        assert UBND_OF_THE_DISTRICT[slug] in office
    else:
        assert not re.search(r"UBND (cấp )?huyện", office)


@pytest.mark.parametrize("slug", SLUGS)
def test_the_office_changes_on_the_first_of_july_2025_where_it_was_a_district(kb, slug):
    procedure = kb.procedures[slug]
    if DISTRICT.search(office_on(procedure, date(2025, 6, 30))):
        assert not DISTRICT.search(office_on(procedure, date(2025, 7, 1)))
        assert office_on(procedure, date(2025, 7, 1))


@pytest.mark.parametrize(
    ("slug", "label", "day", "amounts"),
    [
        ("dang_ky_thuong_tru", "Nộp trực tiếp", BEFORE, [20_000]),
        ("dang_ky_thuong_tru", "Công dân số nộp trực tuyến", date(2026, 8, 14), []),
        ("dang_ky_thuong_tru", "Công dân số nộp trực tuyến", date(2026, 8, 15), [0]),
        ("dang_ky_thuong_tru", "Công dân số nộp trực tuyến", date(2027, 2, 28), [0]),
        ("dang_ky_thuong_tru", "Công dân số nộp trực tuyến", date(2027, 3, 1), [10_000]),
        ("cap_doi_cap_lai_can_cuoc", "Đổi thẻ (đang giảm 50%)", date(2025, 6, 30), []),
        ("cap_doi_cap_lai_can_cuoc", "Đổi thẻ (đang giảm 50%)", date(2026, 12, 31), [25_000]),
        ("cap_doi_cap_lai_can_cuoc", "Đổi thẻ (đang giảm 50%)", date(2027, 1, 1), []),
        ("cap_phieu_ly_lich_tu_phap", "Mức thường", date(2025, 4, 23), []),
        ("cap_phieu_ly_lich_tu_phap", "Mức thường, nộp trực tiếp", TODAY, [200_000]),
        ("chung_thuc_chu_ky", "Phí chứng thực chữ ký", TODAY, [10_000]),
    ],
)
def test_the_fee_is_the_one_of_that_day(kb, slug, label, day, amounts):
    fees = in_force(kb.procedures[slug].fees, day)
    assert [fee.amount for fee in fees if fee.label.startswith(label)] == amounts


@pytest.mark.parametrize(
    ("slug", "key", "first_day"),
    [
        ("chung_thuc_ban_sao", "thong_tin_tren_vneid", date(2025, 11, 1)),
        (
            "lien_thong_khai_tu_xoa_thuong_tru_mai_tang_phi",
            "to_khai_ct01",
            date(2026, 7, 1),
        ),
    ],
)
def test_a_paper_is_not_asked_for_before_its_first_day(kb, slug, key, first_day):
    papers = kb.procedures[slug].papers
    eve = first_day - timedelta(days=1)
    assert key not in {paper.key for paper in in_force(papers, eve)}
    assert key in {paper.key for paper in in_force(papers, first_day)}


FEWEST_WORDINGS = 4


@pytest.mark.parametrize("slug", SLUGS)
def test_every_answer_is_said_in_everyday_words_and_as_a_clause(kb, slug):
    for question in kb.procedures[slug].questions:
        spoken = question.spoken
        assert question.means.keys() == question.answers.keys(), question.key
        for answer in question.answers:
            said = (*spoken.said_as.get(answer, ()), *spoken.replied_as.get(answer, ()))
            assert len(said) >= FEWEST_WORDINGS, (question.key, answer)
