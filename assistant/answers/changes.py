"""What changed in the rules, one line a change: 'Trước 01/07/2025: … Từ 01/07/2025: …'."""

from __future__ import annotations

from assistant.answers.durations import deadline_line, time_line
from assistant.answers.money import fee_line
from assistant.answers.papers import paper_line
from assistant.answers.wording import day_month_year, sentence
from assistant.days.versions import Change
from assistant.replies import say
from procedures_kb import KnowledgeBase
from procedures_kb.model import Basis, Deadline, Duration, Faq, Fee, Known, Paper


def change_line(change: Change, kb: KnowledgeBase) -> str:
    """What held until a day and what holds from it on, each with its law; a change that the base
    itself tells is told in its words."""
    old = _told(change.then, kb) if change.then else ""
    new = _told(change.now, kb) if change.now else ""
    assert change.since is not None  # a fact without dates never changes
    day = day_month_year(change.since)
    if change.field == "changes":
        return new or old
    if old and new:
        return say("as_of.replaced", day=day, old=old, new=new)
    return say("as_of.began", day=day, new=new) if new else say("as_of.ended", day=day, old=old)


def _told(fact: Known, kb: KnowledgeBase) -> str:
    words = _line(fact, kb)
    laws = ", ".join(map(str, fact.law))
    return f"{words[:-1]} ({say('as_of.law', laws=laws)})." if laws else words


def _line(fact: Known, kb: KnowledgeBase) -> str:
    if isinstance(fact, Paper):
        return paper_line(fact, kb)
    if isinstance(fact, Fee):
        return fee_line(fact)
    if isinstance(fact, Duration):
        return time_line(fact)
    if isinstance(fact, Deadline):
        return deadline_line(fact)
    return sentence(_words(fact), fact)


def _words(fact: Known) -> str:
    if isinstance(fact, Faq):
        return f"{fact.question} {fact.answer}"
    if isinstance(fact, Basis):
        return f"{fact.text}: {fact.about}"
    return str(getattr(fact, "text", ""))
