"""Training the ranking of the portal's records, and when it is none of them.

The records are not in the repository, so what is learned is kept there: a few hundred weights over
evidence that any record has. It learns from our own questions about some records, from the phrases
for others, each hidden while it is asked, and from what is about none: the edited procedures'
questions and small talk. The questions of the other split judge it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from assistant.model_folder import RANKER_FILE, read_none_sentences
from assistant.retrieval.embed import Embedder, load_embedder
from assistant.retrieval.evidence import FEATURES as EVIDENCE
from assistant.retrieval.passages import NAME
from assistant.retrieval.portal.adapter import ADAPTER, Adapter, load_adapter
from assistant.retrieval.portal.index import FEATURES, PortalIndex
from assistant.retrieval.portal.search import RANKER
from assistant.retrieval.portal.titles import Titles
from assistant.retrieval.portal.wording import read_wording
from assistant.retrieval.ranker import load_ranker, save_ranker
from assistant.retrieval.search import Search
from assistant.retrieval.vectors import embed_with_cache
from assistant.training.key import NLU_DATA
from assistant.training.portal.adapter import fit_adapter
from assistant.training.portal.examples import PHRASES_EACH, portal_examples
from assistant.training.ranker import train_ranker
from assistant.training.ranking import load_small_talk
from procedures_kb import KnowledgeBase

PENALTY = 1e-3
"""As for the edited ones."""
SHARES = {"question": 0.45, "phrase": 0.05, "edited_question": 0.3, "edited": 0.1, "none": 0.1}
"""Weight of each kind of example among all."""


def train_portal_search(kb: KnowledgeBase, model: Path, cache: Path) -> int:
    """Writes adapter and ranker; returns how many examples the ranker was trained on. `model` is
    the folder of the edited procedures' model, `kb` has the portal's records."""
    assert kb.imported is not None
    embedder = load_embedder()
    edited = list(kb.edited.values())
    ranker = load_ranker(EVIDENCE, model / RANKER_FILE)
    search = Search(edited, read_none_sentences(model), ranker)
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
    return load_adapter()


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
