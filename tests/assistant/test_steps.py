"""Each step ends the turn with an Answer or passes with None; fakes stand for NLU and search."""

from dataclasses import dataclass, field
from datetime import date

import pytest

from assistant.replies import find_words, say
from assistant.retrieval.evidence import Found
from assistant.retrieval.passages import Passage
from assistant.retrieval.search import Ranked
from assistant.steps.call_for_help import call_for_help
from assistant.steps.clarify import clarify
from assistant.steps.compose import Compose
from assistant.steps.decline import decline
from assistant.steps.find_procedure import FindProcedure
from assistant.steps.settle_procedure import SettleProcedure
from assistant.steps.small_talk import greeting, small_talk
from assistant.steps.understand import Understand
from assistant.turn import Candidate, Entity, Hit, State, Status, Understanding
from tests.factories import TODAY, make_context, make_kb, make_procedure, raw_known

A = make_procedure(slug="giay_a", code="1.000001", name="Cấp giấy A")
B = make_procedure(slug="giay_b", code="1.000002", name="Cấp giấy B (mới)")
C = make_procedure(slug="giay_c", code="1.000003", name="Đổi giấy C")
D = make_procedure(slug="giay_d", code="1.000004", name="Đổi giấy D")
KB = make_kb(A, B, C, D)
ABOUT_A = State(procedure="giay_a", facts={"goes": "self"})


def wants(intent: str, sure: float = 0.9) -> Understanding:
    return Understanding(intent, sure)


def likely(*shares: float) -> tuple[Candidate, ...]:
    return tuple(Candidate(item, share) for item, share in zip((A, B, C, D), shares))


@dataclass
class FakeNlu:
    """Answers from a list of texts, and remembers what it was asked."""

    known: dict[str, Understanding] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    def parse(self, text: str) -> Understanding:
        self.asked.append(text)
        return self.known.get(text, Understanding("ask_overview", 0.3))


@dataclass
class FakeSearch:
    order: tuple[tuple[str, float], ...]
    none: float
    asked: list[str] = field(default_factory=list)

    def rank(self, text: str) -> Ranked:
        self.asked.append(text)
        return Ranked(self.order, self.none, Found(None, None))

    def nearest(self, ranked: Ranked, slug: str):
        return [(Passage(slug, "asked", f"câu hỏi về {slug}"), 0.93)]


# understand


def test_a_message_is_read_as_it_was_written_but_tidy():
    nlu = FakeNlu({"Mất giấy rồi": Understanding("ask_steps", 0.8)})
    context = make_context("")
    context.turn = make_context("  Mất\u200b giấy\n rồi ").turn
    assert Understand(nlu)(context) is None
    assert context.text == "Mất giấy rồi"
    assert context.understanding == Understanding("ask_steps", 0.8)
    assert set(nlu.asked) == {"Mất giấy rồi"}


def test_of_a_letter_the_questions_are_read_and_the_first_leads():
    paper = Entity("paper", "giấy", 4, 8)
    whole = "Tôi mất giấy rồi. Làm lại cần giấy gì? Lệ phí bao nhiêu tiền?"
    nlu = FakeNlu(
        {
            whole: Understanding("greeting", 0.5, entities=(paper,)),
            "Tôi mất giấy rồi.": wants("ask_steps"),
            "Làm lại cần giấy gì?": wants("ask_papers"),
            "Lệ phí bao nhiêu tiền?": wants("ask_fee"),
        }
    )
    context = make_context(whole)
    assert Understand(nlu)(context) is None
    assert context.understanding.intent == "ask_papers"
    assert context.understanding.entities == (paper,)
    assert context.also_asked == ("ask_fee",)


def test_danger_in_one_sentence_of_a_letter_comes_first():
    whole = "Làm lại cần giấy gì? Có người đang đánh tôi."
    nlu = FakeNlu(
        {
            whole: wants("ask_papers"),
            "Làm lại cần giấy gì?": wants("ask_papers"),
            "Có người đang đánh tôi.": wants("emergency"),
        }
    )
    context = make_context(whole)
    Understand(nlu)(context)
    assert context.understanding.intent == "emergency"


def test_a_long_official_name_does_not_hide_what_is_wanted():
    nlu = FakeNlu({"thủ tục này mất bao lâu?": wants("ask_time")})
    context = make_context("Cấp giấy B (mới) mất bao lâu?")
    Understand(nlu, ("cấp giấy b (mới)",))(context)
    assert context.understanding.intent == "ask_time"
    assert context.text == "Cấp giấy B (mới) mất bao lâu?"


def test_a_name_that_is_the_whole_message_stays():
    nlu = FakeNlu({"Cấp giấy B (mới)?": wants("ask_overview", 0.8)})
    context = make_context("Cấp giấy B (mới)?")
    Understand(nlu, ("cấp giấy b (mới)",))(context)
    assert nlu.asked == ["Cấp giấy B (mới)?"]


# call for help


def test_danger_is_met_with_the_numbers_to_call():
    context = make_context(understanding=wants("emergency"), state=ABOUT_A)
    answer = call_for_help(context)
    assert (answer.status, answer.intent) == (Status.EMERGENCY, "emergency")
    assert all(number in answer.text for number in ("113", "114", "115"))
    assert answer.state == ABOUT_A


@pytest.mark.parametrize(
    ("understanding", "calls"),
    [
        (wants("emergency", 0.6), True),
        (wants("emergency", 0.59), False),
        (wants("ask_papers", 0.99), False),
    ],
)
def test_only_danger_and_only_when_sure(understanding, calls):
    assert (call_for_help(make_context(understanding=understanding)) is not None) is calls


# find procedure


def test_the_likeliest_procedures_are_kept_with_their_shares_and_passages():
    search = FakeSearch((("giay_b", 0.5), ("giay_a", 0.2), ("giay_c", 0.1)), none=0.2)
    context = make_context("giấy b")
    assert FindProcedure(search, KB)(context) is None
    assert [(item.procedure.slug, item.score) for item in context.candidates] == [
        ("giay_b", 0.5),
        ("giay_a", 0.2),
        ("giay_c", 0.1),
    ]
    assert context.in_scope == pytest.approx(0.8)
    assert context.hits == (Hit("giay_b", "câu hỏi về giay_b", 0.93),)
    assert search.asked == ["giấy b"]


def test_five_procedures_are_kept():
    many = make_kb(*(make_procedure(slug=f"giay_{at}") for at in range(9)))
    search = FakeSearch(tuple((f"giay_{at}", 0.1) for at in range(9)), none=0.1)
    context = make_context()
    FindProcedure(search, many)(context)
    assert len(context.candidates) == 5


# settle procedure


def settle(text="còn lệ phí thì sao", *, intent="ask_fee", shares=(0.3, 0.3), state=ABOUT_A):
    context = make_context(
        text, understanding=wants(intent), candidates=likely(*shares), state=state, in_scope=0.6
    )
    assert SettleProcedure(KB)(context) is None
    return context


def test_a_short_follow_up_stays_with_the_procedure_talked_of():
    context = settle()
    assert context.procedure == A
    assert context.in_scope == 1.0
    assert [(item.procedure.slug, item.score) for item in context.candidates] == [("giay_a", 1.0)]


@pytest.mark.parametrize(
    "message",
    [
        {"text": "thế còn hộ chiếu thì sao", "shares": (0.1, 0.55)[::-1]},
        {"text": " ".join(["chiếu"] * 13)},
        {"text": "hộ chiếu", "intent": "thanks"},
        {"text": "hộ chiếu", "state": State()},
        {"text": "hộ chiếu", "state": State(procedure="khong_con")},
    ],
)
def test_what_names_another_is_long_asks_nothing_or_follows_nothing_is_left_open(message):
    context = settle(**message)
    assert context.procedure is None
    assert context.in_scope == 0.6
    assert len(context.candidates) == 2


def test_twelve_words_are_still_short():
    assert settle(" ".join(["chiếu"] * 12)).procedure == A


def test_words_that_only_ask_never_name_another():
    assert settle("bao nhiêu tiền", shares=(0.1, 0.9)[::-1]).procedure == A


def test_words_that_only_ask_with_nothing_before_are_about_none():
    context = settle("bao nhiêu tiền", state=State())
    assert context.procedure is None
    assert context.in_scope == 0.0


def test_an_official_name_in_the_message_settles_what_the_search_left_unsure():
    context = settle(f"chiếu theo {B.name.upper()} ra sao", state=State())
    assert context.procedure == B


def test_just_below_named_is_not_named():
    assert settle(shares=(0.54, 0.1)).procedure == A


CHOICE = State(choices=("khong_con", "giay_b", "giay_c"), intent="ask_time")


@pytest.mark.parametrize(
    "text", ["Cấp giấy B (mới)", "cap giay b (moi)", "CẤP GIẤY B (MỚI).", " Cấp giấy B (mới) ? "]
)
def test_a_button_pressed_or_typed_is_answered_with_what_was_asked_before(text):
    context = settle(text, intent="ask_overview", state=CHOICE)
    assert context.procedure == B
    assert context.understanding.intent == "ask_time"
    assert context.in_scope == 1.0


def test_a_button_without_a_question_before_it_keeps_the_intent_of_the_message():
    state = State(choices=("giay_b",))
    assert settle("Cấp giấy B (mới)", intent="ask_fee", state=state).understanding.intent == (
        "ask_fee"
    )


@pytest.mark.parametrize("text", ["giấy B", "giấy khác", ""])
def test_what_was_not_offered_is_no_choice(text):
    context = settle(text, intent="ask_overview", state=CHOICE)
    assert context.procedure is None
    assert context.understanding.intent == "ask_overview"


# small talk

SMALL_TALK = sorted(find_words("small_talk"))


@pytest.mark.parametrize("intent", SMALL_TALK)
def test_small_talk_is_met_in_its_own_words(intent):
    answer = small_talk(make_context(understanding=wants(intent), in_scope=0.1, state=ABOUT_A))
    assert (answer.status, answer.intent) == (Status.CHITCHAT, intent)
    assert answer.text == say(f"small_talk.{intent}")
    assert answer.state == ABOUT_A
    assert answer.confidence == 0.9


@pytest.mark.parametrize(
    ("intent", "sure", "in_scope", "talks"),
    [
        ("greeting", 0.5, 0.59, True),
        ("greeting", 0.49, 0.1, False),
        ("greeting", 0.99, 0.6, False),
        ("thanks", 0.99, 0.9, False),
        ("ask_human", 0.9, 0.9, True),
        ("complain", 0.9, 0.9, True),
        ("complain", 0.4, 0.9, False),
        ("ask_papers", 0.9, 0.1, False),
        ("out_of_scope", 0.9, 0.1, False),
    ],
)
def test_small_talk_gives_way_to_a_question_but_not_where_a_person_is_wanted(
    intent, sure, in_scope, talks
):
    answer = small_talk(make_context(understanding=wants(intent, sure), in_scope=in_scope))
    assert (answer is not None) is talks


def test_a_greeting_offers_where_to_begin_and_nothing_else_does():
    offers = {
        intent: small_talk(make_context(understanding=wants(intent))).suggestions
        for intent in SMALL_TALK
    }
    assert offers.pop("greeting") == tuple(find_words("openers"))
    assert set(offers.values()) == {()}


def test_the_first_words_say_that_it_is_a_machine():
    assert "trợ lý ảo" in greeting()


# decline


@pytest.mark.parametrize(("in_scope", "declines"), [(0.0, True), (0.19, True), (0.2, False)])
def test_what_is_about_no_procedure_is_declined(in_scope, declines):
    answer = decline(make_context(in_scope=in_scope, state=ABOUT_A))
    assert (answer is not None) is declines
    if answer:
        assert answer.status is Status.OUT_OF_SCOPE
        assert answer.confidence == pytest.approx(1 - in_scope)
        assert answer.suggestions == tuple(find_words("openers"))
        assert answer.state == ABOUT_A


@pytest.mark.parametrize(
    ("text", "intent", "words"),
    [
        ("cần giấy tờ gì", "ask_papers", "no_procedure"),
        ("nộp ở đâu vậy chị ơi", "ask_office", "no_procedure"),
        ("mua con chó này ở đâu rẻ", "ask_office", "out_of_scope"),
        ("thời tiết mai", "out_of_scope", "out_of_scope"),
    ],
)
def test_a_short_question_about_nothing_is_asked_which_procedure(text, intent, words):
    assert decline(make_context(text, understanding=wants(intent))).text == say(words)


# clarify


def test_a_likely_procedure_is_taken_without_asking():
    context = make_context(candidates=likely(0.5, 0.4))
    assert clarify(context) is None
    assert context.procedure == A


def test_a_procedure_settled_before_is_not_asked_about():
    context = make_context(candidates=likely(0.4, 0.3), procedure=B)
    assert clarify(context) is None
    assert context.procedure == B


def test_of_several_likely_ones_the_citizen_chooses():
    context = make_context(
        candidates=likely(0.4, 0.3, 0.05, 0.045), understanding=wants("ask_fee"), state=ABOUT_A
    )
    answer = clarify(context)
    names = ("Cấp giấy A", "Cấp giấy B (mới)", "Đổi giấy C")
    assert (answer.status, answer.intent) == (Status.CLARIFICATION, "ask_fee")
    assert answer.text.splitlines() == [say("clarify"), *(f"• {name}" for name in names)]
    assert answer.suggestions == names
    assert tuple(item.procedure.name for item in answer.candidates) == names
    assert answer.confidence == 0.4
    assert answer.state == State(
        "giay_a", {"goes": "self"}, ("giay_a", "giay_b", "giay_c"), "ask_fee"
    )
    assert context.procedure is None


def test_what_is_hardly_likely_is_not_offered():
    assert clarify(make_context(candidates=likely(0.4, 0.04, 0.039))).suggestions == (
        "Cấp giấy A",
        "Cấp giấy B (mới)",
    )


# compose


def compose(intent="ask_papers", procedure=A, **changes):
    known = {"candidates": likely(0.8), "state": ABOUT_A, **changes}
    context = make_context(procedure=procedure, understanding=wants(intent), **known)
    return Compose(KB)(context)


def test_an_answer_is_what_was_asked_with_its_cards_and_sources():
    answer = compose("ask_fee")
    assert (answer.status, answer.intent, answer.procedure) == (Status.ANSWERED, "ask_fee", A)
    assert answer.text.splitlines()[:2] == [
        "Cấp giấy A: phí, lệ phí như sau.",
        "• Nộp tại quầy: 8.000 đồng.",
    ]
    assert [block["type"] for block in answer.blocks] == ["fees"]
    assert answer.sources[-1].url == A.source_url
    assert answer.sources[0].text == "60/2014/QH13"
    assert answer.confidence == 0.8
    assert answer.candidates == likely(0.8)


def test_an_answer_keeps_the_procedure_and_the_facts_and_forgets_the_choices():
    answer = compose(procedure=B, state=State("giay_a", {"goes": "self"}, ("giay_b",), "ask_fee"))
    assert answer.state == State("giay_b", {"goes": "self"})


@pytest.mark.parametrize("intent", ["greeting", "out_of_scope", "affirm", ""])
def test_what_asks_nothing_known_gets_the_overview(intent):
    answer = compose(intent)
    assert answer.intent == "ask_overview"
    assert answer.text.startswith("Cấp giấy A: Cấp một tờ giấy để thử.")


def test_what_the_base_does_not_hold_is_said_and_not_guessed():
    bare = make_procedure(slug="giay_a", penalties=[])
    answer = compose("ask_penalty", bare)
    assert answer.status is Status.NOT_IN_BASE
    assert answer.text == say("not_in_base", name="Cấp giấy thử", aspect="mức xử phạt")
    assert answer.blocks == ()
    assert answer.sources[-1].url == bare.source_url
    assert answer.procedure == bare


def test_a_second_question_of_the_message_is_answered_too():
    answer = compose("ask_fee", also_asked=("ask_time", "greeting"))
    assert [block["type"] for block in answer.blocks] == ["fees", "times"]
    assert answer.intent == "ask_fee"


def test_the_frequent_question_leads_when_it_is_the_one_asked():
    hit = Hit("giay_a", "Giấy thử rách thì sao?", 0.99)
    answer = compose("ask_steps", text="giấy thử rách", hits=(hit,))
    assert answer.text.startswith(
        "“Giấy thử rách thì sao?”\nXin cấp lại.\nCấp giấy A: các bước thực hiện."
    )
    assert [block["type"] for block in answer.blocks] == ["faq", "steps"]


def test_three_things_are_suggested_that_were_not_asked_and_are_known():
    suggested = find_words("suggestions")
    assert compose("ask_papers").suggestions == (
        suggested["ask_fee"],
        suggested["ask_time"],
        suggested["ask_office"],
    )
    bare = make_procedure(times=[], deadlines=[], fees=[], exemptions=[])
    assert compose("ask_steps", bare).suggestions == (
        suggested["ask_papers"],
        suggested["ask_office"],
        suggested["ask_online"],
    )


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({}, say("not_verified")),
        ({"verified_on": date(2026, 10, 1)}, say("verified", day="01/10/2026")),
        ({"review_by": TODAY}, say("not_verified")),
        ({"review_by": date(2026, 11, 21)}, say("overdue", day="21/11/2026")),
        (
            {"review_by": date(2026, 11, 21), "verified_on": date(2026, 10, 1)},
            say("overdue", day="21/11/2026"),
        ),
    ],
)
def test_an_answer_ends_with_how_fresh_it_is(changes, words):
    assert compose(procedure=make_procedure(**changes)).text.splitlines()[-1] == words


@pytest.mark.parametrize(
    ("day", "office"),
    [(date(2025, 6, 30), "UBND cấp huyện"), (date(2025, 7, 1), "UBND phường, xã")],
)
def test_the_day_asked_about_decides_what_is_told(day, office):
    dated = make_procedure(
        authority=[
            raw_known(text="UBND cấp huyện.", ends_on=date(2025, 6, 30)),
            raw_known(text="UBND phường, xã.", starts_on=date(2025, 7, 1)),
        ]
    )
    assert compose("ask_office", dated, today=day).blocks[0]["authority"] == [f"{office}."]
