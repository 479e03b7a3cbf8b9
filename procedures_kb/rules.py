"""What a schema cannot say. Each rule takes the base and a day and yields what is wrong.

The virtues are those of the province's data programme: đúng (right), đủ (complete), sạch (clean),
sống (alive). An editor is shown the same problems as CI.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from procedures_kb.load import KnowledgeBase
from procedures_kb.model import Confidence, Fact, FilingWay, Known, Need, Procedure, Way
from procedures_kb.offices import offices
from procedures_kb.question import Question

MAX_QUESTIONS = 5
SOON = timedelta(days=60)
FROM_MEMORY = "MEMO"


class Virtue(str, Enum):
    RIGHT = "đúng"
    COMPLETE = "đủ"
    CLEAN = "sạch"
    ALIVE = "sống"


@dataclass(frozen=True)
class Problem:
    """`is_error` fails the check; the rest is shown to editors as work to do."""

    slug: str
    virtue: Virtue
    message: str
    is_error: bool = True


Rule = Callable[[KnowledgeBase, Procedure, date], Iterator[Problem]]

_NO_DISTRICTS = re.compile(r"(?<!\w)(quận|huyện|thị xã|cấp huyện)(?! đảo)(?!\w)", re.IGNORECASE)
_SAID_TO_BE_GONE = re.compile(
    r"(bỏ|không còn|thay|trước|cũ|nhận (thẩm quyền|toàn bộ)|chuyển)", re.IGNORECASE
)
_BARE_MONEY = re.compile(r"\d{4,} ?(đồng|đ\b|VND|VNĐ)")
_FIELDS_TO_FILL = (
    "who_may_apply", "authority", "ways", "online", "papers", "questions", "conditions", "steps",
    "times", "deadlines", "fees", "exemptions", "result", "penalties", "legal_basis", "faq",
    "pitfalls", "changes", "related", "everyday_names", "asked_as", "summary", "source_url",
)  # fmt: skip


def texts_of(procedure: Procedure) -> Iterator[tuple[str, str, Known | None]]:
    """Every text a person may read: its field, the words, and the fact they stand in."""
    yield "name", procedure.name, None
    yield "summary", procedure.summary, None
    for field, fact in procedure.facts():
        for name in ("text", "label", "name", "answer", "question", "condition", "note", "about"):
            words = getattr(fact, name, None)
            if words and (field, name) != ("legal_basis", "text"):
                yield field, words, fact


def texts_are_normalised(kb: KnowledgeBase, item: Procedure, day: date) -> Iterator[Problem]:
    for field, words, _ in texts_of(item):
        if not unicodedata.is_normalized("NFC", words) or words != " ".join(words.split()):
            yield Problem(item.slug, Virtue.CLEAN, f"{field}: not NFC, or loose spaces: {words!r}")
        if _BARE_MONEY.search(words):
            yield Problem(item.slug, Virtue.CLEAN, f"{field}: write money as 8.000 đồng: {words!r}")


def no_office_that_is_gone(kb: KnowledgeBase, item: Procedure, day: date) -> Iterator[Problem]:
    """Since 01/07/2025 there are no districts (quận, huyện): nothing about today may name one."""
    for field, words, fact in texts_of(item):
        is_about_today = fact is None or fact.holds_on(day)
        if is_about_today and _NO_DISTRICTS.search(words) and not _SAID_TO_BE_GONE.search(words):
            yield Problem(item.slug, Virtue.CLEAN, f"{field}: names a district: {words!r}")


def nothing_stands_twice(kb: KnowledgeBase, item: Procedure, day: date) -> Iterator[Problem]:
    codes = [other.code for other in kb.procedures.values() if other.code == item.code]
    if len(codes) > 1:
        yield Problem(item.slug, Virtue.CLEAN, f"code {item.code} is also another procedure's")
    keys = Counter(paper.key for paper in item.papers)
    yield from (
        Problem(item.slug, Virtue.CLEAN, f"papers: {key} stands twice")
        for key, count in keys.items()
        if count > 1
    )
    said = Counter((field, fact) for field, fact in _hashable_facts(item))
    for (field, words), count in said.items():
        if count > 1:
            yield Problem(item.slug, Virtue.CLEAN, f"{field}: said twice: {words}")


def _hashable_facts(item: Procedure) -> Iterator[tuple[str, str]]:
    for field, fact in item.facts():
        yield field, repr(fact)


def references_lead_somewhere(kb: KnowledgeBase, item: Procedure, day: date) -> Iterator[Problem]:
    if item.field not in kb.fields:
        yield Problem(item.slug, Virtue.CLEAN, f"unknown field {item.field}")
    slugs = {entry.slug for entry in item.related} | {
        paper.given_by for paper in item.papers if paper.given_by
    }
    for slug in sorted(slugs - kb.procedures.keys()):
        yield Problem(item.slug, Virtue.CLEAN, f"unknown procedure {slug}")
    for number in sorted(_law_numbers(item) - kb.legal_texts.keys()):
        yield Problem(item.slug, Virtue.RIGHT, f"legal text {number} is not in the register")
    for key in sorted(_source_keys(item) - kb.sources.keys()):
        yield Problem(item.slug, Virtue.RIGHT, f"unknown source {key}")


def _law_numbers(item: Procedure) -> set[str]:
    numbers = {basis.text for basis in item.legal_basis}
    numbers |= {reference.text for _, fact in item.facts() for reference in fact.law}
    forms = (paper.form for paper in item.papers if paper.form)
    return numbers | {reference.text for form in forms for reference in form.issued_by}


def _source_keys(item: Procedure) -> set[str]:
    return {key.split(":")[0] for _, fact in item.facts() for key in fact.read_in}


def cases_can_be_decided(kb: KnowledgeBase, item: Procedure, day: date) -> Iterator[Problem]:
    """Every condition names a question and its answers; every question decides something."""
    answers = {question.key: set(question.answers) for question in item.questions}
    used: set[str] = set()
    for where, case in _cases(item):
        for key, allowed in case.items():
            used.add(key)
            if not set(allowed) <= answers.get(key, set()):
                yield Problem(item.slug, Virtue.CLEAN, f"{where}: no such answer: {key} {allowed}")
    for key in sorted(answers.keys() - used):
        yield Problem(item.slug, Virtue.CLEAN, f"question {key} decides nothing")
    if len(item.questions) > MAX_QUESTIONS:
        yield Problem(item.slug, Virtue.CLEAN, f"more than {MAX_QUESTIONS} questions")


def _cases(item: Procedure) -> Iterator[tuple[str, dict[str, tuple[str, ...]]]]:
    holders: list[tuple[str, Known | Question]] = [*item.facts()]
    holders += [(f"question {question.key}", question) for question in item.questions]
    for where, holder in holders:
        yield from ((where, dict(case)) for case in holder.when)


def wordings_tell_one_answer(kb: KnowledgeBase, item: Procedure, day: date) -> Iterator[Problem]:
    """What is said of an answer names one there is; no wording stands under two of a question."""
    for question in item.questions:
        spoken, where = question.spoken, f"question {question.key}"
        by_answer = (question.means, spoken.said_as, spoken.replied_as, spoken.ages)
        named = {key for mapping in by_answer for key in mapping}
        named |= {key for key in (spoken.if_yes, spoken.if_no) if key}
        named |= {key for leaves in spoken.leaves for key in leaves.answers}
        for key in sorted(named - question.answers.keys()):
            yield Problem(item.slug, Virtue.CLEAN, f"{where}: no such answer: {key}")
        for words, count in sorted(_wordings(question).items()):
            if count > 1:
                yield Problem(item.slug, Virtue.CLEAN, f"{where}: said twice: {words}")


def events_tell_answers(kb: KnowledgeBase, item: Procedure, day: date) -> Iterator[Problem]:
    """A deadline's event that answers a question names one there is, with answers it has."""
    asked = {question.key: question.answers for question in item.questions}
    for deadline in item.deadlines:
        told = deadline.happening
        if told is None:
            continue
        if not deadline.counted_from:
            yield Problem(item.slug, Virtue.CLEAN, f"deadlines: {deadline.text}: from which event?")
        if told.tells and not {told.in_time, told.late} <= set(asked.get(told.tells, ())):
            yield Problem(item.slug, Virtue.CLEAN, f"deadlines: no such answers of {told.tells}")


def _wordings(question: Question) -> Counter[str]:
    kinds = (question.spoken.said_as, question.spoken.replied_as)
    return Counter(words.lower() for kind in kinds for said in kind.values() for words in said)


def papers_say_when(kb: KnowledgeBase, item: Procedure, day: date) -> Iterator[Problem]:
    for paper in item.papers:
        if (paper.need is Need.IN_CASE) != bool(paper.when):
            yield Problem(item.slug, Virtue.CLEAN, f"papers: {paper.key}: need and when disagree")
        if paper.need in (Need.IN_CASE, Need.IF_NO_DATA) and not paper.condition:
            yield Problem(item.slug, Virtue.COMPLETE, f"papers: {paper.key}: say in which case")


def somebody_receives_it(kb: KnowledgeBase, item: Procedure, day: date) -> Iterator[Problem]:
    """Every office named is in the register; what is handed in at a counter has one."""
    told = [fact for _, fact in item.facts() if isinstance(fact, (Fact, FilingWay))]
    for key in sorted({key for fact in told for key in fact.received_by} - offices().keys()):
        yield Problem(item.slug, Virtue.RIGHT, f"unknown office {key}")
    at_counter = any(way.way is Way.COUNTER and way.holds_on(day) for way in item.ways)
    if at_counter and not any(fact.received_by and fact.holds_on(day) for fact in told):
        yield Problem(item.slug, Virtue.COMPLETE, "ways: say who receives it at the counter", False)


def every_field_is_filled(kb: KnowledgeBase, item: Procedure, day: date) -> Iterator[Problem]:
    for name in _FIELDS_TO_FILL:
        if not getattr(item, name) and name not in item.missing:
            yield Problem(item.slug, Virtue.COMPLETE, f"{name} is empty and nobody says why")


def it_is_alive(kb: KnowledgeBase, item: Procedure, day: date) -> Iterator[Problem]:
    if item.review_by < day:
        yield Problem(item.slug, Virtue.ALIVE, f"was to be reviewed by {item.review_by}")
    for field, fact in item.facts():
        if fact.ends_on and day <= fact.ends_on <= day + SOON:
            yield Problem(item.slug, Virtue.ALIVE, f"{field}: ends on {fact.ends_on}", False)
    for number in sorted(_law_numbers(item) & kb.legal_texts.keys()):
        ends = kb.legal_texts[number].in_force_to
        if ends and day <= ends <= day + SOON:
            yield Problem(item.slug, Virtue.ALIVE, f"{number} ends on {ends}", False)


RULES: tuple[Rule, ...] = (
    texts_are_normalised,
    no_office_that_is_gone,
    nothing_stands_twice,
    references_lead_somewhere,
    cases_can_be_decided,
    wordings_tell_one_answer,
    events_tell_answers,
    papers_say_when,
    somebody_receives_it,
    every_field_is_filled,
    it_is_alive,
)


@dataclass(frozen=True)
class Virtues:
    """The four figures of one procedure; shares from 0 to 1, days until its review."""

    right: float
    """Share of facts read in a source, not remembered."""
    complete: float
    """Share of fields filled, or left out with a reason."""
    clean: bool
    review_in_days: int
    confidence: dict[Confidence, int]
    problems: tuple[Problem, ...]


def check(kb: KnowledgeBase, day: date) -> list[Problem]:
    return [problem for item in kb.procedures.values() for problem in check_one(kb, item, day)]


def check_one(kb: KnowledgeBase, item: Procedure, day: date) -> list[Problem]:
    return [problem for rule in RULES for problem in rule(kb, item, day)]


def virtues_of(kb: KnowledgeBase, item: Procedure, day: date) -> Virtues:
    problems = check_one(kb, item, day)
    facts = [fact for _, fact in item.facts()]
    read = sum(any(key != FROM_MEMORY for key in fact.read_in) for fact in facts)
    empty = sum(
        problem.virtue is Virtue.COMPLETE and "is empty" in problem.message for problem in problems
    )
    return Virtues(
        right=read / len(facts),
        complete=1 - empty / len(_FIELDS_TO_FILL),
        clean=not any(problem.virtue is Virtue.CLEAN for problem in problems),
        review_in_days=(item.review_by - day).days,
        confidence=dict(Counter(fact.confidence for fact in facts)),
        problems=tuple(problems),
    )
