"""Training the ranking of the portal's records, and when it is none of them.

The records are not in the repository, so what is learned is kept there: a few hundred weights over
evidence that any record has. It learns from our own questions about some records, from the phrases
for others, each hidden while it is asked, and from what is about none: the edited procedures'
questions and small talk. The questions of the other split judge it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from rich.console import Console
from rich.progress import track

from assistant.model_folder import RANKER_FILE, read_none_sentences
from assistant.retrieval.embed import Embedder, load_embedder
from assistant.retrieval.evidence import Matrix
from assistant.retrieval.passages import ASKED, NAME
from assistant.retrieval.portal.adapter import ADAPTER, Adapter, load_adapter
from assistant.retrieval.portal.index import FEATURES, Edited, PortalIndex, Shortlist
from assistant.retrieval.portal.search import RANKER
from assistant.retrieval.portal.titles import Titles, plain
from assistant.retrieval.portal.wording import read_wording
from assistant.retrieval.ranker import Rankers, save_ranker
from assistant.retrieval.search import NONE, Search
from assistant.retrieval.vectors import embed_with_cache
from assistant.text.noise import forms
from assistant.text.normalise import normalise
from assistant.training.key import NLU_DATA
from assistant.training.portal.adapter import fit_adapter
from assistant.training.ranker import train_ranker
from assistant.training.ranking import load_small_talk
from procedures_kb import KnowledgeBase
from procedures_kb.portal_record import slug_of

LEARNED = NLU_DATA / "portal/questions.jsonl"
"""Questions to learn from only."""
EDITED_QUESTIONS = NLU_DATA / "portal/edited_questions.jsonl"
"""As citizens write about the edited procedures, to learn from only: unlike the questions of the
base, they are no neighbours of one another."""
QUESTIONS = NLU_DATA / "evaluation/portal_questions.jsonl"
"""Questions about other records: those of the split "dev" are learned from too."""
NOISY = ("unmarked", "typo", "hurried")
PENALTY = 1e-2
"""Ten times that of the edited ones: there are few questions to learn from."""
SHARES = {"question": 0.45, "phrase": 0.05, "edited_question": 0.3, "edited": 0.1, "none": 0.1}
"""Weight of each kind of example among all."""
PHRASES_EACH, EDITED_EACH = 10, 3
"""One of so many phrases, and of so many of the edited procedures' questions, is asked."""


T = TypeVar("T")


@dataclass(frozen=True)
class PortalQuestion:
    """A question and the slugs of the records that answer it, the best first."""

    text: str
    slugs: tuple[str, ...]
    intent: str
    is_for_training: bool


def read_portal_questions(path: Path = QUESTIONS) -> list[PortalQuestion]:
    rows = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    return [
        PortalQuestion(
            row["text"],
            tuple(map(slug_of, (row["code"], *row.get("also", ())))),
            row["intent"],
            row.get("split", "dev") == "dev",
        )
        for row in rows
    ]


@dataclass(frozen=True)
class Example:
    """One form of one sentence; `right` is the row of the record meant, the last for none."""

    kind: str
    matrix: Matrix
    right: int


def train_portal_search(kb: KnowledgeBase, model: Path, cache: Path) -> int:
    """Writes adapter and ranker; returns how many examples the ranker was trained on. `model` is
    the folder of the edited procedures' model, `kb` has the portal's records."""
    assert kb.imported is not None
    rankers = Rankers.load(model / RANKER_FILE)
    embedder = load_embedder(rankers.embedder)
    edited = list(kb.edited.values())
    search = Search(edited, read_none_sentences(model), rankers, embedder, cache)
    names = {text.slug: text.text for text in kb.imported.texts() if text.kind == NAME}
    adapter = _train_adapter(names, embedder, cache)
    index = PortalIndex(kb.imported, edited, read_wording(), embedder, adapter, cache)
    return _train_ranker(index, search, load_small_talk(NLU_DATA))


def _train_adapter(names: Mapping[str, str], embedder: Embedder, cache: Path) -> Adapter:
    """The phrases that the ranker learns from are not asked here."""
    titles = Titles(names, read_wording())
    vectors = embed_with_cache([*titles.names, *titles.phrases], embedder, cache)
    owner = [*titles.of_record, *titles.of_phrase]
    asked = [at + len(titles.names) for at in range(len(titles.phrases)) if at % PHRASES_EACH]
    adapter = Adapter(fit_adapter(vectors, owner, asked), embedder.name)
    adapter.save(ADAPTER)
    return load_adapter(embedder.name)


def _train_ranker(
    index: PortalIndex, search: Search, about_none: Sequence[str], out: Path = RANKER
) -> int:
    """Writes the ranker; returns how many examples it was trained on. A question whose record did
    not come into the shortlist teaches nothing and is left out."""
    examples = list(portal_examples(index, search, about_none))
    count = {kind: sum(example.kind == kind for example in examples) for kind in SHARES}
    ranker = train_ranker(
        [example.matrix for example in examples],
        [example.right for example in examples],
        [SHARES[example.kind] / count[example.kind] for example in examples],
        PENALTY,
    )
    out.parent.mkdir(parents=True, exist_ok=True)
    save_ranker(ranker, FEATURES, out)
    return len(examples)


def portal_examples(
    index: PortalIndex, search: Search, about_none: Sequence[str]
) -> Iterator[Example]:
    """Each sentence as written or, every second one, in a noisy form; a question in both."""
    asking = _Asking(index, search)
    every = [*read_portal_questions(LEARNED), *read_portal_questions()]
    questions = [item for item in every if item.is_for_training]
    for number, item in enumerate(_shown(questions, "questions")):
        for text in (item.text, _noisy(item.text, number)):
            yield from asking.about_record("question", text, item.slugs)
    titles = index.titles
    for number, at in enumerate(_shown(range(0, len(titles.phrases), PHRASES_EACH), "phrases")):
        text = titles.phrases[at] if number % 2 else _noisy(titles.phrases[at], number)
        right = titles.slugs_of(titles.of_phrase[at])
        if right[0] not in search.index.slugs:
            yield from asking.about_record("phrase", text, right, without=at)
    rows = map(json.loads, EDITED_QUESTIONS.read_text(encoding="utf-8").splitlines())
    for number, row in enumerate(_shown(list(rows), "edited questions")):
        for text in (row["text"], _noisy(row["text"], number)):
            yield from asking.about_record("edited_question", text, [row["slug"]])
    phrase_at = {phrase: at for at, phrase in enumerate(titles.phrases)}
    asked = [
        (at, passage) for at, passage in enumerate(search.index.passages)
        if passage.kind == ASKED and passage.slug != NONE
    ][::EDITED_EACH]  # fmt: skip
    for number, (at, passage) in enumerate(_shown(asked, "edited")):
        text = passage.text if number % 2 else _noisy(passage.text, number)
        without = phrase_at[plain(passage.text)]
        yield from asking.about_record("edited", text, [passage.slug], without, at)
    for text in _shown(about_none, "none"):
        yield asking.about_none(text)


class _Asking:
    def __init__(self, index: PortalIndex, search: Search) -> None:
        self._index = index
        self._search = search

    def about_record(
        self,
        kind: str,
        text: str,
        right: Sequence[str],
        without: int | None = None,
        hidden: int | None = None,
    ) -> Iterator[Example]:
        """`without` hides a phrase, `hidden` a passage of the edited procedures; nothing where no
        right one is in the shortlist."""
        found = self._find(text, without, hidden)
        rows = [found.slugs.index(slug) for slug in right if slug in found.slugs]
        if rows:
            yield Example(kind, found.matrix, rows[0])

    def about_none(self, text: str) -> Example:
        found = self._find(text)
        return Example("none", found.matrix, len(found.slugs))

    def _find(self, text: str, without: int | None = None, hidden: int | None = None) -> Shortlist:
        asked = normalise(text)
        shares, none, _ = self._search.rank_edited(asked, hidden)
        return self._index.find(asked, Edited(shares, none), without)


def _noisy(text: str, number: int) -> str:
    return forms(text, number)[NOISY[number % len(NOISY)]]


def _shown(items: Sequence[T], label: str) -> Iterator[T]:
    yield from track(items, f"portal: {label}", console=Console(stderr=True))
