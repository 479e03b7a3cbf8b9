"""A letter is about what its questions ask, read with the rest of it in mind."""

from __future__ import annotations

from collections.abc import Mapping

from assistant.text.sentences import looks_like_question, split_sentences

LONGER_THAN = 25
"""Words: what is shorter is read as a whole."""
READ_AT_MOST = 8
OF_QUESTION = 0.6
"""Weight of what the questions say against what the whole letter says, where they differ."""
NAMES_ONE = 0.5
"""Questions that name no procedure this surely lean on what went before: the whole letter counts.

Right procedure first (and sure enough to be answered), with the questions alone, the whole letter,
and both weighed so: 0.94 (0.89), 0.78 (0.67), 0.94 (0.89) of the 18 letters in
nlu_data/evaluation/letters.jsonl, which tell of other matters too; 0.76 (0.54), 0.94 (0.68),
0.96 (0.78) of the 50 letters in questions.jsonl."""


def questions_of(text: str) -> str:
    """The sentences of a letter that ask, or its last one; empty where the text is no letter."""
    sentences = split_sentences(text)
    if len(sentences) == 1 or len(text.split()) <= LONGER_THAN:
        return ""
    asking = [item for item in sentences[-READ_AT_MOST:] if looks_like_question(item)]
    return " ".join(asking or sentences[-1:])


def weigh(
    whole: Mapping[str, float], questions: Mapping[str, float], none: str
) -> Mapping[str, float]:
    """Probabilities over the same keys, `none` among them: the surer where both name the same
    procedure first, the whole where the questions name none, else the two mixed."""
    first, score = _likeliest(whole, none)
    asked, asked_score = _likeliest(questions, none)
    if first == asked:
        return whole if score > asked_score else questions
    if asked_score < NAMES_ONE:
        return whole
    share = OF_QUESTION
    keys = dict.fromkeys([*whole, *questions])  # each search compares other records of the portal
    return {
        key: share * questions.get(key, 0.0) + (1 - share) * whole.get(key, 0.0) for key in keys
    }


def _likeliest(shares: Mapping[str, float], none: str) -> tuple[str, float]:
    return max(((key, share) for key, share in shares.items() if key != none), key=_share)


def _share(item: tuple[str, float]) -> float:
    return item[1]
