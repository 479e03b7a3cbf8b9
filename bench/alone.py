"""One index alone, without training: BM25 over words, or e5 as it comes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from assistant.evaluation.questions import NONE, Labelled
from assistant.retrieval.embed import load_embedder
from assistant.retrieval.index import DenseIndex, WordIndex
from assistant.retrieval.passages import ASKED, Passage, passages_of
from assistant.retrieval.vectors import embed_with_cache
from assistant.text.normalise import normalise
from assistant.training.key import NLU_DATA
from assistant.training.ranking import load_none_sentences
from bench.asking import Said, right_answers
from bench.measured import Peer
from procedures_kb import load_knowledge_base

NAMED = 3
Scores = Callable[[str], Any]


def measure_alone(questions: Sequence[Labelled], cache: Path) -> list[Peer]:
    """The nearest passage decides; sentences about none are passages too, and mean a refusal."""
    about = passages_of(load_knowledge_base().procedures.values())
    none = [Passage(NONE, ASKED, text) for text in load_none_sentences(NLU_DATA)]
    passages = [*about, *none]
    texts = [normalise(passage.text) for passage in passages]
    words = WordIndex.build(texts)
    embedder = load_embedder()
    dense = DenseIndex.build(embed_with_cache(texts, embedder, cache))
    slugs = [passage.slug for passage in passages]
    scorers: dict[str, Scores] = {
        "BM25 alone": lambda text: words.scores(normalise(text)),
        "e5 alone, zero-shot": lambda text: dense.scores(embedder.embed(normalise(text))),
    }
    return [
        Peer(name, right_answers(lambda text, of=of: nearest(of(text), slugs), questions))  # type: ignore[misc]
        for name, of in scorers.items()
    ]


def nearest(scores: Any, slugs: Sequence[str]) -> Said:
    """Groups by their best passage; a question nearest to a sentence about none is refused."""
    order = (slugs[at] for at in np.argsort(-scores, kind="stable") if scores[at] > 0)
    named: dict[str, None] = {}
    for slug in order:
        named.setdefault(slug)
        if len(named) > NAMED:
            break
    first = next(iter(named), NONE)
    if first == NONE:
        return Said((), False)
    return Said(tuple(slug for slug in named if slug != NONE)[:NAMED], True)
