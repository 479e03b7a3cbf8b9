"""One procedure as its public page tells it: what is in force on a day, in the words of people."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from assistant import (
    PAPER_GROUPS,
    case_before,
    day_month_year,
    deadline_line,
    form_words,
    how_long,
    next_question,
    price,
    say,
)
from procedures_kb import KnowledgeBase, Need, Paper, Procedure, in_force
from procedures_kb.model import Basis, Edition, Known, LegalText

LONGEST_DESCRIPTION = 300


@dataclass(frozen=True)
class Line:
    """A fact in words; `name` stands out, `case` says whom it is for."""

    words: str
    fact: Known
    name: str = ""
    case: str = ""
    note: str = ""

    @property
    def law(self) -> str:
        return "; ".join(map(str, self.fact.law))


@dataclass(frozen=True)
class Section:
    key: str
    title: str
    icon: str
    lines: tuple[Line, ...]
    is_numbered: bool = False


@dataclass(frozen=True)
class Law:
    text: str
    title: str
    article: str
    about: str
    since: str
    fact: Known


@dataclass(frozen=True)
class Described:
    procedure: Procedure
    day: date
    field: str
    papers: tuple[tuple[str, tuple[Line, ...]], ...]
    sections: tuple[Section, ...]
    laws: tuple[Law, ...]
    related: tuple[tuple[str, str, str], ...]
    """Slug, name and why."""
    has_interview: bool

    @property
    def is_imported(self) -> bool:
        return self.procedure.edition is Edition.IMPORTED

    @property
    def freshness(self) -> str:
        """Who stands for what is told, in a sentence."""
        procedure = self.procedure
        if procedure.snapshot:
            month = f"{procedure.snapshot.month}/{procedure.snapshot.year}"
            return say("imported", month=month)
        if procedure.verified_on:
            return say("verified", day=day_month_year(procedure.verified_on))
        return say("not_verified")

    @property
    def description(self) -> str:
        """For `<meta>`: the summary, with the papers where it is short."""
        names = [line.name for _, lines in self.papers[:1] for line in lines]
        papers = [f"Giấy tờ: {'; '.join(names)}."] if names else []
        whole = " ".join([self.procedure.summary, *papers])
        if len(whole) <= LONGEST_DESCRIPTION:
            return whole
        return whole[:LONGEST_DESCRIPTION].rsplit(" ", 1)[0].rstrip(" ,;.") + "…"


def described(procedure: Procedure, kb: KnowledgeBase, day: date) -> Described:
    return Described(
        procedure,
        day,
        kb.fields.get(procedure.field, procedure.field),
        tuple(_papers(procedure, kb, day)),
        tuple(section for section in _sections(procedure, day) if section.lines),
        tuple(_laws(procedure, kb, day)),
        tuple(
            (item.slug, kb.titles[item.slug], item.why)
            for item in procedure.related
            if item.slug in kb.procedures
        ),
        next_question(procedure, {}, day) is not None,
    )


def _papers(
    procedure: Procedure, kb: KnowledgeBase, day: date
) -> Iterable[tuple[str, tuple[Line, ...]]]:
    current = in_force(procedure.papers, day)
    for group, belongs in PAPER_GROUPS:
        chosen = tuple(_paper(paper, kb) for paper in current if belongs(paper))
        if chosen:
            yield say(f"papers.{group}").removesuffix(":"), chosen


def _paper(paper: Paper, kb: KnowledgeBase) -> Line:
    said = []
    if paper.kind == "information":
        said.append(say("kinds.information"))
    elif paper.copies and paper.need is not Need.NOT_REQUIRED:
        said.append(f"{paper.copies} {say(f'kinds.{paper.kind}')}")
    if paper.photocopies:
        said.append(say("sheet.photocopies", count=paper.photocopies))
    if paper.form:
        said.append(form_words(paper.form.name, map(str, paper.form.issued_by)))
    if paper.valid_months:
        said.append(say("papers.validity", months=paper.valid_months))
    if paper.given_by and paper.given_by in kb.procedures:
        said.append(say("papers.given_by", name=kb.titles[paper.given_by]))
    return Line("; ".join(said), paper, paper.name, _case(paper, paper.name), paper.note or "")


def _sections(procedure: Procedure, day: date) -> Iterable[Section]:
    p = procedure
    fees = [Line(price(fee), fee, fee.label) for fee in in_force(p.fees, day)]
    times = [Line(how_long(time), time, time.label) for time in in_force(p.times, day)]
    due = [Line(deadline_line(item), item) for item in in_force(p.deadlines, day)]
    ways = [
        Line(way.text, way, _capital(say(f"ways.{way.way.value}")), way.condition or "")
        for way in in_force(p.ways, day)
    ]
    asked = [Line(item.answer, item, item.question) for item in in_force(p.faq, day)]
    yield Section("fees", "Phí, lệ phí", "money", (*fees, *_texts(p.exemptions, day)))
    yield Section("times", "Thời hạn giải quyết", "clock", (*times, *due))
    yield Section("office", "Nơi nộp", "office", (*_texts(p.authority, day), *ways))
    yield Section("online", "Nộp trực tuyến", "online", _texts(p.online, day))
    yield Section("steps", "Các bước thực hiện", "steps", _texts(p.steps, day), is_numbered=True)
    who = (*_texts(p.who_may_apply, day), *_texts(p.conditions, day))
    yield Section("who", "Ai được làm, điều kiện", "list", who)
    yield Section("result", "Kết quả nhận được", "paper", _texts(p.result, day))
    yield Section("pitfalls", "Điều dễ nhầm", "warn", _texts(p.pitfalls, day))
    yield Section("penalties", "Mức xử phạt", "warn", _texts(p.penalties, day))
    yield Section("changes", "Đã thay đổi", "restart", _texts(p.changes, day))
    yield Section("faq", "Hay được hỏi", "chat", tuple(asked))


def _texts(facts: Sequence[Known], day: date) -> tuple[Line, ...]:
    lines = []
    for fact in in_force(facts, day):
        words = getattr(fact, "text", "")
        lines.append(Line(words, fact, case=_case(fact, words)))
    return tuple(lines)


def _laws(procedure: Procedure, kb: KnowledgeBase, day: date) -> Iterable[Law]:
    for basis in in_force(procedure.legal_basis, day):
        if kb.binds_on(basis.text, day):
            yield _law(basis, kb)


def _law(basis: Basis, kb: KnowledgeBase) -> Law:
    known = kb.legal_texts.get(basis.text)
    since = known.in_force_from if known else None
    return Law(
        basis.text,
        _called(known) if known else "",
        basis.article or "",
        basis.about,
        day_month_year(since) if since else "",
        basis,
    )


def _called(text: LegalText) -> str:
    return text.title if text.title.startswith(text.kind) else f"{text.kind} {text.title}"


def _case(fact: Known, words: str) -> str:
    return case_before(fact, words).removesuffix(": ")


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
