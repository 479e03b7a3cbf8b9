"""The frequent question nearest to what was asked, when it is near enough to be the answer.

Nearness alone is not enough: "chồng đăng ký thường trú ở nhà vợ" lies close to "thuê trọ có nhập hộ
khẩu được không". The two must also share most of the words that carry the matter.
"""

from __future__ import annotations

import re
from datetime import date

from assistant.answers.part import Part
from assistant.answers.wording import sentence
from assistant.replies import say
from assistant.text.fold import fold
from assistant.text.lexicon import asking_words
from assistant.turn import Context
from procedures_kb import Procedure, in_force
from procedures_kb.model import Faq

NEAR = 0.4
"""Cosine of the pieces of words of the two questions: below it they share little but filler."""
SHARED = 0.6
"""Share of the matter words of each question that the other must have too."""
ALIKE = 0.5
"""Share of all their words (Jaccard): of one matter, "cần gì" and "bao lâu" are two questions."""
UNITS = frozenset(("ngay", "tuan", "thang", "nam", "tuoi"))
"""Folded words that stand behind a number."""
_WORD = re.compile(r"\w+")


def nearest(procedure: Procedure, context: Context, day: date) -> Part | None:
    entry = _find(procedure, context, day)
    if entry is None:
        return None
    block = {
        "type": "faq",
        "question": entry.question,
        "answer": entry.answer,
        "confidence": entry.confidence.value,
        "law": [str(reference) for reference in entry.law],
    }
    lines = (say("faq.lead", question=entry.question), sentence(entry.answer, entry))
    return Part(lines, (block,), (entry,))


def _find(procedure: Procedure, context: Context, day: date) -> Faq | None:
    current = in_force(procedure.faq, day)
    if day != context.turn.today:
        # Without days of its own an answer is written for today's rules.
        current = [entry for entry in current if entry.starts_on or entry.ends_on]
    by_question = {entry.question: entry for entry in current}
    for hit in context.hits:
        if hit.slug != procedure.slug or hit.near < NEAR:
            continue
        if hit.text in by_question and share_matter(hit.text, context.text):
            return by_question[hit.text]
    return None


def share_matter(left: str, right: str) -> bool:
    """True when each has most of the other's matter words, and both ask it in like words; never of
    different numbers. Where one asks without any, those of the other are its case: "4 tháng"."""
    one, two = _words(left), _words(right)
    if _numbers(one) and _numbers(two) and _numbers(one) != _numbers(two):
        return False
    if _numbers(one) != _numbers(two):
        one, two = _without_numbers(one), _without_numbers(two)
    alike = len(one & two) >= ALIKE * len(one | two)
    one, two = one - asking_words(), two - asking_words()
    both = len(one & two)
    return alike and both > 0 and both >= SHARED * max(len(one), len(two))


def _numbers(words: set[str]) -> set[str]:
    return {word for word in words if word.isdigit()}


def _without_numbers(words: set[str]) -> set[str]:
    return words - _numbers(words) - UNITS


def _words(text: str) -> set[str]:
    return set(_WORD.findall(fold(text)))
