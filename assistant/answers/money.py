"""Fees, and who need not pay them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from assistant.answers.part import Part, bullets, known_fields
from assistant.answers.wording import dong, sentence
from assistant.replies import say
from assistant.turn import Block
from procedures_kb import KnowledgeBase, Procedure, in_force
from procedures_kb.model import Fee


def fees(procedure: Procedure, kb: KnowledgeBase, day: date) -> Part | None:
    current = in_force(procedure.fees, day)
    exempt = in_force(procedure.exemptions, day)
    if not current and not exempt:
        return None
    lines = [say("fees.intro", name=procedure.name)]
    lines += bullets(fee_line(fee) for fee in current if not fee.optional)
    extras = [fee for fee in current if fee.optional]
    if extras:
        lines += [say("fees.optional"), *bullets(fee_line(fee) for fee in extras)]
    if exempt:
        lines += [say("fees.exemptions"), *bullets(sentence(fact.text, fact) for fact in exempt)]
    block = {"type": "fees", "items": [_item(fee) for fee in current]}
    return Part(tuple(lines), (block,), (*current, *exempt))


def fee_line(fee: Fee) -> str:
    """'Nộp trực tuyến: 10.000 đồng mỗi lần.'"""
    return sentence(f"{fee.label}: {price(fee)}", _without_case(fee))


def price(fee: Fee) -> str:
    if fee.amount is None:
        return fee.text or ""
    if fee.amount == 0:
        return say("fees.free")
    said = dong(fee.amount) + (f"/{fee.per}" if fee.per else "")
    return f"{said}, {fee.text}" if fee.text else said


def _without_case(fee: Fee) -> Fee:
    """The label already names the case."""
    return replace(fee, condition=None)


def _item(fee: Fee) -> Block:
    return {
        "label": fee.label,
        "amount": fee.amount,
        "text": fee.text,
        "per": fee.per,
        "optional": fee.optional,
        **known_fields(fee),
    }
