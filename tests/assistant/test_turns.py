"""The product as its citizens meet it: the trained model, the whole base."""

from datetime import date
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from assistant import State, Status, Turn
from procedures_kb import load_knowledge_base

pytestmark = pytest.mark.model

TODAY = date(2026, 11, 22)
PROCEDURES = list(load_knowledge_base().procedures.values())
CONVERSATIONS = sorted((Path(__file__).parents[1] / "conversations").glob("*.yaml"))

QUESTIONS = {
    "ask_papers": "{name} cần giấy tờ gì?",
    "ask_fee": "{name} lệ phí bao nhiêu tiền?",
    "ask_time": "{name} mất bao lâu?",
    "ask_office": "{name} nộp hồ sơ ở đâu?",
    "ask_online": "{name} nộp trực tuyến trên mạng thế nào?",
    "ask_legal_basis": "{name} căn cứ vào luật, nghị định nào?",
}

LINKS = ("own_papers",)
"""Blocks that only lead to a page, behind every answer about papers: tested with their step."""


@pytest.mark.parametrize("intent", QUESTIONS)
@pytest.mark.parametrize("procedure", PROCEDURES, ids=lambda procedure: procedure.slug)
def test_each_procedure_answers_each_need_with_sources(assistant, procedure, intent):
    """22 procedures × papers, fee, time, office, online, legal basis."""
    answer = assistant.answer(Turn(QUESTIONS[intent].format(name=procedure.name), TODAY))
    assert (answer.status, answer.intent) == (Status.ANSWERED, intent)
    assert answer.procedure.slug == procedure.slug
    assert answer.sources[-1].url == procedure.source_url
    assert any("/" in source.text for source in answer.sources[:-1])  # a law, by its number
    assert len(answer.text) > 60
    assert answer.blocks


def test_the_newborn_gets_its_papers_with_conditions_and_sources(assistant):
    answer = assistant.answer(Turn("Vợ mới sinh em bé, làm giấy khai sinh cần giấy tờ gì?", TODAY))
    assert answer.status is Status.ANSWERED
    assert answer.procedure.slug == "dang_ky_khai_sinh"
    [papers] = [block for block in answer.blocks if block["type"] == "papers"]
    by_key = {item["key"]: item for item in papers["items"]}
    assert by_key["to_khai_khai_sinh"]["need"] == "always"
    assert by_key["giay_cam_doan_viec_sinh"]["condition"]
    assert ("60/2014/QH13", "Điều 16") in {
        (source.text, source.article) for source in answer.sources
    }


@pytest.mark.parametrize("path", CONVERSATIONS, ids=lambda path: path.stem)
def test_conversation(assistant, path):
    """Read turn by turn, as a citizen would see it."""
    state = State()
    for at, step in enumerate(YAML(typ="safe").load(path.read_text(encoding="utf-8")), 1):
        answer = assistant.answer(Turn(step["citizen"], TODAY, state))
        state = answer.state
        seen = {
            "status": answer.status.value,
            "intent": answer.intent,
            "procedure": answer.procedure.slug if answer.procedure else None,
            "blocks": [block["type"] for block in answer.blocks if block["type"] not in LINKS],
            "candidates": [item.procedure.slug for item in answer.candidates],
            "buttons": list(answer.suggestions),
        }
        wanted = {key: value for key, value in step.items() if key in seen}
        assert {key: seen[key] for key in wanted} == wanted, f"turn {at}: {step['citizen']}"
        assert step.get("says", "") in answer.text
        if answer.status is Status.CLARIFICATION:
            assert answer.suggestions, "a question without choices helps nobody"


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("thời tiết ngày mai thế nào", Status.OUT_OF_SCOPE),
        ("đặt báo thức 5 giờ sáng", Status.OUT_OF_SCOPE),
        ("Rút bảo hiểm xã hội một lần cần hồ sơ gì?", Status.OUT_OF_SCOPE),
        ("xin chào", Status.CHITCHAT),
        ("cảm ơn nhiều nha", Status.CHITCHAT),
        ("cho tôi nói chuyện với cán bộ", Status.CHITCHAT),
        ("cháy nhà rồi cứu với", Status.EMERGENCY),
        ("co nguoi dang danh vo toi, cuu voi", Status.EMERGENCY),
    ],
)
def test_what_is_no_procedure_is_met_as_a_clerk_would(assistant, text, status):
    assert assistant.answer(Turn(text, TODAY)).status is status


@pytest.mark.parametrize("text", ["a", "1", "?" * 50 + "a", "x" * 4000, "đ" * 300, "<script>", "'"])
def test_odd_texts_get_an_answer_all_the_same(assistant, text):
    assert assistant.answer(Turn(text, TODAY)).status is not Status.ERROR


def test_an_answer_of_2024_names_the_office_of_2024(assistant):
    text = "Đăng ký khai sinh ở đâu?"
    then = assistant.answer(Turn(text, date(2024, 6, 1))).text
    now = assistant.answer(Turn(text, TODAY)).text
    assert "cấp huyện" in then
    assert "cấp huyện" not in now


@pytest.mark.parametrize(
    "text",
    [
        "Chồng có được đăng ký thường trú ở nhà vợ hay không?",
        "đăng ký kết hôn cần giấy tờ gì",
        "mất ví, mất luôn căn cước với bằng lái, giờ làm sao",
    ],
)
def test_a_frequent_question_about_something_else_never_leads(assistant, text):
    answer = assistant.answer(Turn(text, TODAY))
    assert [block for block in answer.blocks if block["type"] == "faq"] == []


def test_the_frequent_question_itself_leads(assistant):
    answer = assistant.answer(Turn("thuê trọ có nhập hộ khẩu được không", TODAY))
    assert answer.blocks[0]["type"] == "faq"
    assert answer.text.splitlines()[1].startswith("Được, nếu chủ nhà đồng ý")


def test_a_base_past_its_review_says_so(assistant):
    answer = assistant.answer(Turn("Đăng ký khai sinh cần gì?", date(2028, 1, 1)))
    assert "quá ngày phải xem lại" in answer.text
