"""Answers in free words: to the question just asked, or told before anything was asked.

The wordings stand in the base, with each question. Sure or not at all: what fits two answers is
no answer, and the question is asked (again).
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from assistant.dialogue.cues import finds, is_nothing_but, says, words_of
from assistant.dialogue.facts import UNKNOWN, Facts, may_apply
from assistant.dialogue.pointing import pointed_at
from assistant.dialogue.spoken_age import (
    age_in_years,
    ages_in,
    answer_of,
    bare_number,
    is_age_of,
)
from assistant.dialogue.words_met import Met, Words, answers_met, words_in
from assistant.text.fold import fold
from assistant.text.normalise import normalise
from procedures_kb import Procedure
from procedures_kb.question import Question

LONGEST_PLAIN = 7
"""Words."""
_CLAUSE = re.compile(r"[,.;:!\n]")
_WORD = re.compile(r"\w+")


def answer_to(question: Question, text: str) -> str | None:
    """The key of the answer meant, `UNKNOWN`, or None where that is not sure."""
    pressed = _pressed(question, text)
    if pressed:
        return pressed
    answers = _told_answers(question, text)
    if answers:
        return next(iter(answers)) if len(answers) == 1 else None
    if any(says("not_knowing", form) for form in _forms(text)):
        return UNKNOWN
    return (
        _yes_or_no(question, text) or _pointed_at(question, text) or _by_first_words(question, text)
    )


def told_answer(question: Question, text: str) -> str | None:
    """As `answer_to`, by words that name the answer only: no yes or no, no place, no doubt."""
    answers = _told_answers(question, text)
    return next(iter(answers)) if len(answers) == 1 else None


def answer_unasked(question: Question, text: str) -> str | None:
    """As `told_answer`, or a yes or no that speaks of that question: "không có nhà kế bên"."""
    told = told_answer(question, text)
    return told or (_by_first_words(question, text) if _telling(text) else None)


def answers_left(question: Question, text: str, *, is_asked: bool) -> tuple[str, ...]:
    """Those that a reply leaves to choose from ("chưa cưới"); empty where it rules none out."""
    plains = [fold(form) for form in _forms(text)]
    for item in question.spoken.leaves:
        wordings = (*item.said_as, *(item.replied_as if is_asked else ()))
        if any(_stands_in(fold(words), plain) for words in wordings for plain in plains):
            return item.answers
    return ()


def means_of(question: Question, left: tuple[str, ...]) -> str | None:
    """What was said where these answers are left, as a clause."""
    return next((it.means for it in question.spoken.leaves if it.answers == left), None)


def _stands_in(words: str, plain: str) -> bool:
    """One word alone must be the whole reply: "chưa", not any sentence with it."""
    if " " not in words:
        return words == " ".join(_WORD.findall(plain))
    found = re.search(rf"(?<!\w){re.escape(words)}(?!\w)", plain)
    return found is not None and not _is_denied_before(plain[: found.start()])


def _is_denied_before(plain: str) -> bool:
    """'chưa ai' before 'từng cưới'."""
    before = _WORD.findall(_CLAUSE.split(plain)[-1])
    linking = words_of("linking_a_denial") | words_of("whoever")
    while before and before[-1] in linking:
        before.pop()
    return bool(before) and before[-1] in words_of("denying")


def _pressed(question: Question, text: str) -> str | None:
    """The words of a button, pressed or typed."""
    said = fold(text).strip(" .?!")
    found = [key for key, words in question.answers.items() if fold(words).strip(" .?!") == said]
    return found[0] if len(found) == 1 else None


def _told_answers(question: Question, text: str) -> frozenset[str]:
    told = [_told(question, form) for form in _forms(text)]
    if any(item.has_taken_back and not item.answers for item in told):
        return frozenset()
    return frozenset[str]().union(*(item.answers for item in told))


def facts_said(procedure: Procedure, text: str, facts: Facts) -> dict[str, str]:
    """What a message tells by itself about questions not answered yet."""
    asked = {question.key: question for question in procedure.questions}
    found = {
        key: answer
        for key, question in asked.items()
        if key not in facts and (answer := _said_unasked(question, text))
    }
    both = {**facts, **found}
    return {key: answer for key, answer in found.items() if may_apply(asked[key], asked, both)}


def takes_back(text: str) -> bool:
    """True for "đổi lại câu trước": an answer given is to be changed."""
    return any(says("changing_answer", form) for form in _forms(text))


def _forms(text: str) -> tuple[str, ...]:
    """As written, and with its words mended and spelled out."""
    return tuple(dict.fromkeys((text, normalise(text))))


def _told(question: Question, text: str) -> Met:
    words = words_in(text)
    wordings = _wordings(question)
    if not _speaks_of(question, text):
        wordings = {key: tuple(filter(_tells_something, each)) for key, each in wordings.items()}
    met = answers_met(words, wordings)
    return replace(met, answers=met.answers | _by_age(question, words, is_asked=True))


def _wordings(question: Question) -> dict[str, tuple[str, ...]]:
    """All that tells an answer where the question was asked; its button too, if it has words of
    its own: a bare yes or no is read as such."""
    spoken = question.spoken
    plain = {
        key: ()
        if is_nothing_but("saying_yes", words) or is_nothing_but("saying_no", words)
        else (words,)
        for key, words in question.answers.items()
    }
    return {
        key: (*spoken.said_as.get(key, ()), *spoken.replied_as.get(key, ()), *plain[key])
        for key in question.answers
    }


def _by_age(question: Question, words: Words, *, is_asked: bool) -> set[str]:
    """The answers that the ages in the text fall into; where two differ, none is sure."""
    spoken = question.spoken
    if not spoken.ages:
        return set()
    told = [
        answer_of(age, spoken.ages)
        for age in ages_in(words)
        if is_asked or is_age_of(words, age, spoken.age_of)
    ]
    number = bare_number(words) if is_asked else None
    if number is not None and _can_only_be_years(question, number):
        told.append(answer_of(age_in_years(number), spoken.ages))
    return {told[0]} if len(set(told)) == 1 and told[0] else set()


def _can_only_be_years(question: Question, number: int) -> bool:
    """Not the place of a button: "2" may be either."""
    units = {item.unit for item in question.spoken.ages.values()}
    return units == {"year"} and number > len(question.answers)


def _said_unasked(question: Question, text: str) -> str | None:
    found: set[str] = set()
    for form in _forms(text):
        words = words_in(form)
        met = answers_met(words, question.spoken.said_as)
        if met.has_taken_back and not met.answers:
            return None
        found |= met.answers | _by_age(question, words, is_asked=False)
    return found.pop() if len(found) == 1 else None


def _yes_or_no(question: Question, text: str) -> str | None:
    """Where the whole message, or its first clause, is nothing but a yes or a no."""
    for form in _forms(text):
        for part in (form, _CLAUSE.split(form)[0]):
            if is_nothing_but("saying_no", part):
                return question.spoken.if_no
            if is_nothing_but("saying_yes", part):
                return question.spoken.if_yes
    return None


def _by_first_words(question: Question, text: str) -> str | None:
    """A short reply that begins or ends with a no ("không có tích hợp gì hết"), or begins with a
    yes ("có mã định danh rồi"), and speaks of nothing but the question; no number, which may well
    be an answer."""
    words = _WORD.findall(fold(normalise(text)))
    if len(words) > LONGEST_PLAIN or re.search(r"[\d?]", text):
        return None
    plain = " ".join(words)
    if any(item.start == 0 or item.end == len(plain) for item in finds("denying_it", plain)):
        return question.spoken.if_no if _speaks_of(question, text) else None
    is_yes = any(item.start == 0 for item in finds("affirming_it", plain))
    is_denied = any(word in words_of("denying") for word in words)
    is_of_it = bool(_telling(text)) and _telling(text) <= _words_of_yes(question)
    return question.spoken.if_yes if is_yes and is_of_it and not is_denied else None


def _telling(text: str) -> set[str]:
    """The words of a reply that are about something."""
    return set(_WORD.findall(fold(normalise(text)))) - words_of("empty_in_a_reply")


def _tells_something(wording: str) -> bool:
    """Not "có rồi", which may be said of anything."""
    return bool(set(_WORD.findall(fold(wording))) - words_of("empty_in_a_reply"))


def _speaks_of(question: Question, text: str) -> bool:
    """Of nothing but what the question is about: "giấy kết hôn có rồi" is no answer to whether
    there is another paper."""
    return _telling(text) <= _vocabulary(question)


@lru_cache(maxsize=500)
def _words_about(texts: tuple[str, ...]) -> frozenset[str]:
    return frozenset(word for text in texts for word in _WORD.findall(fold(text)))


def _words_of_yes(question: Question) -> frozenset[str]:
    """Of the question and of the answer that a yes is: "có bà đỡ" is another one."""
    key = question.spoken.if_yes or ""
    said = (*question.spoken.said_as.get(key, ()), *question.spoken.replied_as.get(key, ()))
    return _words_about((question.ask, question.answers.get(key, ""), *said))


def _vocabulary(question: Question) -> frozenset[str]:
    """The words of the question and of all that answers it."""
    wordings = (*question.spoken.said_as.values(), *question.spoken.replied_as.values())
    said = (words for each in wordings for words in each)
    return _words_about((question.ask, *question.answers.values(), *said))


def _pointed_at(question: Question, text: str) -> str | None:
    """'cái thứ hai', 'số 1', '2': by the order of the buttons; no number where ages are told."""
    keys = tuple(question.answers)
    words = words_in(text)
    number = bare_number(words)
    if question.spoken.ages and (number is not None or any(ages_in(words))):
        return None
    if number is not None:
        return keys[number - 1] if 0 < number <= len(keys) else None
    meant = pointed_at(text, keys, None)
    return meant[0] if len(meant) == 1 else None
