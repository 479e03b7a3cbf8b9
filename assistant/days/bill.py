"""What a filing costs on a day: the fees that apply, how many of each, their sum if there is one.

Nothing to pay ("0 đồng"), no information, a price in words, and a price that still hangs on an
answer, on the way of filing or on a number of pages are five different things: `Total`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum

from assistant.days.versions import Days, pieces
from assistant.replies import say
from assistant.replies.values import dong
from procedures_kb import Procedure, Way, in_force
from procedures_kb.model import Fact, Fee, Known


class Total(str, Enum):
    """Whether there is a sum, and why not."""

    KNOWN = "known"
    IN_WORDS = "in_words"
    """The base gives words instead of a sum for one of the fees."""
    UNDECIDED = "undecided"
    """A fee hangs on a question not answered, or on the way of filing."""
    UNCOUNTED = "uncounted"
    """Prices in tiers (first pages, further pages): how many of each must be told."""
    NO_INFORMATION = "no_information"
    """The base holds no fee for this case on this day."""


@dataclass(frozen=True)
class Charge:
    fee: Fee
    count: int
    amount: int | None
    """`count` times the price in đồng; None where the base has words."""
    is_sure: bool
    """False where an unanswered question or the way of filing could still rule it out."""


@dataclass(frozen=True)
class Bill:
    charges: tuple[Charge, ...]
    extras: tuple[Fee, ...]
    """Only where asked for, and none was asked for: not in the sum."""
    exemptions: tuple[Fact, ...]
    total: Total
    amount: int | None
    """The sum in đồng; None unless `total` is KNOWN."""


def bill(
    procedure: Procedure,
    facts: Mapping[str, str],
    day: date,
    way: Way | None = None,
    counts: Mapping[str, int] | None = None,
) -> Bill:
    """`counts` gives how many, by a fee's label or by what it is reckoned `per` ("bản": 3); one
    of each otherwise, and none of what is optional.

    Raises KeyError for a count of something that no fee of that day names, ValueError for a
    negative one.
    """
    current = [fee for fee in in_force(procedure.fees, day) if _is_possible(fee, facts, way)]
    told = counts or {}
    _check(told, in_force(procedure.fees, day))
    asked = [fee for fee in current if not fee.optional or _count(fee, told)]
    charges = tuple(_charge(fee, facts, way, told) for fee in asked)
    total = _total(charges, told)
    exempt = in_force(procedure.exemptions, day)
    return Bill(
        charges,
        tuple(fee for fee in current if fee not in asked),
        tuple(fact for fact in exempt if _is_possible(fact, facts, way)),
        total,
        sum(item.amount or 0 for item in charges) if total is Total.KNOWN else None,
    )


def bills(
    procedure: Procedure,
    facts: Mapping[str, str],
    way: Way | None = None,
    counts: Mapping[str, int] | None = None,
) -> tuple[tuple[Days, Bill], ...]:
    """The bill of every period between the days on which fees or exemptions change."""
    dated: list[Known] = [*procedure.fees, *procedure.exemptions]
    return tuple(
        (days, bill(procedure, facts, days.some_day, way, _known_then(counts, procedure, days)))
        for days in pieces(dated)
    )


def total_line(told: Bill) -> str:
    """'Tổng cộng: 16.000 đồng', 'Tổng cộng: 0 đồng', or why there is no sum."""
    if told.amount is not None:
        return say("money.total", amount=dong(told.amount))
    return say(f"money.no_total.{told.total.value}")


def _is_possible(fact: Known, facts: Mapping[str, str], way: Way | None) -> bool:
    return fact.applies_to(facts) and (way is None or not fact.ways or way in fact.ways)


def _is_sure(fee: Fee, facts: Mapping[str, str], way: Way | None) -> bool:
    """An answer given, and the way told, say that it applies; "unknown" answers nothing."""
    is_met = not fee.when or any(
        all(facts.get(key) in allowed for key, allowed in case.items()) for case in fee.when
    )
    return is_met and (not fee.ways or way in fee.ways)


def _check(told: Mapping[str, int], fees: list[Fee]) -> None:
    known = {fee.label for fee in fees} | {fee.per for fee in fees}
    for name, count in told.items():
        if name not in known:
            raise KeyError(f"no fee is counted by {name!r}")
        if count < 0:
            raise ValueError(f"{count} of {name!r}")


def _count(fee: Fee, told: Mapping[str, int]) -> int:
    usual = 0 if fee.optional else 1
    return told.get(fee.label, told.get(fee.per or "", usual))


def _charge(fee: Fee, facts: Mapping[str, str], way: Way | None, told: Mapping[str, int]) -> Charge:
    count = _count(fee, told)
    # The words that a record of the portal has beside a sum may say anything: there is none then.
    price = None if fee.amount is None or fee.text else fee.amount * count
    return Charge(fee, count, price, _is_sure(fee, facts, way))


def _total(charges: tuple[Charge, ...], told: Mapping[str, int]) -> Total:
    if not charges:
        return Total.NO_INFORMATION
    is_any_sure = any(item.is_sure for item in charges)
    # What may still be ruled out and costs nothing changes no sum that a sure one begins.
    if not is_any_sure or any(not item.is_sure and item.amount != 0 for item in charges):
        return Total.UNDECIDED
    if any(item.amount is None for item in charges):
        return Total.IN_WORDS
    tiers = Counter(item.fee.per for item in charges if item.fee.per and item.amount)
    untold = {item.fee.per for item in charges if item.fee.label not in told}
    if any(count > 1 and per in untold for per, count in tiers.items()):
        return Total.UNCOUNTED
    return Total.KNOWN


def _known_then(
    counts: Mapping[str, int] | None, procedure: Procedure, days: Days
) -> dict[str, int]:
    """The counts of what that period has a fee for."""
    fees = in_force(procedure.fees, days.some_day)
    known = {fee.label for fee in fees} | {fee.per for fee in fees}
    return {name: count for name, count in (counts or {}).items() if name in known}
