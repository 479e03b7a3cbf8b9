"""Papers said to be held: whole names, parts of them, copies, days; sure or not at all."""

import pytest

from assistant.checklist.build import build_checklist
from assistant.checklist.held_said import held_said
from procedures_kb import load_knowledge_base
from tests.factories import TODAY

KB = load_knowledge_base()
FOREIGN = {
    "couple": "foreigner",
    "before": "never",
    "state_job": "no",
    "living_abroad": "no",
}


def said(text, slug="dang_ky_ket_hon", **facts):
    procedure = KB.procedures[slug]
    return held_said(build_checklist(procedure, KB, facts, TODAY), {}, text, TODAY)


@pytest.mark.parametrize(
    ("text", "key", "held"),
    [
        (
            "bản sao hộ chiếu photo công chứng",
            "ban_sao_ho_chieu",
            {"have": True, "copy_kind": "certified_copy"},
        ),
        ("em có tờ khai kết hôn rồi", "to_khai_ket_hon", {"have": True}),
        ("to khai ket hon chua viet", "to_khai_ket_hon", {"have": False}),
        (
            "giấy của tổ chức y tế cấp tháng 3",
            "giay_y_te_kha_nang_nhan_thuc",
            {"have": True, "issued_on": "2026-03-01"},
        ),
        (
            "có bản sao hộ chiếu, bản photo thôi",
            "ban_sao_ho_chieu",
            {"have": True, "copy_kind": "copy"},
        ),
    ],
)
def test_a_paper_is_met_by_its_name(text, key, held):
    assert said(text, **FOREIGN).papers == {key: held}


def test_two_papers_in_one_message_each_with_what_is_said_of_it():
    found = said("có tờ khai kết hôn, còn bản sao hộ chiếu thì chưa có", **FOREIGN).papers
    assert {key: item["have"] for key, item in found.items()} == {
        "to_khai_ket_hon": True,
        "ban_sao_ho_chieu": False,
    }


def test_a_month_counts_from_its_first_day_so_that_nothing_is_called_good_that_may_not_be():
    [held] = said("giấy của tổ chức y tế cấp tháng 5/2026", **FOREIGN).papers.values()
    assert held["issued_on"] == "2026-05-01"


def test_all_of_them_at_once():
    found = said("dạ em có đủ hết rồi", **FOREIGN).papers
    assert len(found) > 2
    assert all(item == {"have": True} for item in found.values())


@pytest.mark.parametrize("text", ["em có xe máy rồi", "có giấy khám sức khỏe lái xe của anh ba"])
def test_what_is_on_no_list_is_named_as_unclear(text):
    found = said(text, couple="both_home")
    assert found.papers == {}
    assert found.unclear == (text,)


def test_a_name_said_whole_is_met_though_other_papers_share_its_words():
    facts = {"child": "usual", "birth_paper": "has", "parents": "married", "who_goes": "parent"}
    text = "to khai chua viet, giay chung sinh co ban goc roi"
    assert said(text, "dang_ky_khai_sinh", **facts).papers == {
        "to_khai_khai_sinh": {"have": False},
        "giay_chung_sinh": {"have": True, "copy_kind": "original"},
    }


def test_con_leads_to_the_next_paper_without_its_mark():
    papers = said("tui co cccd roi con to khai chua lam", couple="both_home").papers
    assert [item["have"] for item in papers.values()] == [True, False]
