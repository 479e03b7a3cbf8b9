"""Validated YAML to the dataclasses of `model`; nothing here checks, the schema has."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, TypeVar

from procedures_kb.model import (
    Basis,
    Confidence,
    Deadline,
    Duration,
    Fact,
    Faq,
    Fee,
    FilingWay,
    Form,
    Happening,
    Known,
    LegalRef,
    LegalText,
    Need,
    Paper,
    Procedure,
    Related,
    Standing,
    Variant,
    Way,
)
from procedures_kb.question import AgeRange, AllOf, Leaves, Question, Spoken

Raw = Mapping[str, Any]
K = TypeVar("K", bound=Known)

FACT_FIELDS: dict[str, type[Known]] = {
    "who_may_apply": Fact,
    "authority": Fact,
    "ways": FilingWay,
    "online": Fact,
    "papers": Paper,
    "conditions": Fact,
    "steps": Fact,
    "times": Duration,
    "deadlines": Deadline,
    "fees": Fee,
    "exemptions": Fact,
    "result": Fact,
    "penalties": Fact,
    "legal_basis": Basis,
    "faq": Faq,
    "pitfalls": Fact,
    "changes": Fact,
}


def build_procedure(raw: Raw) -> Procedure:
    facts: dict[str, Any] = {
        name: _facts(kind, raw.get(name, ())) for name, kind in FACT_FIELDS.items()
    }
    return Procedure(
        slug=raw["slug"],
        code=raw["code"],
        name=raw["name"],
        everyday_names=tuple(raw["everyday_names"]),
        field=raw["field"],
        summary=raw["summary"],
        asked_as=tuple(raw["asked_as"]),
        source_url=raw["source_url"],
        review_by=_date(raw["review_by"]),
        verified_on=_date(raw["verified_on"]),
        verified_by=raw["verified_by"],
        questions=tuple(build_question(item) for item in raw["questions"]),
        variants=tuple(_variant(item) for item in raw.get("variants", ())),
        related=tuple(Related(**item) for item in raw["related"]),
        open_questions=tuple(raw.get("open_questions", ())),
        missing=dict(raw.get("missing", {})),
        **facts,
    )


def build_fact(raw: Raw) -> Fact:
    return _facts(Fact, [raw])[0]


def build_legal_text(number: str, raw: Raw) -> LegalText:
    return LegalText(
        text=number,
        kind=raw["kind"],
        title=raw["title"],
        in_force_from=_date(raw.get("in_force_from")),
        in_force_to=_date(raw.get("in_force_to")),
        confidence=Confidence(raw["confidence"]),
    )


def _facts(kind: type[K], items: Any) -> tuple[K, ...]:
    return tuple(
        kind(**{name: _value(name, value) for name, value in item.items()}) for item in items
    )


def _value(name: str, value: Any) -> Any:
    read = _READERS.get(name)
    return read(value) if read else value


def _date(value: Any) -> Any:
    return date.fromisoformat(value) if isinstance(value, str) else value


def build_cases(value: Any) -> tuple[AllOf, ...]:
    cases = value if isinstance(value, list) else [value]
    return tuple({key: tuple(map(str, allowed)) for key, allowed in case.items()} for case in cases)


def _law(value: Any) -> tuple[LegalRef, ...]:
    return tuple(parse_legal_ref(item) for item in value)


def parse_legal_ref(text: str) -> LegalRef:
    """'60/2014/QH13, Điều 15 khoản 1' is the text and, after the first comma, the article."""
    number, _, article = text.partition(",")
    return LegalRef(number.strip(), article.strip() or None)


def _form(value: Raw) -> Form:
    return Form(value["name"], _law(value.get("issued_by", ())), value.get("url"))


def _happening(value: Raw) -> Happening:
    return Happening(
        tuple(map(str, value["said_with"])),
        value.get("tells"),
        str(value.get("in_time", "yes")),
        str(value.get("late", "no")),
    )


def build_question(raw: Raw) -> Question:
    return Question(
        raw["key"],
        raw["ask"],
        _by_answer(raw["answers"]),
        raw.get("help"),
        build_cases(raw.get("when", [])),
        _by_answer(raw.get("means", {})),
        _spoken(raw.get("spoken", {}), raw["answers"]),
    )


def _by_answer(raw: Raw) -> dict[str, Any]:
    return {str(key): value for key, value in raw.items()}


def _spoken(raw: Raw, answers: Raw) -> Spoken:
    """Answers that are called yes and no are what a plain yes or no means."""
    by_name = {f"if_{name}": name for name in ("yes", "no") if name in answers}
    return Spoken(
        said_as={key: tuple(said) for key, said in raw.get("said_as", {}).items()},
        replied_as={key: tuple(said) for key, said in raw.get("replied_as", {}).items()},
        if_yes=raw.get("if_yes", by_name.get("if_yes")),
        if_no=raw.get("if_no", by_name.get("if_no")),
        ages={key: _age_range(item) for key, item in raw.get("ages", {}).items()},
        age_of=tuple(raw.get("age_of", ())),
        leaves=tuple(map(_leaves, raw.get("leaves", ()))),
    )


def _leaves(raw: Raw) -> Leaves:
    said, replied = raw.get("said_as", ()), raw.get("replied_as", ())
    return Leaves(
        tuple(map(str, raw["answers"])),
        raw["means"],
        tuple(map(str, said)),
        tuple(map(str, replied)),
    )


def _age_range(raw: Raw) -> AgeRange:
    return AgeRange(raw.get("from"), raw.get("under"), raw.get("unit", "year"))


def _variant(raw: Raw) -> Variant:
    return Variant(
        raw["code"],
        raw["name"],
        Confidence(raw["confidence"]),
        tuple(raw["read_in"]),
        Standing(raw.get("standing", Standing.NEIGHBOUR)),
    )


_READERS: dict[str, Any] = {
    "confidence": Confidence,
    "read_in": tuple,
    "law": _law,
    "starts_on": _date,
    "ends_on": _date,
    "when": build_cases,
    "ways": lambda value: tuple(map(Way, value)),
    "way": Way,
    "need": Need,
    "form": _form,
    "received_by": tuple,
    "called": tuple,
    "happening": _happening,
}
