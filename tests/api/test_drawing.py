"""An answer on a page loses no word of what the assistant said."""

import re
from collections import Counter
from datetime import date

import pytest

from api.chat.drawing import drawn, interview_of, lists_of
from assistant.answers.durations import times
from assistant.answers.money import fees
from assistant.answers.papers import papers

DAY = date(2026, 11, 22)


def words(text):
    return Counter(re.findall(r"\w+", text.lower()))


def words_of(pieces):
    said = []
    for piece in pieces:
        said.append(piece.text)
        for item in piece.items:
            said += [item.about, item.name, item.words, *item.more]
            said += [mark.text for mark in item.marks]
    return words(" \n ".join(said))


def reply(text, *blocks):
    return {"text": text, "blocks": list(blocks)}


@pytest.mark.parametrize("made", [papers, fees, times])
def test_every_answer_of_the_base_is_drawn_whole(kb, made):
    seen = 0
    for procedure in kb.edited.values():
        part = made(procedure, kb, DAY)
        if part:
            answer = reply("\n".join(part.lines), *part.blocks)
            bare = re.sub(r"^\d+\. ", "", answer["text"], flags=re.MULTILINE)
            assert words_of(drawn(answer)) == words(bare)
            seen += 1
    assert seen > 15


def test_a_paper_has_its_case_name_details_marks_and_note(kb):
    part = papers(kb.procedures["dang_ky_khai_sinh"], kb, DAY)
    answer = reply("\n".join(part.lines), *part.blocks)
    pieces = {piece.text: piece for piece in drawn(answer)}
    first = pieces["Nộp thêm theo trường hợp của anh/chị"].items[0]
    assert first.about == "Bé có giấy chứng sinh của nơi sinh"
    assert first.name == "Giấy chứng sinh"
    assert first.words.startswith("1 bản chính, mẫu")
    assert first.more[0].startswith("Đã nộp bản điện tử")


def test_what_is_unsure_is_marked():
    fee = {"label": "Nộp trên mạng", "amount": 0}
    line = "• Nộp trên mạng: không mất tiền (nộp trực tuyến; chưa đối chiếu lại văn bản)."
    [piece] = drawn(reply(line, {"type": "fees", "items": [fee]}))
    [item] = piece.items
    assert (item.name, item.words) == ("Nộp trên mạng", "không mất tiền")
    assert [(mark.text, mark.is_unsure) for mark in item.marks] == [
        ("nộp trực tuyến", False),
        ("chưa đối chiếu lại văn bản", True),
    ]


def test_a_fee_of_a_checklist_goes_by_its_label():
    fee = {"label": "Đúng hạn", "words": "không mất tiền"}
    time = {"label": "Hồ sơ đủ", "words": "1 ngày"}
    block = {"type": "checklist", "fees": [fee], "times": [time]}
    pieces = drawn(reply("Phí:\n• Đúng hạn: không mất tiền.\nHạn:\n• Hồ sơ đủ: 1 ngày.", block))
    items = [piece.items[0] for piece in pieces]
    assert [(item.name, item.words) for item in items] == [
        ("Đúng hạn", "không mất tiền"),
        ("Hồ sơ đủ", "1 ngày"),
    ]


def test_brackets_that_are_words_stay_words():
    [piece] = drawn(reply("• Giấy tờ tùy thân (căn cước, hộ chiếu)."))
    assert piece.items[0].words == "Giấy tờ tùy thân (căn cước, hộ chiếu)."


def test_lists_keep_their_order_their_heads_and_the_lines_between():
    pieces = drawn(reply("Mở đầu.\nPhải nộp:\n• a\n• b\nGiữa.\n1. một\n2. hai\nCuối:"))
    assert [(piece.kind, piece.text, len(piece.items)) for piece in pieces] == [
        ("words", "Mở đầu.", 0),
        ("list", "Phải nộp", 2),
        ("words", "Giữa.", 0),
        ("steps", "", 2),
        ("words", "Cuối:", 0),
    ]


def test_the_choices_of_an_interview_are_left_to_its_form():
    block = {"type": "interview", "ask": "Ai đi?", "answers": [{"key": "a", "text": "Tự đi"}]}
    answer = reply("Ai đi?\n1) Tự đi\n2) Đi thay", block)
    assert [piece.text for piece in drawn(answer, without_choices=True)] == ["Ai đi?"]
    assert len(drawn(answer)[1].items) == 2
    assert interview_of(answer) == block
    assert interview_of(reply("a")) is None


def test_each_list_of_a_bundle_can_be_saved_with_its_answers():
    one = {"slug": "a", "name": "A", "answers": [{"question": "q", "answer": "yes"}]}
    two = {"slug": "b", "name": "B", "answers": []}
    assert list(lists_of(reply("", {"type": "checklist", **one}))) == [
        ("a", "A", {"facts.q": "yes"})
    ]
    bundle = {"type": "bundle", "checklists": [one, two]}
    assert [slug for slug, _, _ in lists_of(reply("", bundle))] == ["a", "b"]


def test_several_questions_answered_at_once_keep_their_heads():
    block = {"type": "question", "text": "1) Làm mất bao lâu?"}
    pieces = drawn(reply("1) Làm mất bao lâu?\n• 5 ngày.", block))
    assert [piece.kind for piece in pieces] == ["head", "list"]
