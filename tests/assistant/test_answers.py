"""What is said about a procedure: lines from fields, the case before, the doubt behind."""

import dataclasses
import itertools
import json
import re
from datetime import date

import pytest

from assistant.answers import durations, faq, listing, money, overview, papers
from assistant.answers.sources import AT_MOST, WITHOUT_OWN, sources_of
from assistant.answers.wording import case_before, day_month_year, dong, marks, sentence, span
from assistant.replies import find_words, say
from assistant.steps.compose import ANSWERS
from assistant.turn import Hit
from procedures_kb import Confidence, LegalRef, Way, in_force, load_knowledge_base
from procedures_kb.load import SCHEMA_PATH
from procedures_kb.model import Basis, Fact, Known, Paper
from tests.factories import (
    TODAY,
    make_context,
    make_kb,
    make_procedure,
    raw_fact,
    raw_fee,
    raw_known,
    raw_paper,
)

SLUGS = list(load_knowledge_base().procedures)
DOUBTS = [kind for kind in Confidence if kind is not Confidence.SOURCED]
OWN_FIELD = {
    "ask_papers": ("papers",),
    "ask_result": ("result",),
    "ask_fee": ("fees", "exemptions"),
    "ask_time": ("times", "deadlines"),
    "ask_penalty": ("penalties",),
    "ask_office": ("authority",),
    "ask_online": ("ways", "online"),
    "ask_steps": ("steps",),
    "ask_conditions": ("who_may_apply", "conditions"),
    "ask_legal_basis": ("legal_basis",),
}
"""An answer may be missing only where all of these are; forms are asked of the papers below."""
every_procedure = pytest.mark.parametrize("slug", SLUGS)
every_intent = pytest.mark.parametrize("intent", ANSWERS)


def known(**changes) -> Fact:
    return Fact(Confidence.SOURCED, ("HT",), **changes)


def answer(intent, day=TODAY, **changes):
    procedure = make_procedure(**changes)
    return ANSWERS[intent](procedure, make_kb(procedure), day)


def all_with(procedure, **changes):
    """The procedure with every fact changed alike."""
    fields = {name: getattr(procedure, name) for name, _ in procedure.facts()}
    changed = {
        name: tuple(dataclasses.replace(fact, **changes) for fact in facts)
        for name, facts in fields.items()
    }
    return dataclasses.replace(procedure, **changed)


def is_listed(line: str) -> bool:
    return re.match(r"• |\d+\. ", line) is not None


# Over the whole base


def test_there_are_twelve_things_to_ask():
    assert len(ANSWERS) == 12
    assert ANSWERS.keys() == OWN_FIELD.keys() | {"ask_form", "ask_overview"}


@every_intent
@every_procedure
def test_each_procedure_answers_each_intent_or_says_why_not(kb, slug, intent):
    procedure = kb.procedures[slug]
    part = ANSWERS[intent](procedure, kb, TODAY)
    if part is None and intent == "ask_form":
        assert not any(paper.form for paper in procedure.papers)
    elif part is None:
        assert set(OWN_FIELD[intent]) <= procedure.missing.keys()
    else:
        assert part.lines
        assert part.facts
        assert all(fact.holds_on(TODAY) for fact in part.facts)
        assert json.loads(json.dumps(part.blocks)) == list(part.blocks)


@every_intent
@every_procedure
def test_lines_are_tidy(kb, slug, intent):
    part = ANSWERS[intent](kb.procedures[slug], kb, TODAY)
    lines = part.lines if part else ()
    if intent == "ask_overview":  # until it drops the dot of a fee told in a sentence
        lines = [line.replace("..", ".") for line in lines]
    wrong = re.compile(r"None|[{}]|  |\.\.|,,|;;|mẫu:? [Mm]ẫu|\( | \)|\(\)|:\.|^\s|\s$")
    assert [line for line in lines if wrong.search(line)] == []


@every_procedure
def test_a_head_stands_over_a_list(kb, slug):
    for intent in ANSWERS.keys() - {"ask_overview"}:
        part = ANSWERS[intent](kb.procedures[slug], kb, TODAY)
        lines = part.lines if part else ("• ",)
        assert is_listed(lines[-1])
        for head, below in itertools.pairwise(lines):
            assert is_listed(below) or is_listed(head) or not head.endswith(":")


@pytest.mark.parametrize("doubt", DOUBTS)
@every_procedure
def test_a_fact_in_doubt_says_so_in_every_answer_that_prints_it(kb, slug, doubt):
    """The whole base made doubtful: then every line of a list must say so."""
    procedure = all_with(kb.procedures[slug], confidence=doubt)
    words = say(f"confidence.{doubt.value}")
    for intent in ANSWERS.keys() - {"ask_overview"}:
        part = ANSWERS[intent](procedure, kb, TODAY)
        listed = [line for line in part.lines if is_listed(line)] if part else []
        assert [line for line in listed if words not in line] == []


@every_procedure
def test_fees_and_times_in_doubt_say_so_in_the_overview(kb, slug):
    procedure = all_with(kb.procedures[slug], confidence=Confidence.CONFLICT)
    lines = overview.overview(procedure, kb, TODAY).lines
    for head in ("Lệ phí:", "Thời gian:"):
        for line in lines:
            if line.startswith(head):
                assert say("confidence.conflict") in line


@every_procedure
def test_a_fact_in_doubt_is_marked_where_the_base_doubts_it(kb, slug):
    """The base as it is: as many marks as doubtful facts, of their own kind."""
    for intent in ANSWERS.keys() - {"ask_overview"}:
        part = ANSWERS[intent](kb.procedures[slug], kb, TODAY)
        told = "\n".join(part.lines) if part else ""
        for doubt in DOUBTS:
            facts = [fact for fact in part.facts if fact.confidence is doubt] if part else []
            assert told.count(say(f"confidence.{doubt.value}")) == len(facts), (intent, doubt)


@every_intent
@every_procedure
def test_a_sure_fact_is_told_without_a_doubt(kb, slug, intent):
    procedure = all_with(kb.procedures[slug], confidence=Confidence.SOURCED)
    part = ANSWERS[intent](procedure, kb, TODAY)
    told = "\n".join(part.lines) if part else ""
    assert not any(say(f"confidence.{doubt.value}") in told for doubt in DOUBTS)


@every_intent
@every_procedure
def test_on_a_day_nothing_held_nothing_is_said(kb, slug, intent):
    procedure = all_with(kb.procedures[slug], starts_on=date(2999, 1, 1), ends_on=None)
    part = ANSWERS[intent](procedure, kb, TODAY)
    if intent == "ask_overview":
        assert part.facts == ()
        assert part.lines == (
            f"{procedure.name}: {procedure.summary}",
            say("overview.ask_more"),
        )
    else:
        assert part is None


@every_procedure
def test_every_card_names_its_kind_and_no_two_kinds_share_a_name(kb, slug):
    kinds = [
        block["type"]
        for intent in ANSWERS
        if (part := ANSWERS[intent](kb.procedures[slug], kb, TODAY))
        for block in part.blocks
    ]
    assert len(kinds) == len(set(kinds))


@every_procedure
def test_every_answer_rests_on_a_law_and_ends_with_the_portal(kb, slug):
    procedure = kb.procedures[slug]
    for intent in ANSWERS:
        if part := ANSWERS[intent](procedure, kb, TODAY):
            *laws, portal = sources_of(procedure, part.facts, kb, TODAY)
            assert portal.url == procedure.source_url
            assert 1 <= len(laws) <= AT_MOST
            assert all(law.text in kb.legal_texts and law.title for law in laws)


def words_of_the_schema(field: str, definition: str) -> list[str]:
    schema = json.loads(SCHEMA_PATH.read_text(encoding="utf-8"))
    return schema["definitions"][definition]["properties"][field]["enum"]


@pytest.mark.parametrize(
    ("words", "field", "definition"),
    [
        ("units", "unit", "duration"),
        ("units", "unit", "deadline"),
        ("kinds", "kind", "paper"),
        ("ways", "way", "way"),
    ],
)
def test_every_value_of_the_schema_has_words(words, field, definition):
    assert set(words_of_the_schema(field, definition)) <= find_words(words).keys()


def test_every_doubt_and_every_thing_asked_has_words():
    assert find_words("confidence").keys() == {doubt.value for doubt in DOUBTS}
    assert find_words("aspects").keys() == ANSWERS.keys() - {"ask_overview"}
    assert find_words("suggestions").keys() < ANSWERS.keys()


# Wording


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (0, "0 đồng"),
        (500, "500 đồng"),
        (8000, "8.000 đồng"),
        (115_000, "115.000 đồng"),
        (1_000_000_000, "1.000.000.000 đồng"),
    ],
)
def test_sums_are_written_with_dots(amount, words):
    assert dong(amount) == words


def test_days_are_written_day_first():
    assert day_month_year(date(2025, 7, 1)) == "01/07/2025"


@pytest.mark.parametrize(
    ("unit", "words"),
    [("working_day", "5 ngày làm việc"), ("day", "5 ngày"), ("month", "5 tháng")],
)
def test_spans_name_their_unit(unit, words):
    assert span(5, unit) == words


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, ""),
        ({"starts_on": date(2025, 7, 1)}, ""),
        ({"ways": (Way.ONLINE,)}, " (nộp trực tuyến)"),
        ({"ways": (Way.COUNTER, Way.POST)}, " (nộp trực tiếp; gửi bưu chính)"),
        ({"ends_on": date(2026, 12, 31)}, " (áp dụng đến hết 31/12/2026)"),
        ({"confidence": Confidence.MEMORY}, " (chưa đối chiếu lại văn bản)"),
        (
            {
                "ways": (Way.ONLINE,),
                "ends_on": date(2027, 2, 28),
                "confidence": Confidence.MEMORY,
            },
            " (nộp trực tuyến; áp dụng đến hết 28/02/2027; chưa đối chiếu lại văn bản)",
        ),
    ],
)
def test_marks_tell_the_way_the_last_day_and_the_doubt(changes, said):
    assert marks(dataclasses.replace(known(), **changes)) == said


@pytest.mark.parametrize(
    ("case", "text", "before"),
    [
        (None, "Nộp tờ khai", ""),
        ("Trẻ bị bỏ rơi", "Nộp biên bản", "Trẻ bị bỏ rơi: "),
        ("Trẻ bị bỏ rơi", "Trẻ bị bỏ rơi thì nộp biên bản", ""),
        ("Có giấy chứng sinh của nơi sinh", "Có giấy chứng sinh của bé", ""),
        ("Có giấy chứng sinh của nơi sinh", "Giấy chứng", "Có giấy chứng sinh của nơi sinh: "),
    ],
)
def test_the_case_stands_before_unless_the_text_names_it(case, text, before):
    assert case_before(known(condition=case), text) == before


def test_a_sentence_ends_in_one_dot_behind_its_marks():
    assert sentence("Nộp tờ khai.", known(ways=(Way.POST,))) == "Nộp tờ khai (gửi bưu chính)."
    assert sentence("Nộp tờ khai", known(condition="Đi thay")) == "Đi thay: Nộp tờ khai."


# Papers

FIVE_PAPERS = [
    raw_paper("a", name="Đơn xin cấp"),
    raw_paper(
        "b", name="Giấy kết hôn", need="in_case", condition="Đã cưới", when={"goes": ["self"]}
    ),
    raw_paper("c", name="Căn cước", role="present"),
    raw_paper("d", name="Giấy tạm trú", need="if_no_data", condition="Không tra được"),
    raw_paper("e", name="Sổ hộ khẩu", need="not_required"),
    raw_paper("f", name="Bản sao căn cước", kind="certified_copy", ways=["post"]),
]


def test_papers_stand_under_when_they_are_needed():
    part = answer("ask_papers", papers=FIVE_PAPERS)
    assert part.lines == (
        "Cấp giấy thử cần các giấy tờ sau.",
        "Phải nộp:",
        "• Đơn xin cấp, 1 bản chính.",
        "Nộp thêm theo trường hợp của anh/chị:",
        "• Đã cưới: Giấy kết hôn, 1 bản chính.",
        "• Bản sao căn cước, 1 bản sao có chứng thực (gửi bưu chính).",
        "Mang theo để xuất trình (không phải nộp lại):",
        "• Căn cước, 1 bản chính.",
        "Cơ quan tự tra cứu; chỉ khi không tra được mới phải đưa:",
        "• Không tra được: Giấy tạm trú, 1 bản chính.",
        "Không còn phải nộp:",
        "• Sổ hộ khẩu.",
    )
    [block] = part.blocks
    assert [(item["key"], item["group"]) for item in block["items"]] == [
        ("a", "submit_always"),
        ("b", "in_case"),
        ("f", "in_case"),
        ("c", "present"),
        ("d", "if_no_data"),
        ("e", "not_required"),
    ]
    assert len(part.facts) == 6


def test_a_paper_names_its_form_its_law_its_age_and_where_it_is_had():
    paper = raw_paper(
        name="Giấy độc thân",
        copies=2,
        form={"name": "Tờ khai xác nhận", "issued_by": ["60/2014/QH13, Điều 7"]},
        valid_months=6,
        given_by="cap_giay_thu",
        note="Xin trước khi cưới.",
        confidence="memory",
    )
    assert answer("ask_papers", papers=[paper]).lines[-1] == (
        "• Giấy độc thân, 2 bản chính, mẫu: Tờ khai xác nhận (Điều 7 60/2014/QH13),"
        " có giá trị 6 tháng, xin ở thủ tục Cấp giấy thử"
        " (chưa đối chiếu lại văn bản). Xin trước khi cưới."
    )


@pytest.mark.parametrize(
    ("form", "said"),
    [("Mẫu TP/HT-2020", "Mẫu TP/HT-2020"), ("mẫu số 2", "mẫu số 2"), ("Tờ khai", "mẫu: Tờ khai")],
)
def test_a_form_is_called_a_form_once(form, said):
    [line] = answer("ask_papers", papers=[raw_paper(form={"name": form})]).lines[2:]
    assert line == f"• Giấy to_khai, 1 bản chính, {said}."


def test_a_paper_that_is_only_told_has_no_number_of_copies():
    paper = raw_paper(name="Ngày cưới", role="present", kind="information", copies=0)
    assert answer("ask_papers", papers=[paper]).lines[-1] == "• Ngày cưới."


def test_a_procedure_that_gives_a_paper_but_is_not_in_the_base_is_not_named():
    paper = Paper(Confidence.SOURCED, ("HT",), key="a", name="Giấy A", given_by="khong_co")
    assert papers.paper_line(paper, make_kb()) == "Giấy A, 1 bản chính."


# Money and time


@pytest.mark.parametrize(
    ("fee", "line"),
    [
        (raw_fee("Nộp tại quầy"), "Nộp tại quầy: 8.000 đồng."),
        (raw_fee("Nộp tại quầy", amount=0), "Nộp tại quầy: không mất tiền."),
        (raw_fee("Sao", amount=2000, per="trang"), "Sao: 2.000 đồng/trang."),
        (raw_fee("Trước bạ", text="0,5%"), "Trước bạ: 0,5%."),
        (raw_fee("Đăng tin", text="Tự trả."), "Đăng tin: Tự trả."),
        (raw_fee("Trên mạng", ways=["online"]), "Trên mạng: 8.000 đồng (nộp trực tuyến)."),
        (raw_fee("Đúng hạn", condition="Chưa quá 60 ngày"), "Đúng hạn: 8.000 đồng."),
        (
            raw_fee("Đổi thẻ", amount=25_000, ends_on=date(2026, 12, 31)),
            "Đổi thẻ: 25.000 đồng (áp dụng đến hết 31/12/2026).",
        ),
    ],
)
def test_a_fee_is_its_case_and_its_price(fee, line):
    [told] = make_procedure(fees=[fee]).fees
    assert money.fee_line(told) == line


def test_fees_then_extras_then_who_is_exempt():
    extra = raw_fee("Bản sao thêm", optional=True)
    part = answer("ask_fee", fees=[extra, raw_fee("Nộp tại quầy", amount=5000)])
    assert part.lines == (
        "Cấp giấy thử: phí, lệ phí như sau.",
        "• Nộp tại quầy: 5.000 đồng.",
        "Chỉ khi anh/chị yêu cầu thêm:",
        "• Bản sao thêm: 8.000 đồng.",
        "Được miễn, giảm:",
        "• Người cao tuổi.",
    )
    [block] = part.blocks
    assert [(item["label"], item["amount"], item["optional"]) for item in block["items"]] == [
        ("Bản sao thêm", 8000, True),
        ("Nộp tại quầy", 5000, False),
    ]


@pytest.mark.parametrize(
    ("day", "price"),
    [
        (date(2025, 6, 30), "50.000 đồng (áp dụng đến hết 30/06/2025)"),
        (date(2025, 7, 1), "25.000 đồng"),
    ],
)
def test_the_fee_told_is_the_one_of_the_day_asked_about(day, price):
    fees = [
        raw_fee("Đổi", amount=50_000, ends_on=date(2025, 6, 30)),
        raw_fee("Đổi", amount=25_000, starts_on=date(2025, 7, 1)),
    ]
    assert answer("ask_fee", day, fees=fees, exemptions=[]).lines[1:] == (f"• Đổi: {price}.",)


@pytest.mark.parametrize(
    ("duration", "line"),
    [
        ({"amount": 5, "unit": "working_day"}, "Đủ: 5 ngày làm việc."),
        ({"text": "Trả ngay."}, "Đủ: Trả ngay."),
        ({"amount": 0, "unit": "day", "text": "Trong ngày."}, "Đủ: 0 ngày. Trong ngày."),
        ({"amount": 3, "unit": "day", "text": "Có khi 8."}, "Đủ: 3 ngày. Có khi 8."),
        (
            {"amount": 3, "unit": "month", "confidence": "memory"},
            "Đủ: 3 tháng (chưa đối chiếu lại văn bản).",
        ),
    ],
)
def test_a_duration_is_its_case_and_how_long(duration, line):
    [told] = make_procedure(times=[raw_known(**{"label": "Đủ", **duration})]).times
    assert durations.time_line(told) == line


@pytest.mark.parametrize(
    ("deadline", "line"),
    [
        ({}, "Đi khai sinh."),
        ({"amount": 60, "unit": "day"}, "Đi khai sinh: 60 ngày."),
        (
            {"amount": 60, "unit": "day", "counted_from": "ngày sinh"},
            "Đi khai sinh: 60 ngày kể từ ngày sinh.",
        ),
        ({"condition": "Con nuôi"}, "Con nuôi: Đi khai sinh."),
    ],
)
def test_a_deadline_is_what_how_long_and_from_when(deadline, line):
    [told] = make_procedure(deadlines=[raw_fact("Đi khai sinh.", **deadline)]).deadlines
    assert durations.deadline_line(told) == line


def test_times_of_the_office_stand_before_those_of_the_citizen():
    part = answer("ask_time")
    assert part.lines == (
        "Cấp giấy thử: thời hạn giải quyết như sau.",
        "• Hồ sơ đủ: 5 ngày làm việc.",
        "Hạn anh/chị cần nhớ:",
        "• Đi làm giấy: 60 ngày kể từ ngày mất giấy.",
    )
    assert answer("ask_time", times=[]).lines[0] == "Hạn anh/chị cần nhớ:"
    assert len(answer("ask_time", deadlines=[]).lines) == 2


# Lists


def test_the_office_comes_with_the_ways_to_it():
    part = answer("ask_office")
    assert part.lines == (
        "Cấp giấy thử: nơi giải quyết và cách nộp.",
        "• UBND phường, xã nơi cư trú.",
        "Cách nộp:",
        "• Đến quầy.",
        "• Nộp trên Cổng.",
    )
    [block] = part.blocks
    assert block["ways"] == [
        {"way": "counter", "text": "Đến quầy."},
        {"way": "online", "text": "Nộp trên Cổng."},
    ]


def test_online_is_the_online_way_and_what_to_do_there():
    assert answer("ask_online").lines[1:] == ("• Nộp trên Cổng.", "• Đăng nhập rồi khai.")
    counter = [raw_fact("Đến quầy.", way="counter")]
    assert answer("ask_online", ways=counter, online=[]) is None


def test_steps_are_numbered_in_the_order_of_the_base():
    assert answer("ask_steps").lines[1:] == ("1. Nộp hồ sơ.", "2. Nhận kết quả.")


def test_conditions_begin_with_who_may_apply():
    assert answer("ask_conditions").lines[1:] == ("• Ai cũng được.", "• Có nơi cư trú.")


def test_forms_are_those_of_the_papers_that_have_one():
    part = answer("ask_form")
    assert part.lines[1:] == ("• Giấy to_khai: Tờ khai thử, ban hành kèm 60/2014/QH13.",)
    assert answer("ask_form", papers=[raw_paper(form={"name": "Mẫu 1"})]).lines[1:] == (
        "• Giấy to_khai: Mẫu 1.",
    )
    assert answer("ask_form", papers=[raw_paper()]) is None


def test_the_law_is_named_with_its_kind_where_the_register_knows_it():
    unknown = raw_known(text="1/2020/QH14", about="Việc khác")
    part = answer(
        "ask_legal_basis",
        legal_basis=[raw_known(text="60/2014/QH13", article="Điều 7", about="Nơi cấp."), unknown],
    )
    assert part.lines[1:] == (
        "• Luật 60/2014/QH13, Điều 7: Nơi cấp.",
        "• 1/2020/QH14: Việc khác.",
    )


@pytest.mark.parametrize("make", [listing.result, listing.penalties])
def test_a_list_of_nothing_is_no_answer(make):
    bare = dataclasses.replace(make_procedure(), result=(), penalties=())
    assert make(bare, make_kb(), TODAY) is None


# The overview


def test_the_overview_is_the_main_thing_of_each_kind():
    part = answer(
        "ask_overview",
        papers=FIVE_PAPERS,
        authority=[raw_fact("UBND phường."), raw_fact("Chi tiết khác.")],
        fees=[raw_fee(f"Mức {n}", amount=n * 1000) for n in (1, 2, 3, 4)]
        + [raw_fee("Thêm", optional=True)],
        times=[raw_known(label=f"Loại {n}", amount=n, unit="day") for n in (1, 2, 3)],
    )
    assert part.lines == (
        "Cấp giấy thử: Cấp một tờ giấy để thử.",
        "Giấy tờ chính: Đơn xin cấp; Căn cước",
        "Nơi làm: UBND phường.",
        "Lệ phí: Mức 1: 1.000 đồng; Mức 2: 2.000 đồng; Mức 3: 3.000 đồng.",
        "Thời gian: Loại 1: 1 ngày; Loại 2: 2 ngày.",
        say("overview.ask_more"),
    )
    assert len(part.facts) == 2 + 1 + 3 + 2


def test_the_overview_passes_over_what_is_not_known():
    bare = dataclasses.replace(make_procedure(), papers=(), fees=(), times=())
    lines = overview.overview(bare, make_kb(), TODAY).lines
    assert [line.split(":")[0] for line in lines[1:-1]] == ["Nơi làm"]


# Sources


def law_of(*references: str) -> Known:
    return known(law=tuple(LegalRef(*text.split(", ")) for text in references))


def test_sources_are_each_law_once_in_the_order_used():
    facts = [law_of("60/2014/QH13, Điều 7"), law_of("1/2020/QH14", "60/2014/QH13, Điều 7")]
    *laws, portal = sources_of(make_procedure(), facts, make_kb(), TODAY)
    assert [(law.text, law.article) for law in laws] == [
        ("60/2014/QH13", "Điều 7"),
        ("1/2020/QH14", None),
    ]
    assert (laws[0].title, laws[0].in_force_from) == ("Luật Hộ tịch", date(2016, 1, 1))
    assert (laws[1].title, laws[1].in_force_from) == (None, None)
    assert portal.text == "Trang của thủ tục 1.000001 trên Cổng Dịch vụ công quốc gia"


def test_a_place_in_the_legal_basis_is_a_source_itself():
    basis = Basis(Confidence.SOURCED, ("HT",), text="60/2014/QH13", article="Điều 9")
    [law, _] = sources_of(make_procedure(), [basis], make_kb(), TODAY)
    assert (law.text, law.article) == ("60/2014/QH13", "Điều 9")


def test_facts_without_a_law_of_their_own_rest_on_the_legal_basis_of_that_day():
    gone = raw_known(text="60/2014/QH13", article="cũ", about="x", ends_on=date(2025, 6, 30))
    basis = [raw_known(text="60/2014/QH13", article=f"Điều {n}", about="x") for n in range(5)]
    procedure = make_procedure(legal_basis=[gone, *basis])
    *laws, _ = sources_of(procedure, [known()], make_kb(procedure), TODAY)
    assert [law.article for law in laws] == ["Điều 0", "Điều 1", "Điều 2"]
    assert len(laws) == WITHOUT_OWN


def test_no_more_laws_are_named_than_a_person_reads():
    facts = [law_of(f"{number}/2020/QH14") for number in range(20)]
    *laws, portal = sources_of(make_procedure(), facts, make_kb(), TODAY)
    assert [law.text for law in laws] == [f"{number}/2020/QH14" for number in range(AT_MOST)]
    assert portal.url


# The frequent question nearest to what was asked


def nearest(
    dense,
    slug="cap_giay_thu",
    question="Giấy thử rách thì sao?",
    text="giay thu bi rach",
    **changes,
):
    hits = (Hit(slug, "giấy thử", 0.99), Hit(slug, question, dense))
    return faq.nearest(make_procedure(**changes), make_context(text, hits=hits), TODAY)


def test_a_near_question_gives_itself_and_its_answer_with_its_doubt():
    doubtful = raw_known(
        question="Giấy thử rách thì sao?", answer="Xin cấp lại.", confidence="memory"
    )
    part = nearest(faq.NEAR, faq=[doubtful])
    assert part.lines == (
        "“Giấy thử rách thì sao?”",
        "Xin cấp lại (chưa đối chiếu lại văn bản).",
    )
    assert part.blocks[0]["question"] == "Giấy thử rách thì sao?"
    assert len(part.facts) == 1


@pytest.mark.parametrize(
    ("asked", "known", "is_same"),
    [
        ("thue tro co nhap ho khau duoc khong", "Thuê trọ có nhập hộ khẩu được không?", True),
        ("ở trọ nhập hộ khẩu được không", "Thuê trọ có nhập hộ khẩu được không?", True),
        (
            "Chồng có được đăng ký thường trú ở nhà vợ hay không?",
            "Thuê trọ có nhập hộ khẩu được không?",
            False,
        ),
        ("đăng ký kết hôn cần giấy tờ gì", "Đăng ký kết hôn online thì bao lâu có?", False),
        ("mất bao lâu", "Bao lâu thì xong?", False),
    ],
)
def test_near_questions_share_the_words_that_carry_the_matter(asked, known, is_same):
    assert faq.share_matter(known, asked) is is_same


@pytest.mark.parametrize(
    "found",
    [
        {"dense": faq.NEAR - 0.001},
        {"dense": 0.99, "slug": "khac"},
        {"dense": 0.99, "question": "Giấy thử là gì?"},
        {"dense": 0.99, "faq": []},
        {
            "dense": 0.99,
            "faq": [
                raw_known(
                    question="Giấy thử rách thì sao?", answer="Cũ.", ends_on=date(2025, 6, 30)
                )
            ],
        },
    ],
)
def test_a_far_question_another_s_or_an_old_one_gives_nothing(found):
    assert nearest(**found) is None


def test_the_nearest_of_the_questions_counts():
    both = [
        raw_known(question="Giấy thử rách thì sao?", answer="Một."),
        raw_known(question="Giấy thử ướt thì sao?", answer="Hai."),
    ]
    hits = (
        Hit("cap_giay_thu", "Giấy thử ướt thì sao?", 0.95),
        Hit("cap_giay_thu", "Giấy thử rách thì sao?", 0.94),
    )
    context = make_context("giấy thử rách, ướt", hits=hits)
    part = faq.nearest(make_procedure(faq=both), context, TODAY)
    assert part.lines == ("“Giấy thử ướt thì sao?”", "Hai.")


def test_the_papers_told_are_all_those_of_the_day(kb):
    procedure = kb.procedures["dang_ky_khai_sinh"]
    part = ANSWERS["ask_papers"](procedure, kb, TODAY)
    assert set(map(id, part.facts)) == set(map(id, in_force(procedure.papers, TODAY)))
