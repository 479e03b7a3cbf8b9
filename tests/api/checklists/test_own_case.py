"""`POST /api/v1/procedures/{slug}/checklist`: the next question, the list, readiness."""

import pytest

from tests.api.checklists.conftest import BIRTH, CASE, USUAL


def ask(client, slug=BIRTH, **case):
    return client.post(f"/api/v1/procedures/{slug}/checklist", json=case)


def keys(papers):
    return [paper["key"] for paper in papers]


def test_the_interview_ends_in_a_list_for_every_procedure(client, kb):
    for slug in kb.edited:
        facts = {}
        for _ in range(6):
            told = ask(client, slug, facts=facts).json()
            if told["question"] is None:
                break
            facts[told["question"]["key"]] = next(iter(told["question"]["answers"]))
        assert told["question"] is None, slug
        assert told["checklist"]["is_final"] is True
        assert told["facts"] == facts


def test_unknown_is_an_answer_to_every_question(client):
    facts = {}
    while question := ask(client, facts=facts).json()["question"]:
        assert question["answers"]["unknown"]
        facts[question["key"]] = "unknown"
    told = ask(client, facts=facts).json()
    assert "giay_chung_sinh" in keys(told["checklist"]["possible"])


def test_an_answer_that_others_rule_out_is_dropped(client):
    told = ask(client, facts={**USUAL, "child": "abandoned"}).json()
    assert told["facts"]["child"] == "abandoned"
    assert "parents" not in told["facts"]


def test_days_money_and_place_come_with_the_list(client):
    told = ask(client, **CASE).json()
    assert told["dates"]["deadlines"][0]["day"] == "2026-12-02"
    assert "còn 10 ngày" in told["dates"]["deadlines"][0]["words"]
    assert told["dates"]["total"] == "Tổng cộng: 0 đồng"
    assert told["dates"]["filed_on"] == "2026-11-24"
    assert told["receiving"]["ward"]["name"] == "Phường Thủ Dầu Một"


def test_readiness_comes_with_what_is_held_and_only_then(client):
    assert ask(client, facts=USUAL).json()["readiness"] is None
    report = ask(client, **CASE).json()["readiness"]
    standing = {paper["key"]: paper["standing"] for paper in report["papers"]}
    assert standing["giay_chung_sinh"] == "ready"
    assert report["next"]["step"] == "prepare"
    everything = {key: {"have": True} for key in standing}
    done = ask(client, facts=USUAL, way="counter", held=everything).json()["readiness"]
    assert done["next"]["step"] == "file"


def test_a_paper_that_will_have_expired_by_the_day_of_filing_has_expired(client):
    paper = "giay_y_te_kha_nang_nhan_thuc"
    case = {
        "slug": "dang_ky_ket_hon",
        "facts": {"couple": "foreigner"},
        "held": {paper: {"have": True, "issued_on": "2026-06-01"}},
    }

    def standing(**more):
        report = ask(client, **case, **more).json()["readiness"]
        return next(item["standing"] for item in report["papers"] if item["key"] == paper)

    assert standing() == "ready"
    assert standing(filed_on="2026-12-15") == "expired"


def test_another_day_is_answered_by_its_rules_and_tells_what_is_different_today(client):
    today, then = (
        ask(client, facts=USUAL).json(),
        ask(client, facts=USUAL, as_of="2024-06-01").json(),
    )
    assert today["rule_changes"] == []
    assert then["checklist"]["day"] == "2024-06-01"
    assert then["checklist"]["authority"] != today["checklist"]["authority"]
    assert any("01/07/2025" in line for line in then["rule_changes"])


@pytest.mark.parametrize(
    "case",
    [
        {"facts": {"child": "no_such"}},
        {"facts": {"no_such": "yes"}},
        {"held": {"no_such": {"have": True}}},
        {"held": {"giay_chung_sinh": {"have": True, "copy_kind": "gold"}}},
        {"held": {"giay_chung_sinh": {"have": True, "issued_on": "2026-11-23"}}},
        {"held": {"giay_chung_sinh": {"have": True, "holder": "Nguyễn Văn A"}}},
        {"ward": "Paris"},
        {"ward": "P. Hiệp Thành, TP Thủ Dầu Một"},
        {"event_days": {"ngay-cuoi": "2026-10-03"}},
        {"filed_on": "9999-12-31"},
        {"event_days": {"ngay-sinh": "0001-01-01"}},
        {"way": "pigeon"},
        {"name": "Nguyễn Văn A"},
        {"facts": "child"},
    ],
)
def test_what_the_base_lacks_is_refused_in_vietnamese(client, case):
    refused = ask(client, **case)
    assert refused.status_code == 422
    error = refused.json()["error"]
    assert error["code"] == "invalid"
    assert any(letter in error["message"] for letter in "ạảấầậđơư")


@pytest.mark.parametrize("odd", ["\\ud800", "\\u0000", "\\u202ex"])
@pytest.mark.parametrize(
    "case",
    ['{"facts": {"%s": "x"}}', '{"facts": {"child": "%s"}}', '{"held": {"%s": {"have": true}}}',
     '{"event_days": {"%s": "2026-01-01"}}', '{"ward": "%s"}'],
)  # fmt: skip
def test_broken_characters_are_refused_like_any_other(client, case, odd):
    headers = {"content-type": "application/json"}
    url = f"/api/v1/procedures/{BIRTH}/checklist"
    assert client.post(url, content=case % odd, headers=headers).status_code == 422


def test_a_refused_answer_loses_none_of_the_others(client):
    refused = ask(client, facts={**USUAL, "parents": "secret"}).json()["error"]
    assert refused["detail"]["question"] == "parents"
    kept = {key: value for key, value in USUAL.items() if key != "parents"}
    assert refused["detail"]["kept"] == kept


def test_a_ward_that_was_split_comes_with_choices_that_each_can_be_asked(client):
    refused = ask(client, ward="P. Hiệp Thành, TP Thủ Dầu Một").json()["error"]
    wards = refused["detail"]["ward"]
    assert len(wards) == 2
    assert all(ask(client, ward=ward).status_code == 200 for ward in wards)


def test_a_procedure_there_is_not_is_404(client):
    assert ask(client, "khong_co").status_code == 404
